/** The rooms of the house. A room adds one line here and is on the web. */
import { accountRoom } from '../account/routes.tsx';
import { adminRoom } from '../admin/routes.tsx';
import { campaignRoom } from '../campaign/routes.tsx';
import { cascadeRoom } from '../cascade/routes.tsx';
import { helpRoom } from '../help/routes.tsx';
import { homeRoom } from '../home/routes.tsx';
import { indicatorRoom } from '../indicator/routes.tsx';
import { orgRoom } from '../org/routes.tsx';
import { overviewRoom } from '../overview/routes.tsx';
import { pivotRoom } from '../pivot/routes.tsx';
import { planRoom } from '../plan/routes.tsx';
import { publicRoom } from '../public/routes.tsx';
import { registerRoom } from '../register/routes.tsx';
import { reportRoom } from '../report/routes.tsx';
import { urgeRoom } from '../urge/routes.tsx';
import { workRoom } from '../work/routes.tsx';

export const rooms = [
  accountRoom,
  homeRoom,
  orgRoom,
  planRoom,
  cascadeRoom,
  workRoom,
  overviewRoom,
  registerRoom,
  pivotRoom,
  indicatorRoom,
  reportRoom,
  publicRoom,
  campaignRoom,
  urgeRoom,
  adminRoom,
  helpRoom,
] as const;

/** The rooms of the house. A room adds one line here and is on the web. */
import { accountRoom } from '../account/routes.tsx';
import { homeRoom } from '../home/routes.tsx';

export const rooms = [accountRoom, homeRoom] as const;

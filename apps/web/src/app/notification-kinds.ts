/** How each kind of notification reads. Loaded with the list, when the bell is pressed; a room adds two lines. */
import { notificationKinds as campaign } from '../campaign/notification-kinds.ts';
import { notificationKinds as cascade } from '../cascade/notification-kinds.ts';
import { notificationKinds as indicator } from '../indicator/notification-kinds.ts';
import { notificationKinds as plan } from '../plan/notification-kinds.ts';
import { notificationKinds as register } from '../register/notification-kinds.ts';
import { notificationKinds as reportComposed } from '../report/composed/notification-kinds.ts';
import { notificationKinds as reportPeriodic } from '../report/periodic/notification-kinds.ts';
import { notificationKinds as urge } from '../urge/notification-kinds.ts';
import { notificationKinds as work } from '../work/notification-kinds.ts';
import type { NotificationKind } from './room.ts';

export const notificationKinds: Readonly<Record<string, NotificationKind>> = {
  ...plan,
  ...cascade,
  ...work,
  ...register,
  ...indicator,
  ...reportPeriodic,
  ...reportComposed,
  ...campaign,
  ...urge,
};

import type { Room } from '../app/room.ts';
import { composedRoom } from './composed/routes.tsx';

/** Reports, and the documents that are composed from the work. */
export const reportRoom = {
  inShell: [...composedRoom.inShell],
  beside: [],
  notificationKinds: { ...composedRoom.notificationKinds },
} as const satisfies Room;

/** The registers: each subject of the room has its own routes; a line each here puts them on the web. */
import type { Room } from '../app/room.ts';

export const registerRoom = {
  inShell: [],
} as const satisfies Room;

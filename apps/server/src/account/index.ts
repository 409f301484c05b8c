import type { BoundAction } from '../platform/action.ts';
import { changePassword } from './change-password.ts';
import { me } from './me.ts';
import { markRead, notifications } from './notifications.ts';
import { offlinePart } from './offline-part.ts';
import { changeSettings } from './settings.ts';
import { signOut } from './sign-out.ts';

export { ARGON2, mountSignIn } from './sign-in.ts';
export { registerJobs } from './sweep.ts';

export const actions: readonly BoundAction[] = [
  me,
  signOut,
  changePassword,
  changeSettings,
  notifications,
  markRead,
  offlinePart,
];

import type { BoundAction } from '../platform/action.ts';
import { auditLog } from './audit-log.ts';
import { createUser } from './create-user.ts';
import { editUser, endSessions, resetPassword, setActive } from './edit-user.ts';
import { grantRole, revokeGrant } from './grants.ts';
import { user, users } from './read-users.ts';
import { checkAudit, checkFacts, system } from './system.ts';

export { registerJobs } from './audit-jobs.ts';
export { hasAdministrator } from './create-administrator.ts';

export const actions: readonly BoundAction[] = [
  users,
  user,
  createUser,
  editUser,
  setActive,
  resetPassword,
  endSessions,
  grantRole,
  revokeGrant,
  auditLog,
  checkAudit,
  checkFacts,
  system,
];

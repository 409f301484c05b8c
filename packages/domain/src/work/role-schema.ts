import { z } from 'zod';
import { OBLIGATION_ROLES } from './role.ts';

/** Apart from role.ts, whose names are in the browser's first view. */
export const ObligationRole = z.enum(OBLIGATION_ROLES).meta({ id: 'ObligationRole' });
export type ObligationRole = z.infer<typeof ObligationRole>;

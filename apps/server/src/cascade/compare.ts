import { cascade } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import { readVersion } from './content.ts';
import { findBodyPlan } from './subject.ts';

/** A version that was sent beside the one before it; a body below sees only those noted as received. */
export const compare = action(cascade.compare, {
  permission: 'cascade.read',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, query }, subject) {
    const shown = found(await readVersion(tx, subject.bodyPlanId, query.version));
    const before =
      query.version === 1 ? undefined : await readVersion(tx, subject.bodyPlanId, query.version - 1);
    return { content: shown.content, before: before?.content ?? null };
  },
});

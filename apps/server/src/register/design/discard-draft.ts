import { register } from '@binhdang/contract';
import { action } from '../../platform/action.ts';
import { openDraft } from './save-draft.ts';

/** Throws a draft away; what was published stays. */
export const discardDraft = action(register.discardDesign, {
  permission: 'register.design',
  async run({ tx, params, body }) {
    const draft = await openDraft(tx, params.register, body.version);
    await tx.deleteFrom('register_draft').where('id', '=', draft.id).execute();
  },
});

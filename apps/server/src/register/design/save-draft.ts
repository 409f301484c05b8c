import { register } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { found, refuse, refuseField } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { lockDraft, readDraft, type StoredDraft, versionsOf } from './designs.ts';
import { checkNewCode, soundDefinition } from './start-draft.ts';

/** Keeps the draft as it stands, finished or not. A register that was never published may still get another code. */
export const saveDraft = action(register.saveDesign, {
  permission: 'register.design',
  async run({ tx, session, params, body, services }) {
    const draft = await openDraft(tx, params.register, body.version);
    const code = await codeOf(tx, params.register, body.definition['code']);
    const versions = await versionsOf(tx, params.register);
    const definition = soundDefinition(body.definition, code, (versions[0]?.number ?? 0) + 1);
    const now = services.clock.now();
    await sql`
      update register_draft set register = ${code}, definition = ${JSON.stringify(definition)}::jsonb,
             mapping = ${JSON.stringify(body.mapping)}::jsonb, changed_by = ${session.userId}, changed_at = ${now}
       where id = ${draft.id}`.execute(tx);
    return { register: code, version: draft.version + 1, savedAt: now.toISOString() };
  },
});

/** The draft as it is now, locked; refuses when somebody else has changed it meanwhile. */
export async function openDraft(tx: Transaction, code: string, version: number): Promise<StoredDraft> {
  const draft = found(await lockDraft(tx, code));
  if (draft.version !== version) refuse('edit-conflict', { current: await readDraft(tx, code) });
  return draft;
}

async function codeOf(tx: Transaction, present: string, wanted: unknown): Promise<string> {
  if (typeof wanted !== 'string' || wanted === present) return present;
  if ((await versionsOf(tx, present)).length > 0) {
    refuseField('definition.code', {
      vi: 'Mã của sổ đã ban hành không đổi được.',
      en: 'The code of a published register cannot change.',
    });
  }
  checkNewCode(wanted);
  if ((await versionsOf(tx, wanted)).length > 0 || (await lockDraft(tx, wanted))) {
    refuseField('definition.code', {
      vi: 'Đã có sổ mang mã này. Hãy đặt mã khác.',
      en: 'There is a register with this code. Please choose another.',
    });
  }
  return wanted;
}

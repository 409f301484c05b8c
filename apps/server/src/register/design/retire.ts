import { register } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { found, refuse } from '../../platform/refusal.ts';
import { inForceOn, versionsOf } from './designs.ts';

/**
 * Closes a register to new records, or opens it again; records stay as they are. The version in force and those
 * published for later are closed together.
 */
export const retireRegister = action(register.retireRegister, {
  permission: 'register.design',
  async run({ tx, params, body, today }) {
    const versions = await versionsOf(tx, params.register);
    const current = found(inForceOn(versions, today) ?? versions.at(-1));
    if (current.retired === body.retired) {
      refuse('wrong-state', {
        detail: body.retired
          ? { vi: 'Sổ này đã khóa rồi.', en: 'This register is closed already.' }
          : { vi: 'Sổ này đang mở.', en: 'This register is open.' },
      });
    }
    await sql`
      update register_definition set status = ${body.retired ? 'retired' : 'published'},
             retired_reason = ${body.reason}
       where code = ${params.register} and number >= ${current.number}`.execute(tx);
  },
});

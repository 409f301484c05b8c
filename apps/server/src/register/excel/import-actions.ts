/** Imports: listed, read, confirmed, discarded, undone. */
import { register } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { found, refuse } from '../../platform/refusal.ts';
import { findRegister } from '../subject.ts';
import { changedSince, findImport, lineColumns, lineOf, wholeImport } from './import-rows.ts';
import { discard } from './start-import.ts';
import { CHANGED } from './undo-records.ts';
import { WORK } from './work.ts';

const LISTED = 50;

/** The latest imports into a register for the person's bodies. */
export const imports = action(register.imports, {
  permission: 'register.read',
  subject: ({ tx, params, today }) => findRegister(tx, params.register, today),
  async run({ tx, today }, { definition }) {
    const { rows } = await sql<Parameters<typeof lineOf>[0]>`
      select ${lineColumns(today)} from record_import i join register_definition d on d.id = i.definition_id
       where i.register = ${definition.code} and i.state <> 'discarded'
       order by i.made_at desc, i.id desc limit ${LISTED}`.execute(tx);
    return { items: rows.map(lineOf) };
  },
});

export const readImport = action(register.readImport, {
  permission: 'record.write',
  subject: ({ tx, params }) => findImport(tx, params.importId),
  run: async ({ tx, today }, { id }) => found(await wholeImport(tx, id, today)),
});

/** Has all rows written in the background. Confirmed again it stays one import. */
export const confirmImport = action(register.confirmImport, {
  permission: 'record.write',
  subject: ({ tx, params }) => findImport(tx, params.importId, true),
  async run({ tx, session, body, services }, { id, state, faults }) {
    if (state === 'importing' || state === 'done') return { state };
    if (state !== 'checked') refuseState();
    if (faults > 0)
      refuse('wrong-state', {
        detail: {
          vi: `Tệp còn ${faults} lỗi. Hãy sửa trong tệp rồi tải lên lại; chưa có gì được nhập.`,
          en: `The file still has ${faults} errors. Correct them in the file and upload it again; nothing was imported.`,
        },
      });
    await sql`
      update record_import set state = 'importing', choice = ${JSON.stringify(body)}::jsonb,
             confirmed_by = ${session.userId}, confirmed_at = present() where id = ${id}`.execute(tx);
    await sql`
      update record_import_progress set phase = 'waiting', done = 0, attempts = 0, at = now()
       where import_id = ${id}`.execute(tx);
    await services.jobs.send(tx, WORK, { importId: id });
    return { state: 'importing' as const };
  },
});

export const discardImport = action(register.discardImport, {
  permission: 'record.write',
  subject: ({ tx, params }) => findImport(tx, params.importId, true),
  async run({ tx }, { id, state }) {
    if (state === 'discarded') return { state };
    if (state !== 'checking' && state !== 'checked' && state !== 'failed') refuseState();
    await discard(tx, id);
    return { state: 'discarded' as const };
  },
});

/** Has all records taken back in the background, where nobody has worked with one of them since. */
export const undoImport = action(register.undoImport, {
  permission: 'record.write',
  subject: ({ tx, params }) => findImport(tx, params.importId, true),
  async run({ tx, session, body, services }, { id, state }) {
    if (state === 'undoing' || state === 'undone') return { state };
    if (state !== 'done') refuseState();
    const changed = await changedSince(tx, id);
    if (changed.total > 0) {
      const { vi, en } = CHANGED(changed.total);
      const titles = changed.items
        .slice(0, 5)
        .map(({ title }) => title)
        .join('; ');
      refuse('wrong-state', { detail: { vi: `${vi} (${titles})`, en: `${en} (${titles})` } });
    }
    await sql`
      update record_import set state = 'undoing', undo_reason = ${body.reason}, undone_by = ${session.userId},
             failure = null where id = ${id}`.execute(tx);
    await sql`
      update record_import_progress set phase = 'waiting', done = 0, total = null, attempts = 0, at = now()
       where import_id = ${id}`.execute(tx);
    await services.jobs.send(tx, WORK, { importId: id });
    return { state: 'undoing' as const };
  },
});

function refuseState(): never {
  refuse('wrong-state', {
    detail: {
      vi: 'Lần nhập này không còn ở bước đó. Hãy tải lại trang.',
      en: 'This import is no longer at that step. Please reload the page.',
    },
  });
}

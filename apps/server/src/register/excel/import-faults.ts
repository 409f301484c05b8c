import { type BodyRef, register } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { refuse } from '../../platform/refusal.ts';
import { writableBodies } from '../list-registers.ts';
import { findImport, wholeImport } from './import-rows.ts';
import { prepared } from './import-task.ts';
import { markFile } from './mark-reader.ts';
import { Refused } from './refused.ts';

/** The file once more, with marks at what is wrong: all of it, also what the report leaves out. */
export const importFaults = action(register.importFaults, {
  permission: 'record.write',
  subject: ({ tx, params }) => findImport(tx, params.importId),
  async run({ tx, today, session, services }, subject) {
    if (subject.fileId === null)
      refuse('wrong-state', {
        detail: {
          vi: 'Tệp này đã quá lâu và không còn được giữ.',
          en: 'This file is too old and no longer kept.',
        },
      });
    const { task, definition } = await prepared(services, { tx, today, session }, subject);
    const { rows } = await sql<{ bodies: BodyRef[] }>`select ${writableBodies(today)} as bodies`.execute(tx);
    try {
      const bytes = await markFile({
        task: { ...task, keepCells: true },
        number: definition.number,
        writers: rows[0]?.bodies ?? [],
        known: (await wholeImport(tx, subject.id, today))?.cells ?? [],
      });
      const name = subject.fileName.replace(/\.[^.]+$/, '');
      return { bytes, mediaType: register.importFaults.file ?? '', name: `${name} - loi.xlsx` };
    } catch (error) {
      if (error instanceof Refused) refuse('file-refused', { detail: error.words });
      throw error;
    }
  },
});

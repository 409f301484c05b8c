import { type BodyRef, register } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { numberedDefinition } from '../definitions.ts';
import { writableBodies } from '../list-registers.ts';
import { findRegister } from '../subject.ts';
import { sheetOf } from './sheet-of.ts';
import { writeTemplate } from './template-workbook.ts';

/** A register's template as of its version in force, or an earlier one; forms are for everybody signed in. */
export const template = action(register.template, {
  permission: 'register.read',
  async subject({ tx, params, query, today }) {
    if (query.number === undefined) return findRegister(tx, params.register, today);
    const definition = await numberedDefinition(tx, params.register, query.number);
    return definition && { definition };
  },
  async run({ tx, today }, { definition: { code, number, rules } }) {
    const { definition } = rules;
    const { rows } = await sql<{ bodies: BodyRef[] }>`select ${writableBodies(today)} as bodies`.execute(tx);
    const sheet = await sheetOf(tx, definition, today);
    const bytes = await writeTemplate({ definition, number, sheet, writable: rows[0]?.bodies ?? [] });
    return { bytes, mediaType: register.template.file ?? '', name: `mau-${code}-v${number}.xlsx` };
  },
});

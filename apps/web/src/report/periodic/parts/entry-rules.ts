/** Rules of a table that people fill in: those of a table field of a register. */
import { RecordRules, type RegisterDefinition, type SimpleField } from '@binhdang/domain/register';
import { typedDate, typedMoney, typedNumber } from '../../../register/form/typed.ts';
import type { EntryRow } from '../draft-content.ts';

const NO_WORDS = { vi: '-', en: '-' };

/** A register of one table, so that its cells are checked, shown and called as in any register. */
export function entryRules(
  code: string,
  name: { readonly vi: string; readonly en: string },
  columns: readonly SimpleField[],
  maxRows: number,
): RecordRules {
  const field = { code, type: 'table' as const, name, columns: [...columns], maxRows };
  const definition: RegisterDefinition = {
    code: 'table',
    version: 1,
    name,
    purpose: NO_WORDS,
    group: 'sector',
    clauses: [],
    nature: 'event',
    day: code,
    sight: 'body',
    lists: {},
    sections: [{ name, fields: [field] }],
    checks: [],
    measures: [],
    list: { columns: [code], filters: [] },
    proves: [],
  };
  return new RecordRules(definition);
}

/** What a pasted cell is to its column; text that cannot be read stays, to be mended. */
function entered(field: SimpleField, text: string, today: string): unknown {
  if (text === '') return undefined;
  switch (field.type) {
    case 'number':
      return typedNumber(text);
    case 'money':
      return typedMoney(text);
    case 'date':
      return typedDate(text, today);
    default:
      return text;
  }
}

/** Where a block from Excel goes: its first cell into the cell it was pasted in, below and to the right from there. */
export function withPasted(
  rows: readonly EntryRow[],
  columns: readonly SimpleField[],
  cells: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  { today, maxRows }: { readonly today: string; readonly maxRows: number },
): EntryRow[] {
  const next = rows.map((row) => ({ ...row }));
  cells.forEach((line, down) => {
    const place = at.row + down;
    if (place >= maxRows) return;
    const row: Record<string, unknown> = { ...next[place] };
    line.forEach((text, right) => {
      const field = columns[at.column + right];
      if (field !== undefined) row[field.code] = entered(field, text, today);
    });
    next[place] = row;
  });
  // Pasted below the last row: what lies between is there, if empty.
  return Array.from(next, (row) => row ?? {});
}

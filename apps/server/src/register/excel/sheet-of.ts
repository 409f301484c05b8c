/** The plan of a register's sheets with what is needed to read and write them. */

import type { CivilDate } from '@binhdang/domain';
import {
  type CellContext,
  type RegisterDefinition,
  type SheetColumn,
  type SheetPlan,
  sheetNames,
  sheetPlan,
} from '@binhdang/domain/register';
import type { Transaction } from '../../platform/transaction.ts';
import { AXES } from '../axes.ts';
import type { KnownBody } from './check-file.ts';
import { knownBodies, linkable } from './known.ts';

export interface SheetOf {
  readonly plan: SheetPlan;
  readonly bodies: readonly KnownBody[];
  readonly links: readonly string[];
  readonly context: CellContext;
}

export async function sheetOf(
  tx: Transaction,
  definition: RegisterDefinition,
  today: CivilDate,
): Promise<SheetOf> {
  const bodies = await knownBodies(tx, today);
  const records = await linkable(tx, definition);
  const names = sheetNames(bodies, records);
  return {
    plan: sheetPlan(definition, AXES),
    bodies,
    links: records.map(({ id }) => names.sayLink(id) ?? ''),
    context: { lists: definition.lists, names },
  };
}

const NARROW = 11;

/** In characters: wide enough for what usually stands there. */
export function widthOf(column: SheetColumn): number {
  switch (column.role) {
    case 'key':
      return 9;
    case 'count':
    case 'computed':
    case 'status':
      return Math.max(NARROW, Math.min(20, Math.ceil(column.heading.length / 2)));
    case 'record':
      return 38;
    case 'body':
      return 30;
    case 'value':
      return VALUE_WIDTHS[column.field.type];
  }
}

const VALUE_WIDTHS = {
  text: 32,
  number: 12,
  money: 16,
  date: 13,
  period: 18,
  yes_no: 11,
  choice: 28,
  choices: 32,
  body: 30,
  place: 34,
  person: 24,
  link: 32,
} as const;

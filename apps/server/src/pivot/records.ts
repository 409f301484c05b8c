import { type QueryOf, pivot as routes } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import {
  isPlace,
  isTime,
  parseRestriction,
  type Restriction,
  type Span,
  spansOf,
} from '@binhdang/domain/pivot';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { recordsBehind } from '../register/index.ts';
import { type Definition, definitionOf } from './definition.ts';
import { groupsOn, placesSql } from './places.ts';

type Query = QueryOf<typeof routes.records>;

/** The records that one number is made of: the pivot's own filters, and the members that the cell stands at. */
export const records = action(routes.records, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const { at, after, limit, ...rest } = query;
    const cell = at.map((text) => parseRestriction(text) ?? refuseAt());
    const plain = cell.filter(({ dimension }) => !isTime(dimension)).map(({ dimension }) => dimension);
    const definition = await definitionOf(
      tx,
      { ...rest, ...withoutTimes(rest), filter: merged(query, cell) },
      today,
    );
    // Both together are what the cell is of; the definition has checked that they are known.
    if (plain.some((dimension) => definition.filters.every((one) => one.dimension !== dimension))) refuseAt();
    const [known] = definition.known;
    if (known === undefined || definition.known.length > 1) refuseOne();
    const stock = known.measure.kind === 'stock';
    const times = [...query.row, ...query.column].filter(isTime);
    const spans = spansOf(definition, times, today).filter(({ members }) =>
      cell.every(({ dimension, members: [member] }) => !isTime(dimension) || members[dimension] === member),
    );
    if (spans.length === 0) return { items: [], next: null };
    const conditions = [
      sql`f.measure = ${known.measure.code}`,
      sql`f.sight = 'plan'`,
      daysOf(spans, stock),
      ...breakdownOf(definition),
      ...(await bodiesOf(tx, definition, spans.at(-1)?.to ?? today)),
      ...(definition.verified ? [sql`f.verified`] : []),
    ];
    return recordsBehind(tx, { conditions, stock, after, limit }, today);
  },
});

function refuseAt(): never {
  refuseField('at', {
    vi: 'Không có ô này trong bảng. Hãy mở lại từ bảng phân tích.',
    en: 'There is no such cell. Please open it from the pivot.',
  });
}

function refuseOne(): never {
  refuseField('measure', {
    vi: 'Mỗi lần chỉ xem bản ghi của một số liệu.',
    en: 'Records are shown of one measure at a time.',
  });
}

/** Dimensions are told by the cell's members; of the rows and columns only times say how long a cell is. */
const withoutTimes = ({ row, column }: Pick<Query, 'row' | 'column'>) => ({
  row: row.filter((code) => !isTime(code)),
  column: column.filter((code) => !isTime(code)),
});

/** A filter of a dimension and a member of it are met by the member alone, if it is one that the filter leaves. */
function merged({ filter }: Query, cell: readonly Restriction[]): string[] {
  const members = cell.filter(({ dimension }) => !isTime(dimension));
  const kept = filter.filter((text) => {
    const own = parseRestriction(text);
    const one = members.find(({ dimension }) => dimension === own?.dimension);
    if (one !== undefined && own?.members.includes(one.members[0] ?? '') !== true) refuseAt();
    return one === undefined;
  });
  return [...kept, ...members.map(({ dimension, members: [member = ''] }) => `${dimension}=${member}`)];
}

/** Of a stock whatever came and went until the end. */
function daysOf(spans: readonly Span[], stock: boolean): RawBuilder<unknown> {
  if (stock) return sql`f.day <= ${spans.at(-1)?.to}::date`;
  return sql`(${sql.join(
    spans.map(({ from, to }) => sql`f.day between ${from}::date and ${to}::date`),
    sql` or `,
  )})`;
}

/** Choices make the total and are free unless one is named; of breakdowns those named and no other. */
function breakdownOf({ known, filters }: Definition): RawBuilder<unknown>[] {
  const own = known[0]?.dimensions ?? [];
  const named = filters.flatMap(({ dimension, members }) => {
    const found = own.find(({ code }) => code === dimension);
    return found === undefined ? [] : [{ code: dimension, members }];
  });
  const free = own.filter(({ kind, code }) => kind === 'choice' || named.some((one) => one.code === code));
  return [
    sql`f.breakdown - ${free.map(({ code }) => code)}::text[] = '{}'`,
    ...named.map(
      ({ code, members }) => sql`coalesce(f.breakdown ->> ${code}, '') = any (${members}::text[])`,
    ),
  ];
}

async function bodiesOf(
  tx: Transaction,
  { filters }: Definition,
  on: CivilDate,
): Promise<RawBuilder<unknown>[]> {
  const placed = filters.filter(({ dimension }) => isPlace(dimension) || dimension.startsWith('@'));
  if (placed.length === 0) return [];
  const groups = placed.some(({ dimension }) => dimension === '@group') ? await groupsOn(tx, on) : undefined;
  return [sql`f.body_id in (with recursive ${placesSql(placed, groups, on)} select p.id from place p)`];
}

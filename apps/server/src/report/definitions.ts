/** Outlines of reports and the duties to send them: shipped in the catalog, kept with all their versions in the database. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CivilDate } from '@binhdang/domain';
import { Outline, resolveOutline } from '@binhdang/domain/outline';
import { ReportingCatalog, ReportingDuty } from '@binhdang/domain/regime';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

const CATALOG = join(import.meta.dirname, '../../../../catalog');
const file = (name: string): unknown => JSON.parse(readFileSync(join(CATALOG, name), 'utf8'));

/** The shipped outlines, their shared sections in place. */
export function readOutlines(): Outline[] {
  const shared = file('outline-sections.json') as Record<string, unknown>;
  return readdirSync(join(CATALOG, 'outlines'))
    .sort()
    .map((name) => resolveOutline(file(`outlines/${name}`), shared));
}

/** The shipped duties. */
export const readDuties = (): ReportingDuty[] => ReportingCatalog.parse(file('reporting.json')).duties;

export interface Versioned<T> {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly definition: T;
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly definition: unknown;
}

/** A row never changes what it defines. There are few. */
const known = new Map<string, Outline | ReportingDuty>();

async function read<T extends Outline | ReportingDuty>(
  tx: Transaction,
  kind: 'outline' | 'duty',
  which: RawBuilder<unknown>,
  parse: (definition: unknown) => T,
): Promise<Versioned<T>[]> {
  const { rows } = await sql<Row>`
    select d.id, d.code, d.number,
           case when d.id = any (${[...known.keys()]}::uuid[]) then null else d.definition end as definition
      from report_definition d where d.kind = ${kind} and ${which} order by d.code`.execute(tx);
  return rows.map(({ definition, ...row }) => {
    const one = (known.get(row.id) as T | undefined) ?? parse(definition);
    known.set(row.id, one);
    return { ...row, definition: one };
  });
}

/** Condition on `d`: the version in force on the day. */
const inForce = (day: CivilDate) => sql`d.number = (
  select max(n.number) from report_definition n where n.kind = d.kind and n.code = d.code and n.applies_from <= ${day}::date)`;

const parseOutline = (definition: unknown) => Outline.parse(definition);
const parseDuty = (definition: unknown) => ReportingDuty.parse(definition);

/** Outlines in force on the day. */
export const outlinesOn = (tx: Transaction, day: CivilDate): Promise<Versioned<Outline>[]> =>
  read(tx, 'outline', inForce(day), parseOutline);

/** The version of an outline that a report is written on. */
export async function outlineById(tx: Transaction, id: string): Promise<Versioned<Outline>> {
  const [found] = await read(tx, 'outline', sql`d.id = ${id}`, parseOutline);
  if (!found) throw new Error(`no outline ${id}`);
  return found;
}

/** Duties in force on the day. */
export const dutiesOn = (tx: Transaction, day: CivilDate): Promise<Versioned<ReportingDuty>[]> =>
  read(tx, 'duty', inForce(day), parseDuty);

/** Outlines of a series, in force on the day by these duties: what any report of it may ask for. */
export async function outlinesOfSeries(
  tx: Transaction,
  series: string,
  duties: readonly Versioned<ReportingDuty>[],
  day: CivilDate,
): Promise<Outline[]> {
  const codes = new Set(
    duties.flatMap(({ definition }) => (definition.series === series ? [definition.outline] : [])),
  );
  return (await outlinesOn(tx, day)).flatMap(({ code, definition }) => (codes.has(code) ? [definition] : []));
}

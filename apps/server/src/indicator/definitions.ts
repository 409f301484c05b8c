/** Indicators as values need them: definitions from the database, frameworks and rules of quality from the catalog. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CivilDate } from '@binhdang/domain';
import { IndicatorCatalog, IndicatorDefinition, QualityRules, type Term } from '@binhdang/domain/indicator';
import { PublicationCatalog } from '@binhdang/domain/publication';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

const CATALOG = join(import.meta.dirname, '../../../../catalog');
const file = (name: string): unknown => JSON.parse(readFileSync(join(CATALOG, name), 'utf8'));

/** Read once: they are shipped with the system. */
export const INDICATORS = IndicatorCatalog.parse(file('indicators.json'));
export const { rules: QUALITY_RULES } = QualityRules.parse(file('quality-rules.json'));

/** Codes of those about people in sensitive matters. */
export const SENSITIVE: ReadonlySet<string> = new Set(
  PublicationCatalog.parse(file('publication.json')).sensitiveIndicators.map(({ indicator }) => indicator),
);

export interface Indicator {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly definition: IndicatorDefinition;
}

export type TermName = 'numerator' | 'denominator';
export const TERMS: readonly TermName[] = ['numerator', 'denominator'];

export function termOf({ definition }: Pick<Indicator, 'definition'>, term: TermName): Term | undefined {
  return term === 'numerator' ? definition.numerator : definition.denominator;
}

/** Name of the series in which people enter a term; undefined where records count it. */
export function seriesOf(
  { code, definition }: Pick<Indicator, 'code' | 'definition'>,
  term: TermName,
): string | undefined {
  const source = termOf({ definition }, term)?.source;
  return source?.from === 'entered' ? (source.series ?? `${code}/${term}`) : undefined;
}

/** A row never changes what it defines. There are few. */
const parsed = new Map<string, IndicatorDefinition>();

interface Row {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly definition: unknown;
}

async function read(tx: Transaction, which: RawBuilder<unknown>): Promise<Indicator[]> {
  const { rows } = await sql<Row>`
    select d.id, d.code, d.number,
           case when d.id = any (${[...parsed.keys()]}::uuid[]) then null else d.definition end as definition
      from indicator_definition d
     where d.number = (select max(n.number) from indicator_definition n where n.code = d.code and ${which})`.execute(
    tx,
  );
  return rows.map(({ definition, ...row }) => {
    const known = parsed.get(row.id) ?? IndicatorDefinition.parse(definition);
    parsed.set(row.id, known);
    return { ...row, definition: known };
  });
}

/** All indicators as they are defined on the day, in the order of the catalog, those added since at the end. */
export async function indicatorsOn(tx: Transaction, day: CivilDate): Promise<Indicator[]> {
  const order = new Map(INDICATORS.indicators.map(({ code }, at) => [code, at]));
  const place = ({ code }: Indicator) => order.get(code) ?? order.size;
  const found = await read(tx, sql`n.applies_from <= ${day}::date`);
  return found.sort((a, b) => place(a) - place(b) || (a.code < b.code ? -1 : 1));
}

export async function indicatorOn(
  tx: Transaction,
  code: string,
  day: CivilDate,
): Promise<Indicator | undefined> {
  return (await indicatorsOn(tx, day)).find((one) => one.code === code);
}

/** All that a report takes from the system: figures, indicators, lists of records, obligations. Kept with each version sent. */
import type { report } from '@binhdang/contract';
import { type CivilDate, parsePeriodKey } from '@binhdang/domain';
import {
  type BelowReport,
  type Outline,
  type Part,
  type PartOf,
  partsOf,
  type Reckoned,
} from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { indicatorsOn, standings, territoryOn } from '../indicator/index.ts';
import { standingAt, standingRows } from '../overview/index.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type KnownMeasure, type ReportLines, reportLines } from '../register/index.ts';
import { type ReportTime, reckonFigures } from './figures.ts';

/** Longest list of records that is printed; beyond it they are counted. */
const MOST_LINES = 200;

export type IndicatorRow = Omit<report.ReportPartOf<'indicators'>['rows'][number], 'last'>;
export type ObligationRow = report.ReportPartOf<'obligations'>['rows'][number];

/** By code of the part, apart from figures, which go by their keys. */
export interface Material {
  readonly figures: Reckoned;
  readonly indicators: Readonly<Record<string, readonly IndicatorRow[]>>;
  readonly records: Readonly<Record<string, ReportLines>>;
  readonly obligations: Readonly<Record<string, readonly ObligationRow[]>>;
}

export interface MaterialAsked {
  readonly bodyId: string;
  readonly time: ReportTime;
  readonly outline: Outline;
  /** of the whole series */
  readonly outlines: readonly Outline[];
  readonly measures: ReadonlyMap<string, KnownMeasure>;
  readonly below?: readonly BelowReport[] | undefined;
  readonly owing?: ReadonlySet<string> | undefined;
  /** bodies whose reports were not there: with reports from below their records are not listed either */
  readonly missing?: ReadonlySet<string> | undefined;
  readonly past?: ((scope: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
  readonly today: CivilDate;
}

export async function gatherMaterial(tx: Transaction, asked: MaterialAsked): Promise<Material> {
  const parts = partsOf(asked.outline);
  const figures = await reckonFigures(tx, asked);
  const of = <T extends Part['type']>(type: T) =>
    parts.filter((part): part is PartOf<T> => part.type === type);
  return {
    figures,
    indicators: await indicatorRows(tx, of('indicators'), asked),
    records: await recordLines(tx, of('records'), asked),
    obligations: await obligationRows(tx, of('obligations'), asked),
  };
}

/** The year that indicators of the report are of. */
export const yearOf = ({ period, endsOn }: Pick<ReportTime, 'period' | 'endsOn'>): number =>
  parsePeriodKey(period)?.year ?? Number(endsOn.slice(0, 4));

async function indicatorRows(
  tx: Transaction,
  parts: readonly PartOf<'indicators'>[],
  { bodyId, time, today }: MaterialAsked,
): Promise<Material['indicators']> {
  if (parts.length === 0) return {};
  const territory = await territoryOn(tx, time.endsOn < today ? time.endsOn : today);
  const { rows } = await sql<{ top: string }>`select report_top(${bodyId}) as top`.execute(tx);
  const top = rows[0]?.top ?? bodyId;
  const level = territory.levelOf.get(top) ?? 'body';
  const all = (await indicatorsOn(tx, today)).filter(({ definition }) =>
    definition.levels.some((one) => one === level),
  );
  const period = { kind: 'year', year: yearOf(time), index: 1 } as const;
  const found = await standings(tx, { indicators: all, bodies: [top], period, territory, today });
  const rowsOf = ({ framework, objective }: PartOf<'indicators'>) =>
    found
      .filter(({ indicator: { definition } }) => definition.framework === framework)
      .filter(
        ({ indicator: { definition } }) => objective === undefined || definition.objective === objective,
      )
      .map(
        ({ indicator, value, numerator, denominator, coverage, target, reached }): IndicatorRow => ({
          code: indicator.code,
          name: indicator.definition.name,
          unit: indicator.definition.unit,
          decimals: indicator.definition.decimals,
          value: value ?? null,
          numerator: numerator ?? null,
          denominator: denominator ?? null,
          coverage,
          target: target && { comparator: target.comparator, value: target.value },
          met: reached,
        }),
      );
  return Object.fromEntries(parts.map((part) => [part.code, rowsOf(part)]));
}

async function recordLines(
  tx: Transaction,
  parts: readonly PartOf<'records'>[],
  { bodyId, time, today, missing, past }: MaterialAsked,
): Promise<Material['records']> {
  if (parts.length === 0) return {};
  const { rows } = await sql<{ id: string; chain: string[] }>`
    select id, chain from report_scope(${bodyId}, ${time.endsOn}::date)`.execute(tx);
  const elsewhere = await past?.(rows.map(({ id }) => id));
  const bodies = rows
    .filter(({ chain }) => !chain.some((id) => missing?.has(id) || elsewhere?.has(id)))
    .map(({ id }) => id);
  const lines: Record<string, ReportLines> = {};
  for (const { code, register, columns } of parts)
    lines[code] = await reportLines(tx, {
      register,
      columns,
      bodies,
      from: time.startsOn,
      to: time.endsOn,
      most: MOST_LINES,
      today,
    });
  return lines;
}

async function obligationRows(
  tx: Transaction,
  parts: readonly PartOf<'obligations'>[],
  { bodyId, today }: MaterialAsked,
): Promise<Material['obligations']> {
  if (parts.length === 0) return {};
  const { rows } = await sql<Omit<ObligationRow, 'standing'> & { standing: number }>`
    select w.id as "obligationId", n.label, n.text as task, w.standing, w.due, w.percent
      from ${standingRows(today, sql`o.body_id = ${bodyId}`)} w
      join plan_node n on n.id = w.node_id
      join plan p on p.id = w.plan_id
     order by p.year, p.id, n.ord, w.id`.execute(tx);
  const listed = rows.map(({ standing, ...row }) => ({ ...row, standing: standingAt(standing) }));
  return Object.fromEntries(parts.map(({ code }) => [code, listed]));
}

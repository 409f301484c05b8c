/** Which bodies owe which reports for which periods by when, and who receives them. */
import { type CivilDate, type Period, periodKey } from '@binhdang/domain';
import { owedBetween, type ReportingDuty } from '@binhdang/domain/regime';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import type { Versioned } from './definitions.ts';

/** A report that a body owes; whether there is one is another question. */
export interface Owing {
  readonly duty: Versioned<ReportingDuty>;
  readonly bodyId: string;
  readonly period: Period;
  /** domain periodKey */
  readonly key: string;
  /** before any extension */
  readonly dueOn: CivilDate;
  /** null: it goes out of the system */
  readonly receiverBodyId: string | null;
}

export interface Reporter {
  readonly id: string;
  readonly kind: string;
  /** directly above in the tree, unless that is beyond the province */
  readonly parent: string | null;
  /** leads the latest published plan that binds the body or one above it */
  readonly lead: string | null;
}

/** Bodies that may owe reports on a day, by the tree of that day. As the system sees it, not the person. */
export async function reportersOn(
  tx: Transaction,
  day: CivilDate,
  kinds: readonly string[],
): Promise<Reporter[]> {
  const { rows } =
    await sql<Reporter>`select id, kind, parent, lead from reporters_on(${day}::date, ${[...kinds]}::text[])`.execute(
      tx,
    );
  return rows;
}

/**
 * All reports whose last day lies between two days, both included, by the tree as it is on each last day. Asked by last
 * days of the whole province: 268 bodies and a score of duties; `only` narrows it to some bodies.
 */
export async function owedReports(
  tx: Transaction,
  duties: readonly Versioned<ReportingDuty>[],
  { from, to, only }: { from: CivilDate; to: CivilDate; only?: ReadonlySet<string> },
): Promise<Owing[]> {
  const dated = duties.flatMap((duty) =>
    owedBetween(duty.definition, from, to).map((owed) => ({ duty, ...owed })),
  );
  const days = [...new Set(dated.map(({ dueOn }) => dueOn))];
  const kinds = [...new Set(duties.flatMap(({ definition }) => definition.kinds))];
  const trees = await treeDays(tx, days);
  const known = new Map<CivilDate, Reporter[]>();
  for (const day of new Set(trees.values())) known.set(day, await reportersOn(tx, day, kinds));
  const reporters = new Map([...trees].map(([day, same]) => [day, known.get(same) ?? []]));
  return dated.flatMap(({ duty, period, dueOn }) =>
    (reporters.get(dueOn) ?? [])
      .filter(({ id, kind }) => duty.definition.kinds.includes(kind) && (only === undefined || only.has(id)))
      .map((reporter) => ({
        duty,
        bodyId: reporter.id,
        period,
        key: periodKey(period),
        dueOn,
        receiverBodyId: receiverOf(duty.definition, reporter),
      })),
  );
}

/**
 * For each day the first of those that see the same tree: a year has many last days and few changes of the tree, which
 * takes long to walk.
 */
async function treeDays(
  tx: Transaction,
  days: readonly CivilDate[],
): Promise<ReadonlyMap<CivilDate, CivilDate>> {
  const { rows } = await sql<{ day: CivilDate; same: CivilDate }>`
    with changes(on_day) as (
           select valid_from from body union select valid_to from body
           union select valid_from from body_edge union select valid_to from body_edge),
         asked as (
           select d.day, (select max(c.on_day) from changes c where c.on_day <= d.day) as since
             from unnest(${[...days]}::date[]) d(day))
    select day, min(day) over (partition by since) as same from asked`.execute(tx);
  return new Map(rows.map(({ day, same }) => [day, same]));
}

/** The lead of the plan, where there is one; otherwise the body above. */
export const receiverOf = (
  { to }: Pick<ReportingDuty, 'to'>,
  { parent, lead }: Pick<Reporter, 'parent' | 'lead'>,
): string | null => (to === 'lead' ? (lead ?? parent) : parent);

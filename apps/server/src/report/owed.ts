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
  const reporters = new Map<CivilDate, Reporter[]>();
  for (const day of days) reporters.set(day, await reportersOn(tx, day, kinds));
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

/** The lead of the plan, where there is one; otherwise the body above. */
export const receiverOf = (
  { to }: Pick<ReportingDuty, 'to'>,
  { parent, lead }: Pick<Reporter, 'parent' | 'lead'>,
): string | null => (to === 'lead' ? (lead ?? parent) : parent);

/** Which bodies' reports are consolidated in which: those of the same series and period that come in for it. */
import { addDays, type CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/transaction.ts';
import { dutiesOn } from '../definitions.ts';
import { owedReports } from '../owed.ts';
import type { ReportSubject } from '../subject.ts';

type Series = Pick<ReportSubject, 'series' | 'period' | 'startsOn' | 'endsOn' | 'requestId'>;

/** Last days of reports lie around the end of their period. */
const DAYS_AFTER = 400;

export interface Expected {
  readonly bodyId: string;
  readonly receiverBodyId: string | null;
  readonly dueOn: CivilDate;
}

/** All bodies that owe a report of the series for the period, by the tree of its last day. As the system sees it. */
export async function expectedReports(tx: Transaction, of: Series, today: CivilDate): Promise<Expected[]> {
  if (of.requestId !== null) return requested(tx, of.requestId);
  const duties = (await dutiesOn(tx, today)).filter(({ definition }) => definition.series === of.series);
  const owed = await owedReports(tx, duties, {
    from: of.startsOn,
    to: addDays(of.endsOn, DAYS_AFTER),
  });
  return owed
    .filter(({ key }) => key === of.period)
    .map(({ bodyId, receiverBodyId, dueOn }) => ({ bodyId, receiverBodyId, dueOn }));
}

async function requested(tx: Transaction, requestId: string): Promise<Expected[]> {
  const { rows } = await sql<Expected>`
    select b.id as "bodyId", q.receiver_body_id as "receiverBodyId", q.due_on as "dueOn"
      from report_request q cross join unnest(q.body_ids) b(id) where q.id = ${requestId}`.execute(tx);
  return rows;
}

/**
 * Of these, the ones whose reports are consolidated in the body's. What a body receives from those beneath it is its
 * own to consolidate; what it receives from others, because it leads the plan of an issuer, is that issuer's. So each
 * report goes into one other, and the lead body's own report holds its own work alone.
 */
export async function reportingTo<T extends Expected>(
  tx: Transaction,
  { bodyId, report: { writerBodyIds } }: Pick<ReportSubject, 'bodyId' | 'report'>,
  expected: readonly T[],
): Promise<T[]> {
  const candidates = expected.filter(
    (one) =>
      one.bodyId !== bodyId && one.receiverBodyId !== null && writerBodyIds.includes(one.receiverBodyId),
  );
  const beneath = new Map<CivilDate, Set<string>>();
  for (const day of new Set(candidates.map(({ dueOn }) => dueOn)))
    beneath.set(day, await pairsBeneath(tx, writerBodyIds, day));
  return candidates.filter((one) => {
    const own = beneath.get(one.dueOn)?.has(`${one.receiverBodyId}/${one.bodyId}`) ?? false;
    return one.receiverBodyId === bodyId ? own : !own;
  });
}

/**
 * Bodies beneath a report's body whose own report of the series goes past it, to a body beyond: a portal below an office
 * that reports to the lead body itself. What they record counts there, and must not count here too.
 * @param scope the report's body and all beneath it
 */
export async function reportingPast(
  tx: Transaction,
  subject: Series & Pick<ReportSubject, 'bodyId'>,
  scope: readonly string[],
  today: CivilDate,
): Promise<ReadonlySet<string>> {
  if (scope.length < 2) return new Set();
  const within = new Set(scope);
  const past = (await expectedReports(tx, subject, today)).filter(
    ({ bodyId, receiverBodyId }) =>
      bodyId !== subject.bodyId &&
      within.has(bodyId) &&
      receiverBodyId !== null &&
      !within.has(receiverBodyId),
  );
  return new Set(past.map(({ bodyId }) => bodyId));
}

/** "top/body" of all bodies beneath some on a day. */
async function pairsBeneath(tx: Transaction, tops: readonly string[], day: CivilDate): Promise<Set<string>> {
  const { rows } = await sql<{ top: string; id: string }>`
    with recursive
      edge as materialized (select e.child_id, e.parent_id from body_edge e
                             where e.valid_from <= ${day}::date and (e.valid_to is null or e.valid_to > ${day}::date)),
      down(top, id) as (
        select t.id, report_top(t.id) from unnest(${[...tops]}::uuid[]) t(id)
        union
        select d.top, e.child_id from down d join edge e on e.parent_id = d.id)
    select top, id from down where id <> top`.execute(tx);
  return new Set(rows.map(({ top, id }) => `${top}/${id}`));
}

import { type OutputOf, register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { found } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { findObligationSubject } from '../../work/index.ts';
import { definitionsById } from '../definitions.ts';
import { type KnownMeasure, knownMeasures } from './known-measures.ts';

type Answer = OutputOf<typeof register.evidence>;

/** A task is proved by tens of records, not by thousands. */
const MOST = 500;

/** What proves an obligation, and what it comes to in the time of a due day: from it a report of progress is written. */
export const evidence = action(register.evidence, {
  permission: 'obligation.read',
  subject: ({ tx, params }) => findObligationSubject(tx, params.obligationId),
  async run({ tx, query, today }, { obligationId }) {
    const [records, span] = [
      await recordsOf(tx, obligationId),
      await spanOf(tx, obligationId, query.occurrenceId, today),
    ];
    const known = await knownMeasures(tx, today);
    return { records, ...span, figures: await figuresOf(tx, obligationId, span, known) };
  },
});

async function recordsOf(tx: Transaction, obligationId: string): Promise<Answer['records']> {
  const { rows } = await sql<
    Omit<register.EvidenceRecord, 'registerName' | 'reportable'> & { definition_id: string }
  >`
    select r.id, r.register, r.definition_id, shown_title(r) as title, r.day, r.until, r.status from record r
     where not r.deleted and r.id in (select p.record_id from record_proof p where p.obligation_id = ${obligationId})
     order by r.day desc, r.id desc limit ${MOST}`.execute(tx);
  const definitions = await definitionsById(
    tx,
    rows.map(({ definition_id }) => definition_id),
  );
  return rows.map(({ definition_id, ...row }) => ({
    ...row,
    registerName: found(definitions.get(definition_id)).rules.definition.name,
    reportable: row.status === 'submitted' || row.status === 'verified',
  }));
}

type Span = Pick<Answer, 'from' | 'to'>;

/**
 * The time that a due day closes: from the day after the one before, or from when it opens, or from the beginning of the
 * plan's year; to the day itself, and no longer than today; where no other follows to today: what is done late is done
 * for it.
 */
async function spanOf(
  tx: Transaction,
  obligationId: string,
  occurrenceId: string | undefined,
  today: CivilDate,
): Promise<Span> {
  const { rows } = await sql<Span>`
    with all_of as (
      select c.id, c.due_on, c.opens_on, c.done_on, lag(c.due_on) over w as before, lead(c.due_on) over w as next
        from obligation_occurrence c where c.obligation_id = ${obligationId} window w as (order by c.due_on)),
    one as (
      select * from all_of where ${occurrenceId ?? null}::uuid is null or id = ${occurrenceId ?? null}::uuid
       order by (done_on is null) desc, case when done_on is null then due_on end, due_on desc limit 1)
    select x."from", greatest(x."from", least(${today}::date, case when one.next is not null then one.due_on end)) as "to"
      from obligation o join plan p on p.id = o.plan_id left join one on true
     cross join lateral (select coalesce(one.opens_on, one.before + 1, make_date(p.year, 1, 1)) as "from") x
     where o.id = ${obligationId}`.execute(tx);
  return found(rows[0]);
}

interface Sum {
  readonly measure: string;
  readonly women: boolean;
  readonly record_id: string;
  readonly value: number;
  readonly verified: number;
}

/** Per measure, in the order of the registers; of a stock what there is at the end. */
async function figuresOf(
  tx: Transaction,
  obligationId: string,
  { from, to }: Span,
  known: ReadonlyMap<string, KnownMeasure>,
): Promise<Answer['figures']> {
  const stocks = [...known.values()].filter(({ measure }) => measure.kind === 'stock');
  const choices = JSON.stringify(
    [...known.values()].map(({ measure, dimensions }) => ({
      measure: measure.code,
      choices: dimensions.filter(({ kind }) => kind === 'choice').map(({ code }) => code),
    })),
  );
  const { rows } = await sql<Sum>`
    select f.measure, f.breakdown ? 'sex' as women, f.record_id, sum(f.value) as value,
           coalesce(sum(f.value) filter (where f.verified), 0) as verified
      from fact f join jsonb_to_recordset(${choices}::jsonb) c(measure text, choices text[]) on c.measure = f.measure
     where f.record_id in (select p.record_id from record_proof p where p.obligation_id = ${obligationId})
       and f.day <= ${to}::date
       and (f.day >= ${from}::date or f.measure = any (${stocks.map(({ measure }) => measure.code)}::text[]))
       and (f.breakdown - c.choices = '{}' or f.breakdown - c.choices = '{"sex": "female"}')
     group by 1, 2, 3 having sum(f.value) <> 0`.execute(tx);
  return [...known.values()].flatMap(({ measure }) => {
    const own = rows.filter((row) => row.measure === measure.code);
    const total = own.filter(({ women }) => !women);
    if (total.length === 0) return [];
    const women = own.filter((row) => row.women);
    return {
      measure: measure.code,
      name: measure.name,
      unit: measure.unit,
      value: sumOf(total, 'value'),
      verifiedValue: sumOf(total, 'verified'),
      women: women.length === 0 ? null : sumOf(women, 'value'),
      recordIds: total.map(({ record_id }) => record_id),
    };
  });
}

const sumOf = (sums: readonly Sum[], of: 'value' | 'verified'): number =>
  Number(sums.reduce((known, sum) => known + sum[of], 0).toFixed(6));

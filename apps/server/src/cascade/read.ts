import { cascade } from '@binhdang/contract';
import type { CivilDate, Standing } from '@binhdang/domain';
import { changesBetween, isChanged } from '@binhdang/domain/cascade';
import { sql } from 'kysely';
import { loadDuties } from '../composed/index.ts';
import { letterheadOfBody } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef, personRef } from '../work/index.ts';
import { loadAbove } from './above.ts';
import { readVersion, shownContent } from './content.ts';
import { fileName } from './document.ts';
import { lastVersion, summaryColumns } from './list.ts';
import { type BodyPlanSubject, findBodyPlan } from './subject.ts';
import { plansToStandUnder } from './under.ts';

type Facts = Omit<cascade.BodyPlanSummary, 'mayJudge'> &
  Pick<cascade.BodyPlan, 'version' | 'receiver' | 'versions' | 'carriedFrom'> & {
    draft: Omit<NonNullable<cascade.BodyPlan['draft']>, 'changed'> | null;
  };

/** All that the page of a plan needs. */
export const get = action(cascade.get, {
  permission: 'cascade.read',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, today, may }, subject) {
    const facts = await loadFacts(tx, subject.bodyPlanId, today);
    const { content, number } = await shownContent(tx, subject.bodyPlanId);
    const sent = number === null ? await readVersion(tx, subject.bodyPlanId) : undefined;
    const mayWrite = may('cascade.write', subject);
    const { tasksAbove, standings } = await around(tx, subject, content, today);
    const own = subject.own ? await letterheadOfBody(tx, subject.bodyId, today) : undefined;
    return {
      ...facts,
      content,
      shownNumber: number,
      draft: facts.draft && {
        ...facts.draft,
        changed:
          sent === undefined ||
          isChanged(changesBetween(sent.content, content)) ||
          otherHead(sent.content, content),
      },
      tasksAbove,
      standings,
      people: subject.own ? await peopleOf(tx, subject.bodyId) : [],
      signers: own?.signers ?? [],
      under: mayWrite && subject.planId === null ? await plansToStandUnder(tx, today, subject.bodyId) : [],
      fileName: fileName(facts),
      mayWrite,
      mayJudge: facts.state === 'submitted' && may('cascade.judge', subject),
      mayDiscard: mayWrite && subject.lastNumber === 0,
    };
  },
});

const otherHead = (a: cascade.BodyPlanContent, b: cascade.BodyPlanContent): boolean =>
  JSON.stringify(a.letterhead) !== JSON.stringify(b.letterhead);

/** One statement. */
async function loadFacts(tx: Transaction, id: string, today: CivilDate): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select ${summaryColumns(today)}, b.version,
           case when b.receiver_body_id is not null then ${bodyRef(sql`b.receiver_body_id`, today)} end as receiver,
           (select jsonb_build_object('version', d.version, 'savedBy', ${personRef(sql`d.saved_by`)},
                                      'savedAt', ${instantJson(sql`d.saved_at`)})
              from body_plan_draft d where d.body_plan_id = b.id) as draft,
           (select coalesce(jsonb_agg(jsonb_build_object('number', x.number, 'submittedBy', ${personRef(sql`x.submitted_by`)},
                     'submittedAt', ${instantJson(sql`x.submitted_at`)}, 'changes', x.changes, 'verdict', x.verdict,
                     'remarks', x.remarks, 'judgedAt', ${instantJson(sql`x.judged_at`)},
                     'judgedBy', case when x.judged_by is not null then ${personRef(sql`x.judged_by`)} end)
                     order by x.number desc), '[]')
              from body_plan_version x where x.body_plan_id = b.id) as versions,
           (select jsonb_build_object('id', c.id, 'title', c.title, 'year', c.year)
              from body_plan c where c.id = b.carried_from_id) as "carriedFrom"
      from body_plan b ${lastVersion} where b.id = ${id}`.execute(tx);
  return found(rows[0]);
}

/** What the plan above gives the body now, for those who write on it; and how the work stands, for whoever sees that. */
async function around(
  tx: Transaction,
  subject: BodyPlanSubject,
  content: cascade.BodyPlanContent,
  today: CivilDate,
): Promise<Pick<cascade.BodyPlan, 'tasksAbove' | 'standings'>> {
  const { planId, parentId, bodyId } = subject;
  if (planId === null) return { tasksAbove: [], standings: {} };
  if (subject.own) {
    const above = await loadAbove(tx, { planId, parentId, bodyId }, today);
    return {
      tasksAbove: above.tasks.map((one) => ({
        ...one,
        registers: [...one.registers],
        indicators: [...one.indicators],
      })),
      standings: standingsOf(content, above.standings),
    };
  }
  if (parentId !== null) return { tasksAbove: [], standings: {} };
  const duties = await loadDuties(tx, planId, { asOf: today, today }, sql`o.body_id = ${bodyId}`);
  return {
    tasksAbove: [],
    standings: standingsOf(content, new Map(duties.map(({ id, standing }) => [id, standing]))),
  };
}

function standingsOf(
  content: cascade.BodyPlanContent,
  byObligation: ReadonlyMap<string, Standing>,
): Record<string, Standing> {
  return Object.fromEntries(
    content.tasks.flatMap(({ id, obligationId }) => {
      const standing = obligationId === null ? undefined : byObligation.get(obligationId);
      return standing === undefined ? [] : [[id, standing]];
    }),
  );
}

async function peopleOf(tx: Transaction, bodyId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct x.full_name as name from people_of_body(${bodyId}) x order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}

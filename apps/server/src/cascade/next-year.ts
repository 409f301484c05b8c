/** Next year's plan of a body: what was not finished comes over by itself. */
import { cascade } from '@binhdang/contract';
import type { CivilDate, Standing } from '@binhdang/domain';
import { isUnfinished, nextYearPlan, yearLater } from '@binhdang/domain/cascade';
import { sql } from 'kysely';
import { loadDuties } from '../composed/index.ts';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { shownContent } from './content.ts';
import { insertBodyPlan } from './create.ts';
import { newId } from './prefill.ts';
import { type BodyPlanSubject, findBodyPlan } from './subject.ts';

/** How the work on the tasks of a plan stands, by id of the task; the body's own tasks are recorded nowhere. */
async function standingsOfTasks(
  tx: Transaction,
  { planId, parentId, bodyId }: BodyPlanSubject,
  content: cascade.BodyPlanContent,
  today: CivilDate,
): Promise<Map<string, Standing>> {
  if (planId === null || parentId !== null) return new Map();
  const duties = await loadDuties(tx, planId, { asOf: today, today }, sql`o.body_id = ${bodyId}`);
  const byObligation = new Map(duties.map(({ id, standing }) => [id, standing]));
  return new Map(
    content.tasks.flatMap(({ id, obligationId }) => {
      const standing = obligationId === null ? undefined : byObligation.get(obligationId);
      return standing === undefined ? [] : [[id, standing] as const];
    }),
  );
}

async function begunAlready(tx: Transaction, { bodyId, year }: BodyPlanSubject): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from body_plan where body_id = ${bodyId} and year = ${year + 1} order by created_at desc limit 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

export const nextYear = action(cascade.nextYear, {
  permission: 'cascade.write',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, today }, subject) {
    const { content } = await shownContent(tx, subject.bodyPlanId);
    const standings = await standingsOfTasks(tx, subject, content, today);
    const titles = new Map(content.sections.map(({ id, title }) => [id, title]));
    return {
      year: subject.year + 1,
      existing: await begunAlready(tx, subject),
      tasks: content.tasks
        .filter(({ text }) => text !== '')
        .map((task) => {
          const standing = standings.get(task.id) ?? null;
          const unfinished = isUnfinished(standing);
          return {
            key: task.id,
            section: titles.get(task.section) ?? '',
            text: task.text,
            dueOn: task.dueOn === null ? null : yearLater(task.dueOn),
            standing,
            unfinished,
            left: unfinished ? 1 : 0,
            bodies: 1,
          };
        }),
    };
  },
});

/** Begins next year's plan. It stands under no plan until the one above is published; the old one is not touched. */
export const startNextYear = action(cascade.startNextYear, {
  permission: 'cascade.write',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, session, body, today }, subject) {
    if ((await begunAlready(tx, subject)) !== null) refuse('wrong-state', { detail: BEGUN });
    const { content } = await shownContent(tx, subject.bodyPlanId);
    const next = nextYearPlan(content, {
      planId: subject.bodyPlanId,
      year: subject.year,
      standings: await standingsOfTasks(tx, subject, content, today),
      chosen: new Set(body.taskIds),
      newId,
    });
    const id = await insertBodyPlan(tx, session, {
      bodyId: subject.bodyId,
      year: subject.year + 1,
      under: null,
      receiverBodyId: null,
      carriedFromId: subject.bodyPlanId,
      content: cascade.BodyPlanContent.parse({ ...next, letterhead: content.letterhead }),
    });
    return { id };
  },
});

const BEGUN = {
  vi: 'Kế hoạch năm sau của cơ quan đã được lập. Hãy mở kế hoạch đó để sửa.',
  en: 'Next year’s plan of the body was begun already. Open it to edit it.',
};

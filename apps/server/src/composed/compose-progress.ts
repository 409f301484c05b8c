import { report } from '@binhdang/contract';
import { addDays, type CivilDate } from '@binhdang/domain';
import {
  type OfficialDocument,
  progressReport,
  type ReportedDifficulty,
  type ReportedDuty,
} from '@binhdang/vanban';
import { sql } from 'kysely';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type DutyRow, dutyRole, loadDuties, reportedState, rhythm } from './duties.ts';
import { keepDocuments } from './keep.ts';
import { letterheadOf, writingBody } from './letterhead.ts';
import { loadPlanFacts, namedBodies } from './plan-facts.ts';
import { traceSources } from './trace.ts';

/** The progress report on a plan as of a day; nothing in it that the database does not hold, but the officer's own words. */
export const composeProgress = action(report.composeProgress, {
  // Whoever may neither oversee the plan nor do its work sees no plan; which of the two a report needs, is asked below.
  permission: 'plan.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, session, params: { planId }, body, today, may }, subject) {
    const own = body.bodyId;
    const allowed =
      own === null
        ? may('document.compose', subject)
        : may('document.composeOwn', { ...subject, bodyId: own });
    if (!allowed) refuse('not-allowed');
    if (!subject.plan.published) refuse('wrong-state', { detail: NOT_PUBLISHED });
    if (body.asOf > today) {
      refuseField('asOf', {
        vi: 'Ngày lấy số liệu không được sau ngày hôm nay.',
        en: 'The day of the figures may not lie after today.',
      });
    }
    if (body.from !== null && body.from > body.asOf) {
      refuseField('from', {
        vi: 'Ngày đầu kỳ không được sau ngày lấy số liệu.',
        en: 'The period may not begin after the day of the figures.',
      });
    }
    const bodyId = own ?? writingBody(session, subject, 'progress_report');
    if (bodyId === undefined) refuse('not-allowed');
    const { asOf, from } = body;
    const facts = await loadPlanFacts(tx, planId, asOf);
    const ofBody = own === null ? sql`true` : sql`o.body_id = ${own}`;
    const duties = await loadDuties(tx, planId, { asOf, today }, ofBody);
    if (own !== null && duties.length === 0) refuse('wrong-state', { detail: NOTHING_OWN });
    const difficulties = await loadDifficulties(tx, planId, { from, asOf, own });
    const named = [...duties.map((duty) => duty.bodyId), ...difficulties.map((one) => one.body), bodyId];
    const bodies = await namedBodies(tx, named, asOf, subject.plan.leadBodyId);
    const reported = duties.flatMap(reportedDuty);
    const model = progressReport({
      letterhead: letterheadOf(body.letterhead, asOf),
      addressees: body.addressees,
      plan: facts.reference,
      asOf,
      ...(from === null ? {} : { from }),
      ...(own === null ? {} : { own: found(bodies.find(({ id }) => id === own)) }),
      ...facts.tree,
      bodies,
      duties: reported,
      difficulties: difficulties.map(({ open, ...one }) => ({
        ...one,
        standing: open ? standingOf(open, facts.issuerName) : { kind: 'open' },
      })),
      assessment: { strengths: body.strengths, shortcomings: body.shortcomings, causes: body.causes },
      nextTasks: body.nextTasks,
      proposals: body.proposals,
    });
    const notApplicable = duties.filter((duty) => reportedState(duty) === undefined);
    const complete = withNotApplicable(model, notApplicable);
    const sections = new Map(facts.tree.tasks.map((task) => [task.id, task.section]));
    const sources = traceSources(
      complete,
      reported.map((duty) => ({ ...duty, section: sections.get(duty.task) ?? '' })),
      [...difficulties.map(({ id }) => id), ...notApplicable.map(({ id }) => id)],
    );
    const [id = ''] = await keepDocuments(tx, session, [
      { planId, bodyId, kind: 'progress_report', asOf, model: complete, sources },
    ]);
    return { id };
  },
});

const NOT_PUBLISHED = {
  vi: 'Kế hoạch chưa ban hành trên hệ thống nên chưa có gì để báo cáo.',
  en: 'The plan is not published here yet, so there is nothing to report.',
};

const NOTHING_OWN = {
  vi: 'Kế hoạch không giao nhiệm vụ cho cơ quan này nên chưa có gì để báo cáo.',
  en: 'The plan gives this body no obligations, so there is nothing to report.',
};

function reportedDuty(duty: DutyRow): ReportedDuty[] {
  const state = reportedState(duty);
  if (state === undefined) return [];
  const cadence = rhythm(duty.cadence);
  return [
    {
      id: duty.id,
      task: duty.nodeId,
      body: duty.bodyId,
      role: dutyRole(duty.role),
      state,
      ...(duty.due === null ? {} : { due: duty.due }),
      ...(cadence === undefined ? {} : { cadence }),
      ...(duty.percent === null ? {} : { percent: duty.percent }),
      ...(duty.doneOn === null ? {} : { doneOn: duty.doneOn }),
      ...(duty.narrative === null ? {} : { result: duty.narrative }),
      evidence: duty.evidence,
    },
  ];
}

/** What does not apply is in no count; the report says how much that is, after the totals. */
function withNotApplicable(model: OfficialDocument, duties: readonly DutyRow[]): OfficialDocument {
  if (duties.length === 0) return model;
  const after = model.body.findIndex((block) => block.kind === 'paragraph' && block.origin !== undefined);
  const note = {
    kind: 'paragraph',
    text: `Ngoài ra, có ${String(duties.length).padStart(2, '0')} nhiệm vụ được xác định là không áp dụng, không tính vào các số liệu trên.`,
    origin: duties.map(({ id }) => id),
  } as const;
  return { ...model, body: model.body.toSpliced(after + 1, 0, note) };
}

interface DifficultyRow {
  id: string;
  body: string;
  text: string;
  open: { kind: 'answer' | 'escalate' | 'decide'; by: string; on: CivilDate; text: string } | null;
}

/**
 * Raised by the day, with the last answer, decision or escalation by then; without those that were answered before the
 * period began. One statement.
 */
async function loadDifficulties(
  tx: Transaction,
  planId: string,
  { from, asOf, own }: { from: CivilDate | null; asOf: CivilDate; own: string | null },
): Promise<DifficultyRow[]> {
  // Before the midnight that ends the day in Vietnam.
  const end = sql`(${addDays(asOf, 1)}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
  const { rows } = await sql<DifficultyRow>`
    select d.id, d.body_id as body,
           d.title || coalesce((select '. ' || m.text from difficulty_message m
                                 where m.difficulty_id = d.id and m.kind = 'raise' order by m.at limit 1), '') as text,
           (select jsonb_build_object('kind', m.kind, 'text', m.text,
                     'on', (m.at at time zone 'Asia/Ho_Chi_Minh')::date,
                     'by', (select n.name from body_name n where n.body_id = m.author_body_id
                             order by (n.valid_from <= ${asOf}::date) desc, abs(n.valid_from - ${asOf}::date) limit 1))
              from difficulty_message m
             where m.difficulty_id = d.id and m.kind in ('answer', 'decide', 'escalate') and m.at < ${end}
             order by m.at desc limit 1) as open
      from difficulty d where d.plan_id = ${planId} and d.raised_at < ${end}
       and (${own}::uuid is null or d.body_id = ${own})
     order by d.raised_at, d.id`.execute(tx);
  return rows.filter(({ open }) => from === null || !open || open.kind === 'escalate' || open.on >= from);
}

function standingOf(
  last: NonNullable<DifficultyRow['open']>,
  issuer: string,
): ReportedDifficulty['standing'] {
  if (last.kind === 'escalate') return { kind: 'escalated', to: issuer };
  return { kind: 'answered', by: last.by, on: last.on, text: last.text };
}

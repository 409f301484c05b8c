import type { urge } from '@binhdang/contract';
import { type CivilDate, STANDING_NAMES } from '@binhdang/domain';
import { type OfficialDocument, type UrgedDuty, urgingLetter } from '@binhdang/vanban';
import { sql } from 'kysely';
import type { PlanSubject } from '../plan/index.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Session, Transaction } from '../platform/transaction.ts';
import { type DutyRow, dutyRole, loadDuties, rhythm } from './duties.ts';
import { keepDocuments } from './keep.ts';
import { letterheadOf, writingBody } from './letterhead.ts';
import { loadPlanFacts, namedBodies } from './plan-facts.ts';
import { traceSources } from './trace.ts';

export interface LetterRequest {
  readonly subject: PlanSubject;
  readonly obligationIds: readonly string[];
  /** Bodies in the order in which they are to be addressed does not matter: names decide. */
  readonly letter: urge.Letter;
  readonly answerBy: CivilDate | null;
  readonly today: CivilDate;
}

/**
 * Composes the official letter that urges bodies on: one for each, or one for all. Keeps what it composes.
 * @returns the letter of each body, by body id
 */
export async function composeLetters(
  tx: Transaction,
  session: Session,
  { subject, obligationIds, letter, answerBy, today }: LetterRequest,
): Promise<Map<string, string>> {
  if (answerBy === null) {
    refuseField('answerBy', {
      vi: 'Công văn cần có ngày trả lời. Hãy chọn ngày.',
      en: 'An official letter names the day of the answer. Please choose it.',
    });
  }
  const writer = writingBody(session, subject, 'urging_letter');
  if (writer === undefined) refuse('not-allowed');
  const { planId } = subject;
  const facts = await loadPlanFacts(tx, planId, today);
  const rows = await loadDuties(
    tx,
    planId,
    { asOf: today, today },
    sql`o.id = any (${[...obligationIds]}::uuid[])`,
  );
  const bodies = await namedBodies(
    tx,
    rows.map(({ bodyId }) => bodyId),
    today,
    writer,
  );
  const tasks = new Map(facts.tree.tasks.map((task) => [task.id, task]));
  const compose = (chosen: typeof bodies): OfficialDocument => {
    const ids = new Set(chosen.map(({ id }) => id));
    return urgingLetter({
      letterhead: letterheadOf(letter.letterhead, today),
      plan: facts.reference,
      asOf: today,
      answerBy,
      manner: writer === subject.plan.issuerBodyId ? 'yêu cầu' : 'đề nghị',
      bodies: chosen,
      duties: rows
        .filter(({ bodyId }) => ids.has(bodyId))
        .map((row) => urgedDuty(row, tasks.get(row.nodeId)?.text ?? '')),
      ...(writer === subject.plan.issuerBodyId ? {} : { reportsTo: facts.issuerName }),
      ...(letter.contact === '' ? {} : { contact: letter.contact }),
    });
  };
  const groups = letter.each ? bodies.map((body) => [body]) : [bodies];
  const kept = await keepDocuments(
    tx,
    session,
    groups.map((group) => {
      const model = compose(group);
      const ids = new Set(group.map(({ id }) => id));
      const traced = rows
        .filter(({ bodyId }) => ids.has(bodyId))
        .map(({ id, nodeId, bodyId }) => ({ id, task: nodeId, section: '', body: bodyId }));
      const sources = traceSources(model, traced);
      sources['body.0'] = traced.map(({ id }) => id);
      return { planId, bodyId: writer, kind: 'urging_letter', asOf: today, model, sources } as const;
    }),
  );
  return new Map(
    groups.flatMap((group, index) => group.map((body): [string, string] => [body.id, kept[index] ?? ''])),
  );
}

function urgedDuty(row: DutyRow, task: string): UrgedDuty {
  const cadence = rhythm(row.cadence);
  const progress =
    row.narrative === null
      ? undefined
      : `${STANDING_NAMES[row.standing].vi}${row.percent === null ? '' : ` (${row.percent}%)`}`;
  return {
    id: row.id,
    body: row.bodyId,
    task,
    role: dutyRole(row.role),
    ...(row.due === null ? {} : { due: row.due }),
    ...(cadence === undefined ? {} : { cadence }),
    still: row.standing !== 'late' && row.standing !== 'due_soon',
    ...(progress === undefined ? {} : { progress }),
  };
}

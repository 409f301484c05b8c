/** What the plan above gives a body: obligations of the provincial plan, or tasks of the plan of the body above. */
import type { cascade } from '@binhdang/contract';
import type { CivilDate, Standing } from '@binhdang/domain';
import type { TaskAbove } from '@binhdang/domain/cascade';
import type { DocumentReference } from '@binhdang/vanban';
import { sql } from 'kysely';
import { type DutyRow, loadDuties, loadPlanFacts, rhythm } from '../composed/index.ts';
import { refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { linkedTo } from './linked-registers.ts';

/** What a body's plan stands under. */
export interface Under {
  readonly planId: string;
  /** The plan of the body above; null: directly under the provincial one. */
  readonly parentId: string | null;
}

export interface Above {
  readonly tasks: readonly TaskAbove[];
  /** How the work on an obligation stands. */
  readonly standings: ReadonlyMap<string, Standing>;
}

/** The tasks that the plan above gives the body now, in its order. */
export async function loadAbove(
  tx: Transaction,
  { planId, parentId, bodyId }: Under & { readonly bodyId: string },
  today: CivilDate,
): Promise<Above> {
  if (parentId !== null) return { tasks: await tasksOfParent(tx, parentId), standings: new Map() };
  const duties = await loadDuties(tx, planId, { asOf: today, today }, sql`o.body_id = ${bodyId}`);
  const { tree } = await loadPlanFacts(tx, planId, today);
  const purposes = await purposesOf(tx, planId);
  const linked = await linkedTo(tx, today);
  const titles = new Map(tree.sections.map(({ id, title }) => [id, title.replace(/\s*\(mục [^)]*\)$/u, '')]));
  const byNode = new Map(duties.map((duty) => [duty.nodeId, duty]));
  const tasks = tree.tasks.flatMap((task): TaskAbove[] => {
    const duty = byNode.get(task.id);
    if (duty === undefined) return [];
    return [
      {
        obligationId: duty.id,
        aboveTaskId: null,
        section: BY_PURPOSE[purposes.get(task.id) ?? ''] ?? titles.get(task.section) ?? 'Nhiệm vụ',
        source: sourceOf(duty, task.text),
        ...linked(task.place),
      },
    ];
  });
  return { tasks, standings: new Map(duties.map(({ id, standing }) => [id, standing])) };
}

/** Where the plan assigns by body, a body's own plan does not head a section with its name. */
const BY_PURPOSE: Readonly<Record<string, string>> = {
  assignment: 'Nhiệm vụ theo chức năng, lĩnh vực, địa bàn quản lý',
  reporting: 'Chế độ thông tin, báo cáo',
};

function sourceOf(duty: DutyRow, text: string): TaskAbove['source'] {
  const words = rhythm(duty.cadence) ?? '';
  return {
    text: beginningLarge(text.replace(/[\s;.]+$/u, '').slice(0, 8000)),
    role: duty.role,
    // Of what comes again the rhythm says when; the next due day would only look like the end.
    dueOn: words === '' ? lastDay(duty) : null,
    rhythm: words,
    result: duty.expectedProof ?? '',
  };
}

/** "4. Sở Kế hoạch và Đầu tư chủ trì …": without the body's name the sentence begins small. */
const beginningLarge = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** The day as the plan sets it, not the day that is next: it must not move because work goes on. */
function lastDay({ cadence, due }: DutyRow): CivilDate | null {
  if (cadence?.kind === 'range') return cadence.end;
  if (cadence?.kind === 'once') return cadence.date;
  return due;
}

/** Purpose of the part each task stands in. */
async function purposesOf(tx: Transaction, planId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; purpose: string }>`
    with recursive inside(id, purpose) as (
      select n.id, n.purpose from plan_node n where n.plan_id = ${planId} and n.parent_id is null and not n.removed
      union all
      select n.id, coalesce(n.purpose, i.purpose) from plan_node n join inside i on n.parent_id = i.id where not n.removed)
    select id, purpose from inside where purpose is not null`.execute(tx);
  return new Map(rows.map(({ id, purpose }) => [id, purpose]));
}

/** Tasks of the last version that was noted as received. */
async function tasksOfParent(tx: Transaction, parentId: string): Promise<TaskAbove[]> {
  const content = await receivedContent(tx, parentId);
  const titles = new Map(content.sections.map(({ id, title }) => [id, title]));
  return content.tasks.map((task) => ({
    obligationId: null,
    aboveTaskId: task.id,
    section: titles.get(task.section) ?? 'Nhiệm vụ',
    source: { text: task.text, role: null, dueOn: task.dueOn, rhythm: task.rhythm, result: task.result },
    registers: task.registers,
    indicators: task.indicators,
  }));
}

/** Refuses a plan of which nothing was received: nobody can stand under it yet. */
export async function receivedContent(tx: Transaction, bodyPlanId: string): Promise<cascade.BodyPlanContent> {
  const { rows } = await sql<{ content: cascade.BodyPlanContent }>`
    select v.content from body_plan_version v
     where v.body_plan_id = ${bodyPlanId} and v.verdict = 'received' order by v.number desc limit 1`.execute(
    tx,
  );
  const content = rows[0]?.content;
  if (content === undefined) {
    refuse('wrong-state', {
      detail: {
        vi: 'Kế hoạch này chưa có bản nào được ghi nhận.',
        en: 'No version of this plan has been noted as received yet.',
      },
    });
  }
  return content;
}

/** The plan above as the body's document cites it. */
export async function citeAbove(
  tx: Transaction,
  { planId, parentId }: Under,
  today: CivilDate,
): Promise<DocumentReference | undefined> {
  if (parentId === null) return (await loadPlanFacts(tx, planId, today)).reference;
  const { rows } = await sql<{
    number: string | null;
    date: CivilDate | null;
    title: string;
    issuer: string;
  }>`
    select b.number, b.issued_on as date, b.title,
           (select n.name from body_name n where n.body_id = b.body_id
             order by (n.valid_from <= ${today}::date) desc, abs(n.valid_from - ${today}::date) limit 1) as issuer
      from body_plan b where b.id = ${parentId}`.execute(tx);
  const row = rows[0];
  if (!row || row.number === null || row.date === null) return undefined;
  return { kind: 'Kế hoạch', number: row.number, date: row.date, issuer: row.issuer, title: row.title };
}

/** The plan as a document, by Decree 30: written on a thread of its own. */
import { cascade } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { bodyPlan, type OfficialDocument, type PlannedTask, startDocumentWriter } from '@binhdang/vanban';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { citeAbove } from './above.ts';
import { readVersion, shownContent } from './content.ts';
import { type BodyPlanSubject, findBodyPlan } from './subject.ts';

const writer = startDocumentWriter();

/** Name of the file without its ending. */
export function fileName({ number, year }: Pick<cascade.BodyPlanSummary, 'number' | 'year'>): string {
  return number === null ? `Dự thảo kế hoạch năm ${year}` : `Kế hoạch ${number.replace(/[/\\]/gu, '-')}`;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[-+•]\s*/u, '').trim())
    .filter((line) => line !== '');

/** The document of what the page shows, or of a version that was sent. */
async function documentOf(
  tx: Transaction,
  subject: BodyPlanSubject,
  number: number | undefined,
  today: CivilDate,
): Promise<OfficialDocument> {
  const { content } =
    number === undefined
      ? await shownContent(tx, subject.bodyPlanId)
      : found(await readVersion(tx, subject.bodyPlanId, number));
  const under = subject.planId === null ? undefined : { planId: subject.planId, parentId: subject.parentId };
  const above = under && (await citeAbove(tx, under, today));
  const { letterhead: form } = content;
  const given = Number(/^\d+/.exec(subject.number ?? '')?.[0] ?? Number.NaN);
  return bodyPlan({
    letterhead: {
      heading: {
        ...(form.superior === '' ? {} : { superior: form.superior }),
        issuer: form.issuer,
        ...(given > 0 ? { number: given } : {}),
        symbol: /^\d+\/(.+)$/u.exec(subject.number ?? '')?.[1] ?? form.symbol,
        place: form.place,
        date: subject.issuedOn ?? today.slice(0, 4),
      },
      signature: { authority: form.authority, ...(form.signer === '' ? {} : { name: form.signer }) },
      recipients: form.recipients,
      file: form.file,
    },
    title: content.title === '' ? 'Kế hoạch' : content.title,
    ...(above === undefined ? {} : { above }),
    legalBases: await basesOf(tx, subject.bodyPlanId),
    aims: linesOf(content.aims),
    requirements: linesOf(content.requirements),
    money: linesOf(content.money),
    organisation: linesOf(content.organisation),
    sections: content.sections.map((section) => ({
      id: section.id,
      title: section.title === '' ? 'Nhiệm vụ' : section.title,
      tasks: content.tasks
        .filter((task) => task.section === section.id && task.text !== '')
        .map((task) => plannedTask(task, subject.year)),
    })),
  });
}

function plannedTask(task: cascade.BodyPlanTask, year: number): PlannedTask {
  const own = task.obligationId === null && task.aboveTaskId === null;
  return {
    id: task.id,
    text: task.text,
    inCharge: task.inCharge,
    ...(task.dueOn === null ? {} : { due: task.dueOn }),
    ...(task.rhythm === '' ? {} : { rhythm: task.rhythm }),
    result: task.result,
    ...(task.budget === null ? {} : { budget: task.budget }),
    budgetSource: task.budgetSource,
    note: task.carried ? `Chuyển tiếp từ năm ${year - 1}` : own ? 'Bổ sung' : '',
  };
}

/** The documents that the body itself named as parents; the plan above is cited in the text. */
async function basesOf(tx: Transaction, bodyPlanId: string): Promise<string[]> {
  const { rows } = await sql<{ base: string }>`
    select 'Căn cứ ' || d.kind || ' số ' || d.number
           || coalesce(' ngày ' || to_char(d.issued_on, 'DD/MM/YYYY'), '') || ' của ' || d.issuer || ' ' || d.title as base
      from plan_link l join reference_document d on d.id = l.parent_document_id
     where l.body_plan_id = ${bodyPlanId} order by d.issued_on nulls last, d.number`.execute(tx);
  return rows.map(({ base }) => base);
}

export const pdf = action(cascade.pdf, {
  permission: 'cascade.read',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  run: async ({ tx, query, today }, subject) => ({
    bytes: await writer.write(await documentOf(tx, subject, query.number, today), 'pdf'),
    mediaType: 'application/pdf',
    name: `${fileName(subject)}.pdf`,
    inline: query.download !== true,
  }),
});

export const docx = action(cascade.docx, {
  permission: 'cascade.read',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  run: async ({ tx, query, today }, subject) => ({
    bytes: await writer.write(await documentOf(tx, subject, query.number, today), 'docx'),
    mediaType: cascade.docx.file ?? '',
    name: `${fileName(subject)}.docx`,
  }),
});

/** Writes another document of this room as DOCX. */
export const writeDocx = (document: OfficialDocument): Promise<Uint8Array> => writer.write(document, 'docx');

import { type BodyRef, report } from '@binhdang/contract';
import { allowedActions, type CivilDate } from '@binhdang/domain';
import {
  amountOf,
  changedFigures,
  changedParts,
  missingParts,
  verifiedAmountOf,
} from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef, personRef } from '../work/index.ts';
import { figureNamed } from './consolidate/figure-words.ts';
import {
  contextOf,
  materialNow,
  periodNameOf,
  type ReportInput,
  type SentVersion,
  versionBefore,
  versionOf,
} from './context.ts';
import { choicesIn } from './figures.ts';
import { headsOf } from './head.ts';
import { yearOf } from './material.ts';
import { draftOf } from './save-draft.ts';
import { findReport, type ReportSubject } from './subject.ts';
import { preparedTexts, viewSections } from './view.ts';

const ACTIONS = ['report.write', 'report.judge', 'report.sign', 'regime.askExtension'] as const;

/** A report with its sources: the draft where the person writes it, otherwise what was sent. */
export const readReport = action(report.readReport, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, params, query, session, today }, subject) {
    const context = await contextOf(tx, subject, today);
    const draft = query.number === undefined ? await draftOf(tx, params.reportId) : undefined;
    const sent = draft
      ? undefined
      : found(await versionOf(tx, params.reportId, query.number ?? subject.lastNumber));
    const before = await sentBefore(tx, subject, sent);
    // A draft that is read says what its own outline asks for; beside a version sent, which has what the whole series asks for, all.
    const read = before ? context : { ...context, outlines: [context.outline.definition] };
    const material = draft ? await materialNow(tx, subject, read, draft.inputs, today) : found(sent).material;
    const content = (draft ?? found(sent)).content;
    const inputs = (draft ?? found(sent)).inputs;
    const last = await versionBefore(tx, subject);
    const outline = context.outline.definition;
    const asked = {
      outline,
      written: { content, material },
      last,
      choices: choicesIn(context.measures),
      around: context.around,
      year: yearOf(context.time),
    };
    const [head] = await headsOf(tx, sql`r.id = ${subject.id}`, today);
    return {
      head: found(head),
      subject: {
        vi: outline.subject.vi.replaceAll('{period}', context.around.period ?? ''),
        en: outline.subject.en.replaceAll('{period}', context.periodName.en),
      },
      shown: {
        number: sent?.number ?? null,
        draftVersion: draft?.version ?? null,
        changes: (draft ?? sent)?.changes ?? null,
      },
      sections: viewSections(asked, outline.sections),
      annexes: viewSections(asked, outline.annexes),
      last: last ? { id: last.reportId, number: last.number, periodName: periodNameOf(last) } : null,
      missing: missingParts(outline, content, preparedTexts(outline, material, context.around)),
      unverified: Object.entries(material.figures)
        .filter(([, parts]) => verifiedAmountOf(parts) !== amountOf(parts))
        .map(([key]) => key),
      changedParts: before ? changedParts(outline, before.content, content) : [],
      changedFigures: before
        ? changedFigures(before.material.figures, material.figures).map((change) => ({
            ...change,
            name: figureNamed(change.key, context.measures).name,
          }))
        : [],
      inputs: inputs && (await inputsNamed(tx, inputs, today)),
      versions: await versionsOf(tx, subject.id),
      allowed: allowedActions(session.actor, subject, today, ACTIONS),
    };
  },
});

/** The version before the one shown; for a draft the last one sent. */
async function sentBefore(
  tx: Transaction,
  { id, lastNumber }: ReportSubject,
  shown: SentVersion | undefined,
): Promise<SentVersion | undefined> {
  const number = shown ? shown.number - 1 : lastNumber;
  return number > 0 ? versionOf(tx, id, number) : undefined;
}

async function inputsNamed(
  tx: Transaction,
  inputs: readonly ReportInput[],
  today: CivilDate,
): Promise<{ body: BodyRef; versionId: string | null; number: number | null }[]> {
  const { rows } = await sql<{ body: BodyRef; versionId: string | null; number: number | null }>`
    select ${bodyRef(sql`i."bodyId"`, today)} as body, i."versionId", v.number
      from jsonb_to_recordset(${JSON.stringify(inputs)}::jsonb) i("bodyId" uuid, "versionId" uuid, exempt boolean)
      left join report_version v on v.id = i."versionId"
     where not coalesce(i.exempt, false) order by i."bodyId"`.execute(tx);
  return rows;
}

/** All versions sent, the latest first. */
export async function versionsOf(tx: Transaction, reportId: string): Promise<report.ReportVersion[]> {
  const maybe = (column: 'judged_by' | 'signed_off_by') =>
    sql`case when v.${sql.ref(column)} is null then null else ${personRef(sql`v.${sql.ref(column)}`)} end`;
  const { rows } = await sql<report.ReportVersion>`
    select v.id, v.number, v.code, v.changes, ${personRef(sql`v.submitted_by`)} as "submittedBy",
           ${instantJson(sql`v.submitted_at`)} as "submittedAt", v.verdict, v.remarks,
           ${maybe('judged_by')} as "judgedBy", ${instantJson(sql`v.judged_at`)} as "judgedAt",
           ${maybe('signed_off_by')} as "signedOffBy", ${instantJson(sql`v.signed_off_at`)} as "signedOffAt", v.version
      from report_version v where v.report_id = ${reportId} order by v.number desc`.execute(tx);
  return rows;
}

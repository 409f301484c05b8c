/** A report as it is read: the draft where the person sees it, otherwise a version that was sent. */
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { instantJson } from '../../platform/instant-json.ts';
import { found } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { contextOf, materialNow, type ReportContext, type ReportInput, versionOf } from '../context.ts';
import { draftOf } from '../save-draft.ts';
import type { ReportSubject } from '../subject.ts';
import type { Written } from '../view.ts';

export interface Shown extends Written {
  readonly context: ReportContext;
  readonly inputs: readonly ReportInput[] | null;
  /** null: the draft */
  readonly sent: SentAs | null;
}

export interface SentAs {
  readonly versionId: string;
  readonly number: number;
  readonly code: string;
  /** civil date in Vietnam */
  readonly on: CivilDate;
  readonly at: string;
  readonly signedOffBy: string | null;
}

/** @param number of a version; without it the draft, or the last version */
export async function shownReport(
  tx: Transaction,
  subject: ReportSubject,
  number: number | undefined,
  today: CivilDate,
): Promise<Shown> {
  const context = await contextOf(tx, subject, today);
  const draft = number === undefined ? await draftOf(tx, subject.id) : undefined;
  if (draft) {
    const material = await materialNow(tx, subject, context, draft.inputs, today);
    return { context, content: draft.content, material, inputs: draft.inputs, sent: null };
  }
  const { content, material, inputs, id } = found(
    await versionOf(tx, subject.id, number ?? subject.lastNumber),
  );
  return { context, content, material, inputs, sent: await sentAs(tx, id) };
}

async function sentAs(tx: Transaction, versionId: string): Promise<SentAs> {
  const { rows } = await sql<SentAs>`
    select v.id as "versionId", v.number, v.code, ${instantJson(sql`v.submitted_at`)} as at,
           (v.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as on,
           case when v.signed_off_by is null then null else person_name(v.signed_off_by) end as "signedOffBy"
      from report_version v where v.id = ${versionId}`.execute(tx);
  return found(rows[0]);
}

/** What a report of progress says, checked against the obligation it is about. */
import type { BodyOf, work } from '@binhdang/contract';
import { type CivilDate, formatDate, transition, type WorkEvent } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyName } from './tell.ts';

export type Reported = Omit<BodyOf<typeof work.report>, 'version'>;

interface OccurrenceFacts {
  readonly id: string;
  readonly doneOn: CivilDate | null;
  /** done by a report that was verified: closed for good */
  readonly verified: boolean;
}

/** The obligation as a report finds it; its row is locked until the end of the transaction. */
export interface ReportedOn {
  readonly version: number;
  readonly planId: string;
  readonly planYear: number;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly leadBodyId: string;
  readonly measurable: boolean;
  readonly state: Reported['state'];
  readonly verdict: 'submitted' | 'verified' | 'returned' | null;
  readonly doneOn: CivilDate | null;
  readonly planStatus: 'review' | 'published' | 'closed';
  readonly planNumber: string | null;
  readonly task: string;
  /** In order of their due days. */
  readonly occurrences: readonly OccurrenceFacts[];
  /** Those of the named files that the person may attach here: they belong to the body. */
  readonly fileIds: readonly string[];
  /** Those of the named records that it may rest on: they prove the obligation and were handed in. */
  readonly recordIds: readonly string[];
}

/** What a report names by id. */
export interface Named {
  readonly fileIds: readonly string[];
  readonly recordIds: readonly string[];
}

export const namedIn = ({ evidence, records }: Pick<Reported, 'evidence' | 'records'>): Named => ({
  fileIds: evidence.map(({ fileId }) => fileId),
  recordIds: records,
});

export async function lockReportedOn(
  tx: Transaction,
  obligationId: string,
  { fileIds, recordIds }: Named,
  today: CivilDate,
): Promise<ReportedOn> {
  const { rows } = await sql<ReportedOn>`
    select o.version, o.plan_id as "planId", p.year as "planYear", o.body_id as "bodyId", o.measurable, o.state,
           o.verdict, o.done_on as "doneOn", p.status as "planStatus", p.number as "planNumber",
           p.lead_body_id as "leadBodyId", left(n.text, 160) as task, ${bodyName(sql`o.body_id`, today)} as "bodyName",
           (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'doneOn', c.done_on, 'verified',
                     c.done_on is not null and 'verified' = (select g.verdict from progress g
                        where g.occurrence_id = c.id and g.verdict <> 'returned'
                        order by g.reported_at desc, g.id desc limit 1)) order by c.due_on), '[]')
              from obligation_occurrence c where c.obligation_id = o.id) as occurrences,
           array(select f.id from stored_file f
                  where f.id = any (${fileIds}::uuid[]) and f.body_id = o.body_id) as "fileIds",
           array(select r.id from record_proof rp join record r on r.id = rp.record_id
                  where rp.obligation_id = o.id and r.id = any (${recordIds}::uuid[]) and not r.deleted
                    and r.status in ('submitted', 'verified')) as "recordIds"
      from obligation o join plan p on p.id = o.plan_id join plan_node n on n.id = o.node_id
     where o.id = ${obligationId} for update of o`.execute(tx);
  return found(rows[0]);
}

/** The columns of a report that the input gives, once it is found to make sense. @throws Refusal invalid-input, wrong-state */
export function checkedReport(input: Reported, on: ReportedOn, today: CivilDate, correcting?: string | null) {
  if (on.planStatus === 'closed') {
    refuse('wrong-state', {
      detail: {
        vi: 'Kế hoạch đã kết thúc nên không nhận báo cáo nữa.',
        en: 'The plan is closed and takes no more reports.',
      },
    });
  }
  const event: WorkEvent =
    input.state === 'done'
      ? { type: 'report', state: 'done', on: checkedDay(input.doneOn, on, today) }
      : { type: 'report', state: input.state };
  const allowed = transition({ state: on.state, verdict: on.verdict, doneOn: on.doneOn }, event);
  if (!allowed.ok) refuseLocked();
  if (input.percent !== null && !on.measurable) {
    refuseField('percent', {
      vi: 'Nhiệm vụ này không đo bằng phần trăm. Hãy nêu kết quả bằng lời và số liệu.',
      en: 'This obligation is not measured in per cent. Say the result in words and figures.',
    });
  }
  checkFiles(input, on);
  checkRecords(input, on);
  return {
    occurrence_id: occurrenceOf(input, on, correcting),
    state: input.state,
    percent: input.percent,
    narrative: input.narrative,
    figures: JSON.stringify(input.figures),
    done_on: input.state === 'done' ? input.doneOn : null,
  };
}

function checkedDay(day: CivilDate | null, on: ReportedOn, today: CivilDate): CivilDate {
  if (day === null) {
    refuseField('doneOn', {
      vi: 'Hãy cho biết ngày hoàn thành.',
      en: 'Please give the day on which it was finished.',
    });
  }
  if (day > today) {
    refuseField('doneOn', {
      vi: `Ngày hoàn thành không thể sau hôm nay (${formatDate(today)}).`,
      en: `The day of completion cannot lie after today (${formatDate(today)}).`,
    });
  }
  if (day < `${on.planYear}-01-01`) {
    refuseField('doneOn', {
      vi: `Ngày hoàn thành không thể trước năm ${on.planYear} của kế hoạch.`,
      en: `The day of completion cannot lie before the plan's year, ${on.planYear}.`,
    });
  }
  return day;
}

function refuseLocked(): never {
  refuse('wrong-state', {
    detail: {
      vi: 'Kết quả đã được xác nhận nên không báo cáo thêm được. Nếu cần sửa, hãy đề nghị cơ quan thường trực trả lại báo cáo.',
      en: 'The result has been verified and takes no more reports. To change it, ask the lead body to return the report.',
    },
  });
}

/** The named occurrence; with none named the earliest that is open, else the last. Null where there are none. */
function occurrenceOf(input: Reported, on: ReportedOn, correcting: string | null | undefined): string | null {
  const { occurrences } = on;
  if (input.occurrenceId !== null) {
    const named = occurrences.find(({ id }) => id === input.occurrenceId);
    if (!named) {
      refuseField('occurrenceId', {
        vi: 'Kỳ hạn này không thuộc nhiệm vụ. Hãy chọn lại.',
        en: 'This due day does not belong to the obligation. Please choose again.',
      });
    }
    if (named.verified) refuseLocked();
    return named.id;
  }
  if (correcting) return correcting;
  const open = occurrences.find(({ doneOn }) => doneOn === null) ?? occurrences.at(-1);
  if (open?.verified) refuseLocked();
  return open?.id ?? null;
}

function checkFiles(input: Reported, on: ReportedOn): void {
  const seen = new Set<string>();
  input.evidence.forEach(({ fileId }, index) => {
    if (!on.fileIds.includes(fileId)) {
      refuseField(`evidence.${index}.fileId`, {
        vi: 'Tệp minh chứng này không thuộc cơ quan của nhiệm vụ. Hãy tải tệp lên lại.',
        en: 'This file does not belong to the body of the obligation. Please upload it again.',
      });
    }
    if (seen.has(fileId)) {
      refuseField(`evidence.${index}.fileId`, {
        vi: 'Tệp này được nêu hai lần.',
        en: 'This file is named twice.',
      });
    }
    seen.add(fileId);
  });
}

function checkRecords({ records }: Reported, { recordIds }: ReportedOn): void {
  const strange = records.findIndex((id, at) => !recordIds.includes(id) || records.indexOf(id) !== at);
  if (strange < 0) return;
  refuseField(`records.${strange}`, {
    vi: 'Bản ghi này không còn làm minh chứng cho nhiệm vụ, chưa được gửi hoặc được nêu hai lần. Hãy chọn lại các bản ghi.',
    en: 'This record no longer proves the obligation, is not submitted, or is named twice. Please choose the records again.',
  });
}

interface EvidenceOf {
  readonly progressId: string;
  readonly obligationId: string;
  readonly planId: string;
  readonly bodyId: string;
}

/** What is no longer named goes, what is new comes; what stays is not touched, so that the history tells only changes. */
export async function changeEvidence(
  tx: Transaction,
  to: EvidenceOf,
  { evidence, records }: Pick<Reported, 'evidence' | 'records'>,
): Promise<void> {
  await changeFiles(tx, to, evidence);
  const present = await tx
    .selectFrom('progress_record')
    .select(['id', 'record_id'])
    .where('progress_id', '=', to.progressId)
    .execute();
  const gone = present.filter(({ record_id }) => !records.includes(record_id)).map(({ id }) => id);
  if (gone.length > 0) await tx.deleteFrom('progress_record').where('id', 'in', gone).execute();
  await attachRecords(
    tx,
    to,
    records.filter((id) => !present.some(({ record_id }) => record_id === id)),
  );
}

export async function attachEvidence(
  tx: Transaction,
  to: EvidenceOf,
  { evidence, records }: Pick<Reported, 'evidence' | 'records'>,
): Promise<void> {
  await attachFiles(tx, to, evidence);
  await attachRecords(tx, to, records);
}

async function attachRecords(tx: Transaction, to: EvidenceOf, records: readonly string[]): Promise<void> {
  if (records.length === 0) return;
  await tx
    .insertInto('progress_record')
    .values(
      records.map((recordId) => ({
        id: uuid(),
        progress_id: to.progressId,
        obligation_id: to.obligationId,
        plan_id: to.planId,
        body_id: to.bodyId,
        record_id: recordId,
      })),
    )
    .execute();
}

async function changeFiles(tx: Transaction, to: EvidenceOf, evidence: Reported['evidence']): Promise<void> {
  const named = new Map(evidence.map(({ fileId, caption }) => [fileId, caption]));
  const present = await tx
    .selectFrom('evidence')
    .select(['id', 'file_id', 'caption'])
    .where('progress_id', '=', to.progressId)
    .execute();
  const kept = present.filter(({ file_id, caption }) => named.get(file_id) === caption);
  const gone = present.filter((one) => !kept.includes(one)).map(({ id }) => id);
  if (gone.length > 0) await tx.deleteFrom('evidence').where('id', 'in', gone).execute();
  const keptFiles = new Set(kept.map(({ file_id }) => file_id));
  await attachFiles(
    tx,
    to,
    evidence.filter(({ fileId }) => !keptFiles.has(fileId)),
  );
}

async function attachFiles(tx: Transaction, to: EvidenceOf, evidence: Reported['evidence']): Promise<void> {
  if (evidence.length === 0) return;
  await tx
    .insertInto('evidence')
    .values(
      evidence.map(({ fileId, caption }) => ({
        id: uuid(),
        progress_id: to.progressId,
        obligation_id: to.obligationId,
        plan_id: to.planId,
        body_id: to.bodyId,
        file_id: fileId,
        caption,
      })),
    )
    .execute();
}

import type { DocumentBlock, DocumentTable, OfficialDocument, TableRow } from '../model.ts';
import { count, enumerate, upperFirst, withoutEndMark } from '../wording.ts';
import { groupInOrder, type PlanSection, type ReportingBody } from './duties.ts';
import {
  cite,
  citeInFull,
  citeShort,
  type DocumentReference,
  type DutyRole,
  dueText,
  type Letterhead,
  letterheadParts,
  ROLE_NAMES,
} from './plan-reference.ts';

export interface AssignedDuty {
  readonly id: string;
  readonly section: string;
  /** Place in the plan: "Mục IV.2". */
  readonly place: string;
  readonly task: string;
  readonly role: DutyRole;
  /** The lead body, when this body coordinates or takes part. */
  readonly ledBy?: string;
  /** Civil date. */
  readonly due?: string;
  readonly cadence?: string;
  readonly expectedProof?: string;
}

export interface AssignmentExtractData {
  readonly letterhead: Letterhead;
  readonly plan: DocumentReference;
  readonly body: ReportingBody;
  /** A superior demands ("yêu cầu"), an equal asks ("đề nghị"). */
  readonly manner: 'yêu cầu' | 'đề nghị';
  readonly sections: readonly PlanSection[];
  readonly duties: readonly AssignedDuty[];
}

/** A longer list goes into an annex. */
const DUTIES_IN_NOTICE = 6;

/** The notice that tells one body all that a plan gives it: role, deadline, expected proof. */
export function assignmentExtract(data: AssignmentExtractData): OfficialDocument {
  const { body, plan, letterhead } = data;
  const { issuer } = letterhead.heading;
  const requestedOnly = data.duties.every((duty) => duty.role === 'requested');
  const inNotice = data.duties.length <= DUTIES_IN_NOTICE;
  const subject = requestedOnly ? `Nội dung đề nghị ${body.name} thực hiện` : `Nhiệm vụ của ${body.name}`;
  return {
    kind: 'TB',
    title: `${subject} theo ${cite(plan)}`,
    ...letterheadParts(letterhead),
    addressees: [body.name],
    body: [
      {
        kind: 'paragraph',
        text: `Thực hiện ${citeInFull(plan)}, ${issuer} thông báo các nhiệm vụ của ${body.name} như sau:`,
      },
      { kind: 'section', text: 'Nhiệm vụ cụ thể' },
      { kind: 'paragraph', text: totalSentence(data, inNotice) },
      ...(inNotice ? [dutyTable(data)] : []),
      { kind: 'section', text: 'Tổ chức thực hiện' },
      ...followUp(data),
    ],
    annexes: inNotice ? [] : [{ title: subject, orientation: 'landscape', blocks: [dutyTable(data)] }],
  };
}

function totalSentence({ body, plan, duties }: AssignmentExtractData, inNotice: boolean): string {
  const roles: [DutyRole, string][] = [
    ['lead', 'chủ trì'],
    ['coordinate', 'phối hợp'],
    ['take-part', 'tham gia'],
    ['requested', 'đề nghị thực hiện'],
  ];
  const parts = roles
    .map(([role, verb]) => ({ verb, number: duties.filter((duty) => duty.role === role).length }))
    .filter(({ number }) => number > 0)
    .map(({ verb, number }) => `${verb} ${count(number)} nhiệm vụ`);
  return `Theo ${citeShort(plan)}, ${body.name} có ${count(duties.length)} nhiệm vụ, trong đó ${enumerate(parts)}${inNotice ? '' : ' (chi tiết tại Phụ lục kèm theo)'}.`;
}

function dutyTable({ sections, duties }: AssignmentExtractData): DocumentTable {
  return {
    kind: 'table',
    columns: [
      { header: 'TT', width: 9, kind: 'ordinal' },
      { header: 'Nhiệm vụ', width: 80 },
      { header: 'Vai trò', width: 27, align: 'center' },
      { header: 'Thời hạn', width: 22, align: 'center' },
      { header: 'Kết quả, minh chứng cần có', width: 30 },
      { header: 'Vị trí trong văn bản', width: 15, align: 'center' },
    ],
    rows: groupInOrder(sections, duties, (duty) => duty.section).flatMap(({ key, members }): TableRow[] => [
      { style: 'band', cells: [withoutEndMark(key.title)], origin: [key.id] },
      ...members.map(
        (duty): TableRow => ({
          cells: [
            upperFirst(withoutEndMark(duty.task)),
            duty.ledBy ? `${ROLE_NAMES[duty.role]} (chủ trì: ${duty.ledBy})` : ROLE_NAMES[duty.role],
            dueText(duty),
            duty.expectedProof ?? '',
            duty.place,
          ],
          origin: [duty.id],
        }),
      ),
    ]),
  };
}

function followUp({ letterhead, body, manner }: AssignmentExtractData): DocumentBlock[] {
  const { issuer } = letterhead.heading;
  return [
    {
      kind: 'item',
      text: `${upperFirst(manner)} ${body.name} phân công đầu mối, xây dựng kế hoạch và tổ chức thực hiện các nhiệm vụ trên bảo đảm chất lượng, đúng thời hạn.`,
    },
    {
      kind: 'item',
      text: `Cập nhật tiến độ, kết quả kèm minh chứng và báo cáo ${issuer} theo thời hạn của từng nhiệm vụ để tổng hợp.`,
    },
    {
      kind: 'item',
      text: `Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, kịp thời phản ánh về ${issuer} để tổng hợp, xem xét, giải quyết.`,
    },
  ];
}

import type { DocumentBlock, DocumentTable, OfficialDocument, TableRow } from '../model.ts';
import { count, enumerate, shortDate, upperFirst, withoutEndMark } from '../wording.ts';
import { groupInOrder, type ReportingBody } from './duties.ts';
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

export interface UrgedDuty {
  readonly id: string;
  readonly body: string;
  readonly task: string;
  readonly role: DutyRole;
  /** Civil date. */
  readonly due?: string;
  readonly cadence?: string;
  /** It is neither late nor near its due day, but nothing has been heard of it. */
  readonly still?: boolean;
  /** What was last heard: "Đang thực hiện (60%)"; left out when the body has reported nothing. */
  readonly progress?: string;
}

export interface UrgingLetterData {
  readonly letterhead: Letterhead;
  readonly plan: DocumentReference;
  /** Civil date. */
  readonly asOf: string;
  /** Civil date by which the answer is wanted. */
  readonly answerBy: string;
  /** A superior demands ("yêu cầu"), an equal asks ("đề nghị"). */
  readonly manner: 'yêu cầu' | 'đề nghị';
  readonly bodies: readonly ReportingBody[];
  readonly duties: readonly UrgedDuty[];
  /** To whom the issuer reports in turn: "Ủy ban nhân dân tỉnh". */
  readonly reportsTo?: string;
  /** "ông Nguyễn Văn A, điện thoại ..." */
  readonly contact?: string;
}

/** More names than this would fill the page; they then stand in the annex alone. */
const NAMED_ADDRESSEES = 8;
/** A longer list goes into an annex. */
const DUTIES_IN_LETTER = 6;

/** The official letter that urges one or many bodies on: what is late or due, what is asked, by when. */
export function urgingLetter(data: UrgingLetterData): OfficialDocument {
  const groups = groupInOrder(data.bodies, mostUrgentFirst(data), (duty) => duty.body);
  const inLetter = groups.length === 1 && data.duties.length <= DUTIES_IN_LETTER;
  const names = groups.map(({ key }) => key.name);
  return {
    kind: 'CV',
    title: `đôn đốc thực hiện ${cite(data.plan)}`,
    ...letterheadParts(data.letterhead),
    addressees:
      names.length <= NAMED_ADDRESSEES ? names : ['Các cơ quan, đơn vị có tên tại Phụ lục kèm theo'],
    body: [
      { kind: 'paragraph', text: findingSentence(data, names, inLetter) },
      ...(inLetter ? [dutyTable(data, groups, false)] : []),
      ...requests(data, names),
    ],
    annexes: inLetter
      ? []
      : [
          {
            title: 'Danh mục nhiệm vụ cần khẩn trương thực hiện',
            orientation: 'landscape',
            blocks: [dutyTable(data, groups, true)],
          },
        ],
  };
}

/** The addressee as the sentence names it. */
function addressed(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : 'các cơ quan, đơn vị';
}

function findingSentence(data: UrgingLetterData, names: readonly string[], inLetter: boolean): string {
  const { late, near, still } = countUrgency(data);
  const kinds = [
    late > 0 ? `${count(late)} nhiệm vụ đã quá hạn` : '',
    near > 0 ? `${count(near)} nhiệm vụ sắp đến hạn` : '',
    still > 0 ? `${count(still)} nhiệm vụ chưa có chuyển biến` : '',
  ].filter((part) => part !== '');
  const found =
    kinds.length === 1
      ? `${kinds[0]}, chưa báo cáo hoàn thành`
      : `${count(data.duties.length)} nhiệm vụ chưa báo cáo hoàn thành, trong đó ${enumerate(kinds)}`;
  const list = inLetter ? ', cụ thể như sau:' : ' (chi tiết tại Phụ lục kèm theo).';
  return `Thực hiện ${citeInFull(data.plan)}; qua theo dõi đến ngày ${shortDate(data.asOf)}, ${data.letterhead.heading.issuer} nhận thấy ${addressed(names)} còn ${found}${list}`;
}

function requests(data: UrgingLetterData, names: readonly string[]): DocumentBlock[] {
  const { issuer } = data.letterhead.heading;
  const upward = data.reportsTo ? `, báo cáo ${data.reportsTo}` : '';
  const { late } = countUrgency(data);
  const asked = [
    late > 0
      ? 'Khẩn trương hoàn thành các nhiệm vụ đã quá hạn; tập trung thực hiện các nhiệm vụ còn lại, không để phát sinh thêm nhiệm vụ quá hạn.'
      : 'Khẩn trương triển khai, tập trung hoàn thành các nhiệm vụ nêu trên, không để phát sinh nhiệm vụ quá hạn.',
    `Cập nhật tiến độ, kết quả kèm minh chứng và gửi về ${issuer} trước ngày ${shortDate(data.answerBy)} để tổng hợp${upward}.`,
    `Trường hợp có khó khăn, vướng mắc hoặc không thể hoàn thành đúng hạn, nêu rõ lý do và thời gian hoàn thành, gửi về ${issuer} để phối hợp giải quyết.`,
  ];
  return [
    {
      kind: 'paragraph',
      text: `Để bảo đảm tiến độ thực hiện ${citeShort(data.plan)}, ${issuer} ${data.manner} ${addressed(names)} thực hiện các nội dung sau:`,
    },
    ...asked.map((text): DocumentBlock => ({ kind: 'item', text })),
    ...(data.contact
      ? [{ kind: 'paragraph', text: `Thông tin chi tiết liên hệ: ${withoutEndMark(data.contact)}.` } as const]
      : []),
    {
      kind: 'paragraph',
      text: `${issuer} ${data.manner} ${addressed(names)} quan tâm, nghiêm túc thực hiện.`,
    },
  ];
}

type BodyDuties = readonly { readonly key: ReportingBody; readonly members: readonly UrgedDuty[] }[];

function dutyTable(data: UrgingLetterData, groups: BodyDuties, byBody: boolean): DocumentTable {
  return {
    kind: 'table',
    columns: [
      { header: 'TT', width: 8, kind: 'ordinal' },
      { header: 'Nhiệm vụ', width: 76 },
      { header: 'Vai trò', width: 16, align: 'center' },
      { header: 'Thời hạn', width: 22, align: 'center' },
      { header: 'Tình trạng', width: 22, align: 'center' },
      { header: 'Tiến độ đã báo cáo', width: 22 },
    ],
    rows: groups.flatMap(({ key, members }): TableRow[] => [
      ...(byBody ? [bandOf(key)] : []),
      ...members.map(
        (duty): TableRow => ({
          cells: [
            upperFirst(withoutEndMark(duty.task)),
            ROLE_NAMES[duty.role],
            dueText(duty),
            timeSentence(duty, data.asOf),
            duty.progress ?? 'Chưa báo cáo',
          ],
          origin: [duty.id],
        }),
      ),
    ]),
  };
}

function bandOf(body: ReportingBody): TableRow {
  return { style: 'band', cells: [body.name], origin: [body.id] };
}

function countUrgency({ duties, asOf }: UrgingLetterData): { late: number; near: number; still: number } {
  const late = duties.filter((duty) => isLate(duty, asOf)).length;
  const still = duties.filter((duty) => isStill(duty, asOf)).length;
  return { late, still, near: duties.length - late - still };
}

/** What is late comes first, then what is near its day, each by its day; the rest last. */
function mostUrgentFirst({ duties, asOf }: UrgingLetterData): readonly UrgedDuty[] {
  const rank = (duty: UrgedDuty): number => (isLate(duty, asOf) ? 0 : isStill(duty, asOf) ? 2 : 1);
  return duties.toSorted((a, b) => rank(a) - rank(b) || (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

function isStill(duty: UrgedDuty, asOf: string): boolean {
  return !isLate(duty, asOf) && (duty.still === true || duty.due === undefined);
}

function isLate(duty: UrgedDuty, asOf: string): boolean {
  return duty.due !== undefined && duty.due < asOf;
}

const DAY = 86_400_000;

function timeSentence(duty: UrgedDuty, asOf: string): string {
  if (duty.due === undefined || isStill(duty, asOf)) return 'Chưa có chuyển biến';
  const days = Math.round((Date.parse(duty.due) - Date.parse(asOf)) / DAY);
  if (days < 0) return `Quá hạn ${count(-days)} ngày`;
  return days === 0 ? 'Đến hạn hôm nay' : `Còn ${count(days)} ngày`;
}

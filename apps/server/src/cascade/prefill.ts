/** What a body's plan begins with: its obligations, and plain words for the parts around them. */
import type { cascade } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { type BodyPlanBody, type TaskAbove, taskFor } from '@binhdang/domain/cascade';
import { type DocumentReference, shortDate, symbolFor } from '@binhdang/vanban';
import { v7 as uuid } from 'uuid';
import { type BodyLetterhead, letterheadOfBody } from '../org/index.ts';
import type { Transaction } from '../platform/transaction.ts';

/** Short ids: there are as many as tasks in every version that is kept. */
export const newId = (): string => uuid();

/** One section for each of the plan above that has a task for the body, in its order. */
export function sectionsAndTasks(above: readonly TaskAbove[]): Pick<BodyPlanBody, 'sections' | 'tasks'> {
  const groups = [...Map.groupBy(above, ({ section }) => section)].map(([title, tasks]) => ({
    id: newId(),
    title: title.slice(0, 500),
    tasks,
  }));
  return {
    sections: groups.map(({ id, title }) => ({ id, title })),
    tasks: groups.flatMap(({ id, tasks }) => tasks.map((one) => taskFor(one, id, newId()))),
  };
}

export interface Wording {
  readonly above: {
    readonly title: string;
    readonly year: number;
    readonly cited: DocumentReference | undefined;
  };
  readonly body: Pick<BodyLetterhead, 'issuer' | 'level'>;
  readonly kind: string;
  readonly receiver: string;
}

/** Aims, requirements, money and organisation as such plans usually word them; the officer goes over them. */
export function plainWords({
  above,
  body,
  kind,
  receiver,
}: Wording): Pick<BodyPlanBody, 'title' | 'aims' | 'requirements' | 'money' | 'organisation'> {
  const { year, cited } = above;
  const plan = cited
    ? `${cited.kind} số ${cited.number} ngày ${shortDate(cited.date)} của ${cited.issuer}`
    : `Kế hoạch “${above.title}”`;
  const area = body.level === 'district' || body.level === 'commune';
  const association = /front|organisation/u.test(kind);
  const who = area
    ? 'cán bộ, công chức và nhân dân trên địa bàn'
    : association
      ? 'cán bộ, hội viên, đoàn viên'
      : 'cán bộ, công chức, viên chức, người lao động của cơ quan';
  const units = area
    ? 'Các phòng, ban, đoàn thể và Ủy ban nhân dân cấp dưới'
    : association
      ? 'Các ban, đơn vị và tổ chức cơ sở'
      : 'Các phòng, đơn vị trực thuộc';
  const where = area ? 'của địa phương' : association ? 'của tổ chức' : 'của cơ quan';
  return {
    title: area ? onArea(above.title) : above.title,
    aims: [
      `Tổ chức thực hiện đầy đủ, có hiệu quả các nhiệm vụ được giao tại ${plan}.`,
      `Nâng cao nhận thức, trách nhiệm của ${who} về bình đẳng giới, vì sự tiến bộ của phụ nữ và phòng ngừa, ứng phó với bạo lực trên cơ sở giới.`,
    ].join('\n'),
    requirements: [
      'Mỗi nhiệm vụ xác định rõ nội dung, thời hạn, đơn vị hoặc người phụ trách và kết quả phải đạt.',
      `Các hoạt động thiết thực, tiết kiệm, gắn với nhiệm vụ chuyên môn và phù hợp với điều kiện thực tế ${where}.`,
    ].join('\n'),
    money: `Kinh phí thực hiện Kế hoạch được bố trí trong dự toán ngân sách năm ${year} ${where} và từ các nguồn huy động hợp pháp khác theo quy định.`,
    organisation: [
      `${units} căn cứ nhiệm vụ được giao tại Kế hoạch này để tổ chức thực hiện, bảo đảm chất lượng, đúng thời hạn.`,
      `Đầu mối về bình đẳng giới theo dõi, đôn đốc, ghi sổ, tổng hợp kết quả thực hiện và báo cáo ${receiver} theo quy định.`,
      'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, kịp thời phản ánh để xem xét, giải quyết.',
    ].join('\n'),
  };
}

/** "… năm 2022 trên địa bàn tỉnh Thái Bình" is the province's; a district says nothing of where. */
const onArea = (title: string): string => title.replace(/\s+trên địa bàn tỉnh.*$/u, '');

/** Heading, signature and recipients that a plan of the body begins with. */
export async function planLetterhead(
  tx: Transaction,
  bodyId: string,
  { receiver, place }: { readonly receiver: string; readonly place: string },
  today: CivilDate,
): Promise<{ letterhead: cascade.BodyPlanContent['letterhead']; body: BodyLetterhead }> {
  const body = await letterheadOfBody(tx, bodyId, today);
  return {
    body,
    letterhead: {
      superior: body.superior,
      issuer: body.issuer,
      symbol: symbolFor('KH', body.code),
      place: placeOf(body) ?? place,
      authority: body.authority,
      signer: body.signers[0]?.name ?? '',
      recipients: [
        receiver,
        `Lãnh đạo ${body.level === 'province' ? body.shortName : body.issuer}`,
        'Các phòng, đơn vị liên quan',
      ],
      file: 'VT',
    },
  };
}

/** Where a body of a district or commune writes its documents is in its name; otherwise the province. */
function placeOf({ issuer, level }: BodyLetterhead): string | undefined {
  const named = /(?:huyện|thành phố|thị xã|xã|phường|thị trấn)\s+(.+)$/iu.exec(issuer)?.[1];
  return level === 'province' ? undefined : named;
}

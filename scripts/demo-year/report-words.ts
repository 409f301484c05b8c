/** What people write in the reports of the made-up year, beside what follows from figures. */
import type { OutputOf, report } from '@binhdang/contract';
import type { Chance } from './chance.ts';
import type { DemoBody } from './model.ts';

type Page = OutputOf<typeof report.readReport>;
type Section = Page['sections'][number];
type Part = Section['parts'][number];

export interface Content {
  narratives: Record<string, { text: string; prepared: string }>;
  entries: Record<string, Record<string, unknown>[]>;
}

const ACHIEVEMENTS = [
  'Cấp ủy, chính quyền {body} quan tâm chỉ đạo; kế hoạch năm được triển khai đúng tiến độ, công tác truyền thông có đổi mới.',
  'Các hoạt động được lồng ghép với phong trào của đoàn thể, thu hút đông người dân {body} tham gia, trong đó có nhiều nam giới.',
  'Số liệu được ghi chép vào sổ theo dõi thường xuyên nên việc tổng hợp của {body} nhanh và đầy đủ hơn kỳ trước.',
];
const SHORTCOMINGS = [
  'Một số đơn vị ghi sổ còn chậm; nội dung truyền thông cho nam giới chưa nhiều.',
  'Kinh phí còn hạn chế, mô hình chưa duy trì sinh hoạt đều.',
  'Tỷ lệ nữ trong lãnh đạo chủ chốt ở một số nơi chưa đạt mục tiêu.',
];
const CAUSES = [
  'Cán bộ làm công tác bình đẳng giới kiêm nhiệm nhiều việc và thay đổi thường xuyên.',
  'Dịch COVID-19 những tháng đầu năm ảnh hưởng đến việc tổ chức hoạt động đông người.',
];
const NEXT = [
  'Tiếp tục thực hiện các nhiệm vụ của kế hoạch; duy trì tin, bài trên hệ thống truyền thanh mỗi quý.',
  'Rà soát quy hoạch cán bộ nữ; kiểm tra việc thực hiện kế hoạch ở cơ sở; tổ chức Tháng hành động.',
];
const PROPOSALS = [
  'Đề nghị cấp trên tổ chức tập huấn nghiệp vụ cho cán bộ làm công tác bình đẳng giới.',
  'Đề nghị bố trí kinh phí riêng cho công tác bình đẳng giới trong dự toán hằng năm.',
];
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  achievements: ACHIEVEMENTS,
  shortcomings: SHORTCOMINGS,
  causes: CAUSES,
  next_tasks_text: NEXT,
  proposals_text: PROPOSALS,
};

/**
 * Fills in what must be written and what people add by themselves; a prepared text is left to follow its figures.
 * @param lately one day before the report, for documents that were issued
 */
export function written(page: Page, body: DemoBody, chance: Chance, lately: string): Content {
  const content: Content = { narratives: {}, entries: {} };
  for (const part of partsOf([...page.sections, ...page.annexes])) {
    if (part.type === 'narrative') {
      if (part.text !== null)
        content.narratives[part.code] = { text: part.text, prepared: part.preparedThen ?? '' };
      else if (part.required || (part.code in WRITTEN && chance.is(0.5)))
        content.narratives[part.code] = { text: words(part, body, chance), prepared: preparedOf(part) };
    }
    if (part.type === 'entry') {
      if (part.rows.length > 0) content.entries[part.code] = part.rows;
      else if (part.code === 'issued_documents') content.entries[part.code] = [issued(body, chance, lately)];
    }
  }
  return content;
}

export const partsOf = (sections: readonly Section[]): Part[] =>
  sections.flatMap((section) => [...section.parts, ...partsOf(section.sections)]);

const preparedOf = (part: Extract<Part, { type: 'narrative' }>): string =>
  part.sentences.map(({ text }) => text).join(' ');

function words(part: Extract<Part, { type: 'narrative' }>, body: DemoBody, chance: Chance): string {
  const choice = WRITTEN[part.code] ?? ACHIEVEMENTS;
  const own = chance.some(choice, 1, 2).join('\n').replaceAll('{body}', body.called);
  const prepared = preparedOf(part);
  return prepared === '' ? own : `${prepared}\n${own}`;
}

const issued = (body: DemoBody, chance: Chance, lately: string) => ({
  symbol: `${chance.int(5, 120)}/KH-${body.sort === 'department' ? 'CQ' : 'UBND'}`,
  issued_on: lately,
  subject: 'Kế hoạch công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2022',
});

import { expect, test } from 'vitest';
import type { SourceParagraph, SourceText } from '../source/source-text.ts';
import { readDocument } from './index.ts';

type Hinted = readonly [text: string, hint?: Omit<SourceParagraph, 'start' | 'end'>];

/** Paragraphs as Word has them, with what the layout tells. */
function docx(paragraphs: readonly Hinted[], layoutLines = 0): SourceText {
  let text = '';
  const hints: SourceParagraph[] = [];
  const cells: { start: number; end: number }[] = [];
  paragraphs.forEach(([words, hint], i) => {
    const span = { start: text.length, end: text.length + words.length };
    hints.push({ ...span, ...hint });
    if (i < layoutLines) cells.push(span);
    text += `${words}\n`;
  });
  const tables =
    layoutLines === 0
      ? []
      : [
          {
            start: 0,
            end: cells.at(-1)?.end ?? 0,
            rows: [cells],
            layout: true,
          },
        ];
  return { format: 'docx', text, paragraphs: hints, tables, remarks: [] };
}

const bold = { bold: true } as const;
const title = { bold: true, align: 'center' } as const;
const HEADING: readonly Hinted[] = [
  ['ỦY BAN NHÂN DÂN', title],
  ['TỈNH MẪU LÂM', title],
  ['Số: 21/KH-UBND', { align: 'center' }],
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', title],
  ['Độc lập - Tự do - Hạnh phúc', title],
  ['Mẫu Lâm, ngày 10 tháng 3 năm 2023', { italic: true, align: 'center' }],
  ['KẾ HOẠCH', title],
  ['Thực hiện công tác', title],
  ['bình đẳng giới năm 2023', title],
];

const outline = (source: SourceText) =>
  readDocument(source)
    .nodes.filter((node) => node.kind !== 'paragraph')
    .map((node) =>
      `${node.kind} ${node.label} ${node.text} [${node.bodies.map((body) => body.name).join(', ')}]`.replace(
        /\s+/g,
        ' ',
      ),
    );

test('a heading block in a layout table, a title over two centred lines', () => {
  const { document } = readDocument(
    docx([...HEADING, ['Thực hiện Nghị quyết số 28/NQ-CP, UBND tỉnh ban hành Kế hoạch như sau:']], 6),
  );
  expect(document).toMatchObject({
    number: '21/KH-UBND',
    date: '2023-03-10',
    issuer: 'Ủy ban nhân dân tỉnh Mẫu Lâm',
    title: 'Thực hiện công tác bình đẳng giới năm 2023',
  });
});

test('bold lines without numbers are headings: sections in capitals, groups below', () => {
  const source = docx([
    ...HEADING,
    ['MỤC ĐÍCH', bold],
    ['Nâng cao nhận thức của cán bộ.'],
    ['TỔ CHỨC THỰC HIỆN', bold],
    ['Sở Nội vụ', bold],
    ['Chủ trì, phối hợp với các sở, ngành triển khai Kế hoạch.'],
    ['Tổng hợp, báo cáo Ủy ban nhân dân tỉnh.'],
    ['Sở Tài chính', bold],
    ['- Bố trí kinh phí thực hiện.'],
    ['Ủy ban nhân dân các huyện, thành phố', bold],
    ['- Xây dựng kế hoạch của địa phương.'],
  ]);
  expect(outline(source)).toEqual([
    'section MỤC ĐÍCH []',
    'section TỔ CHỨC THỰC HIỆN []',
    'item Sở Nội vụ [Sở Nội vụ]',
    'task Chủ trì, phối hợp với các sở, ngành triển khai Kế hoạch. [Sở Nội vụ, các sở, ngành]',
    'task Tổng hợp, báo cáo Ủy ban nhân dân tỉnh. [Sở Nội vụ]',
    'item Sở Tài chính [Sở Tài chính]',
    'task - Bố trí kinh phí thực hiện. [Sở Tài chính]',
    'item Ủy ban nhân dân các huyện, thành phố [Ủy ban nhân dân các huyện, thành phố]',
    'task - Xây dựng kế hoạch của địa phương. [Ủy ban nhân dân các huyện, thành phố]',
  ]);
});

test('bodies after dashes in the assignment section', () => {
  const source = docx([
    ...HEADING,
    ['II. TỔ CHỨC THỰC HIỆN', bold],
    ['- Sở Y tế: Tổ chức khám sức khỏe cho phụ nữ.'],
    ['- Giao Công an tỉnh chủ trì điều tra, xử lý vi phạm.'],
    ['- Mời Hội Liên hiệp Phụ nữ tỉnh tham gia giám sát.'],
  ]);
  expect(outline(source)).toEqual([
    'section II. TỔ CHỨC THỰC HIỆN []',
    'task - Sở Y tế: Tổ chức khám sức khỏe cho phụ nữ. [Sở Y tế]',
    'task - Giao Công an tỉnh chủ trì điều tra, xử lý vi phạm. [Công an tỉnh]',
    'task - Mời Hội Liên hiệp Phụ nữ tỉnh tham gia giám sát. [Hội Liên hiệp Phụ nữ tỉnh]',
  ]);
});

test('a signature block in a layout table', () => {
  const body: Hinted[] = [...HEADING, ['I. NỘI DUNG', bold], ['1. Tổ chức hội nghị./.']];
  const foot = [
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT.',
    'TM. ỦY BAN NHÂN DÂN',
    'KT. CHỦ TỊCH',
    'PHÓ CHỦ TỊCH',
    '',
    'Trần Văn Mẫu',
  ];
  const base = docx(body);
  let { text } = base;
  const start = text.length;
  const left = { start, end: start + foot.slice(0, 3).join('\n').length };
  text += `${foot.join('\n')}\n`;
  const right = { start: left.end + 1, end: text.length - 1 };
  const source = {
    ...base,
    text,
    tables: [{ start, end: right.end, rows: [[left, right]], layout: true }],
  };
  const read = readDocument(source);
  expect(read.recipients.map((one) => one.name)).toEqual(['Như trên', 'Lưu: VT']);
  expect(read.document.signer).toMatchObject({
    name: 'Trần Văn Mẫu',
    post: 'PHÓ CHỦ TỊCH',
    forms: ['TM', 'KT'],
  });
});

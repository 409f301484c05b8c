import { expect, test } from 'vitest';
import type { SourceTable, SourceText } from '../source/source-text.ts';
import { readDocument } from './index.ts';

type Row = readonly string[];

/** A document with a data table as the source layer gives it: cells joined by tabs, rows by line ends. */
function withTable(before: string, rows: readonly Row[], after = ''): SourceText {
  let text = `${before}\n`;
  const start = text.length;
  const spans: { start: number; end: number }[][] = [];
  rows.forEach((row, r) => {
    const line: { start: number; end: number }[] = [];
    row.forEach((cell, c) => {
      line.push({ start: text.length, end: text.length + cell.length });
      text += cell + (c + 1 < row.length ? '\t' : r + 1 < rows.length ? '\n' : '');
    });
    spans.push(line);
  });
  const table: SourceTable = {
    start,
    end: text.length,
    rows: spans,
    layout: false,
  };
  return {
    format: 'docx',
    text: `${text}\n${after}`,
    paragraphs: [],
    tables: [table],
    remarks: [],
  };
}

const HEAD =
  'Số: 12/KH-UBND\nĐiện Biên, ngày 15 tháng 02 năm 2024\nKẾ HOẠCH\nTruyền thông năm 2024\n\nI. MỤC ĐÍCH\nNâng cao nhận thức.\nII. PHÂN CÔNG';
const shown = (source: SourceText) =>
  readDocument(source)
    .nodes.filter((node) => node.part === 'table-row')
    .map((node) => ({
      kind: node.kind,
      label: node.label,
      text: node.text,
      bodies: node.bodies.map((body) => `${body.role}: ${body.name}`),
      dates: node.dates.map((date) => `${date.type} ${date.start ?? ''}..${date.end ?? ''}`),
      product: node.product,
    }));

test('rows of an assignment table are tasks with bodies, dates and products', () => {
  const source = withTable(HEAD, [
    ['TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Sản phẩm', 'Thời gian hoàn thành'],
    ['I', 'TRUYỀN THÔNG', '', '', '', ''],
    ['1', 'Tổ chức 03 hội nghị', 'Sở Y tế', 'Các sở, ngành liên quan', 'Báo cáo', 'Quý II/2024'],
    ['2', 'Phát sóng chuyên mục', '', 'Báo Điện Biên Phủ;\nSở Nội vụ', '', 'Trước ngày 30/11'],
    ['II', 'KIỂM TRA', '', '', '', ''],
    ['1', 'Kiểm tra việc thực hiện', 'Đoàn liên ngành tỉnh', '', 'Kết luận kiểm tra', 'Tháng 9-10'],
  ]);
  expect(shown(source)).toEqual([
    {
      kind: 'item',
      label: 'I',
      text: 'TRUYỀN THÔNG',
      bodies: [],
      dates: [],
      product: undefined,
    },
    {
      kind: 'task',
      label: '1',
      text: 'Tổ chức 03 hội nghị',
      bodies: ['lead: Sở Y tế', 'coordinate: Các sở, ngành liên quan'],
      dates: ['period 2024-04-01..2024-06-30'],
      product: 'Báo cáo',
    },
    {
      kind: 'task',
      label: '2',
      text: 'Phát sóng chuyên mục',
      bodies: ['lead: Sở Y tế', 'coordinate: Báo Điện Biên Phủ', 'coordinate: Sở Nội vụ'],
      dates: ['deadline ..2024-11-30'],
      product: undefined,
    },
    {
      kind: 'item',
      label: 'II',
      text: 'KIỂM TRA',
      bodies: [],
      dates: [],
      product: undefined,
    },
    {
      kind: 'task',
      label: '1',
      text: 'Kiểm tra việc thực hiện',
      bodies: ['lead: Đoàn liên ngành tỉnh'],
      dates: ['period 2024-09-01..2024-10-31'],
      product: 'Kết luận kiểm tra',
    },
  ]);
});

test('a header of two rows, and a numbering row under it', () => {
  const source = withTable(HEAD, [
    ['STT', 'Nhiệm vụ', 'Phân công thực hiện', '', 'Tiến độ'],
    ['', '', 'Chủ trì', 'Phối hợp', ''],
    ['(1)', '(2)', '(3)', '(4)', '(5)'],
    ['1', 'Xây dựng tài liệu', 'Sở Tư pháp', 'Sở Nội vụ', 'Tháng 3'],
  ]);
  expect(shown(source)).toEqual([
    {
      kind: 'task',
      label: '1',
      text: 'Xây dựng tài liệu',
      bodies: ['lead: Sở Tư pháp', 'coordinate: Sở Nội vụ'],
      dates: ['period 2024-03-01..2024-03-31'],
      product: undefined,
    },
  ]);
});

test('a table that assigns nothing stays one node with its cells', () => {
  const source = withTable(HEAD, [
    ['Chỉ số', '2023', '2024'],
    ['Tỷ lệ nữ', '25,1', '27'],
  ]);
  const tables = readDocument(source).nodes.filter((node) => node.kind === 'table');
  expect(tables.map((node) => node.rows)).toEqual([
    [
      ['Chỉ số', '2023', '2024'],
      ['Tỷ lệ nữ', '25,1', '27'],
    ],
  ]);
  expect(shown(source)).toEqual([]);
});

test('rows of a table of indicators have targets with the unit of their column', () => {
  const source = withTable(HEAD, [
    ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Thực hiện năm 2023', 'Năm 2024', 'Đến năm 2025'],
    ['1', 'Tỷ lệ nữ lãnh đạo', '%', '25,1', '≥ 27', '30'],
    ['2', 'Số địa chỉ tin cậy', 'địa chỉ', '1.050', '1.100', '-'],
  ]);
  const rows = readDocument(source).nodes.filter((node) => node.part === 'table-row');
  expect(
    rows.map((row) => [
      row.kind,
      row.label,
      row.text,
      row.targets.map((t) => `${t.comparator} ${t.value} ${t.unit}`),
    ]),
  ).toEqual([
    ['item', '1', 'Tỷ lệ nữ lãnh đạo', ['gte 27 %', 'eq 30 %']],
    ['item', '2', 'Số địa chỉ tin cậy', ['eq 1100 địa chỉ']],
  ]);
});

test('a table in an annex after the signature lies under the annex; plain text tables are found by tabs', () => {
  const text = `${HEAD}\n1. Sở Nội vụ chủ trì triển khai Kế hoạch./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 15/02/2024 của UBND tỉnh)\nTT\tNhiệm vụ\tChủ trì\tThời gian\n1\tTổ chức tập huấn\tSở Nội vụ\tQuý I\n2\tKiểm tra\tThanh tra tỉnh\tQuý IV\n`;
  const { nodes, citations } = readDocument({
    format: 'text',
    text,
    paragraphs: [],
    tables: [],
    remarks: [],
  });
  const annex = nodes.find((node) => node.part === 'annex');
  expect(annex).toMatchObject({ kind: 'section', label: 'PHỤ LỤC' });
  const table = nodes.find((node) => node.kind === 'table');
  expect(table?.parent).toBe(annex?.id);
  const rows = nodes.filter((node) => node.parent === table?.id);
  expect(rows.map((row) => [row.kind, row.text, row.bodies[0]?.name])).toEqual([
    ['task', 'Tổ chức tập huấn', 'Sở Nội vụ'],
    ['task', 'Kiểm tra', 'Thanh tra tỉnh'],
  ]);
  expect(citations).toEqual([]);
});

test('annexes one after the other are sections of their own', () => {
  const annex = (label: string, name: string) =>
    `${label}\n${name}\n(Kèm theo Kế hoạch số 12/KH-UBND)\nTT\tNhiệm vụ\tChủ trì\n1\tViệc một\tSở Nội vụ\n2\tViệc hai\tSở Y tế\n`;
  const text = `${HEAD}\n1. Sở Nội vụ chủ trì triển khai./.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Mẫu\n${annex('Phụ lục I', 'DANH MỤC NHIỆM VỤ')}${annex('Phụ lục II', 'BIỂU SỐ LIỆU')}`;
  const { nodes } = readDocument({
    format: 'text',
    text,
    paragraphs: [],
    tables: [],
    remarks: [],
  });
  const annexes = nodes.filter((node) => node.part === 'annex');
  expect(annexes.map((node) => [node.label, node.parent])).toEqual([
    ['Phụ lục I', null],
    ['Phụ lục II', null],
  ]);
  const tables = nodes.filter((node) => node.kind === 'table');
  expect(tables.map((node) => node.parent)).toEqual(annexes.map((node) => node.id));
  expect(nodes.filter((node) => node.kind === 'task')).toHaveLength(5);
});

test('a table of blanks ends where the text goes on', () => {
  const text = [
    HEAD,
    'TT   Nội dung                     Cơ quan chủ trì     Thời gian',
    '1    Tổ chức tập huấn cho cán     Sở Nội vụ           Quý I',
    '     bộ các xã',
    '2    Kiểm tra tại các xã          Thanh tra tỉnh      Quý IV',
    'III. TỔ CHỨC THỰC HIỆN',
    '1. Sở Tài chính: Bố trí kinh phí thực hiện Kế hoạch theo quy định của pháp luật.',
    '2. Sở Y tế: Phối hợp.',
  ].join('\n');
  const { nodes } = readDocument({ format: 'text', text, paragraphs: [], tables: [], remarks: [] });
  expect(
    nodes.filter((node) => node.kind === 'task').map((node) => [node.text, node.bodies[0]?.name]),
  ).toEqual([
    ['Tổ chức tập huấn cho cán bộ các xã', 'Sở Nội vụ'],
    ['Kiểm tra tại các xã', 'Thanh tra tỉnh'],
    ['Bố trí kinh phí thực hiện Kế hoạch theo quy định của pháp luật.', 'Sở Tài chính'],
    ['Phối hợp.', 'Sở Y tế'],
  ]);
  expect(nodes.filter((node) => node.kind === 'section').map((node) => node.label)).toEqual([
    'I.',
    'II.',
    'III.',
  ]);
});

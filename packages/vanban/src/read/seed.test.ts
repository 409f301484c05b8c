import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ReadNode, readDocument, readDocumentSchema } from './index.ts';

const path = new URL('../../../../data/thai-binh/ke-hoach-31-kh-ubnd-2022.txt', import.meta.url);
const text = readFileSync(path, 'utf8').normalize('NFC');
const read = readDocument({
  format: 'text',
  text,
  paragraphs: [],
  tables: [],
  remarks: [],
});

const childrenOf = (id: string, kind?: ReadNode['kind']) =>
  read.nodes.filter((node) => node.parent === id && (kind === undefined || node.kind === kind));
const sections = read.nodes.filter((node) => node.kind === 'section');
const section = (i: number) => sections[i]?.id ?? '';
const tasksPerItem = (i: number) =>
  childrenOf(section(i), 'item').map((item) => childrenOf(item.id, 'task').length);
const rolesOf = (node: ReadNode | undefined) => node?.bodies.map((body) => `${body.role}: ${body.name}`);

test('the head of the plan', () => {
  expect(read.document).toMatchObject({
    kind: 'Kế hoạch',
    number: '31/KH-UBND',
    symbol: 'KH-UBND',
    date: '2022-03-11',
    place: 'Thái Bình',
    issuer: 'Ủy ban nhân dân tỉnh Thái Bình',
    title: 'Thực hiện công tác bình đẳng giới, vì sự tiến bộ của phụ nữ năm 2022',
    signer: {
      name: 'Trần Thị Bích Hằng',
      post: 'PHÓ CHỦ TỊCH',
      authority: 'KT. CHỦ TỊCH',
      forms: ['KT'],
    },
  });
});

test('five sections with their aims, contents, assignment groups and duties', () => {
  expect(sections.map((one) => `${one.label} ${one.text}`)).toEqual([
    'I. MỤC ĐÍCH, YÊU CẦU',
    'II. NỘI DUNG HOẠT ĐỘNG',
    'III. KINH PHÍ THỰC HIỆN',
    'IV. TỔ CHỨC THỰC HIỆN',
    'V. CHẾ ĐỘ THÔNG TIN, BÁO CÁO',
  ]);
  expect(tasksPerItem(0)).toEqual([0, 0, 0]);
  expect(tasksPerItem(1)).toEqual([3, 3, 4, 7, 3, 6]);
  expect(tasksPerItem(2)).toEqual([]);
  expect(tasksPerItem(3)).toEqual([5, 2, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 3]);
  expect(childrenOf(section(4), 'task').map((task) => task.label)).toEqual(['1.', '2.']);
  expect(read.nodes.filter((node) => node.kind === 'task')).toHaveLength(52);
  expect(read.nodes.filter((node) => node.kind === 'item')).toHaveLength(3 + 6 + 15);
});

test('who is bound, and how', () => {
  const groups = childrenOf(section(3), 'item');
  expect(rolesOf(groups[0])).toEqual([
    'lead: Sở Lao động - Thương binh và Xã hội',
    'coordinate: các sở, ngành, đơn vị liên quan',
  ]);
  const planning = childrenOf(groups[3]?.id ?? '')[0];
  expect(rolesOf(planning)).toEqual([
    'lead: Sở Kế hoạch và Đầu tư',
    'coordinate: các sở, ngành, đơn vị có liên quan',
  ]);
  expect(planning?.text).toMatch(/^chủ trì, phối hợp .* lồng ghép một số chỉ tiêu/u);
  const media = childrenOf(groups[5]?.id ?? '');
  expect(rolesOf(media[0])).toEqual([
    'lead: Sở Thông tin và Truyền thông',
    'coordinate: Sở Lao động - Thương binh và Xã hội',
    'coordinate: các sở, ngành, đơn vị liên quan',
  ]);
  expect(rolesOf(media[1])).toEqual(['coordinate: Sở Thông tin và Truyền thông']);
  expect(rolesOf(groups[12])).toEqual([
    'lead: Báo Thái Bình',
    'lead: Đài Phát thanh và Truyền hình Thái Bình',
    'lead: các cơ quan thông tin đại chúng khác của tỉnh',
  ]);
  expect(rolesOf(childrenOf(groups[13]?.id ?? '')[0])).toEqual([
    'request: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
    'request: Hội Liên hiệp Phụ nữ tỉnh',
    'request: Liên đoàn Lao động tỉnh',
    'request: Đoàn TNCS Hồ Chí Minh tỉnh',
    'request: các tổ chức thành viên khác của Mặt trận',
  ]);
  for (const task of childrenOf(groups[14]?.id ?? '')) {
    expect(rolesOf(task)).toEqual(['lead: Ủy ban nhân dân các huyện, thành phố']);
  }
  for (const duty of childrenOf(section(4), 'task')) {
    expect(rolesOf(duty)).toEqual([
      'lead: Các sở, ban, ngành, đoàn thể tỉnh',
      'lead: Ủy ban nhân dân các huyện, thành phố',
    ]);
  }
});

test('every cited document once', () => {
  expect(read.citations.map(({ kind, number, issuer, date }) => [kind, number, issuer, date])).toEqual([
    ['Quyết định', '2232/QĐ-TTg', 'Thủ tướng Chính phủ', '2020-12-28'],
    ['Nghị quyết', '28/NQ-CP', 'Chính phủ', '2021-03-03'],
    ['Công văn', '418/LĐTBXH-BĐG', 'Bộ Lao động - Thương binh và Xã hội', '2022-02-23'],
    ['Kế hoạch', '56/KH-UBND', 'Ủy ban nhân dân tỉnh', '2021-04-13'],
    ['Kế hoạch', '13/KH-UBND', 'Ủy ban nhân dân tỉnh', '2021-01-18'],
  ]);
});

test('dates: the month of action, the days of commemoration, and no date of a citation', () => {
  const dates = read.nodes.flatMap((node) => node.dates);
  expect(dates.filter((date) => date.type === 'range')).toMatchObject([
    {
      start: '2022-11-15',
      end: '2022-12-15',
      text: 'từ ngày 15/11 đến 15/12/2022',
    },
  ]);
  expect(dates.filter((date) => date.type === 'date').map((date) => date.start)).toEqual([
    '2022-03-08',
    '2022-10-20',
  ]);
  expect(read.nodes.flatMap((node) => node.targets)).toEqual([]);
});

test('eight recipients; the marks of the typists are none', () => {
  expect(read.recipients.map((one) => one.name)).toEqual([
    'Bộ Lao động - Thương binh và Xã hội',
    'Vụ Bình đẳng giới - Bộ LĐTBXH',
    'Chủ tịch, các Phó Chủ tịch UBND tỉnh',
    'Ủy ban MTTQ Việt Nam tỉnh',
    'Các sở, ban, ngành, đoàn thể tỉnh',
    'UBND huyện, thành phố',
    'Lãnh đạo VP UBND tỉnh',
    'Lưu VT, KGVX',
  ]);
  expect(read.recipients.map((one) => one.archive)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});

test('the closing words are no duty', () => {
  expect(read.nodes.find((node) => node.part === 'closing')?.text).toMatch(/^Nhận Kế hoạch này/u);
});

test('the result has the published shape', () => {
  expect(readDocumentSchema.parse(read)).toEqual(read);
});

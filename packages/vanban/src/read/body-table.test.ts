import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type BodyTable, nameKey, readDocument } from './index.ts';

const body = (
  id: string,
  name: string,
  kind: string,
  aliases: readonly string[] = [],
  validTo: string | null = null,
) => ({
  id,
  name,
  aliases,
  kind,
  level: kind === 'ubnd-huyen' ? 'district' : 'province',
  validFrom: null,
  validTo,
});

const table: BodyTable = {
  bodies: [
    body('ldtbxh', 'Sở Lao động - Thương binh và Xã hội', 'so', ['Sở LĐTBXH', 'Sở LĐ-TB&XH'], '2025-03-01'),
    body('noivu', 'Sở Nội vụ', 'so'),
    body('congan', 'Công an tỉnh', 'vu-trang'),
    body('bao', 'Báo Thái Bình', 'bao-chi'),
    body('mttq', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'doan-the', ['Ủy ban MTTQ Việt Nam tỉnh']),
    body('pn', 'Hội Liên hiệp Phụ nữ tỉnh', 'doan-the', ['Hội LHPN tỉnh']),
    body('h1', 'Ủy ban nhân dân huyện Mẫu Một', 'ubnd-huyen', ['UBND huyện Mẫu Một'], '2025-07-01'),
    body('h2', 'Ủy ban nhân dân thành phố Mẫu Hai', 'ubnd-huyen', [], '2025-07-01'),
    body('lamp', 'Trạm Đèn Biển Số Bảy', 'khac', ['đèn biển']),
  ],
  groups: [
    {
      id: 'so',
      name: 'Các sở',
      aliases: ['các sở, ban, ngành'],
      rule: { kinds: ['so'] },
    },
    {
      id: 'doan-the',
      name: 'Các đoàn thể tỉnh',
      aliases: ['các đoàn thể'],
      rule: { kinds: ['doan-the'] },
    },
    {
      id: 'huyen',
      name: 'Ủy ban nhân dân các huyện, thành phố',
      aliases: ['UBND huyện, thành phố'],
      memberIds: ['h1', 'h2'],
    },
  ],
};

const read = (text: string, bodies: BodyTable = table) =>
  readDocument({ format: 'text', text, paragraphs: [], tables: [], remarks: [] }, { bodies });
const HEAD =
  'Số: 12/KH-UBND\nMẫu Hai, ngày 15 tháng 02 năm 2024\nKẾ HOẠCH\nCông tác năm 2024\n\nI. TỔ CHỨC THỰC HIỆN\n';
const bound = (text: string) =>
  read(HEAD + text)
    .nodes.filter((node) => node.kind === 'task')
    .flatMap((node) => node.bodies);

test('spellings of a name meet in one key', () => {
  expect(nameKey('Sở LĐ - TB & XH')).toBe(nameKey('Sở LĐTBXH'));
  expect(nameKey('UBND các huyện, thành phố')).toBe(nameKey('Ủy ban nhân dân huyện, thành phố'));
  expect(nameKey('Hoà Bình')).toBe(nameKey('Hòa Bình'));
});

test('names are led to ids, whatever their spelling', () => {
  const bodies = bound(
    '1. Sở LĐTB&XH chủ trì, phối hợp với Hội LHPN tỉnh, Uỷ ban MTTQ Việt Nam tỉnh tổ chức tập huấn.',
  );
  expect(bodies.map((one) => [one.role, one.id])).toEqual([
    ['lead', 'ldtbxh'],
    ['coordinate', 'pn'],
    ['coordinate', 'mttq'],
  ]);
});

test('a name that no grammar would find is found by the table', () => {
  expect(bound('1. Trạm Đèn Biển Số Bảy: Thắp đèn mỗi tối.')).toMatchObject([{ id: 'lamp', role: 'lead' }]);
});

test('groups are expanded to their members on the date of the document', () => {
  const [group] = bound('1. UBND các huyện, thành phố: Xây dựng kế hoạch, tổ chức thực hiện.');
  expect(group).toMatchObject({
    groupId: 'huyen',
    group: true,
    members: [{ id: 'h1' }, { id: 'h2' }],
  });
  const later = HEAD.replace('15 tháng 02 năm 2024', '15 tháng 8 năm 2025');
  const after = read(`${later}1. UBND các huyện, thành phố: Xây dựng kế hoạch, tổ chức thực hiện.`);
  expect(after.nodes.find((node) => node.kind === 'task')?.bodies).toMatchObject([
    { groupId: 'huyen', members: [] },
  ]);
});

test('a series of groups is the groups it names', () => {
  const [series] = bound('1. Các sở, ngành, đoàn thể tỉnh: Triển khai thực hiện Kế hoạch.');
  expect(series?.members?.map((member) => member.id)).toEqual(['ldtbxh', 'noivu', 'mttq', 'pn']);
});

test('a name that is not in the table keeps its words and loses confidence', () => {
  const [unknown] = bound('1. Sở Ngoại vụ chủ trì tổ chức hội nghị.');
  expect(unknown).toMatchObject({ name: 'Sở Ngoại vụ', role: 'lead' });
  expect(unknown?.id).toBeUndefined();
  expect(unknown?.confidence).toBeLessThan(0.8);
});

test('with or without a table the plan has the same tasks', () => {
  const path = new URL('../../../../data/thai-binh/ke-hoach-31-kh-ubnd-2022.txt', import.meta.url);
  const text = readFileSync(path, 'utf8').normalize('NFC');
  const shape = (bodies?: BodyTable) =>
    readDocument(
      { format: 'text', text, paragraphs: [], tables: [], remarks: [] },
      bodies === undefined ? {} : { bodies },
    ).nodes.map((node) => [node.kind, node.label, node.text, node.bodies.length]);
  expect(shape(table)).toEqual(shape());
});

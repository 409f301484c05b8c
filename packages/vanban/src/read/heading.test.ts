import { expect, test } from 'vitest';
import { readDocument } from './index.ts';

const read = (text: string) =>
  readDocument({ format: 'text', text: text.normalize('NFC'), paragraphs: [], tables: [], remarks: [] });

const BODY = `
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao nhận thức trên địa bàn tỉnh Vĩnh An.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
Chủ trì, theo dõi việc thực hiện.
`;

interface Expected {
  readonly kind?: string | null;
  readonly number?: string | null;
  readonly date?: string | null;
  readonly place?: string | null;
  readonly issuer?: string | null;
  readonly title?: string | null;
}

const CASES: readonly (readonly [name: string, heading: string, expected: Expected])[] = [
  [
    'the territory of the issuing body in a line of its own',
    'ỦY BAN NHÂN DÂN\nTỈNH VĨNH AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\nVĩnh An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2024',
    {
      kind: 'Kế hoạch',
      number: '12/KH-UBND',
      date: '2024-03-05',
      place: 'Vĩnh An',
      issuer: 'Ủy ban nhân dân tỉnh Vĩnh An',
      title: 'Công tác bình đẳng giới năm 2024',
    },
  ],
  [
    'cells of a table as bars, the territory lost, no line for the kind',
    'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/KH-UBND | Vĩnh An, ngày 05 tháng 3 năm 2024 |',
    { kind: 'Kế hoạch', number: '12/KH-UBND', issuer: 'Ủy ban nhân dân tỉnh Vĩnh An' },
  ],
  [
    'a body in abbreviation without its territory',
    'UBND TỈNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\nVĩnh An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2024',
    { issuer: 'Ủy ban nhân dân tỉnh Vĩnh An' },
  ],
  [
    'a place that is not the name of the territory',
    'ỦY BAN NHÂN DÂN TỈNH\nSố: 12/KH-UBND\nSông Cầu, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2024',
    { place: 'Sông Cầu', issuer: 'Ủy ban nhân dân tỉnh Vĩnh An' },
  ],
  [
    'a citation at the end of the title',
    'ỦY BAN NHÂN DÂN\nTỈNH VĨNH AN\nSố: 12/KH-UBND\nVĩnh An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nThực hiện Nghị quyết số 28/NQ-CP ngày 03/3/2021 của\nChính phủ',
    { title: 'Thực hiện Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ' },
  ],
  [
    'columns read one after the other, the right one after the kind',
    'ỦY BAN NHÂN DÂN\nTỈNH VĨNH AN\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nVĩnh An, ngày 05 tháng 3 năm 2024\n\nCông tác bình đẳng giới năm 2024',
    { date: '2024-03-05', title: 'Công tác bình đẳng giới năm 2024', issuer: 'Ủy ban nhân dân tỉnh Vĩnh An' },
  ],
  [
    'columns read across',
    'ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  TỈNH VĨNH AN            Độc lập - Tự do - Hạnh phúc\n  ____________            ___________________________\n\n Số: 12/KH-UBND          Vĩnh An, ngày 05 tháng 3 năm 2024\n\n                     KẾ HOẠCH\n        Công tác bình đẳng giới năm 2024',
    {
      number: '12/KH-UBND',
      date: '2024-03-05',
      place: 'Vĩnh An',
      issuer: 'Ủy ban nhân dân tỉnh Vĩnh An',
      title: 'Công tác bình đẳng giới năm 2024',
    },
  ],
  [
    'no diacritics in the heading block',
    'UY BAN NHAN DAN      CONG HOA XA HOI CHU NGHIA VIET NAM\nTINH VINH AN           Doc lap - Tu do - Hanh phuc\nSo: 12/KH-UBND         Vĩnh An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2024',
    { number: '12/KH-UBND', date: '2024-03-05' },
  ],
  [
    'a date in figures',
    'ỦY BAN NHÂN DÂN\nTỈNH VĨNH AN\nSố: 12/KH-UBND\nVĩnh An, ngày 05/3/2024\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2024',
    { date: '2024-03-05', place: 'Vĩnh An' },
  ],
  [
    'a stamp of the signing service before it',
    'Ký bởi: Ủy ban nhân dân\nCơ quan: Tỉnh Vĩnh An\nThời gian ký: 05/03/2024 10:21:33\nỦY BAN NHÂN DÂN\nTỈNH VĨNH AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND Vĩnh An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2024',
    { number: '12/KH-UBND', date: '2024-03-05', place: 'Vĩnh An', issuer: 'Ủy ban nhân dân tỉnh Vĩnh An' },
  ],
  [
    'a department, its superior above it',
    'UBND TỈNH VĨNH AN\nSỞ NỘI VỤ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 88/KH-SNV\nVĩnh An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2024',
    { number: '88/KH-SNV', issuer: 'Sở Nội vụ' },
  ],
  [
    'a ward of the two-level administration',
    'ỦY BAN NHÂN DÂN\nPHƯỜNG TRẦN PHÚ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 07/KH-UBND\nTrần Phú, ngày 05 tháng 8 năm 2025\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2025',
    { issuer: 'Ủy ban nhân dân phường Trần Phú', place: 'Trần Phú', number: '07/KH-UBND' },
  ],
  [
    'a numbered board of a ministry, the ministry broken over lines',
    'BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 1752/QĐ-LĐTBXH\nHà Nội, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch công tác bình đẳng giới năm 2024',
    {
      kind: 'Quyết định',
      issuer: 'Bộ Lao động - Thương binh và Xã hội',
      title: 'Về việc ban hành Kế hoạch công tác bình đẳng giới năm 2024',
    },
  ],
  [
    'a union of the people, the heading in the middle of which is its superior',
    'BCH HỘI LHPN VIỆT NAM\nTỈNH VĨNH AN\nBAN THƯỜNG VỤ\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-BTV\nVĩnh An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2024',
    { number: '15/KH-BTV' },
  ],
  [
    'a blank number and date',
    'ỦY BAN NHÂN DÂN\nTỈNH VĨNH AN\nSố:      /KH-UBND\nVĩnh An, ngày     tháng 3 năm 2024\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2024',
    { number: null, date: null, place: 'Vĩnh An', issuer: 'Ủy ban nhân dân tỉnh Vĩnh An' },
  ],
  [
    'the kind and the title in one line',
    'ỦY BAN NHÂN DÂN\nTỈNH VĨNH AN\nSố: 12/KH-UBND\nVĩnh An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH Công tác bình đẳng giới năm 2024',
    { kind: 'Kế hoạch', title: 'Công tác bình đẳng giới năm 2024' },
  ],
  [
    'letters set apart',
    'ỦY BAN NHÂN DÂN\nTỈNH VĨNH AN\nSố: 12/KH-UBND\nVĩnh An, ngày 05 tháng 3 năm 2024\nK Ế  H O Ạ C H\nCông tác bình đẳng giới năm 2024',
    { kind: 'Kế hoạch', title: 'Công tác bình đẳng giới năm 2024' },
  ],
  [
    'the box of urgency in the middle',
    'ỦY BAN NHÂN DÂN\nTỈNH VĨNH AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 1502/UBND-KGVX\nV/v tổ chức Tháng hành động\nvì bình đẳng giới\nHỎA TỐC\nVĩnh An, ngày 12 tháng 11 năm 2024\nKính gửi: Các sở, ban, ngành tỉnh.',
    {
      kind: 'Công văn',
      number: '1502/UBND-KGVX',
      date: '2024-11-12',
      title: 'tổ chức Tháng hành động vì bình đẳng giới',
    },
  ],
];

test.each(CASES)('%s', (_, heading, expected) => {
  const { document } = read(`${heading}\n${BODY}`);
  const found = Object.fromEntries(
    Object.keys(expected).map((key) => [key, document[key as keyof Expected]]),
  );
  expect(found).toEqual(expected);
});

test('a citation at the end of the title does not take its issuer from the line below', () => {
  const { citations } = read(
    `ỦY BAN NHÂN DÂN\nTỈNH VĨNH AN\nSố: 12/KH-UBND\nVĩnh An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nThực hiện Kế hoạch số 45/KH-TU ngày 01/02/2024 của\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH`,
  );
  expect(citations[0]).toMatchObject({ number: '45/KH-TU', date: '2024-02-01' });
});

test('a text without a heading does not take the number of what it carries out for its own', () => {
  const { document, citations } = read(
    'Thực hiện Quyết định số 12/QĐ-TTg ngày 01\ntháng 02 năm 2020 của Thủ tướng Chính phủ, Sở Nội vụ ban hành kế hoạch như sau:\n1. Tổ chức tuyên truyền.\n2. Báo cáo trước ngày 30/11.\n',
  );
  expect(document).toMatchObject({ number: null, issuer: 'Sở Nội vụ' });
  expect(citations).toMatchObject([{ number: '12/QĐ-TTg', date: '2020-02-01' }]);
});

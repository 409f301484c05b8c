import { expect, test } from 'vitest';
import { findCitations, findLaws, kindOfSymbol, mergeCitations, symbolOf, tidyNumber } from './citations.ts';
import { fold } from './fold.ts';

const shown = (text: string) =>
  mergeCitations(findCitations(text, fold(text), 0), null, 0, 0).map(
    (one) => `${one.kind} ${one.number ?? ''} | ${one.issuer ?? '-'} | ${one.date ?? '-'}`,
  );

test.each([
  [
    'Quyết định số 2232/QĐ-TTg ngày 28/12/2020 của Thủ tướng Chính phủ phê duyệt',
    ['Quyết định 2232/QĐ-TTg | Thủ tướng Chính phủ | 2020-12-28'],
  ],
  [
    'Quyết định 34/2014/QĐ-TTg ngày 30 tháng 5 năm 2014',
    ['Quyết định 34/2014/QĐ-TTg | Thủ tướng Chính phủ | 2014-05-30'],
  ],
  ['Luật Phòng, chống bạo lực gia đình số 13/2022/QH15', ['Luật 13/2022/QH15 | Quốc hội | -']],
  [
    'Nghị quyết số 11-NQ/TW, ngày 27/4/2007 của Bộ Chính trị',
    ['Nghị quyết 11-NQ/TW | Bộ Chính trị | 2007-04-27'],
  ],
  ['Bộ luật Lao động số 45/2019/QH14', ['Bộ luật 45/2019/QH14 | Quốc hội | -']],
  ['Kế hoạch số 123 - KH/TU', ['Kế hoạch 123-KH/TU | Tỉnh ủy | -']],
  ['Văn bản hợp nhất số 12/VBHN-BNV', ['Văn bản hợp nhất 12/VBHN-BNV | Bộ Nội vụ | -']],
  [
    'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 40/TTr-SNV ngày 01/3/2024',
    ['Tờ trình 40/TTr-SNV | Sở Nội vụ | 2024-03-01'],
  ],
  ['Chỉ thị số 21-CT/TW', ['Chỉ thị 21-CT/TW | Ban Chấp hành Trung ương Đảng | -']],
  [
    'Công văn số 5973/UBND-KT ngày 02/8/2022 của UBND tỉnh',
    ['Công văn 5973/UBND-KT | UBND tỉnh | 2022-08-02'],
  ],
  ['Kế hoạch số 31 /KH-UBND ngày 11/3/2022', ['Kế hoạch 31/KH-UBND | Ủy ban nhân dân | 2022-03-11']],
  ['văn bản số 671/SKHĐT-KTĐN ngày 31/5/2016', ['Công văn 671/SKHĐT-KTĐN | - | 2016-05-31']],
  ['Thông tư số 07/2017/TT-BVHTTDL', ['Thông tư 07/2017/TT-BVHTTDL | Bộ Văn hóa, Thể thao và Du lịch | -']],
  [
    'Quyết định số 1790/QĐ-\nTTg ngày 23/10/2021',
    ['Quyết định 1790/QĐ-TTg | Thủ tướng Chính phủ | 2021-10-23'],
  ],
  [
    'Nghị quyết liên tịch số 01/2020/NQLT-CP-UBTVQH',
    ['Nghị quyết liên tịch 01/2020/NQLT-CP-UBTVQH | Ủy ban Thường vụ Quốc hội | -'],
  ],
  [
    'số 19/NQ-CP ngày 18/3/2014; số 19/NQ-CP ngày 12/3/2015',
    ['Nghị quyết 19/NQ-CP | Chính phủ | 2014-03-18', 'Nghị quyết 19/NQ-CP | Chính phủ | 2015-03-12'],
  ],
  [
    'Quyết định số 5/QĐ-UBND; sau đó Quyết định số 5/QĐ-UBND ngày 01/02/2022',
    ['Quyết định 5/QĐ-UBND | Ủy ban nhân dân | 2022-02-01'],
  ],
  // No documents.
  ['tỷ lệ 111/100', []],
  ['ngày 20/10/2022', []],
  ['và/hoặc', []],
  ['10/Sở', []],
  ['24/24 giờ', []],
])('%s', (text, expected) => {
  expect(shown(text)).toEqual(expected);
});

test('laws of a legal basis by name', () => {
  const text =
    'Căn cứ Luật Bình đẳng giới ngày 29/11/2006; Luật Tổ chức chính quyền địa phương năm 2015;\nCăn cứ Bộ luật Lao động;';
  expect(findLaws(text, fold(text), 0).map((one) => [one.kind, one.name, one.date])).toEqual([
    ['Luật', 'Luật Bình đẳng giới', '2006-11-29'],
    ['Luật', 'Luật Tổ chức chính quyền địa phương', null],
    ['Bộ luật', 'Bộ luật Lao động', null],
  ]);
});

test('number, symbol and kind', () => {
  expect(tidyNumber('31 /KH–UBND')).toBe('31/KH-UBND');
  expect(symbolOf('31/KH-UBND')).toBe('KH-UBND');
  expect(symbolOf('18/2023/NQ-HĐND')).toBe('NQ-HĐND');
  expect(symbolOf('11-CT/TU')).toBe('CT/TU');
  expect(kindOfSymbol('CTr-UBND')).toBe('Chương trình');
  expect(kindOfSymbol('UBND-KGVX')).toBeUndefined();
});

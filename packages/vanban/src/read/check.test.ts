import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkDocument, readDocument } from './index.ts';

const check = (text: string) =>
  checkDocument(
    readDocument({
      format: 'text',
      text,
      paragraphs: [],
      tables: [],
      remarks: [],
    }),
  );
const codes = (text: string) => [...new Set(check(text).map((finding) => finding.code))];

const GOOD = `ỦY BAN NHÂN DÂN
TỈNH MẪU LÂM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Mẫu Lâm, ngày 05 tháng 02 năm 2024

KẾ HOẠCH
Công tác năm 2024

Căn cứ Luật Bình đẳng giới ngày 29/11/2006;
Căn cứ Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ.

I. MỤC ĐÍCH
1. Nâng cao nhận thức.
2. Giảm bạo lực.

II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ: Chủ trì triển khai Kế hoạch.
2. Sở Y tế: Tổ chức truyền thông trước ngày 30/11./.

Nơi nhận:
- Các sở;
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Thị Mẫu
`;

test('a document in good form has no findings', () => {
  expect(check(GOOD)).toEqual([]);
});

test.each([
  ['number-blank', (text: string) => text.replace('Số: 12/', 'Số:     /')],
  ['number-zero', (text: string) => text.replace('Số: 12/', 'Số: 9/')],
  ['number-blanks', (text: string) => text.replace('Số: 12/', 'Số: 12 /')],
  ['number-missing', (text: string) => text.replace('Số: 12/KH-UBND\n', '')],
  ['kind-symbol', (text: string) => text.replace('12/KH-UBND', '12/CT-UBND')],
  ['day-zero', (text: string) => text.replace('ngày 05', 'ngày 5')],
  ['month-zero', (text: string) => text.replace('tháng 02', 'tháng 2')],
  ['month-no-zero', (text: string) => text.replace('tháng 02', 'tháng 04')],
  ['date-blank', (text: string) => text.replace('ngày 05 tháng 02', 'ngày    tháng   ')],
  ['national-name-missing', (text: string) => text.replace(/CỘNG HÒA.*\n/u, '')],
  [
    'issuer-inferred',
    (text: string) =>
      text
        .replace(/ỦY BAN.*\nTỈNH.*\n/u, '')
        .replace('I. MỤC', 'Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. MỤC'),
  ],
  ['title-missing', (text: string) => text.replace('Công tác năm 2024\n', '')],
  ['authority-missing', (text: string) => text.replace('TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH', 'PHÓ CHỦ TỊCH')],
  ['signer-missing', (text: string) => text.replace('Trần Thị Mẫu', '')],
  ['recipients-missing', (text: string) => text.replace(/Nơi nhận:\n- Các sở;\n- Lưu: VT, NV.\n/u, '')],
  ['archive-missing', (text: string) => text.replace('- Các sở;\n- Lưu: VT, NV.', '- Các sở.')],
  ['archive-colon', (text: string) => text.replace('Lưu: VT', 'Lưu VT')],
  ['end-mark', (text: string) => text.replace('./.', '.')],
  ['basis-end', (text: string) => text.replace('29/11/2006;', '29/11/2006')],
  ['numbering-skips', (text: string) => text.replace('2. Sở Y tế', '4. Sở Y tế')],
  ['numbering-repeats', (text: string) => text.replace('2. Giảm', '1. Giảm')],
  ['task-nobody', (text: string) => text.replace('2. Sở Y tế: Tổ', '2. Tổ')],
  ['deadline-past', (text: string) => text.replace('trước ngày 30/11', 'trước ngày 30/11/2023')],
  ['typing-error', (text: string) => text.replace('2. Sở Y tế:', '2. Ủy ban nhân các huyện:')],
  ['citation-date', (text: string) => text.replace(' ngày 23/10/2021', '')],
  ['motto-missing', (text: string) => text.replace(/Độc lập.*\n/u, '')],
  [
    'motto-wrong',
    (text: string) => text.replace('Độc lập - Tự do - Hạnh phúc', 'Độc lập - Hạnh phúc - Tự do'),
  ],
  [
    'motto-form',
    (text: string) => text.replace('Độc lập - Tự do - Hạnh phúc', 'Độc lập - tự do - hạnh phúc'),
  ],
  ['motto-form', (text: string) => text.replace('Độc lập - Tự do - Hạnh phúc', 'Độc lập-Tự do-Hạnh phúc')],
  ['national-name-wrong', (text: string) => text.replace('XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'XÃ HỘI VIỆT NAM')],
  ['national-name-case', (text: string) => text.replace('VIỆT NAM', 'Việt Nam')],
  ['authority-form', (text: string) => text.replace('TM. ỦY', 'TM ỦY')],
  ['authority-form', (text: string) => text.replace('TM. ỦY', 'T/M ỦY')],
  ['authority-mismatch', (text: string) => text.replace('DÂN\nCHỦ TỊCH', 'DÂN\nKT. CHỦ TỊCH\nGIÁM ĐỐC')],
  ['authority-mismatch', (text: string) => text.replace('TM. ỦY BAN NHÂN DÂN', 'TM. CHỦ TỊCH')],
  ['authority-mismatch', (text: string) => text.replace('TM. ỦY BAN', 'TUQ. ỦY BAN')],
  ['authority-missing', (text: string) => text.replace('DÂN\nCHỦ TỊCH', 'DÂN\nCHÁNH VĂN PHÒNG')],
  ['collective-authority', (text: string) => text.replace('TM. ỦY BAN NHÂN DÂN\n', '')],
  ['signer-title', (text: string) => text.replace('Trần Thị Mẫu', 'ThS. Trần Thị Mẫu')],
  ['number-word', (text: string) => text.replace('Số: 12', '12')],
  ['number-colon', (text: string) => text.replace('Số: 12', 'Số 12')],
  ['symbol-order', (text: string) => text.replace('KH-UBND', 'UBND-KH')],
  ['symbol-spelling', (text: string) => text.replace('KH-UBND', 'kh-ubnd')],
  ['issuer-abbreviated', (text: string) => text.replace('ỦY BAN NHÂN DÂN\nTỈNH', 'UBND TỈNH')],
  ['recipients-end', (text: string) => text.replace('- Các sở;', '- Các sở')],
  ['numbering-start', (text: string) => text.replace('1. Nâng', '2. Nâng').replace('2. Giảm', '3. Giảm')],
  ['numbering-skips', (text: string) => text.replace('II. TỔ', 'III. TỔ')],
  ['date-impossible', (text: string) => text.replace('30/11', '31/11/2024')],
  ['citation-issuer', (text: string) => text.replace(' của Thủ tướng Chính phủ', '')],
  ['place-missing', (text: string) => text.replace('Mẫu Lâm, ngày', 'Ngày')],
  ['citation-future', (text: string) => text.replace('23/10/2021', '23/10/2025')],
])('%s', (code, change) => {
  expect(codes(change(GOOD))).toContain(code);
});

test('findings are in the order of the text, in both languages, and stay inside it', () => {
  const path = new URL('../../../../data/thai-binh/ke-hoach-31-kh-ubnd-2022.txt', import.meta.url);
  const text = readFileSync(path, 'utf8').normalize('NFC');
  const findings = check(text);
  expect(findings.map((one) => one.code)).toEqual(
    expect.arrayContaining([
      'national-name-missing',
      'issuer-inferred',
      'number-blanks',
      'typing-error',
      'task-nobody',
      'archive-colon',
    ]),
  );
  const starts = findings.map((one) => one.span?.start ?? -1);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  for (const { message, span } of findings) {
    expect(message.vi).not.toBe('');
    expect(message.en).not.toBe('');
    expect(span?.end ?? 0).toBeLessThanOrEqual(text.length);
  }
});

import { readXlsx, writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { ExcelReadError } from './excel.ts';
import { writeForm } from './excel-form.ts';
import { disarmed, type FileRow, openTable } from './table-rows.ts';
import { csvStream, workbookBytes, workbookStream } from './table-stream.ts';

async function rowsOf(bytes: Uint8Array, sheet?: string): Promise<FileRow[]> {
  const file = await openTable(bytes);
  const rows: FileRow[] = [];
  for await (const row of file.rows(sheet ?? file.sheets[0] ?? '')) rows.push(row);
  return rows;
}

async function joined(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

const encoded = (text: string) => new TextEncoder().encode(text);

describe('rows of a workbook', () => {
  test('keep what cells are: days, numbers, a formula its value; and their place', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Bìa', rows: [['x']] },
        {
          name: 'Số liệu',
          rows: [['a'], [], [new Date('2022-03-05T00:00:00Z'), 1.5, true, null, 'Nữ']],
          cells: new Map([['2,3', { value: 30, formula: 'B3*20', formulaResult: 30 }]]),
        },
      ],
    });
    expect((await openTable(bytes)).sheets).toEqual(['Bìa', 'Số liệu']);
    const rows = await rowsOf(bytes, 'Số liệu');
    expect(rows.at(-1)).toEqual({ number: 3, cells: [{ day: '2022-03-05' }, 1.5, true, 30, 'Nữ'] });
  });

  test('broken ones and other files are told apart from it', async () => {
    await expect(openTable(Buffer.from([0x50, 0x4b, 3, 4, 9]))).rejects.toThrow(ExcelReadError);
    await expect(openTable(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).rejects.toThrow(ExcelReadError);
  });
});

describe('rows of a text file', () => {
  test('in UTF-8 with or without its mark, in UTF-16, between commas, semicolons or tabs', async () => {
    const cells = [{ number: 1, cells: ['Tên', 'Số'] }];
    for (const text of ['\ufeffTên,Số\r\n', 'Tên;Số\n', 'Tên\tSố\n'])
      expect(await rowsOf(encoded(text))).toEqual(cells);
    expect(await rowsOf(Buffer.from('\ufeffTên\tSố\n', 'utf16le'))).toEqual(cells);
    await expect(openTable(Buffer.from('T\xean,S\xf4', 'latin1'))).rejects.toThrow(ExcelReadError);
  });

  test('what was disarmed is read as it was written; apostrophes of people stay', async () => {
    const texts = ['=1+1', '+84', '-x', '@a', "'=1", "'tis", "''", 'a,b', 'a"b', 'a\nb', ' a'];
    const written = await joined(
      csvStream({ name: '', columns: [], rows: texts.map((text) => ['x', text]) }),
    );
    expect(written.toString('utf8')).not.toMatch(/,[=+@-]/);
    const rows = await rowsOf(written);
    expect(rows.slice(1).map(({ cells }) => cells[1])).toEqual(texts);
    expect(disarmed('5')).toBe('5');
  });

  test('numbers and days are those of Vietnamese, negative ones no formulas', async () => {
    const written = await joined(
      csvStream({ name: '', columns: [], rows: [[-1234.5, { day: '2022-03-05' }, null]] }),
    );
    expect(written.toString('utf8')).toBe('\ufeff\r\n"-1234,5",05/03/2022,\r\n');
  });
});

test('a streamed workbook and one of several sheets say the same', async () => {
  const table = {
    name: 'Dữ liệu',
    columns: [
      { heading: 'Tên', width: 20, day: false },
      { heading: 'Ngày', width: 12, day: true },
    ],
    rows: [['Lớp A', { day: '2022-03-05' }]] as const,
  };
  const expected = [
    { number: 1, cells: ['Tên', 'Ngày'] },
    { number: 2, cells: ['Lớp A', { day: '2022-03-05' }] },
  ];
  expect(await rowsOf(await joined(workbookStream(table)))).toEqual(expected);
  expect(await rowsOf(await workbookBytes([table]))).toEqual(expected);
});

test('a form has drop-downs from a list of any length, no words longer than Excel shows, and rows that can be typed into', async () => {
  const long = 'Rất dài '.repeat(100);
  const bytes = await writeForm(
    [
      {
        name: 'Dữ liệu',
        columns: [
          {
            heading: long,
            code: 'topic',
            width: 20,
            required: true,
            note: long,
            prompt: long,
            check: { kind: 'list', range: `'Danh mục'!$A$2:$A$300` },
          },
          { heading: 'Số', code: 'n', width: 9, format: '#,##0', check: { kind: 'whole', min: 0 } },
          { heading: 'Tính', code: 'c', width: 9, locked: true },
        ],
      },
    ],
    [{ name: 'Danh mục', columns: [{ heading: 'Chủ đề', width: 20 }], rows: [['a']] }],
  );
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const [form] = sheets;
  const [list, whole] = form?.dataValidations ?? [];
  expect(list).toMatchObject({ type: 'list', range: 'A3:A50003', formula1: `'Danh mục'!$A$2:$A$300` });
  expect(list?.inputTitle?.length).toBeLessThanOrEqual(32);
  expect(list?.inputMessage?.length).toBeLessThanOrEqual(255);
  expect(list?.errorMessage?.length).toBeLessThanOrEqual(255);
  expect(whole).toMatchObject({ type: 'whole', formula1: '0' });
  expect(form?.protection?.sheet).toBe(true);
  expect(form?.rowDefs?.get(1)?.hidden).toBe(true);
  const { unzipSync, strFromU8 } = await import('fflate');
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  // Rows that nobody has written have their columns' style, which says what is locked.
  expect(xml.match(/<col [^>]*style="\d+"/g)).toHaveLength(3);
});

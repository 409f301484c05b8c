import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { anyDocument } from './arbitrary-document.fixture.ts';
import type { OfficialDocument } from './model.ts';
import { sampleExtract, sampleLetter, sampleReport } from './sample-data.fixture.ts';
import { assignmentExtract } from './templates/assignment-extract.ts';
import { progressReport } from './templates/progress-report.ts';
import { urgingLetter } from './templates/urging-letter.ts';
import { toDocx } from './to-docx.ts';
import { cleanText } from './wording.ts';

async function parts(doc: OfficialDocument): Promise<Record<string, string>> {
  const files = unzipSync(await toDocx(doc));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Text of all runs, without blanks; throws when the part is not well-formed XML. */
function textOf(xml: string): string {
  const parser = new SaxesParser();
  let inText = false;
  let text = '';
  parser.on('opentag', (tag) => {
    inText = tag.name === 'w:t';
  });
  parser.on('text', (chunk) => {
    if (inText) text += chunk;
  });
  parser.on('closetag', () => {
    inText = false;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return text.replace(/\s+/gu, '');
}

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((match) => match[0]);

describe('the pages of a report', async () => {
  const files = await parts(progressReport(sampleReport()));
  const xml = files['word/document.xml'] ?? '';
  const sections = all(xml, /<w:sectPr.*?<\/w:sectPr>/gsu);

  it('are A4, upright for the text and across for the annex, with the margins of the decree', () => {
    expect(sections).toHaveLength(2);
    expect(sections[0]).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(sections[1]).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    for (const section of sections) {
      const margin = Object.fromEntries(
        [...section.matchAll(/w:(top|bottom|left|right)="(\d+)"/gu)].map(([, side, value]) => [
          side,
          Number(value) / 56.6929,
        ]),
      );
      expect(margin.top).toBeGreaterThanOrEqual(19.99);
      expect(margin.top).toBeLessThanOrEqual(25);
      expect(margin.bottom).toBeGreaterThanOrEqual(19.99);
      expect(margin.left).toBeGreaterThanOrEqual(29.99);
      expect(margin.left).toBeLessThanOrEqual(35);
      expect(margin.right).toBeGreaterThanOrEqual(14.99);
      expect(margin.right).toBeLessThanOrEqual(20);
    }
  });

  it('are numbered on their own from 1, without a number on the first', () => {
    for (const section of sections) {
      expect(section).toContain('<w:titlePg/>');
      expect(section).toMatch(/<w:pgNumType[^>]*w:start="1"/u);
      expect(section).toMatch(/<w:headerReference w:type="first"/u);
    }
    const headers = Object.entries(files).filter(([name]) => /header\d\.xml$/u.test(name));
    expect(headers.filter(([, header]) => header.includes('PAGE'))).toHaveLength(2);
    for (const [, header] of headers.filter(([, text]) => text.includes('PAGE')))
      expect(header).toContain('<w:jc w:val="center"/>');
  });

  it('repeat the heads of tables and keep rows whole', () => {
    const tables = all(xml, /<w:tbl>.*?<\/w:tbl>/gsu).filter((table) => table.includes('w:tblHeader'));
    expect(tables).toHaveLength(3);
    expect(all(tables[0] ?? '', /<w:tblHeader\/>/gu)).toHaveLength(2);
    const rows = all(tables[2] ?? '', /<w:tr>.*?<\/w:tr>/gsu);
    expect(rows).toHaveLength(66 + 3 + 6 + 1);
    for (const row of rows) expect(row).toContain('<w:cantSplit/>');
  });

  it('are set in Times New Roman and Vietnamese', () => {
    expect(files['word/styles.xml']).toContain('w:ascii="Times New Roman"');
    expect(files['word/styles.xml']).toContain('w:lang w:val="vi-VN"');
    expect(xml).not.toMatch(/w:ascii="(?!Times New Roman)/u);
    expect(files['docProps/core.xml']).toContain(
      '<dc:title>Báo cáo kết quả thực hiện Kế hoạch số 31/KH-UBND',
    );
  });

  it('have justified paragraphs with the first line at 12.7 mm and 6 points between', () => {
    const style = /<w:style [^>]*w:styleId="NoiDung".*?<\/w:style>/su.exec(
      files['word/styles.xml'] ?? '',
    )?.[0];
    expect(style).toContain('w:firstLine="720"');
    expect(style).toContain('w:after="120"');
    expect(style).toContain('<w:jc w:val="both"/>');
  });

  it('keep the signature beside the recipients in one row with the last words', () => {
    const block = all(xml, /<w:tbl>.*?<\/w:tbl>/gsu).find((table) => table.includes('Nơi nhận:')) ?? '';
    expect(block).toContain('KT. GIÁM ĐỐC');
    expect(all(block, /<w:tr>/gu)).toHaveLength(1);
    expect(block).toContain('<w:cantSplit/>');
    const last = all(xml.slice(0, xml.indexOf(block)), /<w:p>.*?<\/w:p>/gsu).at(-1) ?? '';
    expect(last).toContain('./.');
    expect(last).toContain('<w:keepNext/>');
  });
});

describe('other documents', () => {
  it('writes an official letter without a kind, with subject and urgency under the number', async () => {
    const text = textOf((await parts(urgingLetter(sampleLetter())))['word/document.xml'] ?? '');
    expect(text).toContain('/SLĐTBXH-BĐGV/vđônđốcthựchiện');
    expect(text).toContain('KHẨN');
    expect(text).not.toContain('CÔNGVĂN');
    expect(text).toContain('Kínhgửi:SởNộivụ');
  });

  it('writes an extract with its table in the text', async () => {
    const xml = (await parts(assignmentExtract(sampleExtract())))['word/document.xml'] ?? '';
    expect(textOf(xml)).toContain('THÔNGBÁONhiệmvụcủaSởNộivụ');
    expect(all(xml, /<w:sectPr/gu)).toHaveLength(1);
  });

  it('is well-formed and says every word, whatever stands in the fields', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyDocument(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })),
        async (made) => {
          const text = textOf((await parts(made.document))['word/document.xml'] ?? '');
          for (const word of made.printed) expect(text).toContain(cleanText(word).replace(/\s+/gu, ''));
        },
      ),
      { numRuns: 40 },
    );
  });
});

it('is the same file whenever it is written', async () => {
  const doc = { ...progressReport(sampleReport()), mark: 'DỰ THẢO', footer: 'Mã xác minh ABCD-EFGH' };
  const bytes = await toDocx(doc);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(Buffer.from(await toDocx(doc)).equals(Buffer.from(bytes))).toBe(true);
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [
    name,
    new TextDecoder().decode(part),
  ]);
  const all = (kind: string) =>
    parts.filter(([name]) => name?.startsWith(`word/${kind}`)).map(([, xml]) => xml);
  expect(all('header').every((xml) => xml?.includes('DỰ THẢO'))).toBe(true);
  expect(all('footer').every((xml) => xml?.includes('Mã xác minh ABCD-EFGH'))).toBe(true);
});

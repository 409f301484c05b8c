import fc from 'fast-check';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { anyDocument } from './arbitrary-document.fixture.ts';
import { DECREE30, POINTS_PER_MM } from './decree30.ts';
import type { OfficialDocument } from './model.ts';
import { letterhead, sampleLetter, sampleReport } from './sample-data.fixture.ts';
import { letterheadParts } from './templates/plan-reference.ts';
import { progressReport } from './templates/progress-report.ts';
import { urgingLetter } from './templates/urging-letter.ts';
import { toPdf } from './to-pdf.ts';
import { cleanText } from './wording.ts';

interface Piece {
  readonly text: string;
  /** Points from the left and the lower edge. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

interface Page {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Without blanks. */
  readonly text: string;
}

async function readPdf(bytes: Uint8Array): Promise<{ pages: Page[]; title: string; lang: string }> {
  const task = getDocument({ data: bytes, verbosity: VerbosityLevel.ERRORS });
  const pdf = await task.promise;
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const pieces = content.items.flatMap((item): Piece[] =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              text: item.str,
              x: item.transform[4],
              y: item.transform[5],
              width: item.width,
              size: item.height,
            },
          ]
        : [],
    );
    const text = pieces.map((piece) => piece.text.replace(/[\s\u200B]+/gu, '')).join('');
    pages.push({ width, height, pieces, text });
  }
  const metadata = await pdf.getMetadata();
  const info = metadata.info as { Title?: string; Language?: string };
  await task.destroy();
  return { pages, title: info.Title ?? '', lang: info.Language ?? '' };
}

const written = async (doc: OfficialDocument) => readPdf(await toPdf(doc));
const inMm = (points: number): number => points / POINTS_PER_MM;

describe('the pages of a report', async () => {
  const bytes = await toPdf(progressReport(sampleReport()));
  const source = Buffer.from(bytes).toString('latin1');
  const { pages, title, lang } = await readPdf(bytes);
  const annex = pages.findIndex((page) => page.width > page.height);

  it('are A4, upright then across', () => {
    expect(annex).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      const [width, height] = index < annex ? [210, 297] : [297, 210];
      expect(inMm(page.width)).toBeCloseTo(width, 0);
      expect(inMm(page.height)).toBeCloseTo(height, 0);
    }
  });

  it('carry their number in the middle of the top margin, from the second page of the text and of the annex', () => {
    for (const [index, page] of pages.entries()) {
      const own = index < annex ? index + 1 : index - annex + 1;
      const inMargin = page.pieces.filter((piece) => piece.y > page.height - 20 * POINTS_PER_MM);
      if (own === 1) expect(inMargin).toEqual([]);
      else {
        expect(inMargin.map((piece) => piece.text)).toEqual([String(own)]);
        const [number] = inMargin;
        const middle = (number?.x ?? 0) + (number?.width ?? 0) / 2;
        const { left, right } = DECREE30.margin;
        const wanted = (page.width + (left.value - right.value) * POINTS_PER_MM) / 2;
        expect(Math.abs(middle - wanted)).toBeLessThan(1);
      }
    }
  });

  it('keep the margins', () => {
    const { left, right, bottom } = DECREE30.margin;
    const overhang = DECREE30.headingOverhang.value;
    for (const page of pages)
      for (const piece of page.pieces) {
        expect(inMm(piece.x)).toBeGreaterThan(left.value - overhang);
        expect(inMm(page.width - piece.x - piece.width)).toBeGreaterThan(right.value - overhang - 0.3);
        expect(inMm(piece.y)).toBeGreaterThan(bottom.value);
      }
  });

  it('repeat the head of the annex table on each page', () => {
    expect(pages.length - annex).toBeGreaterThan(3);
    for (const page of pages.slice(annex)) expect(page.text).toContain('đơnvịthựchiện');
  });

  it('hold the heading of the decree and the words of the report', () => {
    const first = pages[0]?.text ?? '';
    expect(first).toContain('CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAMĐộclập-Tựdo-Hạnhphúc');
    expect(first).toContain('BÁOCÁOKếtquảthựchiệnKếhoạchsố31/KH-UBND');
    expect(first).toContain('trongtổngsố66nhiệmvụ');
  });

  it('are an archivable, tagged file with title and language', () => {
    expect(title).toBe(
      'Báo cáo kết quả thực hiện Kế hoạch số 31/KH-UBND ngày 11/3/2022 của Ủy ban nhân dân tỉnh',
    );
    expect(lang).toBe('vi-VN');
    expect(source).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(source).toContain('/StructTreeRoot');
  });
});

describe('other documents', () => {
  it('keeps the signature whole and never alone on a page, wherever the text ends', async () => {
    for (let lines = 12; lines <= 28; lines += 1) {
      const { pages } = await written({
        kind: 'TB',
        title: 'Việc thử',
        ...letterheadParts(letterhead('TB-X')),
        body: Array.from({ length: lines }, (_, index) => ({
          kind: 'paragraph' as const,
          text: `Dòng ${index + 1}`,
        })),
      });
      const place = pages.findIndex((page) => page.text.includes('Nơinhận:'));
      expect(pages[place]?.text).toContain(`Dòng${lines}./.`);
      expect(pages[place]?.text).toContain('PHÓGIÁMĐỐC');
      expect(pages[place]?.text).toContain('NguyễnThịMinh');
      expect(pages[place]?.text).toContain('-Lưu:VT,BĐG.');
    }
  });

  it('sets recipients and authority on the same level', async () => {
    const { pages } = await written(urgingLetter(sampleLetter()));
    const pieces = pages.flatMap((page) => page.pieces);
    const y = (text: string): number => pieces.find((piece) => piece.text.includes(text))?.y ?? Number.NaN;
    expect(Math.abs(y('Nơi nhận') - y('GIÁM ĐỐC'))).toBeLessThan(4);
  });

  it('breaks a row that is higher than a page instead of losing its end', async () => {
    const { pages } = await written({
      kind: 'BC',
      title: 'Hàng dài',
      ...letterheadParts(letterhead('BC-X')),
      body: [
        {
          kind: 'table',
          columns: [{ header: 'Kết quả', width: 1 }],
          rows: [{ cells: [`đầu ${'dòng chữ rất dài '.repeat(900)}cuối-hàng`] }],
        },
      ],
    });
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.map((page) => page.text).join('')).toContain('cuối-hàng');
  });

  it('keeps a word without blanks inside its column', async () => {
    const { pages } = await written({
      kind: 'BC',
      title: 'Từ dài',
      ...letterheadParts(letterhead('BC-X')),
      body: [
        { kind: 'paragraph', text: 'a'.repeat(300) },
        {
          kind: 'table',
          columns: [
            { header: 'Tệp', width: 1 },
            { header: 'Ghi chú', width: 4 },
          ],
          rows: [{ cells: ['bao_cao_'.repeat(20), 'x'] }],
        },
      ],
    });
    for (const piece of pages.flatMap((page) => page.pieces))
      expect(inMm(piece.x + piece.width)).toBeLessThan(210 - 15 + 2);
    expect(pages.map((page) => page.text).join('')).toContain('bao_cao_'.repeat(20));
  });
});

describe('any text', () => {
  it('never breaks the typesetting, even what looks like markup', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '#panic("x")',
        '$ x^ $',
        '*_`@<a> \\ // /* ]',
        '#include "/etc/passwd"',
        '"); #eval("1',
        '﷽',
        '👩‍👩‍👧',
      ),
    );
    await fc.assert(
      fc.asyncProperty(anyDocument(hostile), async (made) => {
        const bytes = await toPdf(made.document);
        expect(Buffer.from(bytes.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
      }),
      { numRuns: 60 },
    );
  });

  it('comes back out of the file as it went in', async () => {
    const vietnamese = [
      ...'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ',
      ...'AĂÂĐÊÔƠƯỆỐỬ0123456789 #$*_`@<>[]{}()\\/"\'~^&%+-=!?:',
    ];
    const text = fc.array(fc.constantFrom(...vietnamese), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(anyDocument(text.map((letters) => letters.join(''))), async (made) => {
        const { pages } = await written(made.document);
        const all = pages.map((page) => page.text).join('');
        for (const word of made.printed) expect(all).toContain(cleanText(word).replace(/\s+/gu, ''));
      }),
      { numRuns: 40 },
    );
  });
});

it('marks every page and prints a footer, and is the same file whenever it is written', async () => {
  const doc: OfficialDocument = {
    ...progressReport(sampleReport()),
    mark: 'DỰ THẢO',
    footer: 'Mã xác minh ABCD-EFGH',
    writtenOn: '2022-06-20',
  };
  const bytes = await toPdf(doc);
  const { pages } = await readPdf(bytes.slice());
  expect(pages.length).toBeGreaterThan(2);
  for (const { text } of pages) {
    expect(text).toContain('DỰTHẢO');
    expect(text).toContain('MãxácminhABCD-EFGH');
  }
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(Buffer.from(await toPdf(doc)).equals(Buffer.from(bytes))).toBe(true);
});

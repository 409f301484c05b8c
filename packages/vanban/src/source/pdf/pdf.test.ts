import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE_SETUP, planAsDocx, planAsPdf, readPlanText, typstToPdf } from '../../../test/fixtures.ts';
import { pdfOf, textAt } from '../../../test/pdf-parts.ts';
import { loadSource } from '../load-source.ts';
import { SourceRefusal } from '../refusal.ts';
import type { SourceText } from '../source-text.ts';

const linesOf = (source: SourceText): string[] => source.text.split('\n').filter((line) => line !== '');
const cellsOf = (source: SourceText, at = 0): string[][] =>
  (source.tables[at]?.rows ?? []).map((row) => row.map(({ start, end }) => source.text.slice(start, end)));
const fromTypst = async (body: string, setup = PAGE_SETUP): Promise<SourceText> =>
  loadSource(await typstToPdf(setup + body));

describe('the real plan', () => {
  it('reads from PDF as from DOCX, line for line', async () => {
    const text = readPlanText();
    const pdf = await loadSource(await planAsPdf(text));
    const docx = await loadSource(await planAsDocx(text, { numbering: 'typed' }));
    // At the end of a printed line "2021- 2030" cannot be told from "2021-2030".
    const even = (source: SourceText): string[] =>
      linesOf(source).map((line) => line.replace(/(\d)- (\d)/g, '$1-$2'));
    expect(even(pdf)).toEqual(even(docx));
    expect(pdf.tables.map(({ layout }) => layout)).toEqual([true, true]);
    expect(pdf.remarks).toEqual(['Đã bỏ số trang ở 7 trang. / Page numbers were removed from 7 pages.']);
    const title = pdf.paragraphs.find(({ start }) => pdf.text.startsWith('KẾ HOẠCH', start));
    expect(title).toMatchObject({ bold: true, align: 'center', page: 1 });
  });
});

const LONG =
  'Tăng cường sự lãnh đạo, chỉ đạo của cấp ủy Đảng, chính quyền, sự phối hợp của các ban, ngành, đoàn thể trong chỉ đạo thực hiện các mục tiêu, giải pháp về bình đẳng giới.';

describe('paragraphs', () => {
  const items = [`I. MỤC ĐÍCH`, `1. ${LONG}`, `- ${LONG}`, `a) ${LONG}`, LONG, `2. Sở Nội vụ`, `- ${LONG}`];
  it.each([
    ['first lines set in', PAGE_SETUP],
    [
      'blank between paragraphs, nothing set in',
      `${PAGE_SETUP}\n#set par(first-line-indent: 0pt, spacing: 1.4em)\n`,
    ],
    ['ragged right', `${PAGE_SETUP}\n#set par(justify: false)\n`],
    ['hanging', `${PAGE_SETUP}\n#set par(first-line-indent: 0pt, hanging-indent: 1cm)\n`],
  ])('are found with %s', async (_, setup) => {
    const source = await fromTypst(items.map((text) => `#${JSON.stringify(text)}`).join('\n\n'), setup);
    expect(linesOf(source)).toEqual(items);
  });

  it('go on over a page break, round the page number', async () => {
    const source = await fromTypst(
      Array.from({ length: 14 }, (_, at) => `#${JSON.stringify(`${at + 1}. ${LONG}`)}`).join(
        '\n\n#v(20pt)\n\n',
      ),
    );
    expect(source.paragraphs.some(({ page }) => page === 2)).toBe(true);
    expect(linesOf(source)).toEqual(Array.from({ length: 14 }, (_, at) => `${at + 1}. ${LONG}`));
  });

  it('do not start at a dash or a number that a line happens to begin with', async () => {
    const content =
      textAt(100, 700, 'Can cu huong dan cua So Lao dong va cua nganh trong nam nay, So Lao dong') +
      textAt(72, 685, '- Thuong binh va Xa hoi chu tri, phoi hop voi cac so, nganh trong tinh thuc hien') +
      textAt(100, 660, '- So Noi vu') +
      textAt(100, 640, '- So Tu phap chu tri') +
      textAt(100, 620, '- Cong an tinh');
    const source = await loadSource(pdfOf([{ content }]));
    expect(linesOf(source)).toHaveLength(4);
    expect(linesOf(source)[0]).toContain('So Lao dong - Thuong binh');
  });
});

describe('blocks in two columns', () => {
  it('are kept apart, and what plainly goes on is joined', async () => {
    const content =
      textAt(80, 780, 'UBND TINH A') +
      textAt(300, 780, 'CONG HOA XA HOI CHU NGHIA') +
      textAt(90, 764, 'So: 5/KH-UBND') +
      textAt(310, 764, 'A, ngay 5 thang 1 nam 2023') +
      textAt(
        72,
        700,
        'Mot doan van ban chay het ca chieu rong cua trang giay, tu le trai sang den le phai cua no',
      ) +
      textAt(72, 600, 'Noi nhan:') +
      textAt(380, 600, 'TM. UBND') +
      textAt(72, 585, '- Tinh uy, HDND tinh, Uy ban Mat tran', 11) +
      textAt(390, 580, 'CHU TICH') +
      textAt(72, 571, 'To quoc tinh va cac doan the;', 11) +
      textAt(72, 557, '- Luu: VT.', 11) +
      textAt(385, 500, 'Nguyen Van A');
    const source = await loadSource(pdfOf([{ content }]));
    expect(cellsOf(source, 0)).toEqual([
      ['UBND TINH A\nSo: 5/KH-UBND', 'CONG HOA XA HOI CHU NGHIA\nA, ngay 5 thang 1 nam 2023'],
    ]);
    expect(cellsOf(source, 1)).toEqual([
      [
        'Noi nhan:\n- Tinh uy, HDND tinh, Uy ban Mat tran To quoc tinh va cac doan the;\n- Luu: VT.',
        'TM. UBND\nCHU TICH\nNguyen Van A',
      ],
    ]);
  });
});

describe('what stands beside the text', () => {
  it('takes off running heads and feet', async () => {
    const source = await fromTypst(
      Array.from({ length: 40 }, (_, at) => `#${JSON.stringify(`${at + 1}. ${LONG}`)}`).join('\n\n'),
      `${PAGE_SETUP}\n#set page(footer: context [Kế hoạch bình đẳng giới — trang #counter(page).display()])\n`,
    );
    expect(source.text).not.toContain('—');
    expect(source.remarks).toHaveLength(2);
    expect(linesOf(source)).toHaveLength(40);
  });

  it('puts footnotes at the end and brackets their marks', async () => {
    const source = await fromTypst(
      `1. Thực hiện Luật Bình đẳng giới#footnote[Luật số 73/2006/QH11.] trong 25 km#super[2].\n\n${LONG}`,
    );
    expect(linesOf(source)).toEqual([
      '1. Thực hiện Luật Bình đẳng giới[1] trong 25 km2.',
      LONG,
      '[1] Luật số 73/2006/QH11.',
    ]);
  });

  it('does not read what is written askew', async () => {
    const source = await fromTypst(`#place(center + horizon, rotate(45deg, text(60pt)[BẢN NHÁP]))\n${LONG}`);
    expect(linesOf(source)).toEqual([LONG]);
  });
});

describe('tables', () => {
  it('come out with rows, cells and spans', async () => {
    const source = await fromTypst(`
      #table(columns: (auto, 1fr, 3cm, 3cm), [TT], [Nhiệm vụ], table.cell(colspan: 2)[Thực hiện],
        [1], [${LONG}], [Sở Nội vụ], [Quý I],
        table.cell(rowspan: 2)[2], [Rà soát], [Sở Tư pháp], [Quý II], [Báo cáo], [Các sở, ban, ngành], [])
      ${LONG}`);
    expect(source.tables.map(({ layout }) => layout)).toEqual([false]);
    expect(cellsOf(source)).toEqual([
      ['TT', 'Nhiệm vụ', 'Thực hiện', ''],
      ['1', LONG, 'Sở Nội vụ', 'Quý I'],
      ['2', 'Rà soát', 'Sở Tư pháp', 'Quý II'],
      ['', 'Báo cáo', 'Các sở, ban, ngành', ''],
    ]);
    expect(linesOf(source).at(-1)).toBe(LONG);
  });

  it('go on over pages; the repeated head comes once', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `[${at + 1}], [${LONG}], [Sở Nội vụ]`).join(', ');
    const source = await fromTypst(
      `#table(columns: (auto, 1fr, 4cm), table.header([TT], [Nhiệm vụ], [Chủ trì]), ${rows})`,
    );
    expect(source.tables).toHaveLength(1);
    expect(cellsOf(source)).toHaveLength(31);
    expect(cellsOf(source).map((row) => row[0])).toEqual([
      'TT',
      ...Array.from({ length: 30 }, (_, at) => String(at + 1)),
    ]);
    expect(
      new Set(
        cellsOf(source)
          .slice(1)
          .map((row) => row[1]),
      ),
    ).toEqual(new Set([LONG]));
  });

  it('are found by alignment where no lines are drawn', async () => {
    const source = await fromTypst(`${LONG}
      #set par(first-line-indent: 0pt)
      #table(stroke: none, columns: (1.5cm, 1fr, 4cm), [TT], [Nhiệm vụ], [Chủ trì], [1], [Rà soát số liệu], [Sở Nội vụ],
        [2], [${LONG}], [Sở Tư pháp], [3], [Báo cáo kết quả], [Công an tỉnh])
      ${LONG}`);
    expect(source.tables.map(({ layout }) => layout)).toEqual([false]);
    expect(cellsOf(source)).toEqual([
      ['TT', 'Nhiệm vụ', 'Chủ trì'],
      ['1', 'Rà soát số liệu', 'Sở Nội vụ'],
      ['2', LONG, 'Sở Tư pháp'],
      ['3', 'Báo cáo kết quả', 'Công an tỉnh'],
    ]);
  });

  it('do not arise from a frame around a line', async () => {
    const source = await fromTypst(`#box(stroke: 1pt, inset: 4pt)[HỎA TỐC]\n\n${LONG}`);
    expect(source.tables).toEqual([]);
    expect(linesOf(source)).toEqual(['HỎA TỐC', LONG]);
  });
});

describe('letters', () => {
  it('joins words that are drawn letter by letter, and splits by gaps', async () => {
    const spread = textAt(72, 700, 'K') + textAt(80.7, 700, 'e') + textAt(90, 700, 'hoach');
    const source = await loadSource(pdfOf([{ content: spread }]));
    expect(source.text).toBe('Ke hoach\n');
  });

  it('converts TCVN3 that comes out as Latin letters', async () => {
    const content =
      textAt(72, 700, 'Uû ban nh©n d©n tØnh thùc hiÖn KÕ ho¹ch') +
      textAt(72, 660, 'Céng hßa x· héi chñ nghÜa ViÖt Nam');
    const source = await loadSource(pdfOf([{ content }]));
    expect(linesOf(source)).toEqual([
      'Uỷ ban nhân dân tỉnh thực hiện Kế hoạch',
      'Cộng hòa xã hội chủ nghĩa Việt Nam',
    ]);
    expect(source.encoding).toBe('tcvn3');
  });

  it('undoes the rotation of a page', async () => {
    // Drawn sideways on a page that is turned: upright to the reader.
    const content = 'BT /F1 12 Tf 0 1 -1 0 100 100 Tm (Phu luc) Tj ET\n';
    expect((await loadSource(pdfOf([{ content, rotate: 90 }]))).text).toBe('Phu luc\n');
  });
});

async function refusalOf(bytes: Uint8Array, limits = {}): Promise<SourceRefusal> {
  try {
    await loadSource(bytes, '', { limits });
  } catch (error) {
    if (error instanceof SourceRefusal) return error;
    throw error;
  }
  throw new Error('was taken in');
}

describe('refusals', () => {
  const page = { content: textAt(72, 700, 'Ke hoach so 1/KH-UBND cua tinh') };
  const scan = { content: '', picture: true };
  it('says how many pages of a scan have no text', async () => {
    const refusal = await refusalOf(pdfOf([scan, scan, scan]));
    expect(refusal.code).toBe('scan');
    expect(refusal.details).toEqual({ pages: 3, empty: 3 });
    expect(refusal.messages.vi).toContain('3 trên 3 trang');
  });
  it('takes a document in of which one page is a picture, and says which', async () => {
    const source = await loadSource(pdfOf([page, scan]));
    expect(source.remarks[0]).toContain('Trang 2');
  });
  it('refuses a password, an empty document and too many pages', async () => {
    expect((await refusalOf(pdfOf([page], { encrypted: true }))).code).toBe('encrypted');
    expect((await refusalOf(pdfOf([{ content: '' }]))).code).toBe('empty');
    expect((await refusalOf(pdfOf([page, page, page]), { pages: 2 })).code).toBe('too-complex');
  });
  it('never throws anything else, whatever is damaged', async () => {
    const whole = pdfOf([{ content: `${page.content}10 10 m 200 10 l S\n72 600 100 20 re S\n` }, scan]);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        try {
          expect((await loadSource(bytes)).format).not.toBe('docx');
        } catch (error) {
          if (!(error instanceof SourceRefusal)) throw error;
        }
      }),
      { numRuns: 60 },
    );
  });
});

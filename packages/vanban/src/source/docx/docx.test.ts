import { describe, expect, it } from 'vitest';
import { docxOf, p } from '../../../test/docx-parts.ts';
import { planAsDocx, readPlanText } from '../../../test/fixtures.ts';
import { loadSource } from '../load-source.ts';
import type { SourceText } from '../source-text.ts';

const load = (body: string, more: Partial<Parameters<typeof docxOf>[0]> = {}): Promise<SourceText> =>
  loadSource(docxOf({ body, ...more }));
const linesOf = (source: SourceText): string[] => source.text.split('\n').filter((line) => line !== '');
const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

describe('paragraphs', () => {
  it('joins runs, keeps tabs and breaks, drops what nobody sees', async () => {
    const source = await load(
      `<w:p>${run('Kế ')}${run('hoạch')}<w:r><w:tab/><w:t>số</w:t><w:noBreakHyphen/><w:t>1</w:t><w:br/><w:t>dòng hai</w:t></w:r>` +
        `${run('ẩn', '<w:vanish/>')}<w:r><w:softHyphen/><w:t>\u200b.</w:t></w:r></w:p>`,
    );
    expect(source.text).toBe('Kế hoạch\tsố-1\ndòng hai.\n');
  });

  it('composes letters split over runs', async () => {
    const source = await load(`<w:p>${run('Ke\u0302')}${run('\u0301')}${run(' hoa\u0323ch')}</w:p>`);
    expect(source.text).toBe('Kế hoạch\n');
  });

  it('tells bold, italic and alignment, through styles and toggles', async () => {
    const source = await load(
      p('A', '<w:pStyle w:val="Dam"/>') +
        `<w:p><w:pPr><w:pStyle w:val="Dam"/><w:jc w:val="both"/></w:pPr>${run('B', '<w:b w:val="0"/><w:i/>')}</w:p>` +
        `<w:p><w:pPr><w:pStyle w:val="Dam"/></w:pPr>${run('C', '<w:rStyle w:val="Manh"/>')}</w:p>` +
        `<w:p>${run('D', '<w:b/>')}${run('d')}</w:p>`,
      {
        styles:
          '<w:style w:type="paragraph" w:styleId="Goc"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>' +
          '<w:style w:type="paragraph" w:styleId="Dam"><w:basedOn w:val="Goc"/><w:rPr><w:b/></w:rPr></w:style>' +
          '<w:style w:type="character" w:styleId="Manh"><w:rPr><w:b/></w:rPr></w:style>',
      },
    );
    const hints = source.paragraphs.map(({ start, end, ...rest }) => [source.text.slice(start, end), rest]);
    expect(hints).toEqual([
      ['A', { bold: true, align: 'center' }],
      ['B', { italic: true, align: 'justify' }],
      ['C', { align: 'center' }],
      ['Dd', {}],
    ]);
  });

  it('shows capitals where the look says capitals', async () => {
    expect((await load(`<w:p>${run('kế hoạch', '<w:caps/>')}</w:p>`)).text).toBe('KẾ HOẠCH\n');
  });

  it('keeps results of fields and drops their instructions, nested ones too', async () => {
    const source = await load(
      `<w:p>${run('Trang ')}${field('begin')}<w:r><w:instrText>IF </w:instrText></w:r>${field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>` +
        `${field('separate')}${run('9')}${field('end')}${field('separate')}${run('hai')}${field('end')}${run('.')}</w:p>` +
        `<w:p><w:fldSimple w:instr="DATE">${run('11/3/2022')}</w:fldSimple></w:p>`,
    );
    expect(linesOf(source)).toEqual(['Trang hai.', '11/3/2022']);
  });

  it('does not lose the rest of the text to a field that never ends', async () => {
    const source = await load(
      `<w:p>${field('begin')}<w:r><w:instrText>X</w:instrText></w:r></w:p>${p('còn đây')}`,
    );
    expect(linesOf(source)).toEqual(['còn đây']);
  });

  it('reads through links, content controls and smart tags; leaves placeholders', async () => {
    const source = await load(
      `<w:p><w:hyperlink>${run('a')}</w:hyperlink><w:sdt><w:sdtContent>${run('b')}</w:sdtContent></w:sdt>` +
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Nhấn để nhập')}</w:sdtContent></w:sdt>` +
        `<w:smartTag>${run('c')}</w:smartTag></w:p><w:sdt><w:sdtContent>${p('d')}</w:sdtContent></w:sdt>`,
    );
    expect(linesOf(source)).toEqual(['abc', 'd']);
  });

  it('takes symbols by their font', async () => {
    const source = await load(
      '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>50%</w:t></w:r></w:p>',
    );
    expect(source.text).toBe('✓ ≥50%\n');
  });
});

describe('revisions', () => {
  it('keeps what was inserted and drops what was struck, with a remark', async () => {
    const source = await load(
      `<w:p>${run('Sở ')}<w:ins w:id="1">${run('Nội vụ')}</w:ins><w:del w:id="2"><w:r><w:delText>Tài chính</w:delText></w:r></w:del></w:p>` +
        `<w:p><w:moveFrom w:id="3">${run('cũ')}</w:moveFrom><w:moveTo w:id="4">${run('mới')}</w:moveTo></w:p>`,
    );
    expect(linesOf(source)).toEqual(['Sở Nội vụ', 'mới']);
    expect(source.remarks.join()).toContain('track changes');
  });

  it('joins paragraphs whose mark is struck', async () => {
    const source = await load(
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('một ')}</w:p>${p('hai')}${p('ba')}`,
    );
    expect(linesOf(source)).toEqual(['một hai', 'ba']);
  });
});

describe('text boxes, notes and headers', () => {
  it('reads a text box once, although it is stored twice', async () => {
    const box = `<w:txbxContent>${p('Trong khung')}</w:txbxContent>`;
    const source = await load(
      `<w:p>${run('Ngoài')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice>` +
        `<mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    );
    expect(linesOf(source)).toEqual(['Ngoài', 'Trong khung']);
  });

  it('puts footnotes at the end with their marks', async () => {
    const source = await load(
      `<w:p>${run('Luật')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' năm 2006')}</w:p>${p('Hết')}`,
      { footnotes: `<w:footnote w:id="2">${p('Số 73/2006/QH11')}</w:footnote>` },
    );
    expect(linesOf(source)).toEqual(['Luật[1] năm 2006', 'Hết', '[1] Số 73/2006/QH11']);
    expect(source.remarks).toHaveLength(1);
  });

  it('ignores a page header, unless it holds the heading block', async () => {
    const plain = await load(p('Số: 1/KH-UBND'), { header: p('Trang 1') });
    expect(linesOf(plain)).toEqual(['Số: 1/KH-UBND']);
    const heading = await load(p('KẾ HOẠCH'), { header: p('Độc lập - Tự do - Hạnh phúc') });
    expect(linesOf(heading)).toEqual(['Độc lập - Tự do - Hạnh phúc', 'KẾ HOẠCH']);
    expect(heading.remarks).toHaveLength(1);
  });
});

describe('legacy fonts', () => {
  const font = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
  it('converts each run by its font', async () => {
    const source = await load(
      `<w:p>${run('ñy ban nh©n d©n ', font('.VnTimeH'))}${run('tØnh', font('.VnTime'))}${run(' Hòa Bình')}</w:p>` +
        `<w:p>${run('Keá hoaï', font('VNI-Times'))}${run('ch soá', font('VNI-Times'))}</w:p>` +
        `<w:p>${run('Co', `<w:b/>${font('VNI-Times')}`)}${run('äng', font('VNI-Times'))}</w:p>`,
    );
    expect(linesOf(source)).toEqual(['ỦY BAN NHÂN DÂN tỉnh Hòa Bình', 'Kế hoạch số', 'Cộng']);
    expect(source.remarks).toHaveLength(2);
  });

  it('leaves Unicode that only carries the name of an old font', async () => {
    const source = await load(`<w:p>${run('Có kế hoạch và quyết định', font('.VnTime'))}</w:p>`);
    expect(linesOf(source)).toEqual(['Có kế hoạch và quyết định']);
  });

  it('recognises old letters under a new font', async () => {
    const source = await load(p('Céng hßa x· héi chñ nghÜa ViÖt Nam') + p('Sè: 31/KH-UBND'));
    expect(linesOf(source)).toEqual(['Cộng hòa xã hội chủ nghĩa Việt Nam', 'Số: 31/KH-UBND']);
    expect(source.encoding).toBe('tcvn3');
  });
});

describe('tables', () => {
  const cell = (text: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${text
      .split('|')
      .map((line) => p(line))
      .join('')}</w:tc>`;
  const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const BORDERS =
    '<w:tblPr><w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr>';
  const textOfCells = (source: SourceText, at = 0): string[][] =>
    (source.tables[at]?.rows ?? []).map((spans) =>
      spans.map(({ start, end }) => source.text.slice(start, end)),
    );

  it('gives a ruled table as data, with spans filled up by empty cells', async () => {
    const source = await load(
      `${p('Trước')}<w:tbl>${BORDERS}` +
        row(cell('TT'), cell('Nhiệm vụ'), cell('Thực hiện', '<w:gridSpan w:val="2"/>')) +
        row(cell('1', '<w:vMerge w:val="restart"/>'), cell('Rà soát;|Báo cáo'), cell('Sở A'), cell('Sở B')) +
        row(cell('x', '<w:vMerge/>'), cell('Tập huấn'), cell('Sở C'), cell('')) +
        `</w:tbl>${p('Sau')}`,
    );
    expect(source.tables.map(({ layout }) => layout)).toEqual([false]);
    expect(textOfCells(source)).toEqual([
      ['TT', 'Nhiệm vụ', 'Thực hiện', ''],
      ['1', 'Rà soát;\nBáo cáo', 'Sở A', 'Sở B'],
      ['', 'Tập huấn', 'Sở C', ''],
    ]);
    expect(source.text).toBe(
      'Trước\nTT\tNhiệm vụ\tThực hiện\t\n1\tRà soát;\nBáo cáo\tSở A\tSở B\n\tTập huấn\tSở C\t\nSau\n',
    );
  });

  it('takes columns drawn a hair apart as one', async () => {
    const grid = [500, 20, 480, 20, 980].map((width) => `<w:gridCol w:w="${width}"/>`).join('');
    const source = await load(
      `<w:tbl>${BORDERS}<w:tblGrid>${grid}</w:tblGrid>` +
        row(
          cell('a', '<w:gridSpan w:val="1"/>'),
          cell('b', '<w:gridSpan w:val="2"/>'),
          cell('c', '<w:gridSpan w:val="2"/>'),
        ) +
        row(cell('d', '<w:gridSpan w:val="2"/>'), cell('e', '<w:gridSpan w:val="2"/>'), cell('f')) +
        '</w:tbl>',
    );
    expect(textOfCells(source)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
  });

  it('gives a table without borders line by line', async () => {
    const source = await load(
      `<w:tbl>${row(cell('ỦY BAN NHÂN DÂN|TỈNH A'), cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc'))}</w:tbl>${p('Hết')}`,
    );
    expect(source.tables.map(({ layout }) => layout)).toEqual([true]);
    expect(source.text).toBe(
      'ỦY BAN NHÂN DÂN\nTỈNH A\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHết\n',
    );
    expect(textOfCells(source)[0]?.[0]).toBe('ỦY BAN NHÂN DÂN\nTỈNH A');
  });

  it('flattens a table inside a cell of data, and keeps one inside a layout cell', async () => {
    const inner = `<w:tbl>${BORDERS}${row(cell('x'), cell('y'))}${row(cell('z'), cell('w'))}</w:tbl>`;
    const data = await load(`<w:tbl>${BORDERS}${row(cell('a'), `<w:tc>${inner}${p('b')}</w:tc>`)}</w:tbl>`);
    expect(textOfCells(data)).toEqual([['a', 'x y\nz w\nb']]);
    const layout = await load(`<w:tbl>${row(cell('a'), `<w:tc>${inner}${p('')}</w:tc>`)}</w:tbl>`);
    expect(layout.tables.map((table) => table.layout)).toEqual([true, false]);
    expect(textOfCells(layout, 1)).toEqual([
      ['x', 'y'],
      ['z', 'w'],
    ]);
  });

  it('leaves out rows struck by revision', async () => {
    const source = await load(
      `<w:tbl>${BORDERS}${row(cell('a'), cell('b'))}<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('c')}${cell('d')}</w:tr></w:tbl>`,
    );
    expect(textOfCells(source)).toEqual([['a', 'b']]);
  });
});

describe('the real plan', () => {
  it('reads the same from typed and from automatic numbers', async () => {
    const text = readPlanText();
    const typed = await loadSource(await planAsDocx(text, { numbering: 'typed' }));
    const automatic = await loadSource(await planAsDocx(text, { numbering: 'automatic' }));
    expect(automatic.text).toBe(typed.text);
    const body = text.split('\n').filter((line) => /^(?:[IVX]+\.|\d+\.|- )/.test(line));
    for (const line of body) expect(automatic.text).toContain(line.trim());
    expect(automatic.tables.map(({ layout }) => layout)).toEqual([true, true]);
    expect(automatic.paragraphs.filter(({ listLevel }) => listLevel === 0)).toHaveLength(5);
  });
});

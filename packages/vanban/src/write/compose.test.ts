import { describe, expect, it } from 'vitest';
import { type ComposedBlock, composeDocument } from './compose.ts';
import { DECREE30 } from './decree30.ts';
import { textWidth } from './font-metrics.ts';
import type { DocumentBlock, OfficialDocument } from './model.ts';

function document(body: DocumentBlock[], changes: Partial<OfficialDocument> = {}): OfficialDocument {
  return {
    kind: 'BC',
    title: 'Kết quả công tác',
    heading: { issuer: 'Sở Nội vụ', symbol: 'BC-SNV', place: 'Thái Bình', date: '2022' },
    body,
    signature: { authority: ['Giám đốc'] },
    recipients: { to: ['Sở Tư pháp;'], file: 'VT.' },
    ...changes,
  };
}

function texts(blocks: readonly ComposedBlock[]): string[] {
  return blocks.map((block) =>
    block.kind === 'paragraph' ? block.runs.map((run) => run.text).join('') : block.caption,
  );
}

describe('numbering', () => {
  it('counts sections, items and points as Decree 30 does', () => {
    const kinds: DocumentBlock[] = [
      { kind: 'section', text: 'Kết quả' },
      { kind: 'item', text: 'một' },
      { kind: 'item', level: 2, text: 'một một' },
      ...['a', 'b', 'c', 'd', 'đ'].map((text): DocumentBlock => ({ kind: 'point', text })),
      { kind: 'dash', text: 'gạch' },
      { kind: 'plus', text: 'cộng' },
      { kind: 'item', level: 2, text: 'một hai' },
      { kind: 'point', text: 'lại a' },
      { kind: 'item', text: 'hai' },
      { kind: 'item', level: 2, text: 'hai một' },
      { kind: 'section', text: 'Kiến nghị' },
      { kind: 'item', text: 'lại một' },
      { kind: 'paragraph', text: 'hết.' },
    ];
    expect(texts(composeDocument(document(kinds)).blocks)).toEqual([
      'I. KẾT QUẢ',
      '1. một',
      '1.1. một một',
      'a) a',
      'b) b',
      'c) c',
      'd) d',
      'đ) đ',
      '- gạch',
      '+ cộng',
      '1.2. một hai',
      'a) lại a',
      '2. hai',
      '2.1. hai một',
      'II. KIẾN NGHỊ',
      '1. lại một',
      'hết./.',
    ]);
  });

  it('counts articles through the whole text and parts with their own sections', () => {
    const blocks: DocumentBlock[] = [
      { kind: 'part', text: 'Chung' },
      { kind: 'section', text: 'a' },
      { kind: 'article', text: 'x' },
      { kind: 'part', text: 'Riêng' },
      { kind: 'section', text: 'b' },
      { kind: 'article', text: 'y' },
    ];
    expect(texts(composeDocument(document(blocks)).blocks)).toEqual([
      'Phần I',
      'CHUNG',
      'I. A',
      'Điều 1. x',
      'Phần II',
      'RIÊNG',
      'I. B',
      'Điều 2. y./.',
    ]);
  });

  it('starts anew in each annex and labels annexes with Roman numbers only when there are several', () => {
    const blocks: DocumentBlock[] = [{ kind: 'section', text: 'x' }];
    const two = composeDocument(
      document([], {
        annexes: [
          { title: 'một', blocks },
          { title: 'hai', blocks },
        ],
      }),
    );
    expect(two.annexes.map((annex) => annex.label)).toEqual(['Phụ lục I', 'Phụ lục II']);
    expect(two.annexes.map((annex) => texts(annex.blocks))).toEqual([['I. X'], ['I. X']]);
    expect(composeDocument(document([], { annexes: [{ title: 'một', blocks }] })).annexes[0]?.label).toBe(
      'Phụ lục',
    );
  });
});

describe('words the writer adds', () => {
  it('ends the text with "./." and puts it on a line of its own after a table', () => {
    const table: DocumentBlock = { kind: 'table', columns: [{ header: 'x', width: 1 }], rows: [] };
    expect(texts(composeDocument(document([{ kind: 'paragraph', text: 'Hết.' }])).blocks)).toEqual([
      'Hết./.',
    ]);
    expect(texts(composeDocument(document([table])).blocks)).toEqual(['', './.']);
  });

  it('closes legal bases with semicolons and the last with a full stop', () => {
    const { blocks } = composeDocument(
      document([{ kind: 'paragraph', text: 'x' }], { legalBases: ['Căn cứ A.', 'Căn cứ B;'] }),
    );
    expect(texts(blocks).slice(0, 2)).toEqual(['Căn cứ A;', 'Căn cứ B.']);
  });

  it('files the document last and names the addressees "as above"', () => {
    expect(composeDocument(document([])).recipients).toEqual(['- Sở Tư pháp;', '- Lưu: VT.']);
    expect(composeDocument(document([], { addressees: ['UBND tỉnh'] })).recipients[0]).toBe('- Như trên;');
  });

  it('sets several addressees under the colon, one on the same line', () => {
    const one = composeDocument(document([], { addressees: ['Sở Nội vụ'] })).addressees;
    expect(one.names).toEqual(['Sở Nội vụ']);
    const two = composeDocument(document([], { addressees: ['Sở Nội vụ.', 'Sở Tư pháp'] })).addressees;
    expect(two.names).toEqual(['- Sở Nội vụ;', '- Sở Tư pháp.']);
    expect(two.nameIndent - two.labelIndent).toBeCloseTo(textWidth('Kính gửi', 14), 5);
  });

  it('refers from the annex to the document, with blanks until it is signed', () => {
    const annexes = [{ title: 'x', blocks: [] }];
    const draft = composeDocument(document([], { annexes }));
    expect(draft.annexes[0]?.reference.replaceAll('\u00A0', '_')).toBe(
      '(Kèm theo Báo cáo số ______/BC-SNV ngày______tháng______năm 2022 của Sở Nội vụ)',
    );
    const heading = { ...document([]).heading, number: 5, date: '2022-03-11' };
    const signed = composeDocument(document([], { annexes, heading }));
    expect(signed.annexes[0]?.reference).toBe(
      '(Kèm theo Báo cáo số 05/BC-SNV ngày 11 tháng 3 năm 2022 của Sở Nội vụ)',
    );
  });

  it('puts the subject of an official letter under the number and names no kind', () => {
    const { heading, head } = composeDocument(document([], { kind: 'CV', title: 'đôn đốc báo cáo' }));
    expect(heading.subject).toEqual(['V/v đôn đốc báo cáo']);
    expect(head.kind).toBe('');
  });
});

describe('heading', () => {
  it('breaks long names where a typist would and keeps the rules in the range of the decree', () => {
    const { heading, head } = composeDocument(
      document([], {
        heading: {
          superior: 'UBND tỉnh Thái Bình',
          issuer: 'Sở Lao động - Thương binh và Xã hội',
          symbol: 'BC-SLĐTBXH',
          place: 'Thái Bình',
          date: '2022',
        },
      }),
    );
    expect(heading.issuer).toEqual(['SỞ LAO ĐỘNG - THƯƠNG BINH', 'VÀ XÃ HỘI']);
    const line = textWidth('SỞ LAO ĐỘNG - THƯƠNG BINH', 13, 'bold');
    expect(heading.issuerRule / line).toBeGreaterThanOrEqual(1 / 3);
    expect(heading.issuerRule / line).toBeLessThanOrEqual(1 / 2);
    expect(heading.mottoRule).toBeCloseTo(textWidth(DECREE30.motto, 14, 'bold'), 5);
    const title = textWidth(head.lines[0] ?? '', 14, 'bold');
    expect(head.rule / title).toBeGreaterThanOrEqual(1 / 3);
    expect(head.rule / title).toBeLessThanOrEqual(1 / 2);
  });

  it('keeps the line breaks a caller wishes, and sets a name that fills its column on two lines', () => {
    const heading = { ...document([]).heading, issuer: 'Ủy ban nhân dân tỉnh Thái Bình' };
    const composed = composeDocument(
      document([], { title: 'Về việc\nkiện toàn', heading, sizes: 'smaller' }),
    );
    expect(composed.head.lines).toEqual(['Về việc', 'kiện toàn']);
    expect(composed.title).toBe('Báo cáo về việc kiện toàn');
    expect(composed.heading.issuer).toEqual(['ỦY BAN NHÂN DÂN', 'TỈNH THÁI BÌNH']);
  });

  it('never parts a number from the word before it in a title', () => {
    const title = `${'thực hiện công tác '.repeat(4)}theo Kế hoạch số 31/KH-UBND ngày 11/3/2022 của tỉnh`;
    const { lines } = composeDocument(document([], { title })).head;
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).not.toMatch(/(?:số|ngày)$/u);
  });
});

describe('layout values', () => {
  it('stand inside the ranges of the decree', () => {
    const ranged: { value: number; min: number; max: number }[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('min' in value) ranged.push(value as { value: number; min: number; max: number });
      else Object.values(value).forEach(collect);
    };
    collect(DECREE30);
    expect(ranged.length).toBeGreaterThan(30);
    for (const { value, min, max } of ranged) {
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
    }
  });

  it('has national name, motto and date grow together', () => {
    for (const [set, three] of [
      [DECREE30.sizes.larger, [13, 14, 14]],
      [DECREE30.sizes.smaller, [12, 13, 13]],
    ] as const)
      expect([set.nationalName.value, set.motto.value, set.placeDate.value]).toEqual(three);
  });
});

describe('tables', () => {
  const table = (rows: { style?: 'total' | 'band'; cells: (string | number | null)[] }[]): DocumentBlock => ({
    kind: 'table',
    caption: 'Kết quả',
    columns: [
      { header: 'TT', width: 1, kind: 'ordinal' },
      { header: 'Tên', width: 30 },
      { header: 'Hạn', width: 2 },
      { header: 'Nữ', width: 5, kind: 'number', group: 'Số người' },
      { header: 'Tỷ lệ', width: 5, kind: 'number', decimals: 1, group: 'Số người' },
    ],
    rows,
  });
  const composed = (block: DocumentBlock) => {
    const first = composeDocument(document([block])).blocks[0];
    if (first?.kind !== 'table') throw new Error('no table');
    return first;
  };

  it('gives ordinals room for all their digits', () => {
    const rows = (count: number) => Array.from({ length: count }, () => ({ cells: ['a', null, 1, 1] }));
    const width = (count: number) => composed(table(rows(count))).widths[0] ?? 0;
    expect(width(1012)).toBeGreaterThan(width(12) + 2);
  });

  it('numbers rows and captions, formats figures and groups heads', () => {
    const done = composed(
      table([
        { style: 'band', cells: ['Nhóm'] },
        { cells: ['a', '30/11/2022', 1234.5, 50] },
        { cells: ['b', null, 0, null] },
        { style: 'total', cells: ['Cộng', null, 1234.5, 50] },
      ]),
    );
    const cells = done.rows.map((row) =>
      row.cells.map((cell) =>
        cell.lines
          .flat()
          .map((run) => run.text)
          .join('|'),
      ),
    );
    expect(done.caption).toBe('Bảng 1. Kết quả');
    expect(cells).toEqual([
      ['Nhóm'],
      ['1', 'a', '30/11/2022', '1.234,5', '50,0'],
      ['2', 'b', '', '0', ''],
      ['', 'Cộng', '', '1.234,5', '50,0'],
    ]);
    expect(done.rows[1]?.cells.map((cell) => cell.align)).toEqual([
      'center',
      'left',
      'left',
      'right',
      'right',
    ]);
    expect(done.headerRows.map((row) => row.map((cell) => [cell.columnSpan, cell.rowSpan]))).toEqual([
      [
        [1, 2],
        [1, 2],
        [1, 2],
        [2, 1],
      ],
      [
        [1, 1],
        [1, 1],
      ],
    ]);
  });

  it('gives a narrow column the room of its longest word and keeps the whole width', () => {
    const { widths } = composed(table([{ cells: ['a', '30/11/2022', 1, 1] }]));
    expect(widths[2]).toBeGreaterThan(textWidth('30/11/2022', 12) + 2 * DECREE30.cellPadding.x.value);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(165, 5);
  });

  it('lets only a high row break over pages', () => {
    const rows = composed(table([{ cells: ['ngắn', '', 1, 1] }, { cells: ['dài '.repeat(1500), '', 1, 1] }]));
    expect(rows.rows.map((row) => row.breakable)).toEqual([false, true]);
  });

  it('refuses a row with the wrong number of cells and says which', () => {
    expect(() => composeDocument(document([table([{ cells: ['a'] }])]))).toThrow(/rows/u);
  });
});

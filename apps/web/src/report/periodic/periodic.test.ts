import type { report } from '@binhdang/contract';
import { describe, expect, test } from 'vitest';
import { belowCounts, belowStanding } from './below/standing.ts';
import { contentOf, mergeContents, sameContent, sendable, withNarrative, withRows } from './draft-content.ts';
import { listQuery, reportsSearch } from './filters.ts';
import { owedAction, toWrite } from './list/owed.ts';
import { isMissing, marksOf, worstMark } from './marks.ts';
import { entryRules, withPasted } from './parts/entry-rules.ts';
import { filledRows } from './table-rows.ts';
import { carryOver, diffTexts } from './text-diff.ts';

const narrative = (
  change: Partial<report.ReportPartOf<'narrative'>> = {},
): report.ReportPartOf<'narrative'> => ({
  code: 'text',
  title: null,
  guidance: null,
  type: 'narrative',
  required: false,
  sentences: [{ code: 'a', text: 'Có 3 lớp.', figures: ['classes@this'] }],
  text: null,
  preparedThen: null,
  last: null,
  ...change,
});
const EMPTY = { narratives: {}, entries: {} };

describe('what differs between prepared texts', () => {
  test('is told word by word, and put together gives both texts', () => {
    const [before, after] = ['Có 3 lớp cho 90 người.', 'Có 5 lớp cho 90 người, 40 nữ.'];
    const pieces = diffTexts(before, after);
    const without = (kind: string) =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect(without('new')).toBe(before);
    expect(without('gone')).toBe(after);
    expect(pieces.filter(({ kind }) => kind === 'gone').map(({ text }) => text.trim())).toEqual([
      '3',
      'người.',
    ]);
  });

  test('is carried over into another wording where the words still stand', () => {
    const then = 'Tổ chức 3 lớp tập huấn cho 90 lượt người.';
    const now = 'Tổ chức 5 lớp tập huấn cho 140 lượt người.';
    const mine =
      'Được sự quan tâm của huyện, tổ chức 3 lớp. Tổ chức 3 lớp tập huấn cho 90 lượt người. Kết quả tốt.';
    expect(carryOver(mine, then, now)).toEqual({
      text: 'Được sự quan tâm của huyện, tổ chức 3 lớp. Tổ chức 5 lớp tập huấn cho 140 lượt người. Kết quả tốt.',
      taken: 2,
      left: 0,
    });
  });

  test('leaves alone what was rewritten', () => {
    const carried = carryOver(
      'Đã mở ba lớp cho 90 người.',
      'Có 3 lớp cho 90 người.',
      'Có 5 lớp cho 120 người.',
    );
    expect(carried).toEqual({ text: 'Đã mở ba lớp cho 120 người.', taken: 1, left: 1 });
  });

  test('changes nothing where nothing changed', () => {
    expect(carryOver('Lời tôi.', 'Có 3 lớp.', 'Có 3 lớp.')).toEqual({ text: 'Lời tôi.', taken: 0, left: 0 });
    expect(diffTexts('', '')).toEqual([]);
  });
});

describe('what is written', () => {
  test('goes back to what is prepared when it is given back', () => {
    const written = withNarrative(EMPTY, 'text', { text: 'Của tôi', prepared: 'Có 3 lớp.' });
    expect(withNarrative(written, 'text', undefined)).toEqual(EMPTY);
  });

  test('is sent without empty rows and cells', () => {
    const content = withRows(EMPTY, 'table', [{ a: 'x', b: ' ' }, { a: '' }]);
    expect(sendable(content).entries).toEqual({ table: [{ a: 'x' }] });
    expect(sameContent(content, withRows(EMPTY, 'table', [{ a: 'x' }]))).toBe(true);
    expect(sendable(withRows(EMPTY, 'table', [{}])).entries).toEqual({});
  });

  test('is read from the page, apart from what nobody touched', () => {
    const section = { code: 's', heading: { vi: 'I', en: 'I' }, parts: [narrative()], sections: [] };
    const written = narrative({ code: 'other', text: 'Của tôi', preparedThen: 'Có 2 lớp.' });
    const page = { sections: [section, { ...section, parts: [written] }], annexes: [] };
    expect(contentOf(page)).toEqual({
      narratives: { other: { text: 'Của tôi', prepared: 'Có 2 lớp.' } },
      entries: {},
    });
  });

  test('by two people is brought together where they wrote different parts', () => {
    const one = { text: 'Một', prepared: '' };
    const two = { text: 'Hai', prepared: '' };
    const merged = mergeContents(EMPTY, withNarrative(EMPTY, 'a', one), withNarrative(EMPTY, 'b', two));
    expect(merged).toEqual({ content: { narratives: { a: one, b: two }, entries: {} }, clashes: [] });
    const clash = mergeContents(EMPTY, withNarrative(EMPTY, 'a', one), withNarrative(EMPTY, 'a', two));
    expect(clash.clashes).toEqual(['a']);
    expect(clash.content.narratives.a).toEqual(one);
  });

  test('and taken away by one stays away', () => {
    const base = withNarrative(EMPTY, 'a', { text: 'Một', prepared: '' });
    expect(mergeContents(base, EMPTY, base)).toEqual({ content: EMPTY, clashes: [] });
    expect(mergeContents(base, base, EMPTY)).toEqual({ content: EMPTY, clashes: [] });
  });
});

describe('marks', () => {
  const facts = { content: EMPTY, changed: new Set<string>(), remarks: new Map<string, number>() };
  test('say what is missing, prepared, moved, remarked on', () => {
    expect(marksOf(narrative(), facts)).toEqual(['prepared']);
    expect(marksOf(narrative({ required: true, sentences: [] }), facts)).toEqual(['missing']);
    const content = withNarrative(EMPTY, 'text', { text: 'Của tôi', prepared: 'Có 2 lớp.' });
    expect(marksOf(narrative(), { ...facts, content })).toEqual(['moved', 'written']);
    expect(
      marksOf(narrative(), { content, changed: new Set(['text']), remarks: new Map([['text', 1]]) }),
    ).toEqual(['remarks', 'moved', 'changed', 'written']);
  });

  test('count a required text that was wiped as missing', () => {
    const content = withNarrative(EMPTY, 'text', { text: '  ', prepared: 'Có 3 lớp.' });
    expect(isMissing(narrative({ required: true }), content)).toBe(true);
    expect(isMissing(narrative({ required: true }), EMPTY)).toBe(false);
  });

  test('of a heading are the worst of its parts', () => {
    expect(worstMark(['prepared', 'changed', 'written'])).toBe('changed');
    expect(worstMark([])).toBeUndefined();
  });
});

describe('the address of the list', () => {
  test('keeps what makes sense', () => {
    expect(
      reportsSearch({ xem: 'tat-ca', ky: 2022, trangThai: 'accepted,gone', trang: '0', loai: ' ' }),
    ).toEqual({
      xem: 'tat-ca',
      loai: undefined,
      ky: '2022',
      trangThai: 'accepted',
      coQuan: undefined,
      trang: undefined,
    });
  });

  test('is asked of the server', () => {
    expect(listQuery('cho-duyet', {})).toEqual({ waiting: 'judging', page: 1 });
    expect(listQuery('tat-ca', { ky: '2022', trangThai: 'draft,locked', trang: 3 })).toEqual({
      period: '2022',
      state: ['draft', 'locked'],
      page: 3,
    });
  });
});

describe('what is owed', () => {
  const owed = (change: Partial<report.OwedReport>) =>
    ({
      state: null,
      reportId: null,
      dueOn: '2022-06-01',
      timeliness: 'overdue',
      ...change,
    }) as report.OwedReport;
  test('stays until it is sent, however long ago it was due', () => {
    const old = owed({});
    const sentLong = owed({ state: 'accepted', timeliness: 'on_time' });
    const sentNow = owed({ state: 'submitted', timeliness: 'late', dueOn: '2022-11-01' });
    const returned = owed({ state: 'returned', timeliness: 'on_time' });
    expect(toWrite([old, sentLong, sentNow, returned], '2022-11-25')).toEqual([old, returned, sentNow]);
  });

  test('is opened, gone on with, mended or shown', () => {
    expect(owedAction({ reportId: null, state: null })).toBe('open');
    expect(owedAction({ reportId: 'x', state: 'draft' })).toBe('goOn');
    expect(owedAction({ reportId: 'x', state: 'returned' })).toBe('mend');
    expect(owedAction({ reportId: 'x', state: 'locked' })).toBe('show');
  });
});

describe('reports from below', () => {
  const item = (change: Partial<report.BelowStanding>) =>
    ({ report: null, exempt: false, accepted: null, taken: null, ...change }) as report.BelowStanding;
  const version = (versionId: string) => ({ versionId, number: 1, submittedAt: '2022-11-01T00:00:00Z' });
  test('are taken, late, waiting or missing', () => {
    const all = [
      item({ accepted: version('a'), taken: version('a') }),
      item({ accepted: version('b'), taken: version('a') }),
      item({ accepted: version('c') }),
      item({ report: { id: 'r', state: 'submitted', number: 1 } }),
      item({ report: { id: 'r', state: 'returned', number: 1 } }),
      item({ exempt: true }),
      item({}),
    ];
    expect(all.map(belowStanding)).toEqual([
      'taken',
      'late',
      'accepted',
      'waiting',
      'returned',
      'exempt',
      'missing',
    ]);
    expect(belowCounts(all)).toEqual({ all: 6, accepted: 3, waiting: 1, missing: 2 });
  });
});

describe('tables', () => {
  const name = { vi: 'Dòng', en: 'Row' };
  const row = (value: number | null) => ({ name, band: false, cells: [{ value, figures: [], last: null }] });
  const band = { name, band: true, cells: [] };
  test('show rows with figures under their bands, at their places', () => {
    expect(filledRows([band, row(null), row(2), band, row(null)]).map(({ at }) => at)).toEqual([0, 2]);
    expect(filledRows([band, row(null)])).toEqual([]);
  });

  const columns = [
    { code: 'symbol', type: 'text' as const, name, required: true },
    { code: 'on', type: 'date' as const, name },
    { code: 'total', type: 'number' as const, name, unit: name, min: 0 },
  ];
  test('take a block from Excel, and keep what they cannot read', () => {
    const cells = [
      ['05/KH-UBND', '15/6/2022', '1.234'],
      ['06/KH-UBND', '', 'nhiều'],
    ];
    const how = { today: '2022-11-25', maxRows: 10 };
    expect(withPasted([{ symbol: 'cũ' }], columns, cells, { row: 1, column: 0 }, how)).toEqual([
      { symbol: 'cũ' },
      { symbol: '05/KH-UBND', on: '2022-06-15', total: 1234 },
      { symbol: '06/KH-UBND', on: undefined, total: 'nhiều' },
    ]);
    expect(withPasted([], columns, cells, { row: 0, column: 0 }, { ...how, maxRows: 1 })).toHaveLength(1);
  });

  test('are checked by the rules of registers', () => {
    const rules = entryRules('documents', name, columns, 10);
    const faults = (row: Record<string, unknown>) =>
      rules
        .faults(rules.normalise({ documents: [row] }), { axes: new Map(), today: '2022-11-25' })
        .map(({ path }) => path);
    expect(faults({ symbol: '05', total: 3 })).toEqual([]);
    expect(faults({ total: -1 })).toEqual(['documents.0.symbol', 'documents.0.total']);
  });
});

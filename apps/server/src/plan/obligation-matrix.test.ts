import { plan as contract } from '@binhdang/contract';
import { type Cadence, cadenceText } from '@binhdang/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPlanInReview } from '../../test/plan-in-review.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { readWorkbook, writeWorkbook } from '../platform/excel.ts';
import { MATRIX_SHEET } from './obligation-matrix.ts';
import { parseCadence } from './obligation-matrix-cadence.ts';

let system: System;
let lead: Person;
let params: { planId: string };
beforeAll(async () => {
  system = await openSystem({ today: '2022-03-14' });
  params = { planId: (await insertPlanInReview(system.owner)).planId };
  lead = await system.person('lead');
  await lead.call(contract.prepareAssignments, { params });
  await lead.call(contract.answerNames, { params, body: { accept: true } });
});
afterAll(() => system.close());

const exported = async () => (await lead.ask(contract.exportMatrix, { params })).bytes;

/** The exported sheet with its rows changed, as a new file. */
async function edited(change: (rows: string[][]) => string[][]): Promise<Uint8Array> {
  const [sheet] = await readWorkbook(await exported());
  const [heading, ...rows] = (sheet?.rows ?? []).map((row) => [...row.cells]);
  return writeWorkbook([
    {
      name: MATRIX_SHEET,
      columns: (heading ?? []).map((header) => ({ header, width: 20 })),
      rows: change(rows),
    },
  ]);
}

const importing = (bytes: Uint8Array, body: Record<string, string> = {}) =>
  lead.ask(contract.importMatrix, { params, file: { name: 'phan-cong.xlsx', bytes }, body: body as never });

test('what is exported and imported again changes nothing', async () => {
  const answer = await importing(await exported());
  expect(answer.problem).toBeUndefined();
  expect(answer.output).toMatchObject({ applied: false, changes: [] });
  expect(answer.output.rows).toBeGreaterThan(800);
});

test('every fault is named by its cell, and nothing changes', async () => {
  const before = await lead.call(contract.assignments, { params });
  const bytes = await edited((rows) =>
    rows.map((row, at) => {
      if (at === 0) return row.with(2, 'Sở Không Có');
      if (at === 1) return row.with(3, 'Làm chính');
      if (at === 2) return row.with(4, 'khi nào rảnh');
      if (at === 3) return row.with(6, '11');
      if (at === 4) return row.with(0, 'IX.1');
      return at === 6 ? (rows[5] ?? row) : row;
    }),
  );
  const answer = await importing(bytes, { apply: 'true' });
  expect(answer.problem?.code).toBe('import-refused');
  expect(answer.problem?.errors?.map(({ path }) => path)).toEqual(
    ['C2', 'D3', 'E4', 'G5', 'A6', 'C8'].map((cell) => `${MATRIX_SHEET}!${cell}`),
  );
  expect(await lead.call(contract.assignments, { params })).toEqual(before);
});

test('changed, added and removed rows are shown first, then applied as shown', async () => {
  const bytes = await edited((rows) => [
    (rows[0] ?? []).with(4, 'Trước ngày 30/11/2022').with(6, '7'),
    ...rows.slice(2),
    ['II.1.1', '', 'UBND tỉnh', 'Phối hợp', 'Ngày 14 hằng tháng', 'Biên bản', '3'],
  ]);
  const preview = await importing(bytes);
  expect(preview.output.changes.map(({ kind }) => kind).sort()).toEqual(['added', 'changed', 'removed']);
  expect(
    preview.output.changes.find(({ kind }) => kind === 'changed')?.what.map(({ field }) => field),
  ).toEqual(['Thời hạn', 'Trọng số']);
  expect((await importing(bytes, { apply: 'true', fingerprint: 'of another day' })).problem?.code).toBe(
    'edit-conflict',
  );
  const applied = await importing(bytes, { apply: 'true', fingerprint: preview.output.fingerprint });
  expect(applied.problem).toBeUndefined();
  expect((await importing(bytes)).output.changes).toEqual([]);
  const screen = await lead.call(contract.assignments, { params });
  const committee = screen.bodies.find(({ shortName }) => shortName === 'UBND tỉnh')?.id;
  expect(screen.tasks[0]?.obligations.find(({ bodyId }) => bodyId === committee)).toMatchObject({
    role: 'coordinate',
    cadence: { kind: 'monthly', day: 14 },
    expectedProof: 'Biên bản',
    weight: 3,
  });
});

test('a file that is no workbook is refused in words', async () => {
  const answer = await importing(Buffer.from('just text'));
  expect(answer.problem).toMatchObject({ code: 'file-refused' });
});

const day = fc.integer({ min: 1, max: 31 });
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));
const rule = { day, before: fc.boolean(), following: fc.boolean() };
const cadences: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({ kind: fc.constant('once' as const), date }),
  fc.record({ kind: fc.constant('before' as const), date }),
  fc
    .tuple(date, date)
    .map((days) => days.sort())
    .map(([start, end]) => ({ kind: 'range' as const, start, end })),
  fc.record({
    kind: fc.constantFrom('monthly' as const, 'quarterly' as const, 'half_yearly' as const),
    ...rule,
  }),
  fc.record({ kind: fc.constant('yearly' as const), month: fc.integer({ min: 1, max: 12 }), ...rule }),
  fc.constantFrom(
    { kind: 'immediate' as const },
    { kind: 'continuous' as const },
    { kind: 'prescribed' as const },
  ),
);

test('a cadence in words is understood as the same cadence', () => {
  fc.assert(
    fc.property(cadences, (cadence) => {
      expect(parseCadence(cadenceText(cadence))).toEqual(cadence);
    }),
    { numRuns: 500 },
  );
});

test('what is no cadence is not taken for one', () => {
  for (const text of ['sớm', '31/02/2022', 'ngày 40 hằng tháng', 'Từ ngày 02/05/2022 đến ngày 01/05/2022'])
    expect(parseCadence(text), text).toBeUndefined();
  expect(parseCadence('')).toBeNull();
  expect(parseCadence('30/11/2022')).toEqual({ kind: 'once', date: '2022-11-30' });
});

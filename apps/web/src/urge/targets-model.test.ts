import type { urge } from '@binhdang/contract';
import { describe, expect, it } from 'vitest';
import { chosenFrom, filtered, idsOf, standingCounts, toggledAll } from './targets-model.ts';

const target = (
  obligationId: string,
  standing: urge.UrgeTarget['standing'],
  urgedOn: string | null = null,
): urge.UrgeTarget => ({
  obligationId,
  task: `Tổ chức tập huấn ${obligationId}`,
  label: '-',
  role: 'lead',
  dueOn: null,
  standing,
  urgedOn,
});

const BODIES: urge.UrgeBody[] = [
  {
    body: { id: 'b1', name: 'Sở Tư pháp', shortName: null },
    targets: [target('o1', 'late'), target('o2', 'no_movement', '2022-06-12')],
  },
  {
    body: { id: 'b2', name: 'Ủy ban nhân dân huyện Vũ Thư', shortName: 'UBND huyện Vũ Thư' },
    targets: [target('o3', 'late', '2022-06-01')],
  },
];
const TODAY = '2022-06-15';
const ids = (filter: Partial<Parameters<typeof filtered>[1]>) =>
  idsOf(filtered(BODIES, { notLately: false, wanted: '', ...filter }, TODAY));

describe('whom to urge', () => {
  it('is filtered by standing, by when it was last urged, and by words without marks', () => {
    expect(ids({})).toEqual(['o1', 'o2', 'o3']);
    expect(ids({ standing: 'late' })).toEqual(['o1', 'o3']);
    expect(ids({ notLately: true })).toEqual(['o1', 'o3']);
    expect(ids({ wanted: 'vu thu' })).toEqual(['o3']);
    expect(ids({ wanted: 'ubnd huyen' })).toEqual(['o3']);
    expect(ids({ wanted: 'tap huan o2' })).toEqual(['o2']);
    expect(ids({ wanted: 'kho bạc' })).toEqual([]);
  });

  it('is counted by standing in the order in which it should be looked at', () => {
    expect(standingCounts(BODIES)).toEqual([
      { standing: 'late', count: 2 },
      { standing: 'no_movement', count: 1 },
    ]);
  });

  it('may be chosen by the address: a body with all it has, or obligations by name', () => {
    expect([...chosenFrom(BODIES, { coQuan: 'b1' })]).toEqual(['o1', 'o2']);
    expect([...chosenFrom(BODIES, { nhiemVu: 'o3,gone' })]).toEqual(['o3']);
    expect([...chosenFrom(BODIES, {})]).toEqual([]);
  });

  it('is chosen all at once, and given up all at once', () => {
    const some = toggledAll(new Set(['o1']), ['o1', 'o2']);
    expect([...some]).toEqual(['o1', 'o2']);
    expect([...toggledAll(some, ['o1', 'o2'])]).toEqual([]);
  });
});

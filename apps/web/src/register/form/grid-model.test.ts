import type { Axis, FieldOf } from '@binhdang/domain/register';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import breakdowns from '../../../../../catalog/breakdowns.json' with { type: 'json' };
import { blocksOf, type Cells, proposalsOf, sumsOf, withCell, wrongCells } from './grid-model.ts';

const axes = new Map((breakdowns.axes as readonly Axis[]).map((axis) => [axis.code, axis]));
const field: Pick<FieldOf<'grid'>, 'cells'> = {
  cells: [['sex'], ['post'], ['ethnicity'], ['sex', 'ethnicity']],
};
const statesOf = (cells: Cells, block: readonly string[]) =>
  sumsOf(field, block, cells, axes).map(({ whole, state, missing }) => [whole, state, missing]);

describe('a breakdown grid', () => {
  it('asks cells in the order of its definition', () => {
    const keys = blocksOf(field, axes).map(({ rows }) => rows.flatMap((row) => row.keys));
    expect(keys[0]).toEqual(['sex=female', 'sex=male']);
    expect(keys[3]).toEqual(['sex=female,ethnicity=minority', 'sex=male,ethnicity=minority']);
  });

  it('says nothing before there is something to compare', () => {
    expect(statesOf({}, ['sex'])).toEqual([['', 'open', 0]]);
    expect(statesOf({ 'sex=female': 3 }, ['sex'])).toEqual([['', 'open', 0]]);
  });

  it('says how much is missing, complete, wrong or too much', () => {
    expect(statesOf({ '': 45, 'sex=female': 30 }, ['sex'])).toEqual([['', 'short', 15]]);
    expect(statesOf({ '': 45, 'sex=female': 30, 'sex=male': 15 }, ['sex'])).toEqual([['', 'right', 0]]);
    expect(statesOf({ '': 45, 'sex=female': 30, 'sex=male': 10 }, ['sex'])).toEqual([['', 'wrong', 5]]);
    expect(statesOf({ '': 45, 'sex=female': 30, 'sex=male': 20 }, ['sex'])).toEqual([['', 'over', -5]]);
  });

  it('"of which" need not add up but may not be more than the whole', () => {
    expect(statesOf({ '': 45, 'ethnicity=minority': 5 }, ['ethnicity'])).toEqual([['', 'open', 40]]);
    expect(statesOf({ '': 45, 'ethnicity=minority': 50 }, ['ethnicity'])).toEqual([['', 'over', -5]]);
  });

  it('compares crossed cells with each axis they are crossed of', () => {
    const cells = { '': 45, 'ethnicity=minority': 7, 'sex=female,ethnicity=minority': 4 };
    const sums = sumsOf(field, ['sex', 'ethnicity'], cells, axes);
    expect(sums.filter(({ exhaustive }) => exhaustive)).toMatchObject([
      { whole: 'ethnicity=minority', state: 'short', missing: 3 },
    ]);
  });

  it('offers the last category and the total that follow, and nothing impossible', () => {
    expect(proposalsOf(field, { '': 45, 'sex=female': 30 }, axes)).toEqual([{ key: 'sex=male', count: 15 }]);
    expect(proposalsOf(field, { 'sex=female': 30, 'sex=male': 15 }, axes)).toEqual([{ key: '', count: 45 }]);
    expect(proposalsOf(field, { '': 20, 'sex=female': 30 }, axes)).toEqual([]);
    expect(proposalsOf(field, { '': 45, 'sex=female': 'ba' }, axes)).toEqual([]);
  });

  it('a proposal that is taken makes its sum right', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (total, women) => {
        const cells: Cells = { '': total, 'sex=female': women };
        const [proposal] = proposalsOf(field, cells, axes);
        if (proposal === undefined) return women > total;
        const filled = withCell(cells, proposal.key, proposal.count);
        return statesOf(filled, ['sex'])[0]?.[1] === 'right';
      }),
    );
  });

  it('marks the cells that are wrong, and the total where it alone is missing', () => {
    const over = { '': 45, 'post=leader': 50, 'sex=female': 30 };
    expect([...wrongCells(field, over, axes)]).toEqual(['post=leader']);
    expect([...wrongCells(field, { 'sex=female': 30 }, axes)]).toEqual(['']);
    expect([...wrongCells(field, { '': 'x' }, axes)]).toEqual(['']);
    expect([...wrongCells(field, { '': 12 }, axes)]).toEqual([]);
  });

  it('empties a cell', () => {
    expect(withCell({ '': 4, 'sex=female': 1 }, 'sex=female', undefined)).toEqual({ '': 4 });
  });
});

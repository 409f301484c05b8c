import { describe, expect, test } from 'vitest';
import { behindOf, behindSearch, countSearch, daysShown, figuresQuery, yearShown } from './search.ts';

const ID = '0190a000-0000-7000-8000-000000000001';
const TODAY = '2022-06-15';

describe('the address of figures', () => {
  test('is read as far as it is understood', () => {
    expect(
      countSearch({
        soLieu: 'models,x y,models',
        ky: 2022,
        tuNam: '2019',
        cot: 'quy',
        theo: 'sex',
        coQuan: `${ID},1`,
        duoi: 'true',
        xacNhan: true,
      }),
    ).toEqual({
      soLieu: 'models',
      ky: '2022',
      tuNam: 2019,
      cot: 'quy',
      theo: 'sex',
      coQuan: ID,
      duoi: true,
      nhom: undefined,
      xacNhan: true,
    });
    const nothing = countSearch({
      soLieu: 3,
      ky: '2022-Q9',
      tuNam: 'x',
      cot: 'ngay',
      theo: '@body',
      coQuan: '',
      nhom: 'x',
    });
    expect(Object.values(nothing).every((value) => value === undefined)).toBe(true);
  });

  test('says which days are meant; this year if it says nothing', () => {
    expect(daysShown({}, TODAY)).toEqual({ from: '2022-01-01', to: '2022-12-31' });
    expect(daysShown({ ky: '2022-Q2' }, TODAY)).toEqual({ from: '2022-04-01', to: '2022-06-30' });
    expect(daysShown({ ky: '2022', tuNam: 2020 }, TODAY)).toEqual({ from: '2020-01-01', to: '2022-12-31' });
    expect(daysShown({ ky: '2022-Q2', tuNam: 2020 }, TODAY).from).toBe('2022-04-01');
    expect(yearShown({ ky: '2021' }, TODAY)).toBe(2021);
    expect(yearShown({ ky: '2021', tuNam: 2020 }, TODAY)).toBeUndefined();
    expect(yearShown({ ky: '2021-9M' }, TODAY)).toBeUndefined();
  });

  test('is asked of the server in its words', () => {
    expect(
      figuresQuery(
        { soLieu: 'a,b', cot: 'thang', theo: 'co-quan', coQuan: ID, duoi: true, xacNhan: true },
        TODAY,
      ),
    ).toEqual({
      measure: ['a', 'b'],
      from: '2022-01-01',
      to: '2022-12-31',
      step: 'month',
      split: '@body',
      bodyId: [ID],
      below: 'true',
      verified: 'true',
    });
  });

  test('of the records behind a number names its period, body and category; a stock has no first day', () => {
    const cell = { measure: 'models', from: '2022-01-01', to: '2022-03-31' };
    const search = { soLieu: 'models', theo: 'sex', coQuan: ID, duoi: true } as const;
    expect(behindOf(search, { ...cell, stock: false, category: 'female' })).toMatchObject({
      tu: '2022-01-01',
      den: '2022-03-31',
      phanTo: 'sex=female',
      coQuan: ID,
      duoi: true,
    });
    const other = ID.replace(/1$/, '2');
    const ofBody = behindOf(search, { ...cell, stock: true, bodyId: other });
    expect(ofBody).toMatchObject({ tu: undefined, coQuan: other });
    expect(ofBody.duoi).toBeUndefined();
    expect(behindSearch({ ...ofBody })).toEqual({ ...ofBody, duoi: undefined, nhom: undefined });
  });
});

import { describe, expect, it } from 'vitest';
import {
  dimensionsIn,
  dimensionsJoined,
  filtersIn,
  filtersJoined,
  pivotQuery,
  pivotSearch,
  sortingIn,
  sortingWritten,
} from './search.ts';

describe('the address of a pivot', () => {
  it('keeps what the page understands and leaves out the rest', () => {
    const search = {
      soLieu: 'events,event_participants,<b>',
      dong: 'huyen,kind,sex',
      cot: 'huyen,theo-thang',
      ky: 2022,
      loc: 'kind:talk|contest',
      xem: 'tranh',
      xacNhan: 'true',
      tyLe: 'dong',
      la: 'x',
    };
    expect(pivotSearch(search)).toEqual({
      soLieu: 'events,event_participants',
      dong: 'huyen,kind',
      cot: 'theo-thang',
      ky: '2022',
      tuNam: undefined,
      loc: 'kind:talk|contest',
      xacNhan: true,
      tyLe: 'dong',
      xem: undefined,
      xep: undefined,
    });
  });

  it('asks the server for it, the present year where none is named', () => {
    const search = {
      soLieu: 'events',
      dong: 'huyen',
      loc: 'tu-co-quan:a|b;kind:',
      cot: 'theo-nam,sex',
      tuNam: 2020,
    };
    expect(pivotQuery(search, '2022-06-15')).toEqual({
      measure: ['events'],
      row: ['@district'],
      column: ['@year', 'sex'],
      filter: ['@under=a|b', 'kind='],
      from: '2020-01-01',
      to: '2022-12-31',
    });
  });

  it('writes dimensions, filters and the order of rows as it reads them', () => {
    expect(dimensionsJoined(dimensionsIn('co-quan,age_group'))).toBe('co-quan,age_group');
    expect(filtersJoined(filtersIn('cap-co-quan:commune|district;sex:female'))).toBe(
      'cap-co-quan:commune|district;sex:female',
    );
    expect(filtersJoined(new Map([['kind', []]]))).toBeUndefined();
    for (const xep of ['-0:2022-M03/*', '1:*'])
      expect(
        sortingWritten(
          sortingIn(xep, xep.split('/').length) ?? { measure: 9, column: [], descending: false },
        ),
      ).toBe(xep);
    expect(sortingIn('nonsense', 1)).toBeUndefined();
    expect(sortingIn('0:', 1)).toEqual({ measure: 0, column: [null], descending: false });
  });
});

import { STANDINGS } from '@binhdang/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionCount, filterSearch, listQuery, savedQuery, standingsOf } from './filter.ts';

const ID = '01a20d17-53c6-70dd-8436-e822745416bc';

test('whatever stands in the address becomes a filter that reads the same again', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom(
          'keHoach',
          'muc',
          'q',
          'tinhTrang',
          'tuNgay',
          'baoCaoTu',
          'denHanTu',
          'baoCao',
          'vaiTro',
          'sapXep',
          'cuaToi',
          'x',
        ),
        fc.anything(),
      ),
      (search) => {
        const filter = filterSearch(search);
        expect(filterSearch({ ...filter })).toEqual(filter);
        expect(filterSearch(JSON.parse(JSON.stringify(savedQuery(filter))))).toEqual(filter);
        expect(() => listQuery(filter)).not.toThrow();
      },
    ),
  );
});

test('unknown standings, ids and dates are dropped', () => {
  const filter = filterSearch({
    keHoach: 'x',
    tinhTrang: 'late,so-so,returned',
    tuNgay: '2022-02-30',
    denNgay: '2022-02-28',
  });
  expect(savedQuery(filter)).toEqual({ tinhTrang: 'late,returned', denNgay: '2022-02-28' });
  expect(conditionCount(filter)).toBe(2);
});

test('the server gets every condition and the order', () => {
  expect(
    listQuery(
      filterSearch({
        keHoach: ID,
        tinhTrang: 'returned,late',
        cuaToi: 'true',
        q: 31,
        sapXep: 'co-quan',
        denHanTu: '2022-11-01',
        denHanDen: '2022-11-30',
        baoCaoTu: '2022-11-21',
        baoCaoDen: '2022-11-27',
        baoCao: 'xong',
      }),
    ),
  ).toMatchObject({
    planId: [ID],
    standing: ['late', 'returned'],
    mine: 'true',
    q: '31',
    fallsFrom: '2022-11-01',
    fallsTo: '2022-11-30',
    reportedFrom: '2022-11-21',
    reportedTo: '2022-11-27',
    reportedAs: 'done',
    sort: 'body',
  });
  expect(standingsOf(STANDINGS.join(','))).toEqual(STANDINGS);
});

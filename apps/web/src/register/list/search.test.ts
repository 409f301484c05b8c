import { describe, expect, test } from 'vitest';
import { conditionCount, filterOf, listSearch, recordQuery, withFilter } from './search.ts';

describe('the address of a list', () => {
  test('keeps what it understands and leaves out the rest', () => {
    const search = listSearch({
      q: 2022,
      trangThai: 'submitted',
      tu: '2022-01-01',
      den: 'mai',
      loc: ['kind:leaflet', 3, 'hỏng'],
      chieu: 'xuong',
      trang: 3,
    });
    expect(search).toMatchObject({
      q: '2022',
      trangThai: 'submitted',
      tu: '2022-01-01',
      den: undefined,
      loc: ['kind:leaflet'],
      chieu: undefined,
      // Without a cursor there is no third page.
      trang: undefined,
    });
    expect(conditionCount(search)).toBe(4);
  });

  test('a filter of one value alone is a filter too', () => {
    expect(listSearch({ loc: 'kind:leaflet' }).loc).toEqual(['kind:leaflet']);
  });
});

test('a field is filtered by one value, which may hold colons, and the list begins anew', () => {
  const before = listSearch({ loc: ['kind:leaflet', 'year:{"kind":"year"}'], sau: 'x', trang: 2 });
  expect(filterOf(before, 'year')).toBe('{"kind":"year"}');
  const after = withFilter(before, 'kind', 'poster');
  expect(after).toMatchObject({
    loc: ['year:{"kind":"year"}', 'kind:poster'],
    sau: undefined,
    trang: undefined,
  });
  expect(withFilter(listSearch({ loc: ['kind:leaflet'] }), 'kind', undefined).loc).toBeUndefined();
});

test('the server is asked by day, the latest first, unless the address says otherwise', () => {
  expect(recordQuery(listSearch({}))).toMatchObject({ sort: 'day', order: 'desc', status: [], bodyId: [] });
  expect(recordQuery(listSearch({ sapXep: 'copies', chieu: 'tang', coQuan: 'a' }))).toMatchObject({
    sort: 'copies',
    order: 'asc',
    bodyId: ['a'],
  });
});

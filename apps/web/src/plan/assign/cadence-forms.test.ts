import { CADENCE_KINDS, Cadence, type CadenceKind } from '@binhdang/domain';
import { expect, test } from 'vitest';
import { changedTo, ordered, whole } from './cadence-forms.ts';

const plan = { startsOn: '2022-01-01', endsOn: '2022-12-31', issuedOn: '2022-03-11' };

test('from any kind to any other it is a cadence that the server takes', () => {
  const some = CADENCE_KINDS.map((kind) => changedTo(kind, null, plan));
  for (const from of [null, ...some])
    for (const kind of CADENCE_KINDS) {
      const next = changedTo(kind, from, plan);
      expect(next.kind).toBe(kind);
      expect(Cadence.safeParse(next).success).toBe(true);
    }
});

test('what both kinds have is kept', () => {
  const to = (kind: CadenceKind, value: Cadence) => changedTo(kind, value, plan);
  expect(to('before', { kind: 'once', date: '2022-11-30' })).toEqual({ kind: 'before', date: '2022-11-30' });
  const monthly = { kind: 'monthly', day: 5, before: true, following: true } as const;
  expect(to('quarterly', monthly)).toEqual({ ...monthly, kind: 'quarterly' });
  expect(to('yearly', monthly)).toEqual({ ...monthly, kind: 'yearly', month: 12 });
  expect(to('range', { kind: 'once', date: '2022-11-30' })).toEqual({
    kind: 'range',
    start: '2022-03-11',
    end: '2022-11-30',
  });
});

test('a day set beyond the other pulls it along', () => {
  expect(ordered('2022-12-01', '2022-11-15', 'start')).toEqual({ start: '2022-12-01', end: '2022-12-01' });
  expect(ordered('2022-12-01', '2022-11-15')).toEqual({ start: '2022-11-15', end: '2022-11-15' });
  expect(ordered('2022-11-15', '2022-12-15')).toEqual({ start: '2022-11-15', end: '2022-12-15' });
});

test('a number typed is whole and within its bounds', () => {
  expect(whole('', 31)).toBe(1);
  expect(whole(40, 31)).toBe(31);
  expect(whole(-3, 31)).toBe(1);
  expect(whole('2.6', 10)).toBe(3);
});

import type { plan as contract } from '@binhdang/contract';
import { expect, test } from 'vitest';
import { linesOf } from './recipient-lines.ts';

const entry = (line: string, body: string | null, acknowledged = false): contract.RecipientLine => ({
  line,
  body: body === null ? null : { id: body, name: body, shortName: null },
  reachable: true,
  notifiedAt: '2022-03-14T01:00:00.000Z',
  acknowledgedAt: acknowledged ? '2022-03-15T01:00:00.000Z' : null,
  acknowledgedBy: acknowledged ? { id: 'p', name: 'Nguyễn Văn A' } : null,
});
const recipients = [
  entry('Bộ LĐTBXH', 'bo', true),
  entry('Các sở', 'so-y-te', true),
  entry('Các sở', 'so-tu-phap'),
  entry('Lưu: VT', null),
];
const shown = (onlyWaiting: boolean) =>
  linesOf(recipients, onlyWaiting).map(({ line, entries, acknowledged }) => [
    line,
    entries.map(({ body }) => body?.id),
    acknowledged,
  ]);

test('lines as the document has them; who has not acknowledged comes first', () => {
  expect(shown(false)).toEqual([
    ['Bộ LĐTBXH', ['bo'], 1],
    ['Các sở', ['so-tu-phap', 'so-y-te'], 1],
    ['Lưu: VT', [], 0],
  ]);
});

test('only those who have not: lines without any are left out', () => {
  expect(shown(true)).toEqual([['Các sở', ['so-tu-phap'], 1]]);
});

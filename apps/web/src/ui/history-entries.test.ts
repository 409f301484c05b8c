import type { HistoryLine } from '@binhdang/contract';
import { expect, test } from 'vitest';
import { historyEntries } from './history-entries.ts';

const person = { id: 'a', name: 'Bùi Văn Làm Thử' };
const line = (part: Partial<HistoryLine>): HistoryLine => ({
  at: '2022-11-24T10:54:00.000Z',
  actor: person,
  action: 'work.report',
  operation: 'insert',
  objectKind: 'progress',
  objectId: 'p',
  before: null,
  after: null,
  ...part,
});

test('rows that one action wrote are one entry; a repeated field keeps what it was before', () => {
  const entries = historyEntries(
    [
      line({ objectKind: 'obligation', before: { state: 'not_started' }, after: { state: 'in_progress' } }),
      line({ at: '2022-11-24T10:53:59.900Z', after: { file_id: 'anh.png', hidden: 1 } }),
      line({ at: '2022-11-24T10:53:59.800Z', after: { state: 'in_progress', narrative: 'Đã làm.' } }),
    ],
    ['state', 'narrative', 'file_id'],
  );
  expect(entries).toHaveLength(1);
  expect(entries[0]?.changes).toEqual([
    { field: 'state', before: 'not_started', after: 'in_progress' },
    { field: 'file_id', before: null, after: 'anh.png' },
    { field: 'narrative', before: null, after: 'Đã làm.' },
  ]);
});

test('two files of one report both show, the same due day of two rows once', () => {
  const [entry] = historyEntries(
    [
      line({ after: { file_id: 'a.png' } }),
      line({ after: { file_id: 'b.png' } }),
      line({ after: { due_on: '2022-12-31' } }),
      line({ after: { due_on: '2022-12-31' } }),
    ],
    ['file_id', 'due_on'],
  );
  expect(entry?.changes.map(({ after }) => after)).toEqual(['a.png', 'b.png', '2022-12-31']);
});

test('another person, another action or another time is another entry', () => {
  const lines = [
    line({}),
    line({ actor: { id: 'b', name: 'Trần Văn Thử' } }),
    line({ actor: { id: 'b', name: 'Trần Văn Thử' }, action: 'work.judge' }),
    line({
      actor: { id: 'b', name: 'Trần Văn Thử' },
      action: 'work.judge',
      at: '2022-11-24T10:50:00.000Z',
    }),
  ];
  expect(historyEntries(lines, []).map(({ first }) => first)).toEqual(lines);
});

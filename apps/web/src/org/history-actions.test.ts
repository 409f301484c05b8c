import { org } from '@binhdang/contract';
import { expect, test } from 'vitest';
import { historyActions } from './history-actions.ts';

test('every change of a body has words in its history', () => {
  const changes = Object.values(org)
    .filter((item): item is typeof org.editBody => 'method' in item && item.method !== 'GET')
    .filter(({ path }) => path.startsWith('/api/bodies'))
    .map(({ id }) => id);
  expect(Object.keys(historyActions).sort()).toEqual(['system.loadBodies', ...changes].sort());
});

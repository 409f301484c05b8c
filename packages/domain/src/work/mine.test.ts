import { expect, it } from 'vitest';
import { WORK_GROUPS, type WorkGroup, workGroup } from './mine.ts';
import { NEEDS_ATTENTION, STANDINGS, type Standing } from './standing.ts';

it.each<[Standing, boolean, boolean, WorkGroup]>([
  ['late', false, true, 'late'],
  ['due_soon', false, true, 'due_soon'],
  ['returned', false, false, 'waiting'],
  ['on_track', false, true, 'waiting'],
  ['undated', true, true, 'waiting'],
  ['no_movement', true, false, 'undated'],
  ['no_movement', false, false, 'running'],
  ['awaiting_verification', true, true, 'awaiting_verification'],
  ['done_late', false, true, 'done'],
  ['not_applicable', true, true, 'done'],
])('%s, undated %s, waiting %s: %s', (standing, undated, waiting, group) => {
  expect(workGroup({ standing, undated, waiting })).toBe(group);
});

it('hides nothing that asks for action among what is finished', () => {
  for (const standing of STANDINGS) {
    for (const undated of [true, false]) {
      for (const waiting of [true, false]) {
        const group = workGroup({ standing, undated, waiting });
        expect(WORK_GROUPS).toContain(group);
        if (NEEDS_ATTENTION.includes(standing))
          expect(['done', 'awaiting_verification']).not.toContain(group);
      }
    }
  }
});

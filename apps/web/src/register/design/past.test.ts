import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begin, go, redo, undo } from './past.ts';

test('what was done is taken back in order and done again in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 30 }), fc.nat(30), (steps, back) => {
      const states = [begin<object>({})];
      for (const one of steps) states.push(go(states.at(-1) ?? begin<object>({}), { one }));
      const last = states.at(-1) ?? begin<object>({});
      const count = Math.min(back, last.before.length);
      let now = last;
      for (let at = 0; at < count; at++) now = undo(now);
      expect(now.present).toBe(states[states.length - 1 - count]?.present);
      for (let at = 0; at < count; at++) now = redo(now);
      expect(now.present).toBe(last.present);
    }),
  );
});

test('letters typed into one field are one step', () => {
  const typed = ['H', 'Hì', 'Hìn'].reduce((now, text) => go(now, text, 'name'), begin(''));
  expect(undo(typed).present).toBe('');
  const other = go(typed, 'x', 'unit');
  expect(undo(other).present).toBe('Hìn');
  // After undo the same field begins a step of its own.
  expect(undo(go(undo(other), 'Hình', 'name')).present).toBe('Hìn');
});

test('a new step forgets what was taken back', () => {
  const now = go(undo(go(begin(1), 2)), 3);
  expect(redo(now).present).toBe(3);
  expect(go(now, 3)).toBe(now);
});

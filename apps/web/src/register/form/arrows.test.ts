import { describe, expect, it } from 'vitest';
import { nearest, type Place } from './arrows.ts';

const cell = (column: number, row: number): Place => ({
  left: column * 100,
  right: column * 100 + 80,
  top: row * 40,
  bottom: row * 40 + 30,
});

describe('moving by arrow keys', () => {
  // Two columns; the right one is longer and begins a little lower, as panels do.
  const cells = [cell(0, 0), cell(0, 1), cell(1, 0.1), cell(1, 1.1), cell(1, 2.1)];
  const from = (at: number, direction: Parameters<typeof nearest>[2]) => {
    const here = cells[at];
    const others = cells.filter((_, index) => index !== at);
    const found = here && nearest(here, others, direction);
    return found === undefined ? undefined : cells.indexOf(others[found] as Place);
  };

  it('goes to the cell below, above and beside', () => {
    expect(from(0, 'ArrowDown')).toBe(1);
    expect(from(1, 'ArrowUp')).toBe(0);
    expect(from(1, 'ArrowRight')).toBe(3);
    expect(from(3, 'ArrowLeft')).toBe(1);
    expect(from(3, 'ArrowDown')).toBe(4);
  });

  it('stays at the edge', () => {
    expect(from(0, 'ArrowUp')).toBeUndefined();
    expect(from(4, 'ArrowRight')).toBeUndefined();
  });
});

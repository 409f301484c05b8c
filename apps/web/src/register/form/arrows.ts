/** Moving between cells by arrow keys: to the nearest cell on screen in that direction, however the cells are laid out. */

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** Where a cell lies; as `getBoundingClientRect` says it. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const isArrow = (key: string): key is Direction =>
  key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight';

/** Index of the nearest place in the direction; `undefined` at the edge. Straight ahead is nearer than aside. */
export function nearest(from: Place, places: readonly Place[], direction: Direction): number | undefined {
  const upright = direction === 'ArrowUp' || direction === 'ArrowDown';
  const forward = direction === 'ArrowDown' || direction === 'ArrowRight' ? 1 : -1;
  const middle = centre(from);
  let best: { readonly index: number; readonly distance: number } | undefined;
  places.forEach((place, index) => {
    const to = centre(place);
    const ahead = forward * (upright ? to.y - middle.y : to.x - middle.x);
    // Cells of one line differ by a hair where labels wrap.
    const least = (upright ? from.bottom - from.top : from.right - from.left) / 2;
    if (ahead < least) return;
    const aside = Math.abs(upright ? to.x - middle.x : to.y - middle.y);
    const distance = ahead + 4 * aside;
    if (best === undefined || distance < best.distance) best = { index, distance };
  });
  return best?.index;
}

const centre = ({ left, top, right, bottom }: Place) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

/**
 * Moves from the cell within the container. Left and right only from the text's end, so that the cursor can be moved in it.
 * @returns whether it moved
 */
export function moveByArrow(container: HTMLElement, input: HTMLInputElement, direction: Direction): boolean {
  const { selectionStart, selectionEnd, value } = input;
  const whole = selectionStart === 0 && selectionEnd === value.length;
  if (direction === 'ArrowLeft' && !whole && selectionStart !== 0) return false;
  if (direction === 'ArrowRight' && !whole && selectionEnd !== value.length) return false;
  const cells = [...container.querySelectorAll<HTMLInputElement>('input[data-cell]')].filter(
    (cell) => cell !== input,
  );
  const index = nearest(
    input.getBoundingClientRect(),
    cells.map((cell) => cell.getBoundingClientRect()),
    direction,
  );
  const next = index === undefined ? undefined : cells[index];
  next?.focus();
  next?.select();
  return next !== undefined;
}

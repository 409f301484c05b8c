import { type RefObject, useEffect } from 'react';

/**
 * Two panes whose parts carry `data-node` scroll together: what is at the top of the one in use comes to the top of
 * the other. Also marks, in both, the part that the pointer is on.
 */
export function useScrollTogether(
  left: RefObject<HTMLElement | null>,
  right: RefObject<HTMLElement | null>,
  enabled: boolean,
): void {
  useEffect(() => {
    const [a, b] = [left.current, right.current];
    if (!enabled || !a || !b) return;
    let used: HTMLElement | undefined;
    let frame = 0;
    const use = (event: Event) => {
      used = event.currentTarget as HTMLElement;
    };
    const follow = (event: Event) => {
      const pane = event.currentTarget as HTMLElement;
      if (pane !== used) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => align(pane, pane === a ? b : a));
    };
    const mark = (event: Event) => {
      const part = (event.target as HTMLElement).closest<HTMLElement>('[data-node]');
      hover([a, b], part?.dataset.node);
    };
    const unmark = () => hover([a, b], undefined);
    const starts = ['pointerenter', 'pointerdown', 'wheel', 'touchstart', 'keydown'] as const;
    for (const pane of [a, b]) {
      for (const start of starts) pane.addEventListener(start, use, { passive: true });
      pane.addEventListener('scroll', follow, { passive: true });
      pane.addEventListener('pointerover', mark);
      pane.addEventListener('pointerleave', unmark);
    }
    return () => {
      cancelAnimationFrame(frame);
      for (const pane of [a, b]) {
        for (const start of starts) pane.removeEventListener(start, use);
        pane.removeEventListener('scroll', follow);
        pane.removeEventListener('pointerover', mark);
        pane.removeEventListener('pointerleave', unmark);
      }
    };
  }, [left, right, enabled]);
}

const partOf = (pane: HTMLElement, id: string): HTMLElement | null =>
  pane.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`);

const topOf = (pane: HTMLElement, part: HTMLElement): number =>
  part.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;

/** Brings what is at the top of one pane to the top of the other, as far into it. */
function align(from: HTMLElement, to: HTMLElement): void {
  const parts = [...from.querySelectorAll<HTMLElement>('[data-node]')];
  const edge = from.getBoundingClientRect().top + 8;
  // Parts come one below the other, so the first that reaches below the edge is found by halving.
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
    else low = middle + 1;
  }
  for (const part of parts.slice(low)) {
    const other = partOf(to, part.dataset.node ?? '');
    if (!other) continue;
    const box = part.getBoundingClientRect();
    const into = Math.max(0, Math.min(1, (edge - box.top) / (box.height || 1)));
    to.scrollTop = topOf(to, other) + into * other.getBoundingClientRect().height - 8;
    return;
  }
}

function hover(panes: readonly HTMLElement[], id: string | undefined): void {
  for (const pane of panes) {
    for (const old of pane.querySelectorAll('[data-hover]')) old.removeAttribute('data-hover');
    if (id !== undefined) partOf(pane, id)?.setAttribute('data-hover', '');
  }
}

/** Scrolls a pane, and nothing around it, so that the part is in sight. */
export function reveal(pane: HTMLElement | null, id: string): void {
  const part = pane && partOf(pane, id);
  if (!pane || !part) return;
  const top = topOf(pane, part);
  const height = Math.min(part.getBoundingClientRect().height, pane.clientHeight * 0.6);
  if (top >= pane.scrollTop + 8 && top + height <= pane.scrollTop + pane.clientHeight - 8) return;
  pane.scrollTop = top - pane.clientHeight * 0.25;
}

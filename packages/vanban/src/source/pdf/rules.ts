import type { Rule } from './page.ts';

/** pdfjs' codes of path steps. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

/** Thicker than this (points) is an area and no line. */
const THICK = 3;
/** Shorter than this is no border. */
const SHORT = 4;

export type Matrix = readonly [number, number, number, number, number, number];

/** The matrix that applies `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function transformPoint([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

type Point = readonly [number, number];

/** Subpaths of a path as polygons; a curve counts as a break, for no border is curved. */
function subpaths(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const all: Point[][] = [];
  let current: Point[] = [];
  const point = (at: number): Point => transformPoint(matrix, path[at] ?? 0, path[at + 1] ?? 0);
  const finish = (): void => {
    if (current.length > 1) all.push(current);
    current = [];
  };
  for (let at = 0; at < path.length; ) {
    switch (path[at]) {
      case MOVE:
        finish();
        current = [point(at + 1)];
        at += 3;
        break;
      case LINE:
        current.push(point(at + 1));
        at += 3;
        break;
      case CURVE:
        finish();
        current = [point(at + 5)];
        at += 7;
        break;
      case QUADRATIC:
        finish();
        current = [point(at + 3)];
        at += 5;
        break;
      case CLOSE:
        if (current[0]) current.push(current[0]);
        at += 1;
        break;
      default:
        return all;
    }
  }
  finish();
  return all;
}

function ruleBetween([x0, y0]: Point, [x1, y1]: Point): Rule | undefined {
  const width = Math.abs(x1 - x0);
  const height = Math.abs(y1 - y0);
  if (width < 1 && height >= SHORT) {
    return { upright: true, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) };
  }
  if (height < 1 && width >= SHORT) {
    return { upright: false, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) };
  }
  return undefined;
}

/**
 * Level and upright lines of a drawn path: the edges when it is stroked; when it is filled, a thin
 * rectangle is one line and a larger one gives its edges (a shaded cell borders on others).
 */
export function rulesOfPath(path: ArrayLike<number>, matrix: Matrix): Rule[] {
  return subpaths(path, matrix).flatMap((points) => {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const box = { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
    const thinnest = Math.min(box.x1 - box.x0, box.y1 - box.y0);
    if (points.length >= 4 && thinnest < THICK) {
      const upright = box.x1 - box.x0 < box.y1 - box.y0;
      const middle = upright ? (box.x0 + box.x1) / 2 : (box.y0 + box.y1) / 2;
      const [from, to] = upright ? [box.y0, box.y1] : [box.x0, box.x1];
      return to - from >= SHORT ? [{ upright, at: middle, from, to }] : [];
    }
    return points.slice(1).flatMap((point, index) => {
      const rule = ruleBetween(points[index] ?? point, point);
      return rule ? [rule] : [];
    });
  });
}

/** How far two lines may lie apart and still be one (points). */
const NEAR = 2;

/** Joins lines that continue or cover each other. */
export function mergeRules(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort(
    (a, b) => Number(a.upright) - Number(b.upright) || a.at - b.at || a.from - b.from,
  );
  // Lines at nearly the same place form a group; within it they are joined from end to end.
  const groups: Rule[][] = [];
  for (const rule of sorted) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && first.upright === rule.upright && rule.at - first.at <= NEAR) group.push(rule);
    else groups.push([rule]);
  }
  return groups.flatMap((group) => {
    const merged: Rule[] = [];
    for (const rule of group.sort((a, b) => a.from - b.from)) {
      const last = merged.at(-1);
      if (last && rule.from <= last.to + NEAR) {
        merged[merged.length - 1] = { ...last, to: Math.max(last.to, rule.to) };
      } else merged.push(rule);
    }
    return merged;
  });
}

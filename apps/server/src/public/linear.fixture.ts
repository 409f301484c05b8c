/** The most that a sum can be for all that is known: linear programming by the simplex method, as any attacker has it. */

const NOTHING = 1e-7;

/** A sum over the unknowns, which are never negative: [unknown, factor]. */
export type Sum = readonly (readonly [number, number])[];
export interface Fact {
  readonly sum: Sum;
  readonly value: number;
}

/**
 * @returns Infinity where there is no bound
 * @throws where the facts contradict each other: then the attacker knows less than they think, and the test nothing
 */
export function mostOf(wanted: Sum, facts: readonly Fact[], unknowns: number): number {
  const rows = facts.map(({ sum, value }) => {
    const row = new Array<number>(unknowns + facts.length + 1).fill(0);
    for (const [at, factor] of sum) row[at] = (row[at] ?? 0) + factor;
    row[row.length - 1] = value;
    return value < 0 ? row.map((one) => -one) : row;
  });
  // One helper for each fact, to begin with; driven out first.
  const basis = rows.map((row, at) => {
    row[unknowns + at] = 1;
    return unknowns + at;
  });
  const helpers = (column: number) => column >= unknowns;
  const contradiction = climb(
    rows,
    basis,
    (column) => (helpers(column) ? -1 : 0),
    () => true,
  );
  if (contradiction < -NOTHING * 100) throw new Error('the facts contradict each other');
  const factors = new Map(wanted);
  return climb(
    rows,
    basis,
    (column) => factors.get(column) ?? 0,
    (column) => !helpers(column),
  );
}

/** Changes rows and basis until the objective grows no more; by Bland's rule, so that it ends. */
function climb(
  rows: number[][],
  basis: number[],
  objective: (column: number) => number,
  mayEnter: (column: number) => boolean,
): number {
  const width = (rows[0]?.length ?? 1) - 1;
  for (;;) {
    const gain = (column: number) =>
      objective(column) -
      rows.reduce((sum, row, at) => sum + objective(basis[at] ?? 0) * (row[column] ?? 0), 0);
    let entering = -1;
    for (let column = 0; column < width && entering < 0; column++)
      if (mayEnter(column) && !basis.includes(column) && gain(column) > NOTHING) entering = column;
    if (entering < 0)
      return rows.reduce((sum, row, at) => sum + objective(basis[at] ?? 0) * (row[width] ?? 0), 0);
    const leaving = leavingRow(rows, basis, entering, width);
    if (leaving < 0) return Number.POSITIVE_INFINITY;
    pivot(rows, leaving, entering);
    basis[leaving] = entering;
  }
}

function leavingRow(
  rows: readonly number[][],
  basis: readonly number[],
  entering: number,
  width: number,
): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [at, row] of rows.entries()) {
    const factor = row[entering] ?? 0;
    if (factor <= NOTHING) continue;
    const ratio = (row[width] ?? 0) / factor;
    const before = best >= 0 && (basis[at] ?? 0) < (basis[best] ?? 0);
    if (ratio < least - NOTHING || (ratio < least + NOTHING && before)) {
      best = at;
      least = ratio;
    }
  }
  return best;
}

function pivot(rows: number[][], leaving: number, entering: number): void {
  const own = rows[leaving] ?? [];
  const factor = own[entering] ?? 1;
  for (let at = 0; at < own.length; at++) own[at] = (own[at] ?? 0) / factor;
  for (const [at, row] of rows.entries()) {
    const share = row[entering] ?? 0;
    if (at === leaving || share === 0) continue;
    for (let column = 0; column < row.length; column++)
      row[column] = (row[column] ?? 0) - share * (own[column] ?? 0);
  }
}

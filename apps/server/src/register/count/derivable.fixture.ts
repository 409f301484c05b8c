/** What follows from known sums over the same things by adding them and taking them from each other. */

const NOTHING = 1e-9;
type Row = readonly number[];

/** @returns whether a sum (1 for what it counts, 0 for what it does not) lies in the span of those known */
export function derivableFrom(known: readonly Row[]): (row: Row) => boolean {
  const basis: Row[] = [];
  for (const one of known) {
    const rest = reduced(basis, one);
    if (rest.some(isSomething)) basis.push(rest);
  }
  return (row) => !reduced(basis, row).some(isSomething);
}

/** What is left of a row once the basis is taken from it; each row of the basis has a pivot that later ones lack. */
function reduced(basis: readonly Row[], row: Row): Row {
  return basis.reduce<Row>((rest, one) => {
    const pivot = one.findIndex(isSomething);
    const factor = (rest[pivot] ?? 0) / (one[pivot] ?? 1);
    return isSomething(factor) ? rest.map((value, at) => value - factor * (one[at] ?? 0)) : rest;
  }, row);
}

const isSomething = (value: number) => Math.abs(value) > NOTHING;

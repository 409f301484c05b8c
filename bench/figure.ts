/** A measured figure beside its limit or its peer, both of the same run. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  /** The limit of ARCHITECTURE.md, or what the peer took in this run. */
  readonly beside: number;
  readonly unit: 'ms' | 'KB' | 'MB' | 'count';
  /** What `beside` is, and what ratio is aimed at. */
  readonly note: string;
  readonly aim: number;
}

export const ratio = (figure: Figure): number => figure.ours / figure.beside;

export function line(figure: Figure): string {
  const { name, ours, beside, unit, aim, note } = figure;
  const verdict = ratio(figure) <= aim ? 'đạt' : 'CHƯA ĐẠT';
  return `${name}: ${round(ours)} ${unit}, ${round(beside)} ${unit}, ${ratio(figure).toFixed(2)} (aim ≤ ${aim}, ${verdict}; ${note})`;
}

const round = (value: number) => (value >= 100 ? Math.round(value) : Math.round(value * 100) / 100);

/** Milliseconds of each of `times` runs after `warmUp` unmeasured ones. */
export async function timed(
  times: number,
  run: () => Promise<unknown>,
  warmUp = Math.min(5, times),
): Promise<number[]> {
  for (let i = 0; i < warmUp; i++) await run();
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  return taken;
}

/** The value below which the share (0 to 1) of the measurements lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

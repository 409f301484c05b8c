/** How a number changed against the year before. Pure. */
import { formatNumber, type Language } from '@binhdang/domain';

export interface Years {
  readonly now: number | null;
  readonly before: number | null;
}

/** Per cent of the year before; undefined where there was nothing to compare with. What was counted and is not any more fell whole. */
export function changeOf({ now, before }: Years): number | undefined {
  if (before === null || before === 0) return undefined;
  return (((now ?? 0) - before) * 100) / Math.abs(before);
}

/** "+12,5%", "−3%", "0%". */
export function changeText(years: Years, language: Language): string | undefined {
  const change = changeOf(years);
  if (change === undefined) return undefined;
  const size = formatNumber(Math.abs(change), language, 1);
  return size === '0' ? '0%' : `${change < 0 ? '−' : '+'}${size}%`;
}

/** How many rose, fell and stayed; what was not there in one of the years counts as nothing then. */
export function tally(all: readonly Years[]): { up: number; down: number; same: number } {
  const signs = all.map(({ now, before }) => Math.sign((now ?? 0) - (before ?? 0)));
  const count = (sign: number) => signs.filter((one) => one === sign).length;
  return { up: count(1), down: count(-1), same: count(0) };
}

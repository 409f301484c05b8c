/** Which step of the legend a tile stands on. Pure. */
import type { dashboard } from '@binhdang/contract';

type ProvinceMap = dashboard.ProvinceMap;
type Tile = dashboard.MapTile;

/** Steps from the lightest to the darkest; a tile without a value stands on none. */
export const STEPS = 5;

/** `from` is included, `to` is not; the last has none. */
export interface Step {
  readonly from: number;
  readonly to: number | undefined;
}

export type Scale =
  /** How much of what is to be reached is reached: in per cent of the target */
  | { readonly kind: 'target'; readonly steps: readonly Step[] }
  /** the value itself */
  | { readonly kind: 'value'; readonly steps: readonly Step[] };

const stepsFrom = (bounds: readonly number[]): Step[] =>
  bounds.map((from, at) => ({ from, to: bounds[at + 1] }));

const SHARES = stepsFrom([0, 20, 40, 60, 80]);
const OF_TARGET = stepsFrom([0, 50, 80, 90, 100]);

/** Shares by fifths, indicators by how near they are to the target, counts so that each step has about as many tiles. */
export function scaleOf({
  colour,
  indicator,
  tiles,
}: Pick<ProvinceMap, 'colour' | 'indicator' | 'tiles'>): Scale {
  if (colour === 'onTime' || colour === 'reports') return { kind: 'value', steps: SHARES };
  if (colour === 'indicator' && indicator?.target) return { kind: 'target', steps: OF_TARGET };
  return { kind: 'value', steps: quantiles(counted(tiles), indicator?.decimals ?? 0) };
}

/** Of communes and districts, which are many times larger, the communes, if there is anything about them. */
function counted(tiles: readonly Tile[]): number[] {
  const of = (level: Tile['level']) =>
    tiles.filter((tile) => tile.level === level && (tile.value ?? 0) > 0).map(({ value }) => value ?? 0);
  const communes = of('commune');
  return communes.length > 0 ? communes : of('district');
}

function quantiles(values: readonly number[], decimals: number): Step[] {
  const sorted = values.toSorted((a, b) => a - b);
  const smallest = 10 ** -decimals;
  const at = (part: number) => {
    const value = sorted[Math.floor((part * (sorted.length - 1)) / (STEPS - 1))] ?? smallest;
    return Number(value.toFixed(decimals));
  };
  const bounds = [0, Math.min(smallest, at(0)), at(1), at(2), at(3)];
  return stepsFrom([...new Set(bounds)].sort((a, b) => a - b));
}

/** Per cent of the target; 100 and more is reached. */
export function shareOfTarget(
  value: number,
  reached: boolean,
  { target, direction }: Pick<dashboard.IndicatorLine, 'target' | 'direction'>,
): number {
  if (reached) return 100;
  const goal = target?.value ?? 0;
  const share = direction === 'down' ? goal / value : value / goal;
  // Not reached is never written as whole, nor is less than nothing.
  return Number.isFinite(share) ? Math.max(0, Math.min(99.9, share * 100)) : 0;
}

/** Place of the tile's step; undefined without a value. */
export function stepOf(
  tile: Pick<Tile, 'value' | 'reached'>,
  scale: Scale,
  indicator: ProvinceMap['indicator'],
): number | undefined {
  if (tile.value === null) return undefined;
  const at =
    scale.kind === 'target' && indicator
      ? shareOfTarget(tile.value, tile.reached === true, indicator)
      : tile.value;
  const step = scale.steps.findLastIndex(({ from }) => at >= from);
  return step === -1 ? 0 : step;
}

/** The steps spread over the colours that there are, so that the last is always the darkest. */
export const shadeOf = (step: number, { steps }: Scale): number =>
  steps.length < 2 ? STEPS - 1 : Math.round((step * (STEPS - 1)) / (steps.length - 1));

import { CLOSED, STANDINGS, type Standing } from './standing.ts';

/** How many obligations stand where. */
export interface StandingCounts {
  readonly total: number;
  readonly by: Readonly<Record<Standing, number>>;
  /** nothing more is owed */
  readonly closed: number;
  /** whole per cent done among those that apply, rounded down; null if none applies */
  readonly percentDone: number | null;
}

/** Counts of standings. */
export function countStandings(standings: Iterable<Standing>): StandingCounts {
  const by = Object.fromEntries(STANDINGS.map((name) => [name, 0])) as Record<Standing, number>;
  let total = 0;
  for (const name of standings) {
    by[name] += 1;
    total += 1;
  }
  const applicable = total - by.not_applicable;
  const done = by.done_on_time + by.done_late;
  return {
    total,
    by,
    closed: CLOSED.reduce((sum, name) => sum + by[name], 0),
    percentDone: applicable === 0 ? null : Math.floor((done / applicable) * 100),
  };
}

/** Counts by group, such as body or section, in the order in which groups first appear. */
export function rollup<Item>(
  items: Iterable<Item>,
  groupOf: (item: Item) => string,
  standingOf: (item: Item) => Standing,
): Map<string, StandingCounts> {
  const groups = new Map<string, Standing[]>();
  for (const item of items) {
    const group = groupOf(item);
    const standings = groups.get(group);
    if (standings) standings.push(standingOf(item));
    else groups.set(group, [standingOf(item)]);
  }
  return new Map([...groups].map(([group, standings]) => [group, countStandings(standings)]));
}

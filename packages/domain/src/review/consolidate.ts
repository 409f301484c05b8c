/** Contributions of many bodies brought together. */
import type { ContributionContent, Proposal } from './contribution.ts';
import { allSeries, type KeyedSeries, type ReviewDefinition } from './definition.ts';

export interface BodyContribution {
  readonly bodyId: string;
  readonly content: ContributionContent;
}

export interface YearSum {
  /** null: nobody knows it, or the numbers of several bodies do not add up */
  readonly value: number | null;
  /** how many bodies gave it */
  readonly bodies: number;
  /** of a part in its whole, in percent, over the bodies that gave both */
  readonly share: number | null;
}

export interface SeriesSum extends KeyedSeries {
  readonly years: ReadonlyMap<number, YearSum>;
}

const valueAt = ({ content }: BodyContribution, key: string, year: number): number | undefined =>
  content.series[key]?.values[String(year)];

export function sumSeries(
  definition: Pick<ReviewDefinition, 'tables'>,
  years: readonly number[],
  contributions: readonly BodyContribution[],
): SeriesSum[] {
  return allSeries(definition.tables).map((one) => ({
    ...one,
    years: new Map(years.map((year) => [year, yearSum(one, year, contributions)])),
  }));
}

function yearSum(
  { key, series, partOf }: KeyedSeries,
  year: number,
  all: readonly BodyContribution[],
): YearSum {
  const values = all.flatMap((one) => valueAt(one, key, year) ?? []);
  return {
    value: series.adds && values.length > 0 ? exactSum(values) : null,
    bodies: values.length,
    share: partOf === undefined || !series.adds ? null : shareOf(key, partOf, year, all),
  };
}

/** Never a mean of percentages: the sum of the parts in the sum of their wholes. */
function shareOf(part: string, whole: string, year: number, all: readonly BodyContribution[]): number | null {
  const both = all.flatMap((one) => {
    const [some, total] = [valueAt(one, part, year), valueAt(one, whole, year)];
    return some === undefined || total === undefined ? [] : [{ some, total }];
  });
  const below = exactSum(both.map(({ total }) => total));
  return below === 0 ? null : (exactSum(both.map(({ some }) => some)) * 100) / below;
}

/** Amounts have at most six decimals; adding them as whole millionths leaves no trace of binary fractions. */
const exactSum = (values: readonly number[]): number =>
  values.every((value) => Number.isInteger(value))
    ? values.reduce((sum, value) => sum + value, 0)
    : Math.round(values.reduce((sum, value) => sum + value, 0) * 1e6) / 1e6;

/** What each body gave for one series; bodies that gave nothing have no row. */
export function valuesOfSeries(
  key: string,
  years: readonly number[],
  contributions: readonly BodyContribution[],
): { bodyId: string; source: string; values: (number | null)[] }[] {
  return contributions.flatMap(({ bodyId, content }) => {
    const entry = content.series[key];
    if (!entry || Object.keys(entry.values).length === 0) return [];
    return [
      { bodyId, source: entry.source, values: years.map((year) => entry.values[String(year)] ?? null) },
    ];
  });
}

export interface GatheredProposal extends Proposal {
  readonly bodyId: string;
}
export interface ArticleProposals {
  /** null: new articles */
  readonly article: number | null;
  readonly proposals: readonly GatheredProposal[];
}

/** In the order of the law, what concerns new articles last; within an article by clause, then in the order of the bodies. */
export function proposalsByArticle(contributions: readonly BodyContribution[]): ArticleProposals[] {
  const all = contributions.flatMap(({ bodyId, content }) =>
    content.proposals.map((proposal) => ({ ...proposal, bodyId })),
  );
  const place = (article: number | null) => article ?? Number.POSITIVE_INFINITY;
  return [...Map.groupBy(all, ({ article }) => article)]
    .sort(([a], [b]) => (place(a) === place(b) ? 0 : place(a) - place(b)))
    .map(([article, proposals]) => ({
      article,
      proposals: proposals.toSorted((a, b) => a.clause.localeCompare(b.clause, 'vi', { numeric: true })),
    }));
}

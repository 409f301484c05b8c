/**
 * What a review of many years asks of a body, as data: narratives and tables of an outline, series of yearly numbers,
 * proposals to amend the law article by article.
 */
import { z } from 'zod';
import { type Outline, type Part, type PartOf, partsOf } from '../outline/model.ts';
import { BiText, Code } from '../register/model.ts';

/** A number of each year. */
export const ReviewSeries = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name: BiText,
  unit: BiText,
  /** `count`: whole things; `amount`: measured, with decimals */
  kind: z.enum(['count', 'amount']).default('count'),
  /** whether the numbers of several bodies make a sum that means something */
  adds: z.boolean().default(true),
  /** series of the same table of which this is a part, so never more */
  partOf: z.string().optional(),
});
export type ReviewSeries = z.infer<typeof ReviewSeries>;

export const ReviewTable = z.object({
  code: Code,
  name: BiText,
  series: z.array(ReviewSeries).min(1).max(20),
});
export type ReviewTable = z.infer<typeof ReviewTable>;

const Article = z.object({ number: z.number().int().min(1), name: z.string() });

export const ReviewCatalog = z.object({
  /** code of the outline */
  outline: z.string(),
  law: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  /** table of the outline that holds the proposals to amend */
  proposals: Code,
  articles: z.array(Article),
  /** what the outline does not say of its columns: "training_by_year.women" */
  columns: z.record(z.string(), z.object({ adds: z.boolean().optional(), partOf: z.string().optional() })),
  tables: z.array(ReviewTable),
});
export type ReviewCatalog = z.infer<typeof ReviewCatalog>;

/** All that a campaign asks, as of its opening. */
export interface ReviewDefinition {
  readonly outline: Outline;
  readonly law: string;
  readonly articles: readonly { readonly number: number; readonly name: string }[];
  /** part of the outline that the proposals stand in */
  readonly proposals: string;
  readonly tables: readonly ReviewTable[];
}

const YEAR = 'year';
const isNumber = (column: { readonly type: string }) => column.type === 'number' || column.type === 'money';

/** Tables of the outline in which each row is a year: there the numbers become series. */
const isYearly = ({ columns }: PartOf<'entry'>): boolean =>
  columns.some(({ code }) => code === YEAR) && columns.every((column) => isNumber(column));

const isEntry = (part: Part): part is PartOf<'entry'> => part.type === 'entry';

/** Series of the outline's yearly tables first, then those of the catalog. */
export function reviewDefinition(outline: Outline, catalog: ReviewCatalog): ReviewDefinition {
  const derived = partsOf(outline)
    .filter(isEntry)
    .filter(isYearly)
    .map((part) => tableOf(part, catalog));
  return {
    outline,
    law: catalog.law,
    articles: catalog.articles,
    proposals: catalog.proposals,
    tables: [...derived, ...catalog.tables],
  };
}

const DONG = { vi: 'đồng', en: 'đồng' };

function tableOf(part: PartOf<'entry'>, { columns }: ReviewCatalog): ReviewTable {
  return ReviewTable.parse({
    code: part.code,
    name: part.title,
    series: part.columns
      .filter(({ code }) => code !== YEAR)
      .map((column) => ({
        code: column.code,
        name: column.name,
        unit: column.type === 'number' ? (column.unit ?? DONG) : DONG,
        kind: column.type === 'money' ? 'amount' : 'count',
        ...columns[`${part.code}.${column.code}`],
      })),
  });
}

/** "training_by_year.women": one name for a series wherever it stands. */
export const seriesKey = (table: { readonly code: string }, series: { readonly code: string }): string =>
  `${table.code}.${series.code}`;

export interface KeyedSeries {
  readonly key: string;
  readonly table: ReviewTable;
  readonly series: ReviewSeries;
  /** key of the series of which it is a part */
  readonly partOf: string | undefined;
}

export const allSeries = (tables: readonly ReviewTable[]): KeyedSeries[] =>
  tables.flatMap((table) =>
    table.series.map((series) => ({
      key: seriesKey(table, series),
      table,
      series,
      partOf: series.partOf === undefined ? undefined : `${table.code}.${series.partOf}`,
    })),
  );

export const narrativesOf = ({ outline }: Pick<ReviewDefinition, 'outline'>): PartOf<'narrative'>[] =>
  partsOf(outline).filter((part) => part.type === 'narrative');

/** Tables that bodies fill in row by row: neither series nor proposals. */
export const rowTablesOf = ({
  outline,
  proposals,
}: Pick<ReviewDefinition, 'outline' | 'proposals'>): PartOf<'entry'>[] =>
  partsOf(outline)
    .filter(isEntry)
    .filter((part) => !isYearly(part) && part.code !== proposals);

export const yearsOf = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** @returns one line for each thing that the catalog names and that is not there */
export function checkReview(outline: Outline, catalog: ReviewCatalog): string[] {
  const { tables } = reviewDefinition(outline, catalog);
  const all = allSeries(tables);
  const keys = all.map(({ key }) => key);
  const known = new Set(keys);
  return [
    ...(catalog.outline === outline.code ? [] : [`the outline is ${outline.code}`]),
    ...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${key}: there twice`),
    ...Object.keys(catalog.columns)
      .filter((key) => !known.has(key))
      .map((key) => `no series ${key}`),
    ...all.flatMap(({ key, partOf }) =>
      partOf === undefined || known.has(partOf) ? [] : [`${key}: no series ${partOf}`],
    ),
    ...(partsOf(outline).some(({ code, type }) => code === catalog.proposals && type === 'entry')
      ? []
      : [`no table ${catalog.proposals}`]),
    ...rowTablesOf({ outline, proposals: catalog.proposals }).flatMap(({ code, columns }) =>
      columns
        .filter(({ type }) => type !== 'text' && type !== 'number' && type !== 'money')
        .map((column) => `${code}.${column.code}: only text and numbers can be contributed`),
    ),
    ...partsOf(outline)
      .filter(({ type }) => type !== 'narrative' && type !== 'entry')
      .map(({ code }) => `${code}: a review has narratives and tables to fill in`),
  ];
}

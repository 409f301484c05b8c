/** Tables of the summary report: series in all and by body, tables by row, proposals by article. Pure. */
import {
  type ArticleProposals,
  type ReviewDefinition,
  type ReviewSeries,
  rowTablesOf,
  type SeriesSum,
  valuesOfSeries,
} from '@binhdang/domain/review';
import type {
  DocumentAnnex,
  DocumentBlock,
  DocumentTable,
  TableCell,
  TableColumn,
  TableRow,
} from '@binhdang/vanban';
import type { Accepted } from './contributions.ts';

/** A table by body longer than that is for the workbook of annexes. */
const MOST_BODIES = 60;

/** Đồng in a column for each of fifteen years would not fit a page. */
const isMoney = ({ unit }: ReviewSeries) => unit.vi === 'đồng';
export const unitOf = (series: ReviewSeries): string => (isMoney(series) ? 'triệu đồng' : series.unit.vi);
/** The name of a column of money may say đồng, which these tables do not. */
const nameOf = ({ name }: ReviewSeries): string => name.vi.replace(/\s*\(đồng\)$/u, '');
const shown = (series: ReviewSeries, value: number | null): number | null =>
  value === null ? null : isMoney(series) ? Math.round(value / 10_000) / 100 : value;

const yearColumns = (years: readonly number[], width = 1.5): TableColumn[] =>
  years.map((year) => ({ header: String(year), width, kind: 'number' }));

const percent = (share: number | null): string =>
  share === null ? '' : new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(share);

/** Sums over the bodies, with the share of each part; series that do not add up are only by body. */
export function totalsBlocks(sums: readonly SeriesSum[], years: readonly number[]): DocumentBlock[] {
  const notes = new Set<string>();
  const rows = sums.flatMap(({ series, partOf, years: byYear }): TableRow[] => {
    const values = years.map((year) => byYear.get(year));
    if (!series.adds) {
      notes.add(`“${series.name.vi}” không cộng giữa các cơ quan được; số liệu nêu theo từng cơ quan.`);
      return [];
    }
    if (values.every((one) => (one?.bodies ?? 0) === 0)) return [];
    const name = partOf === undefined ? nameOf(series) : `– ${nameOf(series)}`;
    const line: TableRow = {
      cells: [name, unitOf(series), ...values.map((one) => shown(series, one?.value ?? null))],
    };
    if (partOf === undefined || values.every((one) => one?.share == null)) return [line];
    const shares: TableRow = {
      cells: [
        [{ text: 'Tỷ lệ', italic: true }],
        '%',
        ...values.map((one): TableCell => [{ text: percent(one?.share ?? null), italic: true }]),
      ],
    };
    return [line, shares];
  });
  const most = Math.max(
    0,
    ...sums.flatMap(({ years: byYear }) => [...byYear.values()].map(({ bodies }) => bodies)),
  );
  if (rows.length === 0) return [...notes].map((text) => ({ kind: 'paragraph', text }));
  const table: DocumentTable = {
    kind: 'table',
    caption: 'Toàn tỉnh',
    columns: [
      { header: 'Số liệu', width: 5 },
      { header: 'Đơn vị tính', width: 1.8, align: 'center' },
      ...yearColumns(years),
    ],
    rows,
    notes: [
      `Tổng của các cơ quan có số liệu (nhiều nhất ${most} cơ quan ở một ô); ô trống: chưa có cơ quan nào có số liệu.`,
      ...notes,
    ],
  };
  return [table];
}

export function byBodyBlocks(
  sums: readonly SeriesSum[],
  years: readonly number[],
  contributions: readonly Accepted[],
): DocumentBlock[] {
  const known = new Map(contributions.map((one) => [one.bodyId, one]));
  const groups = sums.flatMap(({ key, series }) => {
    const values = valuesOfSeries(key, years, contributions);
    return values.length === 0 ? [] : [{ series, values }];
  });
  if (groups.length === 0) return [];
  if (Math.max(...groups.map(({ values }) => values.length)) > MOST_BODIES)
    return [
      { kind: 'paragraph', text: 'Số liệu theo từng cơ quan, đơn vị: xem tệp Excel phụ lục kèm báo cáo.' },
    ];
  const rows = groups.flatMap(({ series, values }): TableRow[] => [
    { style: 'band', cells: [`${nameOf(series)} (${unitOf(series)})`] },
    ...values.map(
      ({ bodyId, values: numbers }): TableRow => ({
        cells: [known.get(bodyId)?.body.name ?? '', ...numbers.map((value) => shown(series, value))],
        origin: [known.get(bodyId)?.submissionId ?? ''],
      }),
    ),
  ]);
  return [
    {
      kind: 'table',
      caption: 'Theo cơ quan, đơn vị',
      columns: [{ header: 'Cơ quan, đơn vị', width: 6 }, ...yearColumns(years)],
      rows,
    },
  ];
}

/** Tables that bodies filled in row by row, each an annex with a band for each body. */
export function rowTableBlocks(
  definition: ReviewDefinition,
  contributions: readonly Accepted[],
): DocumentAnnex[] {
  return rowTablesOf(definition).flatMap((part) => {
    const rows = contributions.flatMap(({ body, content, submissionId }): TableRow[] => {
      const own = content.rows[part.code] ?? [];
      if (own.length === 0) return [];
      return [
        { style: 'band', cells: [body.name] },
        ...own.map((row) => ({
          cells: part.columns.map(({ code }) => row[code] ?? null),
          origin: [submissionId],
        })),
      ];
    });
    if (rows.length === 0) return [];
    const table: DocumentTable = {
      kind: 'table',
      columns: [
        { header: 'TT', width: 0.8, kind: 'ordinal' },
        ...part.columns.map(
          (column): TableColumn =>
            column.type === 'text'
              ? { header: column.name.vi, width: 3 }
              : { header: column.name.vi, width: 1.5, kind: 'number' },
        ),
      ],
      rows,
    };
    return [{ title: part.title.vi, blocks: [table] }];
  });
}

export function proposalBlocks(
  { articles }: ReviewDefinition,
  proposals: readonly ArticleProposals[],
  contributions: readonly Accepted[],
): DocumentBlock[] {
  const bodies = new Map(contributions.map((one) => [one.bodyId, one]));
  const names = new Map(articles.map(({ number, name }) => [number, name]));
  const rows = proposals.flatMap(({ article, proposals: items }): TableRow[] => [
    {
      style: 'band',
      cells: [article === null ? 'Đề nghị bổ sung điều mới' : `Điều ${article}. ${names.get(article) ?? ''}`],
    },
    ...items.map(({ bodyId, clause, problem, proposal, reason }) => ({
      cells: [clause, problem, proposal, reason, bodies.get(bodyId)?.body.name ?? ''],
      origin: [bodies.get(bodyId)?.submissionId ?? ''],
    })),
  ]);
  return [
    {
      kind: 'table',
      columns: [
        { header: 'TT', width: 0.7, kind: 'ordinal' },
        { header: 'Khoản, điểm', width: 1.5 },
        { header: 'Bất cập', width: 4 },
        { header: 'Kiến nghị', width: 4 },
        { header: 'Lý do', width: 3 },
        { header: 'Cơ quan kiến nghị', width: 2.5 },
      ],
      rows,
    },
  ];
}

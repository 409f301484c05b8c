/** The annexes of the summary report as a workbook: sums, values by body with their sources, tables, proposals, texts. */
import {
  narrativesOf,
  proposalsByArticle,
  type ReviewDefinition,
  rowTablesOf,
  sumSeries,
  valuesOfSeries,
} from '@binhdang/domain/review';
import type { FileCell } from '../platform/table-rows.ts';
import { type StreamedTable, workbookBytes } from '../platform/table-stream.ts';
import type { Accepted } from './contributions.ts';
import { partNames } from './part-names.ts';

const column = (heading: string, width: number) => ({ heading, width, day: false });
const yearColumns = (years: readonly number[]) => years.map((year) => column(String(year), 12));

export function annexWorkbook(
  definition: ReviewDefinition,
  years: readonly number[],
  contributions: readonly Accepted[],
): Promise<Uint8Array> {
  const tables: StreamedTable[] = [
    totals(definition, years, contributions),
    byBody(definition, years, contributions),
    ...rowTables(definition, contributions),
    proposals(definition, contributions),
    texts(definition, contributions),
  ];
  return workbookBytes(tables);
}

function totals(
  definition: ReviewDefinition,
  years: readonly number[],
  contributions: readonly Accepted[],
): StreamedTable {
  const sums = sumSeries(definition, years, contributions);
  const rows = sums.flatMap(({ table, series, partOf, years: byYear }): FileCell[][] => {
    const values = years.map((year) => byYear.get(year));
    const head = (name: string, unit: string) => [table.name.vi, name, unit];
    return [
      ...(series.adds
        ? [[...head(series.name.vi, series.unit.vi), ...values.map((one) => one?.value ?? null)]]
        : []),
      ...(partOf === undefined || !series.adds
        ? []
        : [
            [
              ...head(`${series.name.vi}: tỷ lệ`, '%'),
              ...values.map((one) => (one?.share == null ? null : Math.round(one.share * 10) / 10)),
            ],
          ]),
      [
        ...head(`${series.name.vi}: số cơ quan có số liệu`, 'cơ quan'),
        ...values.map((one) => one?.bodies ?? 0),
      ],
    ];
  });
  return {
    name: 'Toàn tỉnh',
    columns: [column('Bảng', 34), column('Số liệu', 40), column('Đơn vị tính', 14), ...yearColumns(years)],
    rows,
  };
}

function byBody(
  definition: ReviewDefinition,
  years: readonly number[],
  contributions: readonly Accepted[],
): StreamedTable {
  const names = new Map(contributions.map(({ bodyId, body }) => [bodyId, body.name]));
  const rows = definition.tables.flatMap((table) =>
    table.series.flatMap((series) =>
      valuesOfSeries(`${table.code}.${series.code}`, years, contributions).map(
        ({ bodyId, source, values }): FileCell[] => [
          table.name.vi,
          series.name.vi,
          series.unit.vi,
          names.get(bodyId) ?? '',
          ...values,
          source,
        ],
      ),
    ),
  );
  return {
    name: 'Theo cơ quan',
    columns: [
      column('Bảng', 34),
      column('Số liệu', 40),
      column('Đơn vị tính', 14),
      column('Cơ quan, đơn vị', 40),
      ...yearColumns(years),
      column('Nguồn số liệu', 50),
    ],
    rows,
  };
}

function rowTables(definition: ReviewDefinition, contributions: readonly Accepted[]): StreamedTable[] {
  return rowTablesOf(definition).map((part) => ({
    name: part.title.vi.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: [column('Cơ quan, đơn vị', 40), ...part.columns.map(({ name }) => column(name.vi, 24))],
    rows: contributions.flatMap(({ body, content }) =>
      (content.rows[part.code] ?? []).map((row): FileCell[] => [
        body.name,
        ...part.columns.map(({ code }) => row[code] ?? null),
      ]),
    ),
  }));
}

function proposals({ articles }: ReviewDefinition, contributions: readonly Accepted[]): StreamedTable {
  const names = new Map(contributions.map(({ bodyId, body }) => [bodyId, body.name]));
  const titles = new Map(articles.map(({ number, name }) => [number, name]));
  return {
    name: 'Kiến nghị theo điều',
    columns: [
      column('Điều', 8),
      column('Tên điều', 40),
      column('Khoản, điểm', 16),
      column('Bất cập', 60),
      column('Kiến nghị', 60),
      column('Lý do', 50),
      column('Cơ quan kiến nghị', 36),
    ],
    rows: proposalsByArticle(contributions).flatMap(({ article, proposals: items }) =>
      items.map((one): FileCell[] => [
        article ?? 'Mới',
        article === null ? '' : (titles.get(article) ?? ''),
        one.clause,
        one.problem,
        one.proposal,
        one.reason,
        names.get(one.bodyId) ?? '',
      ]),
    ),
  };
}

function texts(definition: ReviewDefinition, contributions: readonly Accepted[]): StreamedTable {
  const names = partNames(definition);
  return {
    name: 'Nội dung theo mục',
    columns: [column('Mục', 40), column('Cơ quan, đơn vị', 40), column('Nội dung', 120)],
    rows: narrativesOf(definition).flatMap(({ code }) =>
      contributions.flatMap(({ body, content }): FileCell[][] => {
        const text = content.texts[code];
        return text ? [[names.get(code)?.vi ?? code, body.name, text]] : [];
      }),
    ),
  };
}

/** A contribution as it is being typed: everything as text, so that nothing that cannot be read yet is lost. */
import type { Words } from '@binhdang/contract';
import { formatNumber, parseNumber } from '@binhdang/domain';
import {
  allSeries,
  type ContributionContent,
  type ReviewDefinition,
  rowTablesOf,
} from '@binhdang/domain/review';

export interface TypedSeries {
  readonly cells: Readonly<Record<string, string>>;
  readonly source: string;
}
export interface TypedProposal {
  /** Of this page, for React. */
  readonly id: string;
  /** Number, or '' for a new article. */
  readonly article: string;
  readonly clause: string;
  readonly problem: string;
  readonly proposal: string;
  readonly reason: string;
}
export type TypedRow = Readonly<Record<string, string>>;
export interface Typed {
  readonly texts: Readonly<Record<string, string>>;
  readonly series: Readonly<Record<string, TypedSeries>>;
  readonly rows: Readonly<Record<string, readonly TypedRow[]>>;
  readonly proposals: readonly TypedProposal[];
}

const shown = (value: string | number | null | undefined): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'number'
      ? formatNumber(value, 'vi', 6)
      : value;

export function typedOf(content: ContributionContent): Typed {
  const each = <A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
  return {
    texts: content.texts,
    series: each(content.series, ({ values, source }) => ({ cells: each(values, shown), source })),
    rows: each(content.rows, (rows) => rows.map((row) => each(row, shown))),
    proposals: content.proposals.map((one) => ({
      ...one,
      id: crypto.randomUUID(),
      article: one.article === null ? '' : String(one.article),
    })),
  };
}

export interface Unreadable {
  readonly path: string;
  readonly name: Words;
  readonly text: string;
}

/** The form that is stored, and the cells that are no numbers. */
export function contentOf(
  typed: Typed,
  definition: ReviewDefinition,
): { readonly content: ContributionContent; readonly unreadable: readonly Unreadable[] } {
  const unreadable: Unreadable[] = [];
  const numberOf = (text: string, path: string, name: Words): number | undefined => {
    const value = parseNumber(text);
    if (value === undefined) unreadable.push({ path, name, text });
    return value;
  };
  const series: ContributionContent['series'] = {};
  for (const { key, series: one } of allSeries(definition.tables)) {
    const entry = typed.series[key];
    if (!entry) continue;
    const values: Record<string, number> = {};
    for (const [year, text] of Object.entries(entry.cells)) {
      if (text.trim() === '') continue;
      const name = { vi: `${one.name.vi}, năm ${year}`, en: `${one.name.en}, ${year}` };
      const value = numberOf(text, `series.${key}.${year}`, name);
      if (value !== undefined) values[year] = value;
    }
    if (Object.keys(values).length > 0 || entry.source.trim() !== '')
      series[key] = { values, source: entry.source };
  }
  const rows: ContributionContent['rows'] = {};
  for (const part of rowTablesOf(definition)) {
    const filled = (typed.rows[part.code] ?? []).filter((row) =>
      Object.values(row).some((cell) => cell.trim() !== ''),
    );
    if (filled.length === 0) continue;
    rows[part.code] = filled.map((row, at) =>
      Object.fromEntries(
        part.columns.map(({ code, type, name }): [string, string | number | null] => {
          const text = row[code]?.trim() ?? '';
          if (text === '' || type === 'text') return [code, text === '' ? null : text];
          const where = {
            vi: `${part.title.vi}, dòng ${at + 1}, ${name.vi}`,
            en: `${part.title.en}, row ${at + 1}, ${name.en}`,
          };
          return [code, numberOf(text, `rows.${part.code}.${at}.${code}`, where) ?? null];
        }),
      ),
    );
  }
  return {
    content: {
      texts: Object.fromEntries(Object.entries(typed.texts).filter(([, text]) => text.trim() !== '')),
      series,
      rows,
      proposals: typed.proposals.map(({ id: _, article, ...rest }) => ({
        ...rest,
        article: article === '' ? null : Number(article),
      })),
    },
    unreadable,
  };
}

/** A block pasted at a cell; what lies outside the grid is left out. */
export function placed(
  block: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  rows: number,
  columns: number,
): { readonly row: number; readonly column: number; readonly text: string }[] {
  return block.flatMap((line, down) =>
    line.flatMap((text, along) => {
      const cell = { row: at.row + down, column: at.column + along, text };
      return cell.row < rows && cell.column < columns ? [cell] : [];
    }),
  );
}

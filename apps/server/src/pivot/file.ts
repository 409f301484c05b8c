import { pivot as routes, type Words } from '@binhdang/contract';
import { formatDate, type Language } from '@binhdang/domain';
import { cellsOf, type Share, shareOf, sharesOf } from '@binhdang/domain/pivot';
import { action } from '../platform/action.ts';
import { type Table, type TableCell, writeCsv, writeExcel } from '../platform/table-file.ts';
import { type Answer, pivotOf } from './table.ts';

const WORDS = {
  vi: { total: 'Tổng', sheet: 'Phân tích', file: 'phan-tich', whole: 'Cả bảng' },
  en: { total: 'Total', sheet: 'Pivot', file: 'pivot', whole: 'All' },
} as const;

/** The pivot as it is on screen, for Excel. Empty cells are where nobody counted anything. */
export const file = action(routes.file, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const { format, language, show, ...rest } = query;
    const table = tableOf(await pivotOf(tx, rest, today), show === 'value' ? undefined : show, language);
    const { file: stem, sheet } = WORDS[language];
    const name = `${stem}-${today}`;
    return format === 'csv'
      ? { bytes: writeCsv(table), mediaType: 'text/csv; charset=utf-8', name: `${name}.csv` }
      : { bytes: await writeExcel(table, sheet), mediaType: routes.file.file ?? '', name: `${name}.xlsx` };
  },
});

function tableOf(answer: Answer, share: Share | undefined, language: Language): Table {
  const say = (words: Words) => words[language];
  const names = (dimensions: Answer['rowDimensions'], path: readonly (string | null)[]) =>
    dimensions.map(({ members }, at) => {
      const one = members.find(({ code }) => code === path[at]);
      return one === undefined ? undefined : say(one.name);
    });
  const find = cellsOf({
    cells: answer.cells.map(([row, column, measure, value, verified]) => ({
      row,
      column,
      measure,
      value,
      verified,
    })),
  });
  const codes = {
    rows: answer.rowDimensions.map(({ code }) => code),
    columns: answer.columnDimensions.map(({ code }) => code),
  };
  const { total, whole } = WORDS[language];
  const columns = answer.columns.flatMap((path, column) =>
    answer.measures.map((measure, at) => ({ path, column, measure, at })),
  );
  const heads =
    answer.rowDimensions.length === 0 ? [whole] : answer.rowDimensions.map(({ name }) => say(name));
  const headings = [
    ...heads,
    ...columns.map(({ path, measure }) => {
      const own = names(answer.columnDimensions, path).filter((one) => one !== undefined);
      const unit = share === undefined ? say(measure.unit) : '%';
      const of = answer.columnDimensions.length === 0 ? [] : [own.join(', ') || total];
      return [...of, `${say(measure.name)} (${unit})`].join('\n');
    }),
  ];
  const rows = answer.rows.map((path, row): TableCell[] => [
    ...rowHeads(
      names(answer.rowDimensions, path),
      total,
      `${formatDate(answer.from)} – ${formatDate(answer.to)}`,
    ),
    ...columns.map(({ column, measure, at }): TableCell => {
      if (share === undefined) return find(row, column, at)?.value ?? null;
      if (!sharesOf(share, measure.kind === 'stock', codes)) return null;
      const part = shareOf(find, share, row, column, at);
      return part === undefined ? null : Number((part * 100).toFixed(2));
    }),
  ]);
  return { headings, widths: headings.map((_, at) => (at < heads.length ? 36 : 14)), rows };
}

/** Every row says all of where it stands, so that it can be sorted and filtered. */
function rowHeads(names: readonly (string | undefined)[], total: string, whole: string): string[] {
  return names.length === 0 ? [whole] : names.map((one) => one ?? total);
}

import { register } from '@binhdang/contract';
import { formatDate, type Language, parsePeriodKey, periodLabel } from '@binhdang/domain';
import { action } from '../../platform/action.ts';
import { type Table, type TableCell, writeCsv, writeExcel } from '../../platform/table-file.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type KnownMeasure, knownMeasures } from './known-measures.ts';

const WORDS = {
  vi: {
    measure: 'Số liệu',
    unit: 'Đơn vị tính',
    of: 'Cơ quan, phân tổ',
    total: 'Tổng',
    whole: 'Cả kỳ',
    verified: 'Trong đó đã xác nhận',
    sheet: 'Số liệu',
    file: 'so-lieu',
  },
  en: {
    measure: 'Measure',
    unit: 'Unit',
    of: 'Body, breakdown',
    total: 'Total',
    whole: 'Whole period',
    verified: 'Of which verified',
    sheet: 'Figures',
    file: 'figures',
  },
} as const;

/** The table of figures as it is on screen, for Excel. */
export const figuresFile = action(register.figuresFile, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const { format, language, ...rest } = query;
    const table = tableOf(
      await figuresOf(tx, rest, today),
      await knownMeasures(tx, today),
      rest.split,
      language,
    );
    const { file, sheet } = WORDS[language];
    const name = `${file}-${today}`;
    return format === 'csv'
      ? { bytes: writeCsv(table), mediaType: 'text/csv; charset=utf-8', name: `${name}.csv` }
      : {
          bytes: await writeExcel(table, sheet),
          mediaType: register.figuresFile.file ?? '',
          name: `${name}.xlsx`,
        };
  },
});

function tableOf(
  { periods, rows }: Figures,
  known: ReadonlyMap<string, KnownMeasure>,
  split: string,
  language: Language,
): Table {
  const words = WORDS[language];
  const several = periods.length > 1;
  const headings = [
    words.measure,
    words.unit,
    words.of,
    ...(several ? periods.map((period) => headingOf(period, language)) : []),
    several ? words.whole : headingOf(periods[0], language),
    words.verified,
  ];
  const cells = rows.map((row): TableCell[] => {
    const one = known.get(row.measure);
    const categories = one?.dimensions.find(({ code }) => code === split)?.categories;
    const of =
      row.category === null
        ? words.total
        : categories?.find(({ code }) => code === row.category)?.name[language];
    return [
      one?.measure.name[language] ?? row.measure,
      one?.measure.unit[language] ?? '',
      row.body?.name ?? of ?? row.category,
      ...(several ? row.cells.map(({ value }) => value) : []),
      row.whole.value,
      row.whole.verifiedValue,
    ];
  });
  return { headings, widths: headings.map((_, at) => [44, 12, 40][at] ?? 12), rows: cells };
}

function headingOf(period: Figures['periods'][number] | undefined, language: Language): string {
  if (period === undefined) return '';
  const named = period.key === null ? undefined : parsePeriodKey(period.key);
  return named ? periodLabel(named, language) : `${formatDate(period.from)} – ${formatDate(period.to)}`;
}

import { type BodyRef, indicator } from '@binhdang/contract';
import { type Language, parsePeriodKey, periodLabel } from '@binhdang/domain';
import { bodyRefs } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { type Table, type TableCell, writeCsv, writeExcel } from '../platform/table-file.ts';
import { type Cell, type CellsAsked, cellsOf } from './cells.ts';
import { whatIsAsked } from './values.ts';

const WORDS = {
  vi: {
    headings: [
      'Mã',
      'Chỉ tiêu',
      'Đơn vị tính',
      'Cơ quan',
      'Kỳ',
      'Giá trị',
      'Tử số',
      'Mẫu số',
      'Mức phấn đấu',
      'Đạt',
      'Số đơn vị đã có số liệu',
      'Tổng số đơn vị',
      'Trạng thái',
    ],
    yes: 'Đạt',
    no: 'Chưa đạt',
    states: {
      known: '',
      missing: 'Chưa có số liệu',
      not_applicable: 'Không áp dụng',
      not_due: 'Chưa đến kỳ',
      confided: 'Không hiện',
    },
    preliminary: 'Sơ bộ',
    estimated: 'Ước tính',
    sheet: 'Chỉ tiêu',
    file: 'chi-tieu',
  },
  en: {
    headings: [
      'Code',
      'Indicator',
      'Unit',
      'Body',
      'Period',
      'Value',
      'Numerator',
      'Denominator',
      'Target',
      'Met',
      'Bodies with data',
      'Bodies',
      'State',
    ],
    yes: 'Met',
    no: 'Not met',
    states: {
      known: '',
      missing: 'No data yet',
      not_applicable: 'Does not apply',
      not_due: 'Not due',
      confided: 'Not shown',
    },
    preliminary: 'Preliminary',
    estimated: 'Estimate',
    sheet: 'Indicators',
    file: 'indicators',
  },
} as const;

const WIDTHS = [9, 50, 14, 30, 16, 11, 12, 12, 12, 10, 12, 12, 18];

/** The matrix of values as a table, a row for each value. */
export const valuesFile = action(indicator.valuesFile, {
  permission: 'indicator.read',
  async run({ tx, query, today }) {
    const asked = await whatIsAsked(tx, query, today);
    const bodies = await bodyRefs(tx, asked.bodies, today);
    const table = tableOf(await cellsOf(tx, asked), asked, bodies, query.language);
    const { sheet, file } = WORDS[query.language];
    const name = `${file}-${today}`;
    return query.format === 'csv'
      ? { bytes: writeCsv(table), mediaType: 'text/csv; charset=utf-8', name: `${name}.csv` }
      : {
          bytes: await writeExcel(table, sheet),
          mediaType: indicator.valuesFile.file ?? '',
          name: `${name}.xlsx`,
        };
  },
});

function tableOf(
  cells: readonly Cell[],
  { indicators }: CellsAsked,
  bodies: ReadonlyMap<string, BodyRef>,
  language: Language,
): Table {
  const words = WORDS[language];
  const definitions = new Map(indicators.map(({ code, definition }) => [code, definition]));
  const rows = cells.map((cell): TableCell[] => {
    const definition = definitions.get(cell.indicator);
    const period = parsePeriodKey(cell.period);
    return [
      cell.indicator,
      definition?.name[language] ?? '',
      definition?.unit[language] ?? '',
      bodies.get(cell.bodyId)?.name ?? '',
      period ? periodLabel(period, language) : cell.period,
      cell.value,
      cell.numerator,
      cell.denominator,
      cell.target?.value ?? null,
      cell.met === null ? null : cell.met ? words.yes : words.no,
      cell.coverage.have,
      cell.coverage.of,
      stateOf(cell, language),
    ];
  });
  return { headings: words.headings, widths: WIDTHS, rows };
}

function stateOf({ state, final, estimated }: Cell, language: Language): string {
  const words = WORDS[language];
  if (state !== 'known') return words.states[state];
  return [estimated ? words.estimated : '', final ? '' : words.preliminary].filter((one) => one).join('; ');
}

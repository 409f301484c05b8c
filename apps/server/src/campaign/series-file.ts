/** The yearly series of a body as an Excel workbook: a sheet for each table, rows of series, columns of years. */
import { campaign as contract, type FieldError } from '@binhdang/contract';
import { parseNumber } from '@binhdang/domain';
import {
  allSeries,
  type ContributionContent,
  checkContribution,
  EMPTY_CONTRIBUTION,
  type KeyedSeries,
  type ReviewDefinition,
  yearsOf,
} from '@binhdang/domain/review';
import { action } from '../platform/action.ts';
import { columnName, ExcelReadError } from '../platform/excel.ts';
import { type FormColumn, type FormSheet, writeForm } from '../platform/excel-form.ts';
import { refuse } from '../platform/refusal.ts';
import { type FileCell, openTable } from '../platform/table-rows.ts';
import { draftOf, keepDraft } from './contribution.ts';
import { definitionOf, findContribution } from './subject.ts';

type Series = ContributionContent['series'];

/** Excel allows 31 characters, and none of these. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

function columnsOf(years: readonly number[]): FormColumn[] {
  return [
    { heading: 'Mã', code: 'code', width: 12, locked: true },
    { heading: 'Số liệu', code: 'name', width: 38, locked: true },
    { heading: 'Đơn vị tính', code: 'unit', width: 12, locked: true },
    ...years.map((year) => ({
      heading: String(year),
      code: String(year),
      width: 11,
      format: '#,##0.######',
      prompt: `Số liệu năm ${year}. Để trống nếu chưa có số liệu; ghi 0 nếu thật sự là không.`,
      check: { kind: 'decimal' as const, min: 0 },
    })),
    {
      heading: 'Nguồn số liệu',
      code: 'source',
      width: 40,
      format: '@',
      prompt: 'Báo cáo, niên giám, quyết định… nơi lấy số liệu.',
      check: { kind: 'text' as const, longest: 500 },
    },
  ];
}

export function seriesWorkbook(
  definition: ReviewDefinition,
  years: readonly number[],
  series: Series,
): Promise<Uint8Array> {
  const forms: FormSheet[] = definition.tables.map((table) => ({
    name: sheetName(table.name.vi),
    columns: columnsOf(years),
    rows: allSeries([table]).map(({ key, series: one }) => [
      key,
      `${one.partOf === undefined ? '' : '– '}${one.name.vi}`,
      one.unit.vi,
      ...years.map((year) => series[key]?.values[String(year)] ?? null),
      series[key]?.source ?? '',
    ]),
  }));
  return writeForm(forms, [
    {
      name: 'Hướng dẫn',
      columns: [{ heading: 'Cách điền', width: 100 }],
      rows: GUIDE.map((line) => [line]),
    },
  ]);
}

const GUIDE = [
  'Mỗi trang tính là một bảng; mỗi dòng là một chuỗi số liệu, mỗi cột là một năm.',
  'Chỉ ghi vào các cột năm và cột Nguồn số liệu. Không sửa cột Mã: hệ thống nhận dòng theo mã đó.',
  'Ô để trống nghĩa là chưa có số liệu, không phải là số không. Ghi 0 khi thật sự không có.',
  'Số “Trong đó …” không được lớn hơn số tổng ngay phía trên.',
  'Chuỗi nào có số liệu thì phải ghi nguồn.',
  'Khi nhập, nếu có ô sai, hệ thống nêu từng ô và không đổi gì; sửa xong nhập lại.',
];

export const template = action(contract.template, {
  permission: 'campaign.contribute',
  subject: ({ tx, params }) => findContribution(tx, params),
  async run({ tx }, subject) {
    const definition = await definitionOf(tx, subject.campaignId);
    const draft = await draftOf(tx, subject.id);
    const years = yearsOf(subject.from, subject.to);
    return {
      bytes: await seriesWorkbook(definition, years, draft?.content.series ?? {}),
      mediaType: contract.template.file ?? '',
      name: `so-lieu-tong-ket-${subject.from}-${subject.to}.xlsx`,
    };
  },
});

/** Takes in all cells or none. What the file leaves empty is emptied; series that it does not name stay. */
export const importSeries = action(contract.importSeries, {
  permission: 'campaign.contribute',
  subject: ({ tx, params }) => findContribution(tx, params),
  async run({ tx, session, body, upload }, subject) {
    const definition = await definitionOf(tx, subject.campaignId);
    const { series, places, errors } = await readSeries(upload?.bytes ?? Buffer.alloc(0), definition);
    const before = (await draftOf(tx, subject.id))?.content ?? EMPTY_CONTRIBUTION;
    const content = { ...before, series: { ...before.series, ...series } };
    const faults = checkContribution(
      { ...EMPTY_CONTRIBUTION, series: content.series },
      definition,
      subject,
      true,
    )
      .filter(({ path }) => path.startsWith('series.'))
      // A source may still be named on the screen.
      .filter(({ path }) => !path.endsWith('.source'))
      .map(({ path, message }) => ({ path: places.get(path) ?? path, message }));
    const all = [...errors, ...faults];
    if (all.length > 0) refuse('import-refused', { errors: all.slice(0, 500) });
    const version = await keepDraft(tx, session, subject, content, body.version || null);
    return { version, ...counted(before.series, series) };
  },
});

function counted(before: Series, now: Series): { values: number; added: number; changed: number } {
  const cells = Object.entries(now).flatMap(([key, { values }]) =>
    Object.entries(values).map(([year, value]) => ({ was: before[key]?.values[year], value })),
  );
  return {
    values: cells.length,
    added: cells.filter(({ was }) => was === undefined).length,
    changed: cells.filter(({ was, value }) => was !== undefined && was !== value).length,
  };
}

interface ReadSeries {
  readonly series: Series;
  /** "series.KEY.2010" to "Tập huấn!H5" */
  readonly places: ReadonlyMap<string, string>;
  readonly errors: readonly FieldError[];
}

async function readSeries(bytes: Uint8Array, definition: ReviewDefinition): Promise<ReadSeries> {
  const known = new Map(allSeries(definition.tables).map((one) => [one.key, one]));
  const reading = new Reading(known);
  try {
    const file = await openTable(bytes);
    for (const sheet of file.sheets) {
      reading.begin(sheet);
      for await (const { number, cells } of file.rows(sheet)) reading.take(number, cells);
    }
  } catch (error) {
    if (!(error instanceof ExcelReadError)) throw error;
    refuse('file-refused', {
      detail: {
        vi: 'Tệp không phải bảng tính Excel (.xlsx) hoặc đã hỏng. Hãy lưu lại dạng .xlsx rồi nhập.',
        en: 'The file is not an Excel workbook (.xlsx), or is broken. Save it as .xlsx and import again.',
      },
    });
  }
  if (reading.isEmpty())
    refuse('file-refused', {
      detail: {
        vi: 'Không thấy dòng số liệu nào của đợt tổng kết. Hãy tải mẫu Excel ở trang này và điền vào đó.',
        en: 'No series of this review was found. Download the template on this page and fill it in.',
      },
    });
  return reading;
}

/** Goes through rows: a row that names years says which column is which; a row that begins with a code is a series. */
class Reading implements ReadSeries {
  readonly series: Series = {};
  readonly places = new Map<string, string>();
  readonly errors: FieldError[] = [];
  private readonly known: ReadonlyMap<string, KeyedSeries>;
  private sheet = '';
  private heads = new Map<number, string>();

  constructor(known: ReadonlyMap<string, KeyedSeries>) {
    this.known = known;
  }

  begin(sheet: string): void {
    this.sheet = sheet;
    this.heads = new Map();
  }

  isEmpty(): boolean {
    return Object.keys(this.series).length === 0 && this.errors.length === 0;
  }

  take(number: number, cells: readonly FileCell[]): void {
    const words = cells.map((cell) => String(typeof cell === 'object' ? '' : cell).trim());
    const years = words.flatMap((word, at) => (/^(19|20)\d\d$/.test(word) ? [[at, word] as const] : []));
    const key = words[0] ?? '';
    if (this.known.has(key)) this.takeSeries(key, number, cells);
    else if (years.length >= 2) {
      const source = words.findIndex((word) => word === 'source' || /^nguồn số liệu/i.test(word));
      this.heads = new Map([...years, ...(source < 0 ? [] : [[source, 'source'] as const])]);
    } else if (/^[a-z_]+\.[a-z_]+$/.test(key))
      this.fault(number, 0, {
        vi: `Không có mã số liệu “${key}” trong đợt tổng kết này. Đừng sửa cột Mã.`,
        en: `There is no series “${key}” in this review. Do not change the codes.`,
      });
  }

  private takeSeries(key: string, number: number, cells: readonly FileCell[]): void {
    if (this.series[key])
      this.fault(number, 0, { vi: `Mã “${key}” có hai dòng.`, en: `“${key}” stands in two rows.` });
    const values: Record<string, number> = {};
    let source = '';
    for (const [at, head] of this.heads) {
      const cell = cells[at] ?? null;
      if (cell === null || (typeof cell === 'string' && cell.trim() === '')) continue;
      if (head === 'source')
        source = String(typeof cell === 'object' ? '' : cell)
          .normalize('NFC')
          .trim();
      else {
        const value =
          typeof cell === 'number' ? cell : typeof cell === 'string' ? parseNumber(cell) : undefined;
        this.places.set(`series.${key}.${head}`, this.place(number, at));
        if (value === undefined)
          this.fault(number, at, {
            vi: `“${String(typeof cell === 'object' ? 'ngày tháng' : cell)}” không phải là số. Ghi số, ví dụ 1234 hoặc 1.234; để trống nếu chưa có.`,
            en: 'This is not a number. Write 1234, or leave it empty if it is not known.',
          });
        else values[head] = value;
      }
    }
    if (source.length > 500)
      this.fault(number, [...this.heads].find(([, head]) => head === 'source')?.[0] ?? 0, {
        vi: 'Nguồn số liệu dài quá 500 ký tự.',
        en: 'The source is longer than 500 characters.',
      });
    this.series[key] = { values, source };
  }

  private place(number: number, at: number): string {
    return `${this.sheet}!${columnName(at)}${number}`;
  }

  private fault(number: number, at: number, message: FieldError['message']): void {
    this.errors.push({ path: this.place(number, at), message });
  }
}

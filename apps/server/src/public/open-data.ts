/**
 * Open data: one line for each number, in words for Excel or in codes as SDMX-CSV 2.0. A file is described once; the data
 * dictionary of the public page is made of the same description.
 */
import type { publicPage } from '@binhdang/contract';
import { todayInVietnam } from '@binhdang/domain';
import { type TableCell, writeCsv } from '../platform/table-file.ts';
import type { Published } from './published.ts';

export type Language = 'vi' | 'en';
type Text = Readonly<Record<Language, string>>;
type Item<K extends publicPage.PublicItem['kind']> = Extract<publicPage.PublicItem, { kind: K }>;

/** A column of a file. */
export interface Column<T> {
  /** as SDMX names it */
  readonly id: string;
  readonly role: 'dimension' | 'measure' | 'attribute';
  readonly name: Text;
  readonly meaning: Text;
  readonly code: (line: T) => string | number | null;
  /** what people read instead of the code */
  readonly words?: (line: T, language: Language) => TableCell;
}

/** A kind of open data, a dataflow in SDMX. */
export interface Flow<T> {
  readonly id: string;
  readonly name: Text;
  readonly columns: readonly Column<T>[];
  readonly lines: (published: Published) => T[];
}

export const structureId = (id: string): string => `BINHDANG:${id}(1.0.0)`;

/** One number of a file, hidden, missing or known. */
interface Line {
  readonly year: number;
  readonly number: number;
  readonly publishedAt: string;
  readonly unit: Text;
  readonly value: number | null;
  readonly hidden: boolean;
  readonly preliminary: boolean;
}

/**
 * CL_OBS_STATUS: A normal, P provisional, Q missing because suppressed, O missing. A hidden number is Q whether it is small
 * itself or hides another: which of the two it is would tell.
 */
const statusOf = ({ value, hidden, preliminary }: Line): string => {
  if (hidden) return 'Q';
  if (value === null) return 'O';
  return preliminary ? 'P' : 'A';
};

const STATUS: Readonly<Record<string, Text>> = {
  A: { vi: 'chính thức', en: 'final' },
  P: { vi: 'sơ bộ', en: 'provisional' },
  Q: { vi: 'ẩn để bảo vệ người được thống kê', en: 'hidden to protect people' },
  O: { vi: 'chưa có số liệu', en: 'no data' },
};

const year: Column<Line> = {
  id: 'TIME_PERIOD',
  role: 'dimension',
  name: { vi: 'Năm', en: 'Year' },
  meaning: { vi: 'Năm dương lịch', en: 'Calendar year' },
  code: (line) => line.year,
};
const frequency: Column<Line> = {
  id: 'FREQ',
  role: 'dimension',
  name: { vi: 'Tần suất', en: 'Frequency' },
  meaning: { vi: 'A: theo năm (CL_FREQ)', en: 'A: annual (CL_FREQ)' },
  code: () => 'A',
  words: (_, language) => ({ vi: 'năm', en: 'annual' })[language],
};
const value: Column<Line> = {
  id: 'OBS_VALUE',
  role: 'measure',
  name: { vi: 'Giá trị', en: 'Value' },
  meaning: {
    vi: 'Để trống khi ẩn hoặc chưa có; không bao giờ là số 0 thay cho chưa có',
    en: 'Empty where hidden or missing; never zero for what is missing',
  },
  code: (line) => line.value,
};
const about: readonly Column<Line>[] = [
  {
    id: 'UNIT_MEASURE',
    role: 'attribute',
    name: { vi: 'Đơn vị tính', en: 'Unit' },
    meaning: { vi: 'Đơn vị tính, tiếng Anh trong SDMX', en: 'Unit, in English words' },
    code: (line) => line.unit.en,
    words: (line, language) => line.unit[language],
  },
  {
    id: 'OBS_STATUS',
    role: 'attribute',
    name: { vi: 'Trạng thái', en: 'Status' },
    meaning: {
      vi: 'A: chính thức; P: sơ bộ; Q: ẩn; O: chưa có (CL_OBS_STATUS)',
      en: 'A: normal; P: provisional; Q: suppressed; O: missing (CL_OBS_STATUS)',
    },
    code: statusOf,
    words: (line, language) => STATUS[statusOf(line)]?.[language] ?? '',
  },
  {
    id: 'CONF_STATUS',
    role: 'attribute',
    name: { vi: 'Bảo mật', en: 'Confidentiality' },
    meaning: {
      vi: 'F: công bố tự do; N: không công bố (CL_CONF_STATUS). Số nhỏ và số ẩn kèm theo mang cùng một mã, để không phân biệt được',
      en: 'F: free for publication; N: not for publication (CL_CONF_STATUS). Small numbers and those hidden with them have the same code, so that they cannot be told apart',
    },
    code: (line) => (line.hidden ? 'N' : 'F'),
    words: (line, language) =>
      line.hidden
        ? { vi: 'không công bố', en: 'not for publication' }[language]
        : { vi: 'tự do', en: 'free' }[language],
  },
  {
    id: 'EDITION',
    role: 'attribute',
    name: { vi: 'Lần công bố', en: 'Edition' },
    meaning: { vi: '1; mỗi lần đính chính thêm 1', en: '1; each correction adds 1' },
    code: (line) => line.number,
  },
  {
    id: 'PUBLISHED_ON',
    role: 'attribute',
    name: { vi: 'Ngày công bố', en: 'Published on' },
    meaning: { vi: 'Ngày công bố lần này', en: 'Day of this edition' },
    code: (line) => todayInVietnam(new Date(line.publishedAt)),
  },
];

// ---------------------------------------------------------------- indicators

type IndicatorLine = Line & Pick<Item<'indicator'>, 'content'>;

export const INDICATOR_FLOW: Flow<IndicatorLine> = {
  id: 'DF_INDICATOR',
  name: { vi: 'Chỉ tiêu của tỉnh', en: 'Indicators of the province' },
  columns: [
    frequency,
    {
      id: 'REF_AREA',
      role: 'dimension',
      name: { vi: 'Địa bàn', en: 'Area' },
      meaning: { vi: 'province: toàn tỉnh', en: 'province: the whole province' },
      code: () => 'province',
      words: (_, language) => ({ vi: 'Toàn tỉnh', en: 'The whole province' })[language],
    },
    {
      id: 'INDICATOR',
      role: 'dimension',
      name: { vi: 'Chỉ tiêu', en: 'Indicator' },
      meaning: {
        vi: 'Mã như trong chiến lược và chương trình quốc gia: MT1.1; dấu chấm viết là _ trong SDMX',
        en: 'Code as in the national strategy and programmes: MT1.1; in SDMX a dot is written _',
      },
      code: ({ content }) => content.code.replaceAll('.', '_'),
      words: ({ content }, language) => `${content.code} ${content.name[language]}`,
    },
    year,
    value,
    ...about,
    {
      id: 'TARGET',
      role: 'attribute',
      name: { vi: 'Mức phấn đấu', en: 'Target' },
      meaning: { vi: 'Mức phấn đấu gần nhất từ năm đó', en: 'The target of the year, or the next one' },
      code: ({ content }) => content.target?.value ?? null,
    },
    {
      id: 'TARGET_YEAR',
      role: 'attribute',
      name: { vi: 'Năm phấn đấu', en: 'Year of the target' },
      meaning: { vi: 'Năm của mức phấn đấu', en: 'Year of the target' },
      code: ({ content }) => content.target?.year ?? null,
    },
  ],
  lines: ({ indicators }) =>
    [...indicators.values()].flat().map(({ content, ...edition }) => ({
      ...edition,
      content,
      unit: content.unit,
      value: content.value,
      hidden: content.state === 'hidden',
      preliminary: !content.final,
    })),
};

// ---------------------------------------------------------------- measures

interface MeasureLine extends Line {
  readonly content: publicPage.PublishedTable;
  readonly area: publicPage.PublishedRow['area'];
  readonly category: { readonly code: string; readonly name: Text } | null;
}

const WHOLE_CODE = '_T';

export const MEASURE_FLOW: Flow<MeasureLine> = {
  id: 'DF_MEASURE',
  name: { vi: 'Số liệu theo địa bàn và phân tổ', en: 'Measures by area and breakdown' },
  columns: [
    frequency,
    {
      id: 'REF_AREA',
      role: 'dimension',
      name: { vi: 'Địa bàn', en: 'Area' },
      meaning: {
        vi: 'Huyện, thành phố; province-level: cơ quan cấp tỉnh; province: toàn tỉnh',
        en: 'Districts; province-level: bodies of the province; province: all',
      },
      code: ({ area }) => area.code,
      words: ({ area }, language) => area.name[language],
    },
    {
      id: 'MEASURE',
      role: 'dimension',
      name: { vi: 'Số liệu', en: 'Measure' },
      meaning: { vi: 'Mã số liệu của hệ thống', en: 'Code of the measure' },
      code: ({ content }) => content.code,
      words: ({ content }, language) => content.name[language],
    },
    {
      id: 'BREAKDOWN',
      role: 'dimension',
      name: { vi: 'Phân tổ', en: 'Breakdown' },
      meaning: { vi: '_T: tổng số', en: '_T: total' },
      code: ({ content, category }) => (category && content.breakdown?.code) ?? WHOLE_CODE,
      words: ({ content, category }, language) => (category && content.breakdown?.name[language]) ?? '',
    },
    {
      id: 'CATEGORY',
      role: 'dimension',
      name: { vi: 'Nhóm', en: 'Category' },
      meaning: { vi: '_T: tổng số; not_said: không nêu', en: '_T: total; not_said: not said' },
      code: ({ category }) => category?.code ?? WHOLE_CODE,
      words: ({ category }, language) => category?.name[language] ?? { vi: 'Tổng số', en: 'Total' }[language],
    },
    year,
    value,
    ...about,
  ],
  lines: ({ measures }) => [...measures.values()].flatMap(totalsOnce),
};

/** Tables of one measure and year by several breakdowns have the same totals, which SDMX holds once. */
function totalsOnce(tables: readonly Item<'measure'>[]): MeasureLine[] {
  const told = new Set<number>();
  return tables.flatMap((item) => {
    const again = told.has(item.year);
    told.add(item.year);
    return linesOf(item).filter(({ category }) => category !== null || !again);
  });
}

function linesOf({ content, ...edition }: Item<'measure'>): MeasureLine[] {
  const categories = content.breakdown?.categories ?? [];
  const line = (
    area: publicPage.PublishedRow['area'],
    number: number | null,
    category: MeasureLine['category'],
  ): MeasureLine => ({
    ...edition,
    content,
    area,
    category,
    unit: content.unit,
    value: number,
    hidden: number === null,
    preliminary: !content.final,
  });
  return [...content.rows, content.sum].flatMap(({ area, total, cells }) => [
    line(area, total, null),
    ...categories.map((category, at) => line(area, cells?.[at] ?? null, category)),
  ]);
}

// ---------------------------------------------------------------- files

/** With headings in words, as Excel opens it. */
export function csvOf<T>({ columns, lines }: Flow<T>, published: Published, language: Language): Uint8Array {
  return writeCsv({
    headings: columns.map(({ name }) => name[language]),
    widths: [],
    rows: lines(published).map((line) =>
      columns.map(({ code, words }) => (words ? words(line, language) : code(line))),
    ),
  });
}

/** SDMX-CSV 2.0: which structure, what to do with it (I: for information), then the components by their ids. */
export function sdmxCsvOf<T>({ id, columns, lines }: Flow<T>, published: Published): Uint8Array {
  const heading = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...columns.map((column) => column.id)];
  const rows = lines(published).map((line) => [
    'dataflow',
    structureId(id),
    'I',
    ...columns.map(({ code }) => code(line)),
  ]);
  return Buffer.from(`${[heading, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);
}

/** RFC 4180. */
const quoted = (cell: string | number | null): string => {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

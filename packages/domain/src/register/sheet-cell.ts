/** A cell of a sheet and a value of a record, each from the other. */
import { fold, parseMoney, parseNumber } from '../text/index.ts';
import {
  type CivilDate,
  formatDate,
  isCivilDate,
  Period,
  parseDate,
  periodLabel,
  periodOf,
} from '../time/index.ts';
import type { BiText, Choice, RegisterDefinition } from './model.ts';
import type { CellField } from './sheet.ts';
import type { Named, SheetNames } from './sheet-names.ts';
import { parsePeriod } from './sheet-period.ts';
import type { FieldValue, SimpleValue } from './value.ts';

/** What stands in a cell. A date of Excel is a day. */
export type SheetCell = string | number | boolean | { readonly day: CivilDate } | null;

export interface CellContext {
  readonly lists: RegisterDefinition['lists'];
  readonly names: SheetNames;
}

/** A value, nothing, or what is wrong and what to write instead. */
export type ReadCell = { readonly value?: SimpleValue } | { readonly fault: BiText };

const NOTHING: ReadCell = {};

/** Text as it is compared: composed, without blanks around it. */
export const cellText = (cell: SheetCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'object') return formatDate(cell.day);
  if (typeof cell === 'boolean') return cell ? 'Có' : 'Không';
  if (typeof cell === 'number') return String(cell);
  return cell.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').normalize('NFC').trim();
};

export const isBlank = (cell: SheetCell | undefined): boolean =>
  cell === undefined || cell === null || (typeof cell === 'string' && cellText(cell) === '');

/** Reads a cell as a value of the field. */
export function readCell(field: CellField, cell: SheetCell, context: CellContext): ReadCell {
  if (isBlank(cell)) return NOTHING;
  switch (field.type) {
    case 'text':
    case 'person':
      return { value: cellText(cell) };
    case 'number':
      return readNumber(field.name, cell, parseNumber);
    case 'money':
      return readNumber(field.name, cell, parseMoney);
    case 'date':
      return readDate(field.name, cell);
    case 'period': {
      const period = readPeriod(field.kinds, cell);
      return period ? { value: period } : { fault: periodFault(field) };
    }
    case 'yes_no':
      return readYesNo(field.name, cell);
    case 'choice':
      return readChoice(field.name, cellText(cell), context.lists[field.list] ?? []);
    case 'choices':
      return readChoices(field.name, cellText(cell), context.lists[field.list] ?? []);
    case 'body':
    case 'place':
      return readNamed(field.name, cell, context.names.body(cellText(cell)), 'body');
    case 'link':
      return readNamed(field.name, cell, context.names.link(field.register, cellText(cell)), 'record');
  }
}

/** A whole number at a grid's cell. */
export const readCount = (heading: string, cell: SheetCell): ReadCell =>
  isBlank(cell) ? NOTHING : readNumber({ vi: heading, en: heading }, cell, parseNumber);

function readNumber(name: BiText, cell: SheetCell, parse: (text: string) => number | undefined): ReadCell {
  // What Excel computed carries the dust of binary arithmetic.
  if (typeof cell === 'number') return { value: Number(cell.toPrecision(15)) };
  const value = typeof cell === 'string' ? parse(cellText(cell)) : undefined;
  if (value !== undefined) return { value };
  const text = cellText(cell);
  return {
    fault: {
      vi: `“${name.vi}”: “${text}” không phải là số. Chỉ ghi số, ví dụ 1.234 hoặc 12,5.`,
      en: `"${name.en}": "${text}" is no number. Write digits only, such as 1.234 or 12,5.`,
    },
  };
}

/** Days as Excel counts them, from 1950 to 2100: a date pasted as a bare value. */
const SERIALS = { first: 18_264, last: 73_415, epoch: Date.UTC(1899, 11, 30) } as const;

function readDate(name: BiText, cell: SheetCell): ReadCell {
  if (typeof cell === 'object' && cell !== null) return { value: cell.day };
  if (typeof cell === 'number' && cell >= SERIALS.first && cell <= SERIALS.last)
    return {
      value: new Date(SERIALS.epoch + Math.floor(cell) * 86_400_000).toISOString().slice(0, 10),
    };
  const text = cellText(cell);
  const day = parseDate(text.replace(/[\sT]+\d{1,2}:\d{2}(:\d{2})?$/, ''));
  if (day !== undefined) return { value: day };
  return {
    fault: {
      vi: `“${name.vi}”: “${text}” không phải là ngày có thật. Ghi ngày/tháng/năm, ví dụ 05/03/2022.`,
      en: `"${name.en}": "${text}" is no day that exists. Write day/month/year, such as 05/03/2022.`,
    },
  };
}

function readPeriod(kinds: readonly Period['kind'][], cell: SheetCell): Period | undefined {
  // "3/2022" typed into Excel becomes the first of March.
  if (typeof cell === 'object' && cell !== null)
    return kinds.includes('month') ? periodOf('month', cell.day) : undefined;
  return parsePeriod(cellText(cell), kinds);
}

const PERIOD_EXAMPLES: Readonly<Record<Period['kind'], Period>> = {
  month: { kind: 'month', year: 2022, index: 3 },
  quarter: { kind: 'quarter', year: 2022, index: 1 },
  half: { kind: 'half', year: 2022, index: 1 },
  nine_months: { kind: 'nine_months', year: 2022, index: 1 },
  year: { kind: 'year', year: 2022, index: 1 },
};

/** How a period of the field is written: "Tháng 3 năm 2022". */
export const periodExamples = (kinds: readonly Period['kind'][], language: 'vi' | 'en' = 'vi'): string =>
  kinds
    .map((kind) => periodLabel(PERIOD_EXAMPLES[kind], language))
    .join(language === 'vi' ? ' hoặc ' : ' or ');

const periodFault = ({ name, kinds }: Extract<CellField, { type: 'period' }>): BiText => ({
  vi: `“${name.vi}”: không đọc được kỳ. Ghi như: ${periodExamples(kinds)}.`,
  en: `"${name.en}": the period cannot be read. Write it like: ${periodExamples(kinds)}.`,
});

const YES = new Set(['co', 'x', 'yes', 'y', 'true', '1', 'dung', 'v']);
const NO = new Set(['khong', 'no', 'n', 'false', '0', 'sai', 'k']);

function readYesNo(name: BiText, cell: SheetCell): ReadCell {
  if (typeof cell === 'boolean') return { value: cell };
  const word = fold(cellText(cell));
  if (YES.has(word)) return { value: true };
  if (NO.has(word)) return { value: false };
  return {
    fault: {
      vi: `“${name.vi}”: ghi “Có” hoặc “Không”, không phải “${cellText(cell)}”.`,
      en: `"${name.en}": write "Có" (yes) or "Không" (no), not "${cellText(cell)}".`,
    },
  };
}

/** Choices of a list by all they may be written as; made once for a list, however many rows name one. */
const written = new WeakMap<readonly Choice[], ReadonlyMap<string, Choice | undefined>>();

function waysOf(list: readonly Choice[]): ReadonlyMap<string, Choice | undefined> {
  const known = written.get(list);
  if (known) return known;
  const ways = new Map<string, Choice | undefined>();
  // What two are written as is neither's.
  for (const choice of list)
    for (const way of new Set([fold(choice.name.vi), fold(choice.name.en), choice.code]))
      ways.set(way, ways.has(way) ? undefined : choice);
  for (const choice of list) ways.set(choice.name.vi, choice);
  written.set(list, ways);
  return ways;
}

/** The choice that is written so: by its name, whatever its marks and case, or its code. */
function choiceNamed(text: string, list: readonly Choice[]): Choice | undefined {
  const ways = waysOf(list);
  return ways.get(text) ?? ways.get(fold(text));
}

/** More would fill the report. */
const MOST_NAMED = 12;

function choiceFault(name: BiText, text: string, list: readonly Choice[]): ReadCell {
  const offered = list.filter(({ retired }) => retired !== true);
  const said = (language: 'vi' | 'en') =>
    offered
      .slice(0, MOST_NAMED)
      .map((choice) => choice.name[language])
      .join('; ') + (offered.length > MOST_NAMED ? '; …' : '');
  return {
    fault: {
      vi: `“${name.vi}”: “${text}” không có trong danh mục. Chọn một trong: ${said('vi')}.`,
      en: `"${name.en}": "${text}" is not in the list. Choose one of: ${said('en')}.`,
    },
  };
}

function readChoice(name: BiText, text: string, list: readonly Choice[]): ReadCell {
  const choice = choiceNamed(text, list);
  return choice ? { value: choice.code } : choiceFault(name, text, list);
}

/** Between choices; names may hold it themselves. */
export const CHOICES_BETWEEN = '; ';

function readChoices(name: BiText, text: string, list: readonly Choice[]): ReadCell {
  const parts = text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const chosen: string[] = [];
  for (let from = 0; from < parts.length; ) {
    // The longest run of parts that is one name: "a; b" may be a choice called so.
    let to = parts.length;
    let found: Choice | undefined;
    for (; to > from && found === undefined; to--)
      found = choiceNamed(parts.slice(from, to).join(CHOICES_BETWEEN), list);
    if (found === undefined) return choiceFault(name, parts[from] ?? '', list);
    if (!chosen.includes(found.code)) chosen.push(found.code);
    from = to + 1;
  }
  return chosen.length === 0 ? NOTHING : { value: chosen };
}

function readNamed(name: BiText, cell: SheetCell, named: Named, what: 'body' | 'record'): ReadCell {
  if (typeof named === 'object') return { value: named.id };
  return { fault: namedFault(name, cellText(cell), named, what) };
}

/** Why a name in a cell is nobody's. */
export function namedFault(
  name: BiText,
  text: string,
  why: 'unknown' | 'several',
  what: 'body' | 'record',
): BiText {
  if (why === 'several')
    return what === 'body'
      ? {
          vi: `“${name.vi}”: có nhiều nơi tên “${text}”. Ghi thêm huyện, thành phố sau dấu phẩy, hoặc chọn trong danh sách.`,
          en: `"${name.en}": several are called "${text}". Add the district after a comma, or choose from the list.`,
        }
      : {
          vi: `“${name.vi}”: có nhiều bản ghi tên “${text}”. Ghi thêm mã trong ngoặc vuông như trong tệp xuất ra.`,
          en: `"${name.en}": several records are called "${text}". Add the code in brackets as an export writes it.`,
        };
  return what === 'body'
    ? {
        vi: `“${name.vi}”: không tìm thấy “${text}”. Chọn trong danh sách của ô, hoặc ghi đúng tên hay mã.`,
        en: `"${name.en}": there is no "${text}". Choose from the cell's list, or write its name or code.`,
      }
    : {
        vi: `“${name.vi}”: không tìm thấy bản ghi tên “${text}”. Ghi đúng tên như trong sổ.`,
        en: `"${name.en}": there is no record called "${text}". Write its title as in its register.`,
      };
}

/** Writes a value as the cell that is read as the same value. */
export function writeCell(field: CellField, value: FieldValue | undefined, context: CellContext): SheetCell {
  if (value === undefined) return null;
  switch (field.type) {
    case 'number':
    case 'money':
      return typeof value === 'number' ? value : String(value);
    case 'date':
      return isCivilDate(String(value)) ? { day: String(value) } : String(value);
    case 'period': {
      const period = Period.safeParse(value);
      return period.success ? periodLabel(period.data) : null;
    }
    case 'yes_no':
      return value === true ? 'Có' : value === false ? 'Không' : null;
    case 'choice':
    case 'choices': {
      const list = context.lists[field.list] ?? [];
      const codes: readonly unknown[] = Array.isArray(value) ? value : [value];
      return codes
        .map((code) => list.find((choice) => choice.code === code)?.name.vi ?? String(code))
        .join(CHOICES_BETWEEN);
    }
    case 'body':
    case 'place':
      return context.names.sayBody(String(value)) ?? null;
    case 'link':
      return context.names.sayLink(String(value)) ?? null;
    default:
      return String(value);
  }
}

/** A cell where there are only texts (CSV): days and numbers as Vietnamese writes them, without dots between thousands. */
export function plainCell(cell: SheetCell): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  return cellText(cell);
}

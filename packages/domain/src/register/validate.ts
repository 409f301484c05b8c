/**
 * Checks of a record against its definition, alike in browser and server: what was entered is first brought to its
 * stored form (`normalise`), then everything that is wrong is named, each with its place.
 */

import { formatNumber } from '../text/index.ts';
import type { CivilDate } from '../time/index.ts';
import { formatDate, isCivilDate, Period, periodBounds, periodLabel } from '../time/index.ts';
import { type Compiled, Expressions } from './expression.ts';
import { cellOf, type GridFault, gridFaults, gridKeys, TOTAL } from './grid.ts';
import {
  type Axis,
  type BiText,
  type Field,
  type FieldOf,
  fieldsOf,
  type RegisterDefinition,
  type SimpleField,
} from './model.ts';
import type { FieldValue, GridValue, RecordValues, RowValue, SimpleValue } from './value.ts';

/** Something wrong with a record, at a field, or in a table at "rows.2.copies". */
export interface RecordFault {
  readonly path: string;
  readonly message: BiText;
  readonly severity: 'error' | 'warning';
}

export interface RecordContext {
  readonly axes: ReadonlyMap<string, Axis>;
  readonly today: CivilDate;
}

/** A definition made ready to check records: its expressions are compiled once. */
export class RecordRules {
  readonly definition: RegisterDefinition;
  readonly fields: readonly Field[];
  private readonly expressions: Expressions;

  /** @throws Error when an expression is at fault (see checkDefinition) */
  constructor(definition: RegisterDefinition) {
    this.definition = definition;
    this.fields = fieldsOf(definition);
    this.expressions = new Expressions(definition);
  }

  compile(source: string): Compiled {
    return this.expressions.compile(source);
  }

  /** Whether the field is part of the record, given what else was entered. */
  isShown(field: Field, values: RecordValues): boolean {
    return field.shownWhen === undefined || this.compile(field.shownWhen)(values) === true;
  }

  isRequired(field: Field, values: RecordValues): boolean {
    if (typeof field.required === 'string') return this.compile(field.required)(values) === true;
    return field.required === true;
  }

  /** Stored form: trimmed NFC text, nothing empty, nothing of fields that are not shown, computed fields computed. */
  normalise(entered: Readonly<Record<string, unknown>>): RecordValues {
    const values: Record<string, FieldValue> = {};
    for (const field of this.fields) {
      if (field.type === 'computed') continue;
      const value = tidy(entered[field.code]);
      if (value !== undefined) values[field.code] = value;
    }
    // Hiding one field may hide another that depends on it.
    for (let hidden = true; hidden; ) {
      const gone = this.fields.filter(
        (field) => values[field.code] !== undefined && !this.isShown(field, values),
      );
      for (const { code } of gone) delete values[code];
      hidden = gone.length > 0;
    }
    for (const field of this.fields) {
      if (field.type !== 'computed' || !this.isShown(field, values)) continue;
      const result = this.compile(field.value)(values);
      if (typeof result === 'number') values[field.code] = rounded(result, field.decimals ?? 2);
    }
    return values;
  }

  /** What tells the record apart from the others of its body; none where nothing does, or part of it is empty. */
  uniqueKey(values: RecordValues): string | undefined {
    const { unique } = this.definition;
    if (unique === undefined) return undefined;
    const parts = unique.map((code) => values[code]);
    if (parts.some((value) => value === undefined)) return undefined;
    // "UBND xã A" and "ubnd xã  a" are the same to whoever reads them; names differ by their diacritics.
    return JSON.stringify(
      parts.map((value) => (typeof value === 'string' ? value.toLowerCase().replace(/\s+/g, ' ') : value)),
    );
  }

  /** Everything wrong with a normalised record; errors first, then warnings, each in order of the form. */
  faults(values: RecordValues, context: RecordContext): RecordFault[] {
    const found = this.fields.flatMap((field) => this.fieldFaults(field, values, context));
    const wrong = new Set(found.map(({ path }) => path));
    // A check across fields says nothing useful while a field that it reads is wrong by itself.
    const across = this.definition.checks
      .filter((check) => !wrong.has(check.field) && this.compile(check.that)(values) === false)
      .map(({ field, message, severity }): RecordFault => ({ path: field, message, severity }));
    return [...found, ...across].sort(
      (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
    );
  }

  private fieldFaults(field: Field, values: RecordValues, context: RecordContext): RecordFault[] {
    if (!this.isShown(field, values)) return [];
    const value = values[field.code];
    if (value === undefined)
      return this.isRequired(field, values) ? [fault(field.code, required(field.name))] : [];
    return valueFaults(field, value, this.definition, context);
  }
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round((value + Number.EPSILON) * scale) / scale;
}

/** Trimmed and composed; NUL and halves of characters, which a broken paste leaves, are in no text that can be kept. */
const tidyText = (text: string): string =>
  text
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .trim();

/** Empty things are absent, text is trimmed and composed, in rows and lists too. */
function tidy(value: unknown): FieldValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return tidyText(value) || undefined;
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) {
    const kept = value.map(tidy).filter((one) => one !== undefined);
    return kept.length > 0 ? (kept as readonly string[] | readonly RowValue[]) : undefined;
  }
  if (typeof value !== 'object') return undefined;
  const entries = Object.entries(value).flatMap(([code, one]) => {
    const kept = tidy(one);
    return kept === undefined ? [] : [[tidyText(code), kept] as const];
  });
  return entries.length > 0 ? (Object.fromEntries(entries) as FieldValue) : undefined;
}

const fault = (path: string, message: BiText): RecordFault => ({ path, message, severity: 'error' });

const required = ({ vi, en }: BiText): BiText => ({ vi: `Hãy nhập “${vi}”.`, en: `Please enter "${en}".` });

function valueFaults(
  field: Field,
  value: FieldValue,
  definition: RegisterDefinition,
  context: RecordContext,
): RecordFault[] {
  switch (field.type) {
    case 'computed':
      return [];
    case 'grid':
      return gridValueFaults(field, value, context.axes);
    case 'table':
      return tableFaults(field, value, definition, context);
    case 'file':
      return listFaults(field, value, field.max);
    case 'link':
      return typeof value === 'string' ? [] : [unreadable(field)];
    default: {
      const message = simpleFault(field, value as SimpleValue, definition, context.today);
      return message ? [fault(field.code, message)] : [];
    }
  }
}

/** Unless the definition says otherwise: more is a slip of the keyboard, and would drown every sum it comes into. */
const LARGEST_NUMBER = 1_000_000_000;

const unreadable = ({ code, name }: Pick<Field, 'code' | 'name'>): RecordFault =>
  fault(code, {
    vi: `“${name.vi}” không đọc được. Hãy nhập lại.`,
    en: `"${name.en}" cannot be read. Please enter it again.`,
  });

function listFaults(field: FieldOf<'file'>, value: FieldValue, max: number): RecordFault[] {
  if (!Array.isArray(value)) return [unreadable(field)];
  if (value.length <= max) return [];
  return [
    fault(field.code, {
      vi: `“${field.name.vi}”: nhiều nhất ${max} tệp. Hãy bớt ${value.length - max}.`,
      en: `"${field.name.en}": at most ${max} files. Please remove ${value.length - max}.`,
    }),
  ];
}

function tableFaults(
  field: FieldOf<'table'>,
  value: FieldValue,
  definition: RegisterDefinition,
  context: RecordContext,
): RecordFault[] {
  if (!Array.isArray(value)) return [unreadable(field)];
  const rows = value as readonly RowValue[];
  const max = field.maxRows ?? 200;
  if (rows.length > max)
    return [
      fault(field.code, {
        vi: `“${field.name.vi}”: nhiều nhất ${max} dòng, đang có ${rows.length}.`,
        en: `"${field.name.en}": at most ${max} rows, there are ${rows.length}.`,
      }),
    ];
  return rows.flatMap((row, at) =>
    field.columns.flatMap((column) => {
      const path = `${field.code}.${at}.${column.code}`;
      const cell = row[column.code];
      if (cell === undefined) return column.required === true ? [fault(path, required(column.name))] : [];
      const message = simpleFault(column, cell, definition, context.today);
      return message ? [fault(path, message)] : [];
    }),
  );
}

/** What is wrong with one value, or undefined. References to bodies and links are looked up by the server. */
function simpleFault(
  field: SimpleField,
  value: SimpleValue,
  { lists }: Pick<RegisterDefinition, 'lists'>,
  today: CivilDate,
): BiText | undefined {
  switch (field.type) {
    case 'text':
      return textFault(field, value);
    case 'number':
      return numberFault(field.name, value, {
        decimals: field.decimals ?? 0,
        min: field.min,
        max: field.max ?? LARGEST_NUMBER,
      });
    case 'money':
      return numberFault(field.name, value, { decimals: 0, min: 0, max: Number.MAX_SAFE_INTEGER });
    case 'date':
      return dateFault(field, value, today);
    case 'period':
      return periodFault(field, value, today);
    case 'yes_no':
      return typeof value === 'boolean' ? undefined : unreadable(field).message;
    case 'choice':
      return choiceFault(field, [value], lists);
    case 'choices':
      return choiceFault(field, Array.isArray(value) ? value : [value], lists);
    default:
      return typeof value === 'string' ? undefined : unreadable(field).message;
  }
}

function textFault(field: Extract<SimpleField, { type: 'text' }>, value: SimpleValue): BiText | undefined {
  if (typeof value !== 'string') return unreadable(field).message;
  const max = field.maxLength ?? ((field.lines ?? 1) > 1 ? 5_000 : 500);
  if (value.length <= max) return undefined;
  return {
    vi: `“${field.name.vi}” dài ${formatNumber(value.length)} ký tự; nhiều nhất ${formatNumber(max)}.`,
    en: `"${field.name.en}" has ${value.length} characters; at most ${max}.`,
  };
}

function numberFault(
  name: BiText,
  value: SimpleValue,
  { decimals, min, max }: { decimals: number; min: number | undefined; max: number | undefined },
): BiText | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return {
      vi: `“${name.vi}” phải là một số, viết như 1.234,5.`,
      en: `"${name.en}" must be a number, written as 1.234,5.`,
    };
  if (rounded(value, decimals) !== value)
    return decimals === 0
      ? { vi: `“${name.vi}” phải là số nguyên.`, en: `"${name.en}" must be a whole number.` }
      : {
          vi: `“${name.vi}” có nhiều nhất ${decimals} chữ số sau dấu phẩy.`,
          en: `"${name.en}" has at most ${decimals} decimals.`,
        };
  if (min !== undefined && value < min)
    return {
      vi: `“${name.vi}” không nhỏ hơn ${formatNumber(min)}.`,
      en: `"${name.en}" is at least ${formatNumber(min, 'en')}.`,
    };
  if (max !== undefined && value > max)
    return {
      vi: `“${name.vi}” không lớn hơn ${formatNumber(max)}.`,
      en: `"${name.en}" is at most ${formatNumber(max, 'en')}.`,
    };
  return undefined;
}

function dateFault(
  field: Extract<SimpleField, { type: 'date' }>,
  value: SimpleValue,
  today: CivilDate,
): BiText | undefined {
  if (typeof value !== 'string' || !isCivilDate(value))
    return {
      vi: `“${field.name.vi}” không phải là ngày có thật. Nhập như 05/3/2022.`,
      en: `"${field.name.en}" is no day that exists. Enter it as 05/03/2022.`,
    };
  if (field.notAfterToday === true && value > today)
    return {
      vi: `“${field.name.vi}” không sau hôm nay (${formatDate(today)}).`,
      en: `"${field.name.en}" is not after today (${formatDate(today)}).`,
    };
  return undefined;
}

function periodFault(
  field: Extract<SimpleField, { type: 'period' }>,
  value: SimpleValue,
  today: CivilDate,
): BiText | undefined {
  const parsed = Period.safeParse(value);
  if (!parsed.success || !field.kinds.includes(parsed.data.kind)) return unreadable(field).message;
  if (field.notAfterToday !== true || periodBounds(parsed.data).start <= today) return undefined;
  return {
    vi: `“${field.name.vi}”: ${periodLabel(parsed.data)} chưa đến.`,
    en: `"${field.name.en}": ${periodLabel(parsed.data, 'en')} has not begun.`,
  };
}

function choiceFault(
  field: Extract<SimpleField, { type: 'choice' | 'choices' }>,
  values: readonly unknown[],
  lists: RegisterDefinition['lists'],
): BiText | undefined {
  const known = new Set((lists[field.list] ?? []).map(({ code }) => code));
  const strange = values.filter((one) => typeof one !== 'string' || !known.has(one));
  if (strange.length === 0) return undefined;
  // What came in may be of any shape, even one that cannot be made a string.
  const told = strange.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  return {
    vi: `“${field.name.vi}”: ${told.map((one) => `“${one}”`).join(', ')} không có trong danh mục.`,
    en: `"${field.name.en}": ${told.map((one) => `"${one}"`).join(', ')} is not in the list.`,
  };
}

function gridValueFaults(
  field: FieldOf<'grid'>,
  value: FieldValue,
  axes: ReadonlyMap<string, Axis>,
): RecordFault[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [unreadable(field)];
  const grid = value as GridValue;
  const offered = new Set([TOTAL, ...gridKeys(field, axes)]);
  const wrong = Object.entries(grid).filter(
    ([key, count]) => !offered.has(key) || !Number.isInteger(count) || count < 0 || count > LARGEST_NUMBER,
  );
  if (wrong.length > 0)
    return [
      fault(field.code, {
        vi: `“${field.name.vi}”: các ô phải là số nguyên không âm, không quá ${formatNumber(LARGEST_NUMBER)} (${wrong.map(([key]) => cellName(key, axes).vi).join('; ')}).`,
        en: `"${field.name.en}": cells must be whole numbers from 0 to ${formatNumber(LARGEST_NUMBER, 'en')} (${wrong.map(([key]) => cellName(key, axes).en).join('; ')}).`,
      }),
    ];
  return gridFaults(field, grid, axes).map((one) => fault(field.code, gridMessage(field, one, grid, axes)));
}

function gridMessage(
  field: FieldOf<'grid'>,
  found: GridFault,
  value: GridValue,
  axes: ReadonlyMap<string, Axis>,
): BiText {
  if (found.kind === 'no-total')
    return { vi: `“${field.name.vi}”: hãy nhập tổng số.`, en: `"${field.name.en}": please enter the total.` };
  const whole = cellName(found.whole, axes);
  const of = value[found.whole] ?? 0;
  if (found.kind === 'more') {
    const part = cellName(found.part, axes);
    const count = value[found.part] ?? 0;
    return {
      vi: `“${field.name.vi}”: ${part.vi} (${formatNumber(count)}) nhiều hơn ${whole.vi} (${formatNumber(of)}).`,
      en: `"${field.name.en}": ${part.en} (${formatNumber(count, 'en')}) is more than ${whole.en} (${formatNumber(of, 'en')}).`,
    };
  }
  return {
    vi: `“${field.name.vi}”: các ô của ${whole.vi} cộng lại là ${formatNumber(found.sum)}, khác ${formatNumber(of)}.`,
    en: `"${field.name.en}": the cells of ${whole.en} add up to ${formatNumber(found.sum, 'en')}, not ${formatNumber(of, 'en')}.`,
  };
}

/** A cell in words: "nữ, dân tộc thiểu số". */
export function cellName(key: string, axes: ReadonlyMap<string, Axis>): BiText {
  if (key === TOTAL) return { vi: 'tổng số', en: 'the total' };
  const names = cellOf(key).map(
    ({ axis, category }) =>
      axes.get(axis)?.categories.find(({ code }) => code === category)?.name ?? {
        vi: category,
        en: category,
      },
  );
  return { vi: names.map(({ vi }) => vi).join(', '), en: names.map(({ en }) => en).join(', ') };
}

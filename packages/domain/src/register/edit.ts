/** Changing a definition by hand: codes made from names, a field called otherwise everywhere, what a field is used for. */
import { fold } from '../text/index.ts';
import { reads } from './expression.ts';
import {
  type BiText,
  type Field,
  fieldsOf,
  type Measure,
  type RegisterDefinition,
  type SimpleField,
} from './model.ts';

const LONGEST_CODE = 40;

/** A code from a name, "Hình thức" to "hinh_thuc", other than those taken. */
export function codeFrom(name: string, taken: ReadonlySet<string>, separator: '_' | '-' = '_'): string {
  const kept = separator === '_' ? /[^a-z0-9]+/g : /[^a-z]+/g;
  const plain = fold(name)
    .replace(/đ/g, 'd')
    .replace(kept, separator)
    .replace(/^[^a-z]+/, '')
    .slice(0, LONGEST_CODE - 4)
    .replace(/[_-]+$/, '');
  const base = plain === '' ? (separator === '_' ? 'muc' : 'so') : plain;
  if (!taken.has(base)) return base;
  for (let at = 2; ; at++) {
    // Codes of registers hold no digits.
    const code =
      separator === '_' ? `${base}_${at}` : `${base}-${'abcdefghijklmnopqrstuvwxyz'[(at - 2) % 26]}`;
    if (!taken.has(code)) return code;
  }
}

/** The least that a register may be: a title and a day. */
export function emptyDefinition(code: string, name: BiText): RegisterDefinition {
  return {
    code,
    version: 1,
    name,
    purpose: { vi: '', en: '' },
    group: 'communication',
    clauses: ['II'],
    nature: 'event',
    day: 'day',
    sight: 'plan',
    lists: {},
    sections: [
      {
        name: { vi: 'Nội dung', en: 'Content' },
        fields: [
          { code: 'title', type: 'text', name: { vi: 'Tên', en: 'Title' }, required: true, maxLength: 300 },
          { code: 'day', type: 'date', name: { vi: 'Ngày', en: 'Day' }, required: true, notAfterToday: true },
        ],
      },
    ],
    checks: [],
    measures: [],
    list: { columns: ['title', 'day'], filters: [] },
    proves: [],
  };
}

/** What people leave behind while they type: blanks, optional texts emptied again, English not yet written. */
export function tidyDefinition(content: unknown): unknown {
  return tidied(content, '');
}

const OPTIONAL = new Set(['hint', 'shownWhen', 'required', 'when', 'on', 'until', 'sum', 'day']);

function tidied(value: unknown, key: string): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (Array.isArray(value)) return value.map((one) => tidied(one, ''));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, one]) => {
    const kept = tidied(one, name);
    return isBlank(kept, name, key) ? [] : [[name, kept] as const];
  });
  const object = Object.fromEntries(entries) as Record<string, unknown>;
  return 'vi' in object && object['en'] === '' ? { ...object, en: object['vi'] } : object;
}

/** The register's own day is not optional; that of a measure's rows is. */
function isBlank(value: unknown, name: string, parent: string): boolean {
  if (value === undefined) return true;
  if (!OPTIONAL.has(name) || (name === 'day' && parent !== 'value')) return false;
  return value === '' || (typeof value === 'object' && value !== null && 'vi' in value && value.vi === '');
}

/** The field under another code, with everything that names it. */
export function renameField(definition: RegisterDefinition, from: string, to: string): RegisterDefinition {
  const code = (one: string) => (one === from ? to : one);
  const text = (source: string) => renamedIn(source, from, to);
  const field = <T extends Field>(one: T): T => ({
    ...one,
    code: code(one.code),
    ...(one.shownWhen === undefined ? {} : { shownWhen: text(one.shownWhen) }),
    ...(typeof one.required === 'string' ? { required: text(one.required) } : {}),
    ...(one.type === 'computed' ? { value: text(one.value) } : {}),
  });
  return {
    ...definition,
    day: code(definition.day),
    ...(definition.until === undefined ? {} : { until: code(definition.until) }),
    ...(definition.unique === undefined ? {} : { unique: definition.unique.map(code) }),
    ...(definition.certificate === undefined
      ? {}
      : { certificate: renamedCertificate(definition.certificate, from, to) }),
    sections: definition.sections.map((section) => ({ ...section, fields: section.fields.map(field) })),
    checks: definition.checks.map((check) => ({
      ...check,
      field: code(check.field),
      that: text(check.that),
    })),
    measures: definition.measures.map((measure) => renamedMeasure(measure, code, text)),
    list: { columns: definition.list.columns.map(code), filters: definition.list.filters.map(code) },
  };
}

type Certificate = NonNullable<RegisterDefinition['certificate']>;

const renamedCertificate = ({ says, most }: Certificate, from: string, to: string): Certificate => ({
  says: says.replaceAll(`{${from}}`, `{${to}}`),
  ...(most === undefined ? {} : { most: most === from ? to : most }),
});

function renamedMeasure(
  measure: Measure,
  code: (one: string) => string,
  text: (source: string) => string,
): Measure {
  const { value } = measure;
  return {
    ...measure,
    ...(measure.when === undefined ? {} : { when: text(measure.when) }),
    ...(measure.on === undefined ? {} : { on: code(measure.on) }),
    ...(measure.by === undefined ? {} : { by: measure.by.map(code) }),
    ...(measure.axes === undefined ? {} : { axes: measure.axes.map(code) }),
    value:
      value.from === 'field' || value.from === 'rows'
        ? { ...value, field: code(value.field) }
        : value.from === 'expression'
          ? { ...value, value: text(value.value) }
          : value,
  };
}

const renamedIn = (source: string, from: string, to: string): string =>
  source
    .replace(new RegExp(`\\br\\.${from}\\b`, 'g'), `r.${to}`)
    .replace(new RegExp(`(\\br\\[\\s*["'])${from}(["']\\s*\\])`, 'g'), `$1${to}$2`);

/** A place of the definition that reads a field. */
export interface FieldUse {
  readonly part: 'register' | 'field' | 'check' | 'measure' | 'listing';
  /** field, check or measure */
  readonly code: string;
  readonly name: BiText;
}

const REGISTER: BiText = { vi: 'ngày của bản ghi', en: 'the day of the record' };
const CERTIFICATE: BiText = { vi: 'giấy chứng nhận', en: 'the certificate' };
const UNIQUE: BiText = { vi: 'trường phân biệt bản ghi trùng', en: 'what tells records apart' };
const LISTING: BiText = { vi: 'cột và bộ lọc của danh sách', en: 'columns and filters of the list' };

/** Everything that would be at fault without the field. */
export function usesOf(definition: RegisterDefinition, code: string): FieldUse[] {
  const inText = (...sources: readonly (string | boolean | undefined)[]) =>
    sources.some((source) => typeof source === 'string' && reads(source, code));
  const { columns, filters } = definition.list;
  return [
    ...(definition.day === code || definition.until === code
      ? [{ part: 'register', code, name: REGISTER } as const]
      : []),
    ...(definition.certificate?.most === code || definition.certificate?.says.includes(`{${code}}`)
      ? [{ part: 'register', code: 'certificate', name: CERTIFICATE } as const]
      : []),
    ...(definition.unique?.includes(code)
      ? [{ part: 'register', code: 'unique', name: UNIQUE } as const]
      : []),
    ...fieldsOf(definition)
      .filter(
        (field) =>
          field.code !== code &&
          inText(field.shownWhen, field.required, field.type === 'computed' ? field.value : undefined),
      )
      .map((field) => ({ part: 'field', code: field.code, name: field.name }) as const),
    ...definition.checks
      .filter((check) => check.field === code || inText(check.that))
      .map((check) => ({ part: 'check', code: check.code, name: check.message }) as const),
    ...definition.measures
      .filter((measure) => measured(measure, code) || inText(measure.when, expressionOf(measure)))
      .map((measure) => ({ part: 'measure', code: measure.code, name: measure.name }) as const),
    ...([...columns, ...filters].includes(code)
      ? [{ part: 'listing', code: 'list', name: LISTING } as const]
      : []),
  ];
}

const expressionOf = ({ value }: Measure) => (value.from === 'expression' ? value.value : undefined);

function measured({ value, on, by = [], axes = [] }: Measure, code: string): boolean {
  const counted = (value.from === 'field' || value.from === 'rows') && value.field === code;
  return counted || on === code || by.includes(code) || axes.includes(code);
}

/** Lists that no field offers. */
export function unusedLists(definition: RegisterDefinition): string[] {
  const used = new Set(
    fieldsOf(definition)
      .flatMap((field): (Field | SimpleField)[] => (field.type === 'table' ? field.columns : [field]))
      .flatMap((field) => ('list' in field ? [field.list] : [])),
  );
  return Object.keys(definition.lists).filter((list) => !used.has(list));
}

/**
 * Conditions as people choose them (a field, how it compares, with what) and as the expression that is kept. What was
 * written by hand and says more than that is shown as the expression.
 */
import type { Field } from '@binhdang/domain/register';

export type Comparison =
  | 'is'
  | 'is_not'
  | 'contains'
  | 'contains_not'
  | 'yes'
  | 'no'
  | 'filled'
  | 'empty'
  | 'equal'
  | 'not_equal'
  | 'more'
  | 'at_least'
  | 'less'
  | 'at_most';

/** With what a field is compared: something written or chosen, or another field. */
export interface Operand {
  readonly kind: 'value' | 'field';
  readonly text: string;
}

export interface Term {
  readonly field: string;
  readonly comparison: Comparison;
  readonly operand: Operand | undefined;
}

export interface Condition {
  readonly join: 'all' | 'any';
  readonly terms: readonly Term[];
}

const SIGNS: Partial<Record<Comparison, string>> = {
  equal: '==',
  not_equal: '!=',
  more: '>',
  at_least: '>=',
  less: '<',
  at_most: '<=',
};
const BY_SIGN = new Map(Object.entries(SIGNS).map(([comparison, sign]) => [sign, comparison as Comparison]));

const SIZED: readonly Comparison[] = ['equal', 'not_equal', 'more', 'at_least', 'less', 'at_most'];
const PRESENCE: readonly Comparison[] = ['filled', 'empty'];

/** How a field of this type may be compared. */
export function comparisonsOf(type: Field['type'] | undefined): readonly Comparison[] {
  switch (type) {
    case 'choice':
      return ['is', 'is_not', ...PRESENCE];
    case 'choices':
      return ['contains', 'contains_not', ...PRESENCE];
    case 'yes_no':
      return ['yes', 'no', ...PRESENCE];
    case 'number':
    case 'money':
    case 'computed':
    case 'grid':
    case 'table':
    case 'date':
      return [...SIZED, ...PRESENCE];
    default:
      return PRESENCE;
  }
}

const ALONE: ReadonlySet<Comparison> = new Set(['yes', 'no', 'filled', 'empty']);
export const needsOperand = (comparison: Comparison): boolean => !ALONE.has(comparison);

/** Types whose size is compared with one another. */
export function comparableWith(type: Field['type']): readonly Field['type'][] {
  if (type === 'date') return ['date'];
  return ['number', 'money', 'computed', 'grid', 'table'].includes(type)
    ? ['number', 'money', 'computed', 'grid', 'table']
    : [];
}

type Fields = ReadonlyMap<string, Field>;

/** How a field is named where its size is meant. */
function sized(field: Field): string {
  if (field.type === 'grid') return `r.${field.code}.total`;
  if (field.type === 'table') return `size(r.${field.code})`;
  return `r.${field.code}`;
}

const quoted = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/** The expression; empty while something is not chosen yet. */
export function expressionOf({ join, terms }: Condition, fields: Fields): string {
  const parts = terms.map((term) => termExpression(term, fields));
  if (parts.length === 0 || parts.some((part) => part === undefined)) return '';
  return parts.join(join === 'all' ? ' && ' : ' || ');
}

function termExpression({ field: code, comparison, operand }: Term, fields: Fields): string | undefined {
  const field = fields.get(code);
  if (field === undefined) return undefined;
  switch (comparison) {
    case 'yes':
      return `r.${code}`;
    case 'no':
      return `!r.${code}`;
    case 'filled':
      return `has(r.${code})`;
    case 'empty':
      return `!has(r.${code})`;
    default:
  }
  if (operand === undefined || operand.text.trim() === '') return undefined;
  switch (comparison) {
    case 'is':
      return `r.${code} == ${quoted(operand.text)}`;
    case 'is_not':
      return `r.${code} != ${quoted(operand.text)}`;
    case 'contains':
      return `${quoted(operand.text)} in r.${code}`;
    case 'contains_not':
      return `!(${quoted(operand.text)} in r.${code})`;
    default: {
      const right = operandExpression(field, operand, fields);
      return right === undefined ? undefined : `${sized(field)} ${SIGNS[comparison]} ${right}`;
    }
  }
}

function operandExpression(field: Field, operand: Operand, fields: Fields): string | undefined {
  if (operand.kind === 'field') {
    const other = fields.get(operand.text);
    return other === undefined ? undefined : sized(other);
  }
  if (field.type === 'date') return quoted(operand.text);
  const number = operand.text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(number) ? number : undefined;
}

/** What was chosen, if the expression says no more than can be chosen. */
export function conditionIn(source: string, fields: Fields): Condition | undefined {
  const text = source.trim();
  if (text === '') return { join: 'all', terms: [] };
  const join = splitAt(text, '&&').length > 1 ? 'all' : 'any';
  const parts = splitAt(text, join === 'all' ? '&&' : '||');
  const terms = parts.map((part) => termIn(part.trim(), fields));
  if (terms.some((term) => term === undefined)) return undefined;
  return { join: parts.length === 1 ? 'all' : join, terms: terms as Term[] };
}

/** Splits outside of quotes and brackets. */
function splitAt(text: string, sign: '&&' | '||'): string[] {
  const parts: string[] = [];
  let [depth, quote, from] = [0, '', 0];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (quote !== '') {
      if (letter === '\\') at++;
      else if (letter === quote) quote = '';
    } else if (letter === "'" || letter === '"') quote = letter;
    else if (letter === '(' || letter === '[') depth++;
    else if (letter === ')' || letter === ']') depth--;
    else if (depth === 0 && text.startsWith(sign, at)) {
      parts.push(text.slice(from, at));
      from = at + sign.length;
      at++;
    }
  }
  return [...parts, text.slice(from)];
}

const TEXT = `'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)"`;
const SIZE = String.raw`size\(r\.(\w+)\)|r\.(\w+)(\.total)?`;
const ONE = {
  present: /^(!?)has\(\s*r\.(\w+)\s*\)$/,
  contains: new RegExp(`^(?:${TEXT})\\s+in\\s+r\\.(\\w+)$`),
  containsNot: new RegExp(`^!\\(\\s*(?:${TEXT})\\s+in\\s+r\\.(\\w+)\\s*\\)$`),
  bare: /^(!?)r\.(\w+)$/,
  text: new RegExp(`^r\\.(\\w+)\\s*(==|!=|>=|<=|>|<)\\s*(?:${TEXT})$`),
  size: new RegExp(`^(?:${SIZE})\\s*(==|!=|>=|<=|>|<)\\s*(?:(-?\\d+(?:\\.\\d+)?)|${SIZE})$`),
} as const;

const unquoted = (text: string | undefined): string => (text ?? '').replace(/\\(.)/g, '$1');

function termIn(part: string, fields: Fields): Term | undefined {
  const term = (code: string | undefined, comparison: Comparison, operand?: Operand): Term | undefined => {
    const field = fields.get(code ?? '');
    if (field === undefined || !comparisonsOf(field.type).includes(comparison)) return undefined;
    return { field: field.code, comparison, operand };
  };
  const value = (text: string): Operand => ({ kind: 'value', text });
  const present = ONE.present.exec(part);
  if (present) return term(present[2], present[1] === '!' ? 'empty' : 'filled');
  const bare = ONE.bare.exec(part);
  if (bare) return term(bare[2], bare[1] === '!' ? 'no' : 'yes');
  for (const [pattern, comparison] of [
    [ONE.contains, 'contains'],
    [ONE.containsNot, 'contains_not'],
  ] as const) {
    const found = pattern.exec(part);
    if (found) return term(found[3], comparison, value(unquoted(found[1] ?? found[2])));
  }
  const text = ONE.text.exec(part);
  if (text) return textTerm(text, fields, term);
  const size = ONE.size.exec(part);
  return size ? sizeTerm(size, fields, term) : undefined;
}

type Make = (code: string | undefined, comparison: Comparison, operand?: Operand) => Term | undefined;

function textTerm(found: RegExpExecArray, fields: Fields, term: Make): Term | undefined {
  const [, code = '', sign = '', single, double] = found;
  const operand: Operand = { kind: 'value', text: unquoted(single ?? double) };
  if (fields.get(code)?.type === 'date') return term(code, BY_SIGN.get(sign) ?? 'equal', operand);
  return sign === '=='
    ? term(code, 'is', operand)
    : sign === '!='
      ? term(code, 'is_not', operand)
      : undefined;
}

/** Only where each side is named as its type wants: a grid by its total, a table by its size. */
function sizeTerm(found: RegExpExecArray, fields: Fields, term: Make): Term | undefined {
  const [, table, plain, total, sign = '', number, otherTable, otherPlain, otherTotal] = found;
  const named = (code: string | undefined, asTable: boolean, asTotal: boolean) => {
    const field = fields.get(code ?? '');
    if (field === undefined) return undefined;
    return (field.type === 'table') === asTable && (field.type === 'grid') === asTotal ? field : undefined;
  };
  const left = named(table ?? plain, table !== undefined, total !== undefined);
  const comparison = BY_SIGN.get(sign);
  if (left === undefined || comparison === undefined) return undefined;
  if (number !== undefined) return term(left.code, comparison, { kind: 'value', text: number });
  const right = named(otherTable ?? otherPlain, otherTable !== undefined, otherTotal !== undefined);
  if (right === undefined || !comparableWith(left.type).includes(right.type)) return undefined;
  return term(left.code, comparison, { kind: 'field', text: right.code });
}

/**
 * Expressions of register definitions: Common Expression Language over the record `r`, by a kept library
 * (docs/decisions/008). The language is typed, has no side effects and always ends; how long it may take is bounded
 * before it is accepted. A field left empty makes the result unknown, unless `has(r.field)` asks for it.
 */
import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import { expressionWords, type LibraryError } from './expression-fault.ts';
import { TOTAL } from './grid.ts';
import { type BiText, type Field, fieldsOf, type RegisterDefinition } from './model.ts';
import type { FieldValue, GridValue, RecordValues, RowValue, SimpleValue } from './value.ts';

export type Result = boolean | number | string;
export type ResultType = 'bool' | 'number' | 'string';

/** A checked expression. @returns undefined when it needs something that is not filled in */
export type Compiled = (values: RecordValues) => Result | undefined;

/** Most steps an expression may take on the largest record its definition allows. */
export const STEP_LIMIT = 100_000;

const LIMITS = {
  maxAstNodes: 300,
  maxDepth: 40,
  maxListElements: 60,
  maxMapEntries: 20,
  maxCallArguments: 8,
} as const;

type CelType =
  | 'double'
  | 'string'
  | 'bool'
  | 'list<string>'
  | 'map<string, double>'
  | 'list<map<string, dyn>>';

const TYPES: Readonly<Record<Field['type'], CelType | undefined>> = {
  text: 'string',
  number: 'double',
  money: 'double',
  computed: 'double',
  date: 'string',
  period: 'string',
  yes_no: 'bool',
  choice: 'string',
  choices: 'list<string>',
  body: 'string',
  place: 'string',
  person: 'string',
  link: 'string',
  grid: 'map<string, double>',
  table: 'list<map<string, dyn>>',
  file: undefined,
};

export interface ExpressionFault {
  /** in the library's words */
  readonly fault: string;
  readonly words: BiText;
}

/** Checks and compiles expressions against the fields of one definition. */
export class Expressions {
  private readonly environment: Environment;
  private readonly compiled = new Map<string, Compiled>();
  private readonly rows: number;
  private readonly names: ReadonlyMap<string, BiText>;

  constructor(definition: Pick<RegisterDefinition, 'sections'>) {
    const fields = fieldsOf(definition);
    const schema: Record<string, string> = {};
    for (const field of fields) {
      const type = TYPES[field.type];
      if (type) schema[field.code] = type;
    }
    this.names = new Map(fields.map(({ code, name }) => [code, name]));
    this.rows = Math.max(1, ...fields.map((field) => (field.type === 'table' ? (field.maxRows ?? 200) : 1)));
    this.environment = withSums(withMixedArithmetic(new Environment({ limits: LIMITS }))).registerVariable({
      name: 'r',
      schema,
    });
  }

  /** @returns what is wrong, in the library's words and in those of people, or the type of the result */
  check(source: string): ExpressionFault | { readonly type: ResultType } {
    const result = this.environment.check(source);
    if (!result.valid) {
      const error: LibraryError = result.error ?? { message: 'not an expression' };
      return { fault: error.message, words: expressionWords(source, error, this.names) };
    }
    const type = RESULT_TYPES[String(result.type)];
    if (!type)
      return {
        fault: `its result is a ${String(result.type)}; a number, a text or yes/no is needed`,
        words: {
          vi: 'Kết quả phải là một số, một đoạn chữ hoặc có/không; của bảng phân tổ hãy lấy .total.',
          en: 'The result must be a number, a text or yes/no; of a grid take .total.',
        },
      };
    const steps = stepBound(this.environment.parse(source).ast as Node, this.rows);
    if (steps > STEP_LIMIT)
      return {
        fault: `it may take ${steps} steps; at most ${STEP_LIMIT} are allowed`,
        words: {
          vi: 'Biểu thức duyệt bảng quá nhiều lần. Hãy bớt các lượt duyệt lồng nhau hoặc giảm số dòng tối đa của bảng.',
          en: 'The expression goes through the rows too often. Please nest fewer visits, or allow fewer rows.',
        },
      };
    return { type };
  }

  /** @throws Error when the expression is at fault; `check` says so beforehand */
  compile(source: string): Compiled {
    const known = this.compiled.get(source);
    if (known) return known;
    const checked = this.check(source);
    if ('fault' in checked) throw new Error(checked.fault);
    const parsed = this.environment.parse(source);
    const run: Compiled = (values) => plain(() => parsed({ r: inExpression(values) }));
    this.compiled.set(source, run);
    return run;
  }
}

const RESULT_TYPES: Readonly<Record<string, ResultType>> = {
  bool: 'bool',
  int: 'number',
  double: 'number',
  string: 'string',
};

/** `r.women + 1`: the language keeps whole and real numbers apart, which officials do not. */
function withMixedArithmetic(environment: Environment): Environment {
  const operations: Readonly<Record<string, (a: number, b: number) => number>> = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
  };
  for (const [sign, run] of Object.entries(operations)) {
    const mixed = (a: number | bigint, b: number | bigint) => run(Number(a), Number(b));
    environment.registerOperator(`double ${sign} int: double`, mixed);
    environment.registerOperator(`int ${sign} double: double`, mixed);
  }
  const same = (a: number | bigint, b: number | bigint) => Number(a) === Number(b);
  environment.registerOperator('double == int', same); // and the other way round, and !=
  return environment;
}

/** `sum(r.rows, "copies")`: of a column of a table, over the rows in which it is filled in. */
function withSums(environment: Environment): Environment {
  return environment.registerFunction(
    'sum(list<map<string, dyn>>, string): double',
    (rows: readonly ReadonlyMap<string, unknown>[] | readonly Record<string, unknown>[], column: string) =>
      [...rows].reduce((total, row) => {
        const value = row instanceof Map ? row.get(column) : (row as Record<string, unknown>)[column];
        return total + (typeof value === 'number' ? value : 0);
      }, 0),
  );
}

/** How many lines an error tells of where it arose; only the engines of Chromium and Node have it. */
const traces: { stackTraceLimit?: number | undefined } = Error;

/**
 * Unknown for what is empty, and for what is not what its field says (a fault of its own); also for a division by
 * zero and other results that are no number.
 */
function plain(run: () => unknown): Result | undefined {
  let result: unknown;
  const { stackTraceLimit } = traces;
  // An empty field makes an error that nobody reads; where in the program costs more than all else of checking a record.
  traces.stackTraceLimit = 0;
  try {
    result = run();
  } catch (error) {
    // Types were checked before: what the language still refuses lies in the values.
    if (error instanceof EvaluationError) return undefined;
    throw error;
  } finally {
    traces.stackTraceLimit = stackTraceLimit;
  }
  const value = typeof result === 'bigint' ? Number(result) : result;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'boolean' || typeof value === 'string' ? value : undefined;
}

/** Periods as their key, a grid's total as `total`; the rest as it is. */
function inExpression(values: RecordValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([code, value]) => [code, scalar(value)]));
}

function scalar(value: FieldValue): unknown {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const list = value as readonly (string | RowValue)[];
    return list.map((one) => (typeof one === 'string' ? one : rowInExpression(one)));
  }
  if ('kind' in value)
    return periodText(value as Exclude<SimpleValue, string | number | boolean | readonly string[]>);
  const { [TOTAL]: total, ...cells } = value as GridValue;
  return total === undefined ? cells : { ...cells, total };
}

const rowInExpression = (row: RowValue) =>
  Object.fromEntries(Object.entries(row).map(([code, value]) => [code, scalar(value)]));

const periodText = (period: { kind: string; year: number; index: number }) =>
  `${period.year}-${period.kind}-${period.index}`;

interface Node {
  readonly op: string;
  readonly args: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** Macros that visit every row of a list. */
const VISITS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/**
 * Upper bound of the steps on a record whose lists are as long as the definition allows: each node once, what stands
 * inside a visit of a list as often as the list is long.
 */
function stepBound(node: unknown, rows: number): number {
  if (Array.isArray(node)) return node.reduce((sum: number, one) => sum + stepBound(one, rows), 0);
  if (!isNode(node)) return 0;
  if (node.op === 'rcall' && Array.isArray(node.args) && VISITS.has(String(node.args[0]))) {
    const [, receiver, inside] = node.args;
    return 1 + stepBound(receiver, rows) + rows * stepBound(inside, rows);
  }
  if (node.op === 'call' && Array.isArray(node.args) && node.args[0] === 'sum')
    return rows + stepBound(node.args[1], rows);
  return 1 + stepBound(node.args, rows);
}

/** Whether an expression names a field of the record. */
export function reads(source: string, code: string): boolean {
  return new RegExp(`\\br\\.${code}\\b|\\br\\[\\s*["']${code}["']\\s*\\]`).test(source);
}

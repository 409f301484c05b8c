/** What is wrong with a definition, before any record is written on it. Run at start on the catalog, and as it is designed. */

import { type DefinitionFault, measureFaults } from './check-measure.ts';
import { Expressions, type ResultType } from './expression.ts';
import { type Axis, type Field, fieldsOf, type RegisterDefinition, type SimpleField } from './model.ts';

export type { DefinitionFault };

/** Everything wrong with a definition of sound form (RegisterDefinition.parse), in its order. */
export function checkDefinition(
  definition: RegisterDefinition,
  axes: ReadonlyMap<string, Axis>,
): DefinitionFault[] {
  const fields = fieldsOf(definition);
  const byCode = new Map(fields.map((field) => [field.code, field]));
  return [
    ...repeated([...fields.map(({ code }) => code)], 'field'),
    ...repeated(
      definition.measures.map(({ code }) => code),
      'measure',
    ),
    ...fields.flatMap((field) => fieldFaults(field, definition, axes)),
    ...timeFaults(definition, byCode),
    ...referenceFaults(definition, byCode),
    ...definition.measures.flatMap((measure) => measureFaults(measure, definition, axes)),
    ...expressionFaults(definition, fields),
    ...personalFaults(definition, fields),
  ];
}

const words = (at: string, vi: string, en: string): DefinitionFault => ({ at, message: { vi, en } });

function repeated(codes: readonly string[], what: 'field' | 'measure'): DefinitionFault[] {
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at);
  const name = what === 'field' ? 'Trường' : 'Số liệu';
  return twice.map((code) =>
    words(code, `${name} “${code}” có hai lần.`, `The ${what} "${code}" is there twice.`),
  );
}

function fieldFaults(
  field: Field,
  definition: RegisterDefinition,
  axes: ReadonlyMap<string, Axis>,
): DefinitionFault[] {
  if (field.type === 'table')
    return [
      ...repeated(
        field.columns.map(({ code }) => code),
        'field',
      ),
      ...field.columns.flatMap((column) => [...listFaults(column, definition), ...columnFaults(column)]),
    ];
  if (field.type === 'grid') {
    const strange = [...new Set(field.cells.flat())].filter((axis) => !axes.has(axis));
    const twice = field.cells.filter((cell) => new Set(cell).size !== cell.length);
    return [
      ...strange.map((axis) =>
        words(field.code, `Không có phân tổ “${axis}”.`, `There is no breakdown "${axis}".`),
      ),
      ...twice.map((cell) =>
        words(field.code, `Phân tổ lặp lại: ${cell.join(', ')}.`, `Breakdown repeated: ${cell.join(', ')}.`),
      ),
    ];
  }
  return listFaults(field, definition);
}

/** Rows are checked as wholes, by checks over the table: a condition in a column would be read by nobody. */
function columnFaults(column: SimpleField): DefinitionFault[] {
  if (column.shownWhen === undefined && typeof column.required !== 'string') return [];
  return [
    words(
      column.code,
      'Cột của bảng không có điều kiện hiện hay bắt buộc. Hãy đặt một kiểm tra cho cả bảng.',
      'A column has no condition. Please write a check over the table.',
    ),
  ];
}

function listFaults(field: Field, { lists }: RegisterDefinition): DefinitionFault[] {
  if (field.type !== 'choice' && field.type !== 'choices') return [];
  if (lists[field.list]?.some(({ retired }) => retired !== true)) return [];
  return [
    words(
      field.code,
      `Danh mục “${field.list}” chưa có mục nào.`,
      `The list "${field.list}" has no choices.`,
    ),
  ];
}

function timeFaults(definition: RegisterDefinition, byCode: ReadonlyMap<string, Field>): DefinitionFault[] {
  const day = byCode.get(definition.day);
  const faults: DefinitionFault[] = [];
  if (day === undefined || (day.type !== 'date' && day.type !== 'period'))
    faults.push(
      words(
        definition.day,
        'Ngày của bản ghi phải là một trường ngày hoặc kỳ.',
        'The record’s day must be a date or period field.',
      ),
    );
  else if (day.required !== true || day.shownWhen !== undefined)
    faults.push(
      words(
        definition.day,
        'Ngày của bản ghi phải luôn hiện và bắt buộc.',
        'The record’s day must always be shown and required.',
      ),
    );
  if ((definition.nature === 'state') !== (definition.until !== undefined))
    faults.push(
      words(
        definition.day,
        'Sổ ghi trạng thái cần trường ngày kết thúc; sổ ghi việc thì không.',
        'A register of states needs the field of its last day; one of events has none.',
      ),
    );
  if (definition.until !== undefined && byCode.get(definition.until)?.type !== 'date')
    faults.push(
      words(definition.until, 'Ngày kết thúc phải là một trường ngày.', 'The last day must be a date field.'),
    );
  return faults;
}

function referenceFaults(
  definition: RegisterDefinition,
  byCode: ReadonlyMap<string, Field>,
): DefinitionFault[] {
  const missing = (at: string, code: string): DefinitionFault[] =>
    byCode.has(code) ? [] : [words(at, `Không có trường “${code}”.`, `There is no field "${code}".`)];
  return [
    ...definition.list.columns.flatMap((code) => missing('list', code)),
    ...definition.list.filters.flatMap((code) => missing('list', code)),
    ...definition.checks.flatMap((check) => missing(check.code, check.field)),
  ];
}

interface Use {
  readonly at: string;
  readonly source: string;
  readonly type: ResultType;
}

function expressionFaults(definition: RegisterDefinition, fields: readonly Field[]): DefinitionFault[] {
  const uses: Use[] = [
    ...fields.flatMap((field): Use[] => [
      ...(field.shownWhen === undefined
        ? []
        : [{ at: field.code, source: field.shownWhen, type: 'bool' as const }]),
      ...(typeof field.required === 'string'
        ? [{ at: field.code, source: field.required, type: 'bool' as const }]
        : []),
      ...(field.type === 'computed'
        ? [{ at: field.code, source: field.value, type: 'number' as const }]
        : []),
    ]),
    ...definition.checks.map(({ code, that }): Use => ({ at: code, source: that, type: 'bool' })),
    ...definition.measures.flatMap((measure): Use[] => [
      ...(measure.when === undefined
        ? []
        : [{ at: measure.code, source: measure.when, type: 'bool' as const }]),
      ...(measure.value.from === 'expression'
        ? [{ at: measure.code, source: measure.value.value, type: 'number' as const }]
        : []),
    ]),
  ];
  const expressions = new Expressions(definition);
  return [
    ...uses.flatMap((use) => [...useFaults(use, expressions), ...unknownFaults(use, fields)]),
    ...orderFaults(fields),
  ];
}

function useFaults({ at, source, type }: Use, expressions: Expressions): DefinitionFault[] {
  const checked = expressions.check(source);
  if ('fault' in checked)
    return [
      words(at, `Biểu thức “${source}” sai: ${checked.fault}`, `Expression "${source}": ${checked.fault}`),
    ];
  if (checked.type === type) return [];
  return [
    words(
      at,
      `Biểu thức “${source}” phải cho ${type === 'bool' ? 'đúng/sai' : 'một số'}.`,
      `Expression "${source}" must give ${type === 'bool' ? 'yes or no' : 'a number'}.`,
    ),
  ];
}

/** `has(r.ghost)` is false without complaint in the language; a misspelt condition would never hold. */
function unknownFaults({ at, source }: Use, fields: readonly Field[]): DefinitionFault[] {
  const known = new Set<string>(fields.map(({ code }) => code));
  const asked = [...source.matchAll(/\bhas\(\s*r\.(\w+)/g)].map(([, code = '']) => code);
  return asked
    .filter((code) => !known.has(code))
    .map((code) => words(at, `Không có trường “${code}”.`, `There is no field "${code}".`));
}

/** A computed field is computed in order of the form; one that reads a later one would see it empty. */
function orderFaults(fields: readonly Field[]): DefinitionFault[] {
  return fields.flatMap((field, at) => {
    if (field.type !== 'computed') return [];
    const later = fields
      .slice(at)
      .filter((other) => other.type === 'computed' && reads(field.value, other.code));
    return later.map((other) =>
      words(
        field.code,
        `“${field.code}” dùng “${other.code}” được tính sau nó.`,
        `"${field.code}" reads "${other.code}", which is computed after it.`,
      ),
    );
  });
}

/** Whether an expression names a field of the record. */
export function reads(source: string, code: string): boolean {
  return new RegExp(`\\br\\.${code}\\b|\\br\\[\\s*["']${code}["']\\s*\\]`).test(source);
}

function personalFaults(definition: RegisterDefinition, fields: readonly Field[]): DefinitionFault[] {
  const all = fields.flatMap((field): Pick<Field, 'type' | 'code' | 'personal'>[] =>
    field.type === 'table' ? [field, ...field.columns] : [field],
  );
  const personal = all.filter((field) => field.personal === true || field.type === 'person');
  if (personal.length === 0 || definition.personal !== undefined) return [];
  return personal.map(({ code }) =>
    words(
      code,
      `“${code}” là dữ liệu cá nhân: hãy ghi mục đích và thời hạn lưu.`,
      `"${code}" is personal data: state the purpose and how long it is kept.`,
    ),
  );
}

/** What is wrong with a definition, before any record is written on it. Run at start on the catalog, and as it is designed. */

import { certificateFaults } from './certificate.ts';
import { type DefinitionFault, measureFaults } from './check-measure.ts';
import {
  personalFaults,
  personalFilterFaults,
  personalMeasureFaults,
  uniqueFaults,
} from './check-personal.ts';
import { Expressions, type ResultType, reads } from './expression.ts';
import { type Axis, type Field, fieldsOf, type RegisterDefinition, type SimpleField } from './model.ts';

export type { DefinitionFault };

/** What a fault is about: codes of fields, checks and measures may be alike. */
export type FaultPart = 'field' | 'check' | 'measure' | 'listing';

/** A fault with what kind of thing its code names. */
export interface PlacedFault extends DefinitionFault {
  readonly part: FaultPart;
}

/** Everything wrong with a definition of sound form (RegisterDefinition.parse), in its order. */
export function checkDefinition(
  definition: RegisterDefinition,
  axes: ReadonlyMap<string, Axis>,
): DefinitionFault[] {
  return placedFaults(definition, axes).map(({ at, message }) => ({ at, message }));
}

/** The same, each with what it is about. */
export function placedFaults(definition: RegisterDefinition, axes: ReadonlyMap<string, Axis>): PlacedFault[] {
  const fields = fieldsOf(definition);
  const byCode = new Map(fields.map((field) => [field.code, field]));
  const placed = (part: FaultPart, faults: readonly DefinitionFault[]): PlacedFault[] =>
    faults.map((fault) => ({ ...fault, part }));
  return [
    ...placed('field', repeated([...fields.map(({ code }) => code)], 'field')),
    ...placed(
      'measure',
      repeated(
        definition.measures.map(({ code }) => code),
        'measure',
      ),
    ),
    ...placed(
      'field',
      fields.flatMap((field) => fieldFaults(field, definition, axes)),
    ),
    ...placed('field', timeFaults(definition, byCode)),
    ...referenceFaults(definition, byCode),
    ...placed(
      'measure',
      definition.measures.flatMap((measure) => measureFaults(measure, definition, axes)),
    ),
    ...expressionFaults(definition, fields),
    ...placed('field', personalFaults(definition, fields)),
    ...placed('listing', personalFilterFaults(definition, fields)),
    ...placed('measure', personalMeasureFaults(definition, fields)),
    ...placed('field', uniqueFaults(definition, byCode)),
    ...placed('field', certificateFaults(definition, byCode)),
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

function referenceFaults(definition: RegisterDefinition, byCode: ReadonlyMap<string, Field>): PlacedFault[] {
  const missing = (part: FaultPart, at: string, code: string): PlacedFault[] =>
    byCode.has(code)
      ? []
      : [{ ...words(at, `Không có trường “${code}”.`, `There is no field "${code}".`), part }];
  return [
    ...definition.list.columns.flatMap((code) => missing('listing', 'list', code)),
    ...definition.list.filters.flatMap((code) => missing('listing', 'list', code)),
    ...definition.checks.flatMap((check) => missing('check', check.code, check.field)),
  ];
}

interface Use {
  readonly part: FaultPart;
  readonly at: string;
  readonly source: string;
  readonly type: ResultType;
}

function expressionFaults(definition: RegisterDefinition, fields: readonly Field[]): PlacedFault[] {
  const uses: Use[] = [
    ...fields.flatMap((field): Use[] => [
      ...(field.shownWhen === undefined
        ? []
        : [{ part: 'field' as const, at: field.code, source: field.shownWhen, type: 'bool' as const }]),
      ...(typeof field.required === 'string'
        ? [{ part: 'field' as const, at: field.code, source: field.required, type: 'bool' as const }]
        : []),
      ...(field.type === 'computed'
        ? [{ part: 'field' as const, at: field.code, source: field.value, type: 'number' as const }]
        : []),
    ]),
    ...definition.checks.map(
      ({ code, that }): Use => ({ part: 'check', at: code, source: that, type: 'bool' }),
    ),
    ...definition.measures.flatMap((measure): Use[] => [
      ...(measure.when === undefined
        ? []
        : [{ part: 'measure' as const, at: measure.code, source: measure.when, type: 'bool' as const }]),
      ...(measure.value.from === 'expression'
        ? [
            {
              part: 'measure' as const,
              at: measure.code,
              source: measure.value.value,
              type: 'number' as const,
            },
          ]
        : []),
    ]),
  ];
  const expressions = new Expressions(definition);
  return [
    ...uses.flatMap((use) =>
      [...useFaults(use, expressions), ...unknownFaults(use, fields)].map((fault) => ({
        ...fault,
        part: use.part,
      })),
    ),
    ...orderFaults(fields).map((fault) => ({ ...fault, part: 'field' as const })),
  ];
}

function useFaults({ at, source, type }: Use, expressions: Expressions): DefinitionFault[] {
  const checked = expressions.check(source);
  if ('fault' in checked)
    return [
      words(
        at,
        `Biểu thức “${source}” chưa đúng. ${checked.words.vi}`,
        `The expression "${source}" is not right. ${checked.words.en}`,
      ),
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

/** What the guide of a register says, taken from its definition, so that it never tells of another form. */
import {
  type Axis,
  columnGuide,
  type Field,
  fieldOf,
  fieldsOf,
  isPersonal,
  type RegisterDefinition,
  type SimpleField,
} from '@binhdang/domain/register';
import { sayCondition } from './say-condition.ts';

export interface GuideField {
  readonly code: string;
  readonly name: string;
  readonly required: 'always' | 'sometimes' | 'never';
  readonly personal: boolean;
  /** What is written there and how. */
  readonly how: string;
  readonly hint: string | undefined;
  /** When it is asked for, or must be filled in. */
  readonly when: readonly string[];
  readonly choices: readonly string[];
  /** Columns of a table. */
  readonly columns: readonly GuideField[];
}

export interface Guide {
  readonly clauses: readonly string[];
  readonly sections: readonly { readonly name: string; readonly fields: readonly GuideField[] }[];
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Fields that tell a body's records apart. */
  readonly unique: readonly string[];
  readonly measures: readonly {
    readonly name: string;
    readonly unit: string;
    readonly stock: boolean;
    readonly by: readonly string[];
  }[];
  readonly personal:
    | {
        readonly open: boolean;
        readonly purpose: string;
        readonly keep: string;
        readonly fields: readonly string[];
      }
    | undefined;
}

const SOME = 'tùy vào những gì đã ghi ở các mục khác';

export function guideOf(definition: RegisterDefinition, axes: ReadonlyMap<string, Axis>): Guide {
  const fields = fieldsOf(definition);
  return {
    // Those of the plan; the others name parts of this system.
    clauses: definition.clauses.filter((clause) => /^[IVX]+(\.|$)/.test(clause)),
    sections: definition.sections.map(({ name, fields: own }) => ({
      name: name.vi,
      fields: own.map((field) => guideField(field, definition, axes)),
    })),
    errors: said(definition, 'error'),
    warnings: said(definition, 'warning'),
    unique: (definition.unique ?? []).map((code) => fieldOf(definition, code)?.name.vi ?? code),
    measures: definition.measures.map((measure) => ({
      name: measure.name.vi,
      unit: measure.unit.vi,
      stock: measure.kind === 'stock',
      by: [...(measure.by ?? []), ...(measure.axes ?? []), ...gridAxes(measure.value, fields)].map((code) =>
        nameOf(code, fields, axes),
      ),
    })),
    personal: definition.personal && {
      open: definition.personal.open === true,
      purpose: definition.personal.purpose.vi,
      keep: kept(definition.personal.keepMonths),
      fields: fields.flatMap((field) => [
        ...(isPersonal(field) ? [field.name.vi] : []),
        ...(field.type === 'table'
          ? field.columns.filter(isPersonal).map((column) => `${field.name.vi}: ${column.name.vi}`)
          : []),
      ]),
    },
  };
}

/** Several fields may be held to the same. */
const said = ({ checks }: RegisterDefinition, asked: 'error' | 'warning'): string[] => [
  ...new Set(checks.filter(({ severity }) => severity === asked).map(({ message }) => message.vi)),
];

const kept = (months: number): string => (months % 12 === 0 ? `${months / 12} năm` : `${months} tháng`);

function gridAxes(
  value: RegisterDefinition['measures'][number]['value'],
  fields: readonly Field[],
): readonly string[] {
  const field = value.from === 'field' ? fields.find(({ code }) => code === value.field) : undefined;
  return field?.type === 'grid' ? [...new Set(field.cells.flat())] : [];
}

/** Choices stand in fields, or in columns of tables where rows are counted. */
function nameOf(code: string, fields: readonly Field[], axes: ReadonlyMap<string, Axis>): string {
  const named =
    axes.get(code) ??
    fields.find((field) => field.code === code) ??
    fields
      .flatMap((field) => (field.type === 'table' ? field.columns : []))
      .find((column) => column.code === code);
  return named?.name.vi ?? code;
}

function guideField(
  field: Field | SimpleField,
  definition: RegisterDefinition,
  axes: ReadonlyMap<string, Axis>,
): GuideField {
  const condition = (source: string) => sayCondition(source, definition) ?? SOME;
  return {
    code: field.code,
    name: field.name.vi,
    required:
      field.required === undefined || field.required === false
        ? 'never'
        : field.required === true && field.shownWhen === undefined
          ? 'always'
          : 'sometimes',
    personal: isPersonal(field),
    how: howOf(field, definition, axes),
    hint: field.hint?.vi,
    when: [
      ...(field.shownWhen === undefined ? [] : [`Chỉ hỏi khi ${condition(field.shownWhen)}.`]),
      ...(typeof field.required === 'string' ? [`Bắt buộc khi ${condition(field.required)}.`] : []),
    ],
    choices:
      field.type === 'choice' || field.type === 'choices'
        ? (definition.lists[field.list] ?? []).filter(({ retired }) => !retired).map(({ name }) => name.vi)
        : [],
    columns:
      field.type === 'table' ? field.columns.map((column) => guideField(column, definition, axes)) : [],
  };
}

function howOf(
  field: Field | SimpleField,
  definition: RegisterDefinition,
  axes: ReadonlyMap<string, Axis>,
): string {
  switch (field.type) {
    case 'grid': {
      const parts = field.cells.map((cell) =>
        cell.map((code) => axes.get(code)?.name.vi ?? code).join(' × '),
      );
      return `Tổng số (${field.unit.vi}), và số theo: ${parts.join('; ')}. Ô không biết thì để trống, đừng ghi 0.`;
    }
    case 'table':
      return 'Bảng nhiều dòng, gồm các cột:';
    case 'file':
      return field.imagesOnly ? `Ảnh, nhiều nhất ${field.max}.` : `Tệp, nhiều nhất ${field.max}.`;
    case 'computed':
      return 'Hệ thống tự tính.';
    case 'choice':
      return 'Chọn một trong các mục:';
    case 'choices':
      return 'Chọn một hay nhiều mục:';
    default:
      return columnGuide({ role: 'value', field, code: field.code, heading: field.name.vi }, definition);
  }
}

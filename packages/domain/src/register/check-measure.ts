/** What is wrong with a measure of a definition: whether it counts what can be counted, by what can be told apart. */
import {
  type Axis,
  type BiText,
  type Field,
  fieldsOf,
  type Measure,
  type RegisterDefinition,
} from './model.ts';

export interface DefinitionFault {
  /** field, check or measure at fault */
  readonly at: string;
  readonly message: BiText;
}

const COUNTABLE = new Set<Field['type']>(['number', 'money', 'computed', 'grid']);

/** A period counts on its last day. */
const TIMES = new Set<Field['type'] | undefined>(['date', 'period']);

export function measureFaults(
  measure: Measure,
  definition: RegisterDefinition,
  axes: ReadonlyMap<string, Axis>,
): DefinitionFault[] {
  const fields = new Map(fieldsOf(definition).map((field) => [field.code, field]));
  const words = (vi: string, en: string): DefinitionFault => ({ at: measure.code, message: { vi, en } });
  return [
    ...timeFaults(measure, definition, fields, words),
    ...valueFaults(measure, fields, words),
    ...splitFaults(measure, definition, fields, axes, words),
  ];
}

type Fields = ReadonlyMap<string, Field>;
type Words = (vi: string, en: string) => DefinitionFault;

function timeFaults(
  { kind, on }: Measure,
  { nature }: RegisterDefinition,
  fields: Fields,
  words: Words,
): DefinitionFault[] {
  if (kind === 'stock' && nature === 'event')
    return [
      words('Số liệu “hiện có” chỉ có ở sổ ghi trạng thái.', 'Only a register of states has stock measures.'),
    ];
  if (on === undefined) return [];
  if (kind === 'stock')
    return [
      words(
        'Số liệu “hiện có” tính từ ngày đến ngày của bản ghi, không tính theo một ngày khác.',
        'A stock runs from the record’s first day to its last, not on another day.',
      ),
    ];
  if (TIMES.has(fields.get(on)?.type)) return [];
  return [words(`“${on}” không phải trường ngày hoặc kỳ.`, `"${on}" is no date or period field.`)];
}

function valueFaults({ kind, value }: Measure, fields: Fields, words: Words): DefinitionFault[] {
  if (value.from !== 'field' && value.from !== 'rows') return [];
  const field = fields.get(value.field);
  if (value.from === 'field')
    return field !== undefined && COUNTABLE.has(field.type)
      ? []
      : [words(`“${value.field}” không phải trường đếm được.`, `"${value.field}" cannot be counted.`)];
  if (field?.type !== 'table')
    return [words(`“${value.field}” không phải bảng.`, `"${value.field}" is no table.`)];
  const types = new Map(field.columns.map((column) => [column.code, column.type]));
  const wrong = [
    ...(value.sum === undefined || ['number', 'money'].includes(types.get(value.sum) ?? '')
      ? []
      : [value.sum]),
    ...(value.day === undefined || TIMES.has(types.get(value.day)) ? [] : [value.day]),
    ...(value.until === undefined || types.get(value.until) === 'date' ? [] : [value.until]),
    ...(value.until !== undefined && (kind === 'flow' || value.day === undefined) ? [value.until] : []),
    ...(value.untilNext &&
    (kind === 'flow' || value.until !== undefined || types.get(value.day ?? '') !== 'date')
      ? [value.day ?? value.field]
      : []),
  ];
  return wrong.map((code) =>
    words(
      `Cột “${code}” không dùng được ở đây: cộng thì cần cột số hoặc tiền; thời gian thì cần cột ngày, và ngày cuối chỉ có ở số liệu “hiện có” đã có ngày đầu.`,
      `Column "${code}" does not fit: sums need a number or money, times a date; a last day belongs to a stock with a first day.`,
    ),
  );
}

function splitFaults(
  { value, by = [], axes: split = [] }: Measure,
  { lists }: RegisterDefinition,
  fields: Fields,
  axes: ReadonlyMap<string, Axis>,
  words: Words,
): DefinitionFault[] {
  const measured = value.from === 'field' || value.from === 'rows' ? fields.get(value.field) : undefined;
  const columns = value.from === 'rows' && measured?.type === 'table' ? measured.columns : [];
  const find = (code: string) => columns.find((column) => column.code === code) ?? fields.get(code);
  const noChoice = [...by, ...split]
    .filter((code) => find(code)?.type !== 'choice')
    .map((code) => words(`“${code}” không phải trường chọn một.`, `"${code}" is no choice field.`));
  const noAxis = split.filter((code) => {
    const field = find(code);
    if (field?.type !== 'choice') return false;
    const known = new Set(axes.get(code)?.categories.map((category) => category.code));
    return measured?.type === 'grid' || !(lists[field.list] ?? []).every((choice) => known.has(choice.code));
  });
  return [
    ...noChoice,
    ...noAxis.map((code) =>
      words(
        `“${code}” không phải một phân tổ của danh mục, hoặc đã có trong bảng phân tổ.`,
        `"${code}" is no breakdown of the catalog with these categories, or the grid has breakdowns of its own.`,
      ),
    ),
  ];
}

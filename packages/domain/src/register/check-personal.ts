/** What is wrong with how a definition deals with personal data, and with what tells its records apart. */
import type { DefinitionFault } from './check-measure.ts';
import { reads } from './expression.ts';
import type { Field, Measure, RegisterDefinition } from './model.ts';
import { isPersonal } from './personal.ts';

const words = (at: string, vi: string, en: string): DefinitionFault => ({ at, message: { vi, en } });

/** Fields and columns that hold personal data. */
const personalIn = (fields: readonly Field[]): Pick<Field, 'type' | 'code' | 'personal'>[] =>
  fields
    .flatMap((field): Pick<Field, 'type' | 'code' | 'personal'>[] =>
      field.type === 'table' ? [field, ...field.columns] : [field],
    )
    .filter(isPersonal);

/** Personal data need a purpose and an end. */
export function personalFaults(definition: RegisterDefinition, fields: readonly Field[]): DefinitionFault[] {
  if (definition.personal !== undefined) return [];
  return personalIn(fields).map(({ code }) =>
    words(
      code,
      `“${code}” là dữ liệu cá nhân: hãy ghi mục đích và thời hạn lưu.`,
      `"${code}" is personal data: state the purpose and how long it is kept.`,
    ),
  );
}

/** A filter would tell what is masked to whoever tries its values. */
export function personalFilterFaults(
  { list }: RegisterDefinition,
  fields: readonly Field[],
): DefinitionFault[] {
  const codes = new Set<string>(personalIn(fields).map(({ code }) => code));
  return list.filters
    .filter((code) => codes.has(code))
    .map((code) =>
      words(
        'list',
        `“${code}” là dữ liệu cá nhân nên không làm bộ lọc được.`,
        `"${code}" is personal data and cannot be a filter.`,
      ),
    );
}

/** What was counted stays when names are removed. */
export function personalMeasureFaults(
  { measures }: RegisterDefinition,
  fields: readonly Field[],
): DefinitionFault[] {
  const codes = new Set<string>(personalIn(fields).map(({ code }) => code));
  return measures
    .filter((measure) => countsPersonal(measure, codes))
    .map(({ code }) =>
      words(
        code,
        `Số liệu “${code}” dùng dữ liệu cá nhân: khi hết thời hạn lưu, số liệu sẽ đổi. Hãy dùng trường khác.`,
        `Measure "${code}" reads personal data: it would change when they are removed. Please use another field.`,
      ),
    );
}

function countsPersonal(measure: Measure, personal: ReadonlySet<string>): boolean {
  const { value } = measure;
  const named = [
    measure.on,
    ...(measure.by ?? []),
    ...(measure.axes ?? []),
    ...(value.from === 'field' || value.from === 'rows' ? [value.field] : []),
    ...(value.from === 'rows' ? [value.sum, value.day, value.until] : []),
  ];
  const sources = [measure.when, value.from === 'expression' ? value.value : undefined];
  return (
    named.some((code) => code !== undefined && personal.has(code)) ||
    sources.some((source) => source !== undefined && [...personal].some((code) => reads(source, code)))
  );
}

const VAGUE = new Set<Field['type']>(['table', 'grid', 'file', 'computed', 'choices']);

/** Fields that are there, and each of which says one thing. */
export function uniqueFaults(
  { unique = [] }: RegisterDefinition,
  byCode: ReadonlyMap<string, Field>,
): DefinitionFault[] {
  return unique.flatMap((code) => {
    const field = byCode.get(code);
    if (field !== undefined && !VAGUE.has(field.type)) return [];
    return [
      words(
        'unique',
        `“${code}” không dùng để phân biệt bản ghi được: hãy chọn trường chữ, số, ngày, kỳ, danh mục hoặc cơ quan.`,
        `"${code}" cannot tell records apart: choose a field of text, number, date, period, choice or body.`,
      ),
    ];
  });
}

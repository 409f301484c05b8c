/** What a record counts in, by measure, with breakdowns in words. */
import type { register, Words } from '@binhdang/contract';
import { type Axis, type Choice, fieldsOf, type RegisterDefinition } from '@binhdang/domain/register';

export interface MeasureCounts {
  readonly code: string;
  readonly name: Words;
  readonly unit: Words;
  /** What all of them are: the choices made in the record. */
  readonly context: Words | undefined;
  readonly facts: readonly {
    readonly day: string;
    /** Beside what all are; undefined: the total */
    readonly breakdown: Words | undefined;
    readonly value: number;
    readonly verified: boolean;
  }[];
}

/** In order of the definition; of each measure the totals first. A measure that is no more there is called by its code. */
export function countsByMeasure(
  facts: readonly register.Fact[],
  definition: RegisterDefinition,
  axes: ReadonlyMap<string, Axis>,
): MeasureCounts[] {
  const known = definition.measures.map(({ code }) => code);
  const codes = [...new Set([...known, ...facts.map(({ measure }) => measure)])];
  return codes.flatMap((code): MeasureCounts[] => {
    const own = facts.filter(({ measure }) => measure === code);
    if (own.length === 0) return [];
    const measure = definition.measures.find((one) => one.code === code);
    const shared = own.map(({ breakdown }) => breakdown).reduce(common);
    return [
      {
        context: breakdownName(shared, definition, axes),
        code,
        name: measure?.name ?? { vi: code, en: code },
        unit: measure?.unit ?? { vi: '', en: '' },
        facts: own.map(({ day, breakdown, value, verified }) => ({
          day,
          breakdown: breakdownName(without(breakdown, shared), definition, axes),
          value,
          verified,
        })),
      },
    ];
  });
}

type Breakdown = register.Fact['breakdown'];

const common = (a: Breakdown, b: Breakdown): Breakdown =>
  Object.fromEntries(Object.entries(a).filter(([code, value]) => b[code] === value));

const without = (all: Breakdown, part: Breakdown): Breakdown =>
  Object.fromEntries(Object.entries(all).filter(([code]) => part[code] === undefined));

/** "nữ, lãnh đạo": categories of breakdowns, choices of fields. */
function breakdownName(
  breakdown: Breakdown,
  definition: RegisterDefinition,
  axes: ReadonlyMap<string, Axis>,
): Words | undefined {
  const parts = Object.entries(breakdown).map(([code, value]): Words => {
    const offered: readonly Choice[] = axes.get(code)?.categories ?? choicesOf(code, definition);
    return offered.find((choice) => choice.code === value)?.name ?? { vi: value, en: value };
  });
  if (parts.length === 0) return undefined;
  return { vi: parts.map(({ vi }) => vi).join(', '), en: parts.map(({ en }) => en).join(', ') };
}

/** Choices of a field, or of a column where rows are counted. */
function choicesOf(code: string, definition: RegisterDefinition): readonly Choice[] {
  const fields = fieldsOf(definition);
  const columns = fields.flatMap((field) => (field.type === 'table' ? field.columns : []));
  const field = [...fields, ...columns].find((one) => one.code === code);
  return field?.type === 'choice' || field?.type === 'choices' ? (definition.lists[field.list] ?? []) : [];
}

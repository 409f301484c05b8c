/** What one record takes over from another: a copy, the next of a series, and what was chosen last time. */
import { type Field, fieldsOf, type RegisterDefinition } from '@binhdang/domain/register';
import { type Entered, isBlank, type Names, rowsOf } from '../form/entered.ts';

const personal = (field: Field): boolean => field.personal === true || field.type === 'person';

/** Kinds of values that are often the same from one record to the next, and never a count. */
const REPEATING = new Set<Field['type']>(['place', 'body', 'choice', 'choices', 'period', 'link']);

/** Of a record just entered, what the next one of the series begins with. */
export function repeated(definition: RegisterDefinition, values: Entered): Entered {
  return kept(definition, values, (field) => REPEATING.has(field.type) && !personal(field));
}

/**
 * What is remembered on this machine for the next time. Only places and choices of registers that the plan's bodies
 * see anyhow: what was chosen in a confidential register is nobody else's business at a shared computer. Of a register
 * of states the place alone, since each committee or model is a different one.
 */
export function remembered(definition: RegisterDefinition, values: Entered): Entered {
  if (definition.sight !== 'plan') return {};
  const types: readonly Field['type'][] = definition.nature === 'event' ? ['place', 'choice'] : ['place'];
  return kept(definition, values, (field) => types.includes(field.type) && !personal(field));
}

function kept(definition: RegisterDefinition, values: Entered, wanted: (field: Field) => boolean): Entered {
  return Object.fromEntries(
    fieldsOf(definition)
      .filter((field) => wanted(field) && !isBlank(values[field.code]))
      .map(({ code }) => [code, values[code]]),
  );
}

/**
 * All of an earlier record but its files, which are proof of that one alone; and, where its names are hidden from the
 * person, without them.
 */
export function copied(definition: RegisterDefinition, values: Entered, namesShown: boolean): Entered {
  const fields = fieldsOf(definition).filter(
    (field) => field.type !== 'file' && field.type !== 'computed' && (namesShown || !personal(field)),
  );
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.code];
      if (isBlank(value)) return [];
      if (field.type !== 'table' || namesShown) return [[field.code, value]];
      const hidden = new Set(field.columns.filter(personal).map(({ code }) => code));
      const rows = rowsOf(value).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([code]) => !hidden.has(code))),
      );
      return [[field.code, rows]];
    }),
  );
}

/** Words of those ids alone that the values refer to. */
export function namesIn(values: Entered, names: Names): Names {
  const text = JSON.stringify(values);
  return Object.fromEntries(Object.entries(names).filter(([id]) => text.includes(id)));
}

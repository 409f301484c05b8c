import type { SimpleField } from '@binhdang/domain/register';
import type { Names } from '../entered.ts';

/** What every input gets, whether it stands in a form, a row of a table or a cell of a sheet. It draws no label itself. */
export interface InputProps<F extends SimpleField = SimpleField> {
  readonly field: F;
  /** Unique in the page. A label may be bound to it by `htmlFor`, or lie at `<id>-label` for what is a group. */
  readonly id: string;
  readonly value: unknown;
  /** Words of the ids in the value. */
  readonly names: Names;
  readonly onChange: (value: unknown, names?: Names) => void;
  readonly invalid?: boolean;
  readonly required?: boolean;
  readonly describedBy?: string | undefined;
  /** The name where no label lies at `<id>-label`, as in a cell of a sheet. */
  readonly label?: string | undefined;
}

type Control = Omit<InputProps, 'field'>;

/** Attributes that the element itself carries. */
export function controlProps({ id, invalid, required, describedBy, label }: Control) {
  return {
    id,
    'aria-invalid': invalid === true ? true : undefined,
    'aria-required': required === true ? true : undefined,
    'aria-describedby': describedBy,
    'aria-label': label,
  } as const;
}

/** The same for a group of radio buttons or boxes, which no `htmlFor` reaches. */
export function groupProps({ id, invalid, describedBy, label }: Control) {
  return {
    'aria-labelledby': label === undefined ? `${id}-label` : undefined,
    'aria-label': label,
    'aria-describedby': describedBy,
    'data-invalid': invalid === true ? true : undefined,
  } as const;
}

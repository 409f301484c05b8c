import type { SimpleField } from '@binhdang/domain/register';
import { ChoiceInput, ChoicesInput, YesNoInput } from './choice-input.tsx';
import { DateInput } from './date-input.tsx';
import type { InputProps } from './input-props.ts';
import { NumberInput } from './number-input.tsx';
import { PeriodInput } from './period-input.tsx';
import { ReferenceInput } from './reference-input.tsx';
import { TextInput } from './text-input.tsx';

export type { InputProps };

/**
 * The input of any simple field, without label, hint and message: for a form, a row of a table or a cell of a sheet.
 * Stands in a RecordForm or a FormProvider.
 */
export function SimpleInput(props: InputProps<SimpleField>) {
  const { field } = props;
  switch (field.type) {
    case 'number':
    case 'money':
      return <NumberInput {...props} field={field} />;
    case 'date':
      return <DateInput {...props} field={field} />;
    case 'period':
      return <PeriodInput {...props} field={field} />;
    case 'yes_no':
      return <YesNoInput {...props} field={field} />;
    case 'choice':
      return <ChoiceInput {...props} field={field} />;
    case 'choices':
      return <ChoicesInput {...props} field={field} />;
    case 'body':
    case 'place':
      return <ReferenceInput {...props} field={field} />;
    default:
      return <TextInput {...props} field={field} />;
  }
}

const REFERRING = new Set(['body', 'place', 'link', 'file', 'table']);

/** Whether names of ids matter to a field, so that it is drawn again when they come. */
export const needsNames = (type: string): boolean => REFERRING.has(type);

const GROUPS = new Set(['yes_no', 'choices', 'grid', 'table', 'file']);

/** Whether the label names a group of inputs rather than one. */
export function isGroup(field: { readonly type: string }): boolean {
  return GROUPS.has(field.type);
}

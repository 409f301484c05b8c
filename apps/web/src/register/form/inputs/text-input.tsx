import type { SimpleField } from '@binhdang/domain/register';
import classes from '../form.module.css';
import { controlProps, type InputProps } from './input-props.ts';

type TextField = Extract<SimpleField, { type: 'text' | 'person' }>;

/** Text on one line or several. Longer than allowed can be typed and is refused with its length, so that a paste is not cut. */
export function TextInput(props: InputProps<TextField>) {
  const { field, value, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  const lines = field.type === 'text' ? (field.lines ?? 1) : 1;
  if (lines > 1)
    return (
      <textarea
        {...controlProps(props)}
        className={classes.control}
        rows={Math.min(lines, 6)}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <input
      {...controlProps(props)}
      className={classes.control}
      type="text"
      autoComplete="off"
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

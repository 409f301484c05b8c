import type { BiText, RecordFault } from '@binhdang/domain/register';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import classes from './form.module.css';
import { words } from './words.ts';

interface FieldFrameProps {
  readonly id: string;
  readonly name: BiText;
  readonly hint?: BiText | undefined;
  readonly required: boolean;
  /** The label names a group of inputs: then it is bound by `aria-labelledby`. */
  readonly group?: boolean;
  readonly faults: readonly RecordFault[];
  readonly children: ReactNode;
}

/** Ids of what describes an input: its hint and its message. */
export function describedBy(
  id: string,
  has: { readonly hint: boolean; readonly faults: boolean },
): string | undefined {
  const ids = [has.hint ? `${id}-hint` : '', has.faults ? `${id}-fault` : ''].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** Label, hint and messages around an input. */
export function FieldFrame({ id, name, hint, required, group = false, faults, children }: FieldFrameProps) {
  const t = useWords(words);
  const say = useSay();
  const label = (
    <>
      {say(name)}
      {required && (
        <span className={classes.required}>
          {' '}
          <span aria-hidden>*</span>
          <span className="visually-hidden">({t('required')})</span>
        </span>
      )}
    </>
  );
  return (
    <>
      {group ? (
        <span className={classes.label} id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label className={classes.label} id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
      )}
      {hint !== undefined && (
        <span className={classes.hint} id={`${id}-hint`}>
          {say(hint)}
        </span>
      )}
      {children}
      <Messages id={id} faults={faults} />
    </>
  );
}

/** What is wrong, beneath its input. */
export function Messages({ id, faults }: { readonly id: string; readonly faults: readonly RecordFault[] }) {
  const say = useSay();
  if (faults.length === 0) return null;
  return (
    <span id={`${id}-fault`} className={classes.messages}>
      {faults.map(({ path, message, severity }) => (
        <span key={`${path} ${message.vi}`} className={classes.message} data-severity={severity}>
          <IconAlertTriangle size={15} aria-hidden /> {say(message)}
        </span>
      ))}
    </span>
  );
}

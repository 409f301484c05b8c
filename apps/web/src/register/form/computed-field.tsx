import { formatNumber } from '@binhdang/domain';
import type { FieldOf } from '@binhdang/domain/register';
import { useSay, useWords } from '../../app/i18n.tsx';
import classes from './form.module.css';
import { words } from './words.ts';

interface ComputedFieldProps {
  readonly field: FieldOf<'computed'>;
  readonly id: string;
  readonly value: unknown;
}

/** What follows from the other fields, while they are typed. */
export function ComputedField({ field, id, value }: ComputedFieldProps) {
  const t = useWords(words);
  const say = useSay();
  return (
    <>
      <span className={classes.label} id={`${id}-label`}>
        {say(field.name)} <span className={classes.tag}>{t('computed')}</span>
      </span>
      {field.hint !== undefined && <span className={classes.hint}>{say(field.hint)}</span>}
      <output id={id} aria-labelledby={`${id}-label`} className={classes.computed}>
        {typeof value === 'number' ? (
          <>
            <b>{formatNumber(value, 'vi', field.decimals ?? 2)}</b> {say(field.unit)}
          </>
        ) : (
          <span className={classes.hint}>{t('notComputed')}</span>
        )}
      </output>
    </>
  );
}

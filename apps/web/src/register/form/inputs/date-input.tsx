import { isCivilDate } from '@binhdang/domain';
import type { SimpleField } from '@binhdang/domain/register';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useSay, useWords } from '../../../app/i18n.tsx';
import classes from '../form.module.css';
import { useFormContext } from '../form-context.ts';
import { shownDate, typedDate } from '../typed.ts';
import { words } from '../words.ts';
import { controlProps, type InputProps } from './input-props.ts';

const Calendar = lazy(() => import('./calendar.tsx').then(({ Calendar }) => ({ default: Calendar })));

type DateField = Extract<SimpleField, { type: 'date' }>;

/** A day, typed in any of the usual ways or picked; the calendar is loaded when it is first opened. */
export function DateInput(props: InputProps<DateField>) {
  const { field, value, onChange } = props;
  const t = useWords(words);
  const say = useSay();
  const { today } = useFormContext();
  const [typing, setTyping] = useState<string>();
  const [opened, setOpened] = useState(false);
  const read = (text: string) => typedDate(text, today);
  const full = (text: string) => /\d{4}\s*$/.test(text) || text.trim() === '';
  return (
    <div className={classes.withButton}>
      <input
        {...controlProps(props)}
        className={classes.control}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('datePlaceholder')}
        value={typing ?? shownDate(value)}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyping(text);
          // Half a day ("5/3") is not yet one: it would come and go while its year is typed.
          onChange(full(text) ? read(text) : text);
        }}
        onBlur={() => {
          if (typing !== undefined) onChange(read(typing));
          setTyping(undefined);
        }}
      />
      <button
        type="button"
        className={classes.inButton}
        aria-label={t('openCalendar', { name: props.label ?? say(field.name) })}
        aria-expanded={opened}
        tabIndex={-1}
        onClick={() => setOpened(true)}
      >
        <IconCalendar size={18} aria-hidden />
      </button>
      {opened && (
        <Suspense fallback={null}>
          <Calendar
            value={typeof value === 'string' && isCivilDate(value) ? value : undefined}
            today={today}
            last={field.notAfterToday === true ? today : undefined}
            onPick={(day) => {
              onChange(day);
              setOpened(false);
              document.getElementById(props.id)?.focus();
            }}
            onClose={() => setOpened(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

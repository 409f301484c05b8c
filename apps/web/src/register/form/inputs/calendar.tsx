import '@mantine/dates/styles.css';
import 'dayjs/locale/vi';
import type { CivilDate } from '@binhdang/domain';
import { Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useLanguage, useWords } from '../../../app/i18n.tsx';
import classes from '../form.module.css';
import { words } from '../words.ts';

interface CalendarProps {
  readonly value: CivilDate | undefined;
  readonly today: CivilDate;
  readonly last: CivilDate | undefined;
  readonly onPick: (day: CivilDate) => void;
  readonly onClose: () => void;
}

/** The calendar of a date field, opened by its button. */
export function Calendar({ value, today, last, onPick, onClose }: CalendarProps) {
  const { language } = useLanguage();
  const t = useWords(words);
  return (
    <Popover opened onDismiss={onClose} position="bottom-end" trapFocus withinPortal shadow="md">
      <Popover.Target>
        <span className={classes.calendarAnchor} />
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          locale={language}
          firstDayOfWeek={1}
          value={value ?? null}
          defaultDate={value ?? today}
          {...(last === undefined ? {} : { maxDate: last })}
          ariaLabels={{
            previousMonth: t('previousMonth'),
            nextMonth: t('nextMonth'),
            previousYear: t('previousYear'),
            nextYear: t('nextYear'),
            previousDecade: t('previousYears'),
            nextDecade: t('nextYears'),
            monthLevelControl: t('chooseMonth'),
            yearLevelControl: t('chooseYear'),
          }}
          onChange={(day) => (day === null ? onClose() : onPick(day))}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

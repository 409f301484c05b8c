import '@mantine/dates/styles.css';
import 'dayjs/locale/vi';
import type { CivilDate } from '@binhdang/domain';
import { Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useLanguage } from '../../../app/i18n.tsx';
import classes from '../form.module.css';

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
          onChange={(day) => (day === null ? onClose() : onPick(day))}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

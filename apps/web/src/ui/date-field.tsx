import { type CivilDate, parseDate } from '@binhdang/domain';
import { DateInput, DatesProvider } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/vi';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

interface DateFieldProps {
  readonly label: string;
  readonly description?: string;
  /** YYYY-MM-DD, or null for none. */
  readonly value: CivilDate | null;
  readonly onChange: (value: CivilDate | null) => void;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly clearable?: boolean;
  readonly minDate?: CivilDate;
  readonly maxDate?: CivilDate;
  readonly w?: string | number;
}

/** A civil date, typed as people write it (15/6/2022) or picked. Import only in lazily loaded pages. */
export function DateField({ value, onChange, ...field }: DateFieldProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DateInput
        {...field}
        value={value}
        onChange={(next) => onChange(next)}
        valueFormat="DD/MM/YYYY"
        placeholder={language === 'vi' ? 'ngày/tháng/năm' : 'day/month/year'}
        dateParser={(text) => parseDate(text) ?? null}
        clearButtonProps={{ 'aria-label': t('clearDate') }}
        popoverProps={{ withinPortal: true }}
      />
    </DatesProvider>
  );
}

import {
  type CivilDate,
  dateParts,
  type Period,
  type PeriodKind,
  periodKey,
  periodLabel,
  periodOf,
} from '@binhdang/domain';
import { NativeSelect } from '@mantine/core';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { type CountSearch, periodShown } from './search.ts';
import { words } from './words.ts';

interface PeriodFieldsProps {
  readonly search: Pick<CountSearch, 'ky' | 'tuNam'>;
  readonly today: CivilDate;
  readonly onChange: (change: Pick<CountSearch, 'ky' | 'tuNam' | 'cot'>) => void;
}

const KINDS = ['year', 'half', 'nine_months', 'quarter', 'month', 'years'] as const;
type Kind = (typeof KINDS)[number];
const HOW_MANY: Readonly<Record<PeriodKind, number>> = {
  month: 12,
  quarter: 4,
  half: 2,
  nine_months: 1,
  year: 1,
};
/** How many years are shown at first, where several are wanted. */
const SEVERAL = 5;

/** Year, half, quarter or month; or several years up to one. */
export function PeriodFields({ search, today, onChange }: PeriodFieldsProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const period = periodShown(search, today);
  const several = period.kind === 'year' && search.tuNam !== undefined && search.tuNam < period.year;
  const set = (next: Period, tuNam?: number) => onChange({ ky: periodKey(next), tuNam });
  const setKind = (kind: Kind) => {
    const { year } = period;
    if (kind === 'years') return onChange({ ky: String(year), tuNam: year - SEVERAL + 1, cot: 'nam' });
    const present = periodOf(kind, today);
    // The present one of this year, of another year the first.
    set(present?.year === year ? present : { kind, year, index: 1 });
  };
  return (
    <>
      <NativeSelect
        label={t('period')}
        value={several ? 'years' : period.kind}
        data={KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
      />
      {HOW_MANY[period.kind] > 1 && (
        <NativeSelect
          label={t('which')}
          value={String(period.index)}
          data={Array.from({ length: HOW_MANY[period.kind] }, (_, at) => ({
            value: String(at + 1),
            label: periodLabel({ ...period, index: at + 1 }, language),
          }))}
          onChange={(event) => set({ ...period, index: Number(event.currentTarget.value) })}
        />
      )}
      {several && (
        <YearField
          label={t('firstYear')}
          value={search.tuNam ?? period.year}
          today={today}
          onChange={(year) => set(year < period.year ? period : { ...period, year: year + 1 }, year)}
        />
      )}
      <YearField
        label={t('year')}
        value={period.year}
        today={today}
        onChange={(year) =>
          set({ ...period, year }, several ? Math.min(search.tuNam ?? year, year - 1) : undefined)
        }
      />
    </>
  );
}

interface YearFieldProps {
  readonly label: string;
  readonly value: number;
  readonly today: CivilDate;
  readonly onChange: (year: number) => void;
}

/** The national strategy counts from here. */
const FIRST_YEAR = 2010;

function YearField({ label, value, today, onChange }: YearFieldProps) {
  const last = Math.max(dateParts(today).year + 1, value);
  const first = Math.min(FIRST_YEAR, value);
  return (
    <NativeSelect
      label={label}
      value={String(value)}
      data={Array.from({ length: last - first + 1 }, (_, at) => String(last - at))}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}

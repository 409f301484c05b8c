import { type CivilDate, dateParts, Period, type PeriodKind, periodLabel, periodOf } from '@binhdang/domain';
import type { SimpleField } from '@binhdang/domain/register';
import { useLanguage, useWords } from '../../../app/i18n.tsx';
import classes from '../form.module.css';
import { useFormContext } from '../form-context.ts';
import { words } from '../words.ts';
import { controlProps, groupProps, type InputProps } from './input-props.ts';

type PeriodField = Extract<SimpleField, { type: 'period' }>;

/** The Law on Gender Equality is of 2006: nothing older is recorded. */
const FIRST_YEAR = 2006;
const COUNT: Readonly<Record<PeriodKind, number>> = {
  month: 12,
  quarter: 4,
  half: 2,
  nine_months: 1,
  year: 1,
};

/** The kinds of a field with their indexes, by a key for the list: "quarter.3". */
function partsOf(kinds: readonly PeriodKind[]): { kind: PeriodKind; index: number }[] {
  return kinds.flatMap((kind) => Array.from({ length: COUNT[kind] }, (_, at) => ({ kind, index: at + 1 })));
}

/** "Quý III năm 2022" without its year. */
function partLabel(kind: PeriodKind, index: number, language: 'vi' | 'en'): string {
  const year = 2000;
  return periodLabel({ kind, index, year }, language).replace(
    language === 'vi' ? ` năm ${year}` : ` of ${year}`,
    '',
  );
}

/** A month, quarter, half year or year: which one, and of which year. */
export function PeriodInput(props: InputProps<PeriodField>) {
  const { field, value, onChange } = props;
  const t = useWords(words);
  const { language } = useLanguage();
  const { today } = useFormContext();
  const period = Period.safeParse(value).data;
  const control = controlProps(props);
  const years = yearsUntil(today, period?.year);
  const onlyYears = field.kinds.length === 1 && field.kinds[0] === 'year';
  const pick = (part: string, year: number) => {
    const [kind, index] = part.split('.');
    onChange({ kind, index: Number(index), year });
  };
  const part = period === undefined ? '' : `${period.kind}.${period.index}`;
  const year = period?.year ?? dateParts(today).year;
  if (onlyYears)
    return (
      <select
        {...control}
        className={classes.control}
        value={period?.year ?? ''}
        onChange={({ currentTarget }) =>
          currentTarget.value === '' ? onChange(undefined) : pick('year.1', Number(currentTarget.value))
        }
      >
        <option value="">{t('choose')}</option>
        {years.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend of its own; the label lies beside
    <div className={classes.period} role="group" {...groupProps(props)}>
      <select
        {...control}
        aria-label={t('periodIndex')}
        className={classes.control}
        value={part}
        onChange={({ currentTarget }) =>
          currentTarget.value === '' ? onChange(undefined) : pick(currentTarget.value, year)
        }
      >
        <option value="">{t('choose')}</option>
        {partsOf(field.kinds).map(({ kind, index }) => (
          <option key={`${kind}.${index}`} value={`${kind}.${index}`}>
            {kind === 'year' ? t('year') : partLabel(kind, index, language)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('year')}
        className={classes.control}
        value={year}
        onChange={({ currentTarget }) => {
          const chosen = Number(currentTarget.value);
          const now = periodOf(field.kinds[0] ?? 'year', today);
          pick(part || `${now?.kind ?? 'year'}.${now?.index ?? 1}`, chosen);
        }}
      >
        {years.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The coming year may be planned for; a year already entered is always among them. */
function yearsUntil(today: CivilDate, chosen: number | undefined): number[] {
  const last = dateParts(today).year + 2;
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, back) => last - back);
  return chosen === undefined || years.includes(chosen) ? years : [chosen, ...years];
}

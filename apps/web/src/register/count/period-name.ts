import {
  type CivilDate,
  formatDate,
  type Language,
  PERIOD_KINDS,
  type Period,
  parsePeriodKey,
  periodBounds,
  periodLabel,
  periodOf,
} from '@binhdang/domain';

interface Span {
  readonly key: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** A period's name; short above a column: "T3/2022", "Quý I/2022". */
export function periodName({ key, from, to }: Span, language: Language, short = false): string {
  const period = key === null ? spanOf(from, to) : parsePeriodKey(key);
  if (period === undefined) return `${formatDate(from)} – ${formatDate(to)}`;
  const { kind, year, index } = period;
  if (!short || kind === 'nine_months') return periodLabel(period, language);
  const vietnamese = language === 'vi';
  switch (kind) {
    case 'month':
      return vietnamese ? `T${index}/${year}` : `${String(index).padStart(2, '0')}/${year}`;
    case 'quarter':
      return vietnamese ? `Quý ${ROMAN[index - 1]}/${year}` : `Q${index}/${year}`;
    case 'half':
      return vietnamese ? `6T ${index === 1 ? 'đầu' : 'cuối'}/${year}` : `H${index}/${year}`;
    case 'year':
      return String(year);
  }
}

/** The period that begins and ends on these days, if there is one. */
function spanOf(from: CivilDate, to: CivilDate): Period | undefined {
  return PERIOD_KINDS.map((kind) => periodOf(kind, from)).find((period) => {
    if (period === undefined) return false;
    const { start, end } = periodBounds(period);
    return start === from && end === to;
  });
}

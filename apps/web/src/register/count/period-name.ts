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
  periodShort,
} from '@binhdang/domain';

interface Span {
  readonly key: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A period's name; short above a column: "T3/2022", "Quý I/2022". */
export function periodName({ key, from, to }: Span, language: Language, short = false): string {
  const period = key === null ? spanOf(from, to) : parsePeriodKey(key);
  if (period === undefined) return `${formatDate(from)} – ${formatDate(to)}`;
  return short ? periodShort(period, language) : periodLabel(period, language);
}

/** The period that begins and ends on these days, if there is one. */
function spanOf(from: CivilDate, to: CivilDate): Period | undefined {
  return PERIOD_KINDS.map((kind) => periodOf(kind, from)).find((period) => {
    if (period === undefined) return false;
    const { start, end } = periodBounds(period);
    return start === from && end === to;
  });
}

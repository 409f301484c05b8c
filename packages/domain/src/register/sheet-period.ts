/** Periods as people type them into a cell. */
import { fold } from '../text/index.ts';
import { Period, type PeriodKind, parsePeriodKey } from '../time/index.ts';

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** Year and, where there is one, the number of the month, quarter or half. */
const PATTERNS: readonly { readonly kind: PeriodKind; readonly pattern: RegExp }[] = [
  {
    kind: 'month',
    pattern: /^(?:thang|t\.?)\s*(?<index>\d{1,2})(?:\s*(?:nam|of)?\s*|\s*[/.-]\s*)(?<year>\d{4})$/,
  },
  { kind: 'month', pattern: /^month\s*(?<index>\d{1,2})\s*(?:of)?\s*(?<year>\d{4})$/ },
  { kind: 'month', pattern: /^(?<index>\d{1,2})\s*[/.-]\s*(?<year>\d{4})$/ },
  { kind: 'month', pattern: /^(?<year>\d{4})\s*[/.-]\s*(?<index>\d{1,2})$/ },
  {
    kind: 'quarter',
    pattern:
      /^(?:quy|quarter|q\.?)\s*(?<index>[1-4]|iv|i{1,3})(?:\s*(?:nam|of)?\s*|\s*[/.-]\s*)(?<year>\d{4})$/,
  },
  {
    kind: 'half',
    pattern: /^(?:6|sau)\s*thang\s*(?<index>dau|cuoi)(?:\s*nam)?\s*[/.-]?\s*(?<year>\d{4})$/,
  },
  { kind: 'nine_months', pattern: /^(?:9|chin)\s*thang(?:\s*(?:dau)?\s*nam)?\s*[/.-]?\s*(?<year>\d{4})$/ },
  { kind: 'year', pattern: /^(?:nam|year)?\s*(?<year>\d{4})$/ },
];

/** The period, where it is of one of the kinds; `undefined` where the text is none of them. */
export function parsePeriod(text: string, kinds: readonly PeriodKind[]): Period | undefined {
  const byKey = parsePeriodKey(text.trim().toUpperCase());
  if (byKey && kinds.includes(byKey.kind)) return byKey;
  const typed = fold(text);
  for (const { kind, pattern } of PATTERNS) {
    const groups = kinds.includes(kind) ? pattern.exec(typed)?.groups : undefined;
    if (!groups) continue;
    const { index = '1', year } = groups;
    const number = index === 'dau' ? 1 : index === 'cuoi' ? 2 : (ROMAN[index] ?? Number(index));
    const period = Period.safeParse({ kind, year: Number(year), index: number });
    if (period.success) return period.data;
  }
  return undefined;
}

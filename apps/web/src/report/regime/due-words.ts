import type { words } from './words.ts';

interface DueRule {
  readonly monthsAfter: number;
  readonly day: number;
}

/** "ngày 1, 1 tháng trước tháng cuối kỳ" */
export function dueInWords(
  { monthsAfter, day }: DueRule,
  t: (key: keyof typeof words, filling?: Readonly<Record<string, string | number>>) => string,
): string {
  const month =
    monthsAfter === 0
      ? t('month_0')
      : t(monthsAfter < 0 ? 'month_before' : 'month_after', { count: Math.abs(monthsAfter) });
  return t('dueRule', { day, month });
}

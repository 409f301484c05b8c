import { type CivilDate, daysBetween } from '@binhdang/domain';

export interface DueWords {
  readonly key: 'dueToday' | 'daysLeft' | 'daysLate' | 'dayLeft' | 'dayLate';
  readonly days: number;
}

/** How far off a due day is: "còn 6 ngày", "trễ 3 ngày". Keys are those of the room’s words. */
export function dueWords(due: CivilDate, today: CivilDate): DueWords {
  const days = daysBetween(today, due);
  if (days === 0) return { key: 'dueToday', days };
  if (days === 1) return { key: 'dayLeft', days };
  if (days === -1) return { key: 'dayLate', days: 1 };
  return days > 0 ? { key: 'daysLeft', days } : { key: 'daysLate', days: -days };
}

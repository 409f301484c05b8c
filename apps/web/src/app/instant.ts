import type { Language } from '@binhdang/domain';

const SHAPE = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
} as const;

const FORMATS = {
  vi: new Intl.DateTimeFormat('vi-VN', SHAPE),
  en: new Intl.DateTimeFormat('en-GB', SHAPE),
};

/** An instant (ISO 8601 in UTC) as the clock in Vietnam showed it: "14:05 11/03/2022". */
export function formatInstant(instant: string, language: Language = 'vi'): string {
  return FORMATS[language].format(new Date(instant));
}

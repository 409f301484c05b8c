import type { Language } from '@binhdang/domain';

const FORMATS = {
  vi: new Intl.DateTimeFormat('vi-VN', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  }),
};

/** An instant (ISO 8601 in UTC) as the clock in Vietnam showed it: "14:05 11/03/2022". */
export function formatInstant(instant: string, language: Language = 'vi'): string {
  return FORMATS[language].format(new Date(instant));
}

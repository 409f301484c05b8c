/** Numbers and money as Vietnamese documents write them: "." between thousands, "," before decimals. */

/** Languages of the screen; Vietnamese first. */
export type Language = 'vi' | 'en';

/** Units in which estimates and accounts are written, with their worth in đồng. */
export const MONEY_UNITS = {
  đồng: 1,
  'nghìn đồng': 1_000,
  'triệu đồng': 1_000_000,
  'tỷ đồng': 1_000_000_000,
} as const;
export type MoneyUnit = keyof typeof MONEY_UNITS;

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/**
 * Number for reading: `formatNumber(1234.5)` is "1.234,5" (English "1,234.5").
 * @param decimals most digits after the comma; trailing zeros are left out. From 0 to 20.
 */
export function formatNumber(value: number, language: Language = 'vi', decimals = 3): string {
  // -0 would print as "-0", which no official document writes.
  return new Intl.NumberFormat(LOCALES[language], {
    maximumFractionDigits: decimals,
    useGrouping: true,
  }).format(value === 0 ? 0 : value);
}

/** Money for reading: "1.234.500 đồng", or in a larger unit "1,234 triệu đồng". `amount` is in đồng. */
export function formatMoney(amount: number, unit: MoneyUnit = 'đồng'): string {
  return `${formatNumber(amount / MONEY_UNITS[unit])} ${unit}`;
}

const GROUPED = /^[+-]?\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$/;
const PLAIN = /^[+-]?\d+(?:,\d+)?$/;

/**
 * Number from Vietnamese writing ("1.234,5", "1 234,5", "1234,5"). Anything else is `undefined`, "12.5" too:
 * a dot that does not stand before three digits may be an English decimal point or a typing error, and guessing
 * would change a figure by a factor of ten or a thousand.
 */
export function parseNumber(text: string): number | undefined {
  const trimmed = text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .replace(/^\u2212/, '-');
  if (!GROUPED.test(trimmed) && !PLAIN.test(trimmed)) return undefined;
  const value = Number(trimmed.replace(/[. ]/g, '').replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

const MONEY = /^(.+?)\s*(đồng|đ|vnđ|vnd|nghìn đồng|ngàn đồng|triệu đồng|triệu|tỷ đồng|tỉ đồng|tỷ|tỉ)\.?$/;

const MONEY_WORDS: ReadonlyMap<string, MoneyUnit> = new Map([
  ['nghìn đồng', 'nghìn đồng'],
  ['ngàn đồng', 'nghìn đồng'],
  ['triệu đồng', 'triệu đồng'],
  ['triệu', 'triệu đồng'],
  ['tỷ đồng', 'tỷ đồng'],
  ['tỉ đồng', 'tỷ đồng'],
  ['tỷ', 'tỷ đồng'],
  ['tỉ', 'tỷ đồng'],
]);

/** Amount in đồng from "50 triệu đồng", "1.234.500 đồng", "2,5 tỷ" or a bare number; `undefined` if it is no amount. */
export function parseMoney(text: string): number | undefined {
  const normal = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  const match = MONEY.exec(normal);
  const value = parseNumber(match?.[1] ?? normal);
  if (value === undefined) return undefined;
  const unit = MONEY_WORDS.get(match?.[2] ?? '') ?? 'đồng';
  // Rounded to the đồng, the smallest unit: 1.1 * 1,000,000 is not whole in binary arithmetic.
  return unit === 'đồng' ? value : Math.round(value * MONEY_UNITS[unit]);
}

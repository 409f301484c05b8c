export { compareVietnamese } from './collate.ts';
export { fold, tidy } from './fold.ts';
export { looseNameKey, nameKey } from './name-key.ts';
export {
  formatMoney,
  formatNumber,
  type Language,
  MONEY_UNITS,
  type MoneyUnit,
  parseMoney,
  parseNumber,
} from './number.ts';

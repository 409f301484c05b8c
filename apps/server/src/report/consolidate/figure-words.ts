/** Figures in words: the measure and what it is narrowed to. */
import { type Figure, RELATIVE_PERIODS } from '@binhdang/domain/outline';
import type { KnownMeasure } from '../../register/index.ts';

interface Words {
  readonly vi: string;
  readonly en: string;
}

/** What {@link figureKey} was made of; undefined for a key that it cannot have made. */
export function figureOfKey(key: string): Figure | undefined {
  const [, measure, within = '', said] = /^([a-z][a-z0-9_]*)(?:\[([^\]]*)\])?@([a-z_]+)$/.exec(key) ?? [];
  const period = RELATIVE_PERIODS.find((one) => one === said);
  if (measure === undefined || period === undefined) return undefined;
  const pairs = within === '' ? [] : within.split(',').map((pair) => pair.split('='));
  if (pairs.some((pair) => pair.length !== 2)) return undefined;
  return { measure, breakdown: Object.fromEntries(pairs) as Record<string, string>, period };
}

const PERIODS: Readonly<Record<Figure['period'], Words | undefined>> = {
  this: undefined,
  previous: { vi: 'kỳ trước', en: 'period before' },
  year_ago: { vi: 'cùng kỳ năm trước', en: 'same period last year' },
  year_to_date: { vi: 'từ đầu năm', en: 'year to date' },
};

export interface NamedFigure {
  readonly name: Words;
  readonly unit: Words | null;
  /** code of the register it is counted in */
  readonly register: string | null;
  readonly stock: boolean;
}

/** "Số người tham gia: Nữ; Cấp xã (cùng kỳ năm trước)". What no register knows any more keeps its code. */
export function figureNamed(key: string, measures: ReadonlyMap<string, KnownMeasure>): NamedFigure {
  const figure = figureOfKey(key);
  const known = figure && measures.get(figure.measure);
  if (!figure || !known) return { name: { vi: key, en: key }, unit: null, register: null, stock: false };
  const say = (language: keyof Words): string => {
    const within = Object.entries(figure.breakdown).map(([code, category]) => {
      const dimension = known.dimensions.find((one) => one.code === code);
      return dimension?.categories.find((one) => one.code === category)?.name[language] ?? category;
    });
    const period = PERIODS[figure.period]?.[language];
    return [
      known.measure.name[language],
      ...(within.length === 0 ? [] : [`: ${within.join('; ')}`]),
      ...(period === undefined ? [] : [` (${period})`]),
    ].join('');
  };
  return {
    name: { vi: say('vi'), en: say('en') },
    unit: known.measure.unit,
    register: known.definition.code,
    stock: known.measure.kind === 'stock',
  };
}

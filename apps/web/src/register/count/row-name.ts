/** What a row of figures is of, for people. */
import type { OutputOf, register } from '@binhdang/contract';
import type { Language } from '@binhdang/domain';
import type { Dimension, Measure } from './use-measures.ts';

export type Figures = OutputOf<typeof register.figures>;
export type FigureRow = Figures['rows'][number];

const TOTAL = { vi: 'Tổng', en: 'Total' } as const;

/** Whether it is a part of its measure and not the total. */
export const isPart = ({ body, category }: FigureRow): boolean => body !== null || category !== null;

export const dimensionOf = (measure: Measure | undefined, split: string | undefined): Dimension | undefined =>
  measure?.dimensions.find(({ code }) => code === split);

export function rowName(
  { body, category }: FigureRow,
  measure: Measure,
  split: string | undefined,
  language: Language,
): string {
  if (body !== null) return body.name;
  if (category === null) return TOTAL[language];
  return (
    dimensionOf(measure, split)?.categories.find(({ code }) => code === category)?.name[language] ?? category
  );
}

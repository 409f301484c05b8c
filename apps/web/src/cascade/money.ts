import type { cascade } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';

/** Sum of what is estimated; null where nothing is. */
export function budgetOf(tasks: readonly Pick<cascade.BodyPlanTask, 'budget'>[]): number | null {
  const known = tasks.flatMap(({ budget }) => budget ?? []);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}

export const amount = (value: number, language: 'vi' | 'en'): string => formatNumber(value, language);

/** Names that show that nobody bears them. */
import type { Chance } from './chance.ts';

/** "Người Mẫu 017" */
export const invented = (number: number): string => `Người Mẫu ${String(number).padStart(3, '0')}`;

export interface Invented {
  readonly name: string;
  readonly sex: 'female' | 'male';
}

/** @param women how likely it is a woman */
export function somebody(chance: Chance, women = 0.5): Invented {
  return { name: invented(chance.int(1, 999)), sex: chance.is(women) ? 'female' : 'male' };
}

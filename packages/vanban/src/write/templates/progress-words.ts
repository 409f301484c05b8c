import { count, upperFirst, withoutEndMark } from '../wording.ts';
import type { DutyState, StateCounts } from './duties.ts';

export const duties = (value: number): string => `${count(value)} nhiệm vụ`;

/** More names than these are not read in a sentence; a table of the report has them. */
const NAMES_IN_SENTENCE = 10;

/** The names, or where they are to be found if they are many. @param elsewhere "chi tiết tại Bảng 2" */
export function named(names: readonly string[], elsewhere: string): string {
  return names.length > NAMES_IN_SENTENCE ? elsewhere : names.join('; ');
}

/** What is not done yet, state by state; states without duties are left out. */
export function stateParts(by: StateCounts['by'], say: (value: number) => string): string[] {
  const verbs: readonly [DutyState, string][] = [
    ['in-progress', 'đang thực hiện'],
    ['late', 'quá hạn chưa hoàn thành'],
    ['not-started', 'chưa thực hiện'],
  ];
  return verbs.flatMap(([state, verb]) => (by[state] > 0 ? [`${verb} ${say(by[state])}`] : []));
}

/** The words of an official as a sentence: capital first, full stop last, its own lines kept. */
export function sentence(text: string): string {
  const trimmed = upperFirst(text.trim());
  return /[.!?…:]$/u.test(trimmed) ? trimmed : `${withoutEndMark(trimmed)}.`;
}

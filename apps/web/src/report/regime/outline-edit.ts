/** Changes of an outline in the editor. Pure: each gives a new outline. */
import type { Outline, Part, Section } from '@binhdang/domain/outline';

/** Where a section is: which list at the top, then the places within. */
export interface SectionPath {
  readonly list: 'sections' | 'annexes';
  readonly places: readonly number[];
}

/** The list with the item moved by so many places; the same list where it cannot move so far. */
export function moved<T>(list: readonly T[], from: number, by: number): readonly T[] {
  const to = from + by;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

export const without = <T>(list: readonly T[], at: number): readonly T[] =>
  list.filter((_, one) => one !== at);

const changedAt = <T>(list: readonly T[], at: number, change: (item: T) => T): readonly T[] =>
  list.map((item, one) => (one === at ? change(item) : item));

/** The outline with one section changed. */
export function changeSection(
  outline: Outline,
  { list, places }: SectionPath,
  change: (section: Section) => Section,
): Outline {
  const within = (sections: readonly Section[], [place, ...deeper]: readonly number[]): readonly Section[] =>
    place === undefined
      ? sections
      : changedAt(sections, place, (section) =>
          deeper.length === 0 ? change(section) : { ...section, sections: within(section.sections, deeper) },
        );
  return { ...outline, [list]: within(outline[list], places) };
}

/** The outline with the list that a section stands in changed: to move or remove it. */
export function changeSiblings(
  outline: Outline,
  { list, places }: SectionPath,
  change: (siblings: readonly Section[], at: number) => readonly Section[],
): Outline {
  const at = places.at(-1) ?? 0;
  const above = places.slice(0, -1);
  if (above.length === 0) return { ...outline, [list]: change(outline[list], at) };
  return changeSection(outline, { list, places: above }, (section) => ({
    ...section,
    sections: change(section.sections, at),
  }));
}

export const changePart = (section: Section, at: number, change: (part: Part) => Part): Section => ({
  ...section,
  parts: changedAt(section.parts, at, change),
});

/** A narrative that people write by themselves, under a code that the outline does not have yet. */
export function newNarrative(taken: ReadonlySet<string>, title: { vi: string; en: string }): Part {
  let number = 1;
  while (taken.has(`text_${number}`)) number += 1;
  return { type: 'narrative', code: `text_${number}`, title, required: false, sentences: [] };
}

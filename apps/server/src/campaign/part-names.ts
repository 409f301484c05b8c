import type { Words } from '@binhdang/contract';
import type { Section } from '@binhdang/domain/outline';
import type { ReviewDefinition } from '@binhdang/domain/review';

/** How parts of the outline are called: by their own title, otherwise by the heading they stand under. */
export function partNames({ outline }: ReviewDefinition): ReadonlyMap<string, Words> {
  const names = new Map<string, Words>();
  const walk = ({ heading, parts, sections }: Section): void => {
    for (const part of parts) names.set(part.code, part.title ?? heading);
    sections.forEach(walk);
  };
  [...outline.sections, ...outline.annexes].forEach(walk);
  return names;
}

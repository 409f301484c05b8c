/** What a campaign asks, as the server gives it. */
import type { Words } from '@binhdang/contract';
import type { Section } from '@binhdang/domain/outline';
import type { ReviewDefinition } from '@binhdang/domain/review';

/** The server keeps and gives it by the domain's own form. */
export const definitionOf = (given: Readonly<Record<string, unknown>>): ReviewDefinition =>
  given as unknown as ReviewDefinition;

export interface NarrativePart {
  readonly code: string;
  readonly heading: Words;
  /** of the section above, where there is one */
  readonly above: Words | undefined;
  readonly guidance: Words | undefined;
  readonly required: boolean;
}

/** Narratives with the headings they stand under, in the order of the document. */
export function narrativeParts({ outline }: ReviewDefinition): NarrativePart[] {
  const walk = (section: Section, above: Words | undefined): NarrativePart[] => [
    ...section.parts.flatMap((part) =>
      part.type === 'narrative'
        ? [
            {
              code: part.code,
              heading: part.title ?? section.heading,
              above,
              guidance: part.guidance,
              required: part.required,
            },
          ]
        : [],
    ),
    ...section.sections.flatMap((inner) => walk(inner, section.heading)),
  ];
  return outline.sections.flatMap((section) => walk(section, undefined));
}

export const articleName = ({ articles }: ReviewDefinition, number: number): string =>
  articles.find((one) => one.number === number)?.name ?? '';

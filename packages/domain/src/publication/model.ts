/** What may be shown to the public, as data (`catalog/publication.json`). What is not named there cannot be published. */
import { z } from 'zod';
import { BiText, Code } from '../register/model.ts';

/** A measure that says nothing of people in sensitive matters; it may be split by each of these, one at a time. */
const OpenMeasure = z.object({ measure: Code, by: z.array(Code).default([]) });

/**
 * A measure about people in sensitive matters: violence, shelter, births to children, sanctions. What counts the same
 * people, or some of them, stands in one group: of a group one table is published for a year, with one split and no other.
 */
const SensitiveMeasure = z.object({
  measure: Code,
  group: Code,
  by: Code.optional(),
  /** otherwise it is only known as sensitive */
  publish: z.boolean(),
});
export type SensitiveMeasure = z.infer<typeof SensitiveMeasure>;

export const PublicationCatalog = z.object({
  /** numbers of people from 1 to one less than this are hidden */
  least: z.number().int().min(2).max(50),
  measures: z.array(OpenMeasure),
  sensitiveMeasures: z.array(SensitiveMeasure),
  indicators: z.array(z.string()),
  sensitiveIndicators: z.array(z.object({ indicator: z.string(), group: Code })),
  /** how the data may be used, and how they are to be cited */
  licence: z.object({ name: BiText, text: BiText, cite: BiText }),
  /** numbers that anybody may call */
  help: z.array(z.object({ number: z.string().min(3), name: BiText })),
});
export type PublicationCatalog = z.infer<typeof PublicationCatalog>;

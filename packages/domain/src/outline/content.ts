/** What people write in a report, beside what the system reckons. */
import { z } from 'zod';
import type { RecordValues } from '../register/value.ts';
import { type Outline, partsOf } from './model.ts';

/** Longest text of one paragraph or group of paragraphs, in UTF-16 code units. */
export const NARRATIVE_LENGTH = 20_000;

const Narrative = z.object({
  /** as people left it; lines are paragraphs */
  text: z.string().max(NARRATIVE_LENGTH),
  /** the prepared text that they saw when they last wrote: where it reads otherwise now, figures have changed since */
  prepared: z.string().max(NARRATIVE_LENGTH),
});

/**
 * By code of the part. A narrative that nobody touched is missing here and follows its figures; a table that nobody
 * filled in is missing too.
 */
export const ReportContent = z.object({
  narratives: z.record(z.string(), Narrative).default({}),
  entries: z.record(z.string(), z.array(z.record(z.string(), z.unknown())).max(500)).default({}),
});
export type ReportContent = z.infer<typeof ReportContent>;

export const EMPTY_CONTENT: ReportContent = { narratives: {}, entries: {} };

/** Rows of a table that people fill in. */
export type EntryRows = readonly RecordValues[];

/** Parts that must be written before the report is sent and are not, once what is prepared is taken for written. */
export function missingParts(
  outline: Outline,
  content: ReportContent,
  prepared: ReadonlyMap<string, string>,
): string[] {
  return partsOf(outline)
    .filter((part) => part.type === 'narrative' && part.required)
    .filter(({ code }) => (content.narratives[code]?.text ?? prepared.get(code) ?? '').trim() === '')
    .map(({ code }) => code);
}

/** Codes of parts that differ between two versions, in the order of the outline. */
export function changedParts(outline: Outline, before: ReportContent, after: ReportContent): string[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return partsOf(outline)
    .filter(
      ({ code }) =>
        before.narratives[code]?.text !== after.narratives[code]?.text ||
        !same(before.entries[code], after.entries[code]),
    )
    .map(({ code }) => code);
}

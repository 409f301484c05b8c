/** How each part of a report stands, for the contents beside it. Pure. */
import type { report } from '@binhdang/contract';
import { type DraftContent, preparedText } from './draft-content.ts';

export type PartMark = 'missing' | 'moved' | 'remarks' | 'changed' | 'written' | 'prepared' | 'empty';

export interface MarkFacts {
  readonly content: DraftContent;
  /** Codes of parts that differ from the version sent before. */
  readonly changed: ReadonlySet<string>;
  /** Remarks that wait, by code of the part. */
  readonly remarks: ReadonlyMap<string, number>;
}

/** Whether somebody wrote a narrative whose figures have changed since. */
export function hasMoved(part: report.ReportPartOf<'narrative'>, content: DraftContent): boolean {
  const written = content.narratives[part.code];
  return written !== undefined && written.prepared !== preparedText(part);
}

/** Whether a part must be written before the report is sent and is not. */
export const isMissing = (part: report.ReportPart, content: DraftContent): boolean =>
  part.type === 'narrative' &&
  part.required &&
  (content.narratives[part.code]?.text ?? preparedText(part)).trim() === '';

/** All that is to be said of a part, the most pressing first. */
export function marksOf(part: report.ReportPart, facts: MarkFacts): PartMark[] {
  const { content, changed, remarks } = facts;
  const marks: PartMark[] = [];
  if (isMissing(part, content)) marks.push('missing');
  if ((remarks.get(part.code) ?? 0) > 0) marks.push('remarks');
  if (part.type === 'narrative' && hasMoved(part, content)) marks.push('moved');
  if (changed.has(part.code)) marks.push('changed');
  const own = ownMark(part, content);
  if (own !== undefined && !marks.includes('missing')) marks.push(own);
  return marks;
}

function ownMark(part: report.ReportPart, content: DraftContent): PartMark | undefined {
  switch (part.type) {
    case 'narrative':
      if (content.narratives[part.code] !== undefined) return 'written';
      return part.sentences.length > 0 ? 'prepared' : 'empty';
    case 'entry':
      return (content.entries[part.code] ?? []).length > 0 ? 'written' : 'empty';
    case 'table':
      return part.rows.some(({ cells }) => cells.some(({ value }) => value !== null)) ? 'prepared' : 'empty';
    default:
      return part.rows.length > 0 ? 'prepared' : 'empty';
  }
}

/** The most pressing mark of many parts, for the heading above them. */
export function worstMark(marks: readonly PartMark[]): PartMark | undefined {
  const order: PartMark[] = ['missing', 'remarks', 'moved', 'changed', 'written', 'prepared', 'empty'];
  return order.find((mark) => marks.includes(mark));
}

/** Anchor of a part in the page. */
export const partAnchor = (code: string): string => `phan-${code}`;

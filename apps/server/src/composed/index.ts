/** Documents that are composed from the work: progress reports, urging letters, extracts of assignments. */
import type { BoundAction } from '../platform/action.ts';
import { choices, proposal } from './choices.ts';
import { composeExtract } from './compose-extract.ts';
import { composeProgress } from './compose-progress.ts';
import { discardDocument } from './discard.ts';
import { document, documents, editDocument, sources } from './documents.ts';
import { docx, pdf } from './files.ts';

export { composeLetters, type LetterRequest } from './compose-letter.ts';
export { type DutyRow, loadDuties, rhythm } from './duties.ts';
export { composedPdf } from './files.ts';
export { loadPlanFacts } from './plan-facts.ts';

export const actions: readonly BoundAction[] = [
  documents,
  choices,
  proposal,
  composeProgress,
  composeExtract,
  document,
  editDocument,
  discardDocument,
  sources,
  pdf,
  docx,
];

import type { BoundAction } from '../platform/action.ts';
import { choices, proposal } from './composed/choices.ts';
import { composeExtract } from './composed/compose-extract.ts';
import { composeProgress } from './composed/compose-progress.ts';
import { discardDocument } from './composed/discard.ts';
import { document, documents, editDocument, sources } from './composed/documents.ts';
import { docx, pdf } from './composed/files.ts';

export { composeLetters, type LetterRequest } from './composed/compose-letter.ts';

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

/** Registers designed by the administrator. */
import type { BoundAction } from '../../platform/action.ts';
import { definitionFile } from './definition-file.ts';
import { discardDraft } from './discard-draft.ts';
import { designs } from './list-designs.ts';
import { publishDraft } from './publish-draft.ts';
import { readDesign } from './read-design.ts';
import { retireRegister } from './retire.ts';
import { saveDraft } from './save-draft.ts';
import { startDraft } from './start-draft.ts';
import { designUse } from './use.ts';

export { registerConversion } from './conversion.ts';

export const designActions: readonly BoundAction[] = [
  designs,
  readDesign,
  startDraft,
  saveDraft,
  discardDraft,
  designUse,
  publishDraft,
  retireRegister,
  definitionFile,
];

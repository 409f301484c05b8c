import type { BoundAction } from '../platform/action.ts';
import { publications } from './list.ts';
import { preview, publish } from './publish.ts';
import { publishDocument } from './publish-document.ts';
import { withdraw } from './withdraw.ts';

export { checkPublicationCatalog } from './catalog.ts';
export {
  mountDocumentFile,
  mountIndicatorData,
  mountItems,
  mountMeasureData,
  mountPages,
} from './mount.ts';

export const actions: readonly BoundAction[] = [publications, preview, publish, publishDocument, withdraw];

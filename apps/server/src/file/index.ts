import type { BoundAction } from '../platform/action.ts';
import { downloadFile } from './download.ts';
import { uploadFile } from './upload.ts';

export { checkedType } from './check-type.ts';
export { registerJobs } from './sweep.ts';

export const actions: readonly BoundAction[] = [uploadFile, downloadFile];

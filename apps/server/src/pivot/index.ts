import type { BoundAction } from '../platform/action.ts';
import { file } from './file.ts';
import { records } from './records.ts';
import { table } from './table.ts';

export const actions: readonly BoundAction[] = [table, records, file];

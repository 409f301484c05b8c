import type { BoundAction } from '../../platform/action.ts';
import { below } from './below.ts';
import { byBody } from './by-body.ts';
import { consolidateReport } from './consolidate-report.ts';
import { findByCode } from './find-by-code.ts';
import { gathered } from './gathered.ts';
import { trace } from './trace.ts';

export const consolidateActions: readonly BoundAction[] = [
  below,
  consolidateReport,
  gathered,
  trace,
  byBody,
  findByCode,
];

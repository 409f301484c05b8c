import type { BoundAction } from '../platform/action.ts';
import { indicators } from './indicators.ts';
import { map } from './map.ts';
import { timeliness } from './timeliness.ts';
import { yearOnYear } from './year-on-year.ts';

export const actions: readonly BoundAction[] = [indicators, map, timeliness, yearOnYear];

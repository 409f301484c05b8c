import type { BoundAction } from '../platform/action.ts';
import { indicators } from './indicators.ts';
import { map } from './map.ts';
import { yearOnYear } from './year-on-year.ts';

export const actions: readonly BoundAction[] = [indicators, map, yearOnYear];

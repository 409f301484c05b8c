import type { BoundAction } from '../platform/action.ts';
import { enterAmount } from './enter-amount.ts';
import { indicators } from './list.ts';
import { readIndicator } from './read-indicator.ts';
import { review } from './review.ts';
import { revise } from './revise.ts';
import { setTarget } from './set-target.ts';
import { values } from './values.ts';
import { valuesFile } from './values-file.ts';

export { INDICATORS, type Indicator, indicatorsOn } from './definitions.ts';
export { loadIndicators } from './load-indicators.ts';
export { type Territory, territoryOn } from './scope.ts';
export { type Standing, standings } from './standings.ts';

export const actions: readonly BoundAction[] = [
  indicators,
  values,
  valuesFile,
  readIndicator,
  enterAmount,
  setTarget,
  review,
  revise,
];

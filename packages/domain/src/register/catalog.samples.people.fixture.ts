import type { Sample } from './catalog.samples.model.fixture.ts';

export const PEOPLE_SAMPLES: readonly Sample[] = [];

import type { Sample } from './catalog.samples.model.fixture.ts';

export const SECTOR_SAMPLES: readonly Sample[] = [];

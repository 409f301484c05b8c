/** Invented records of each shipped register: right ones with what they count, wrong ones with their faults. */

import { COMMUNICATION_SAMPLES } from './catalog.samples.communication.fixture.ts';
import type { Severity } from './catalog.samples.model.fixture.ts';
import { OVERSIGHT_SAMPLES } from './catalog.samples.oversight.fixture.ts';
import { PEOPLE_SAMPLES } from './catalog.samples.people.fixture.ts';
import { RESOURCE_SAMPLES } from './catalog.samples.resources.fixture.ts';
import { SECTOR_SAMPLES } from './catalog.samples.sector.fixture.ts';
import { SERVICE_SAMPLES } from './catalog.samples.services.fixture.ts';

export type { Severity };
export const SAMPLES = [
  ...COMMUNICATION_SAMPLES,
  ...SERVICE_SAMPLES,
  ...OVERSIGHT_SAMPLES,
  ...PEOPLE_SAMPLES,
  ...RESOURCE_SAMPLES,
  ...SECTOR_SAMPLES,
];

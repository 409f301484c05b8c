/** What a body reports on an obligation, for tests of what comes after. */
import { type BodyInputOf, work } from '@binhdang/contract';
import type { Person } from './system.ts';

type Report = BodyInputOf<typeof work.report>;

/** A report of work under way; `version` is that of the obligation. */
export function progressBody(version: number, change: Partial<Report> = {}): Report {
  return {
    version,
    occurrenceId: null,
    state: 'in_progress',
    percent: null,
    narrative: 'Đang làm',
    figures: [],
    doneOn: null,
    evidence: [],
    ...change,
  };
}

/** Reports on the obligation as it stands. */
export async function reportProgress(person: Person, obligationId: string, change: Partial<Report> = {}) {
  const params = { obligationId };
  const { version } = await person.call(work.obligation, { params });
  return person.call(work.report, { params, body: progressBody(version, change) });
}

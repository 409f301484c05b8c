/** Each night what has run out is removed: sessions, noted failures, keys of requests sent twice, news long read. */
import type { Services } from '../platform/services.ts';

const SWEEP = 'account.sweep';

/** A repeat that comes later than this is a new request: programs and the outbox of a phone give up long before. */
const KEYS_FOR = '14 days';

/** Who has read it knows it; what it told stands on the page it led to. What was not read waits. */
const READ_NEWS_FOR = '180 days';

/** A phone that was not heard of for half a year: what waits there is given up with its key. */
const OFFLINE_FOR = '180 days';

export function registerJobs(services: Services): void {
  services.jobs.everyDay(SWEEP, '15 2 * * *', async () => {
    const swept = await sweep(services);
    services.log.info({ swept }, 'swept');
  });
}

export interface Swept {
  readonly sessions: number;
  readonly failures: number;
  readonly keys: number;
  readonly notifications: number;
  readonly offlineParts: number;
}

/** Removes what has run out. @returns how many rows of each */
export async function sweep({ workerPool }: Pick<Services, 'workerPool'>): Promise<Swept> {
  const count = async (statement: string, values: unknown[] = []) =>
    (await workerPool.query(statement, values)).rowCount ?? 0;
  return {
    // Kept a day longer, so that the administrator still sees who was there last.
    sessions: await count(`delete from session where expires_at < now() - interval '1 day'`),
    failures: await count(`delete from sign_in_failure where at < now() - interval '1 day'`),
    keys: await count('delete from idempotency_key where at < now() - $1::interval', [KEYS_FOR]),
    notifications: await count(
      'delete from notification where read_at is not null and created_at < present() - $1::interval',
      [READ_NEWS_FOR],
    ),
    offlineParts: await count('delete from offline_part where used_at < now() - $1::interval', [OFFLINE_FOR]),
  };
}

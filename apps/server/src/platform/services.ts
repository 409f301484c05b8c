/** What actions may use besides the transaction; made once in main.ts. */

import type pg from 'pg';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { FileStore } from './file-store.ts';
import type { Jobs } from './jobs.ts';

export interface Services {
  readonly config: Config;
  readonly clock: Clock;
  /** Pool of the app role; actions use their transaction, not this. */
  readonly pool: pg.Pool;
  /** Pool of the worker role, for jobs: acts for nobody in particular and is not bound by row-level security. */
  readonly workerPool: pg.Pool;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly log: Logger;
}

/**
 * Work after the answer: mail, reminders. A job is added in the transaction of the change that causes it, so
 * it exists if and only if the change does.
 */
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Transaction } from './transaction.ts';

export interface Jobs {
  /** Adds a job within the transaction. */
  send(tx: Transaction, queue: string, data: object): Promise<void>;
  /**
   * Says what is done with the jobs of a queue; called by rooms before start(). With `heartbeatSeconds` a job whose
   * server has stopped saying that it lives is done again soon; without, after a quarter of an hour.
   */
  handle<T extends object>(
    queue: string,
    run: (data: T) => Promise<void>,
    options?: { readonly heartbeatSeconds: number },
  ): void;
  /** Runs something on a timetable (cron, Vietnam time). */
  everyDay(queue: string, cron: string, run: () => Promise<void>): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const RETRY = { retryLimit: 5, retryDelay: 30, retryBackoff: true } as const;

export function openJobs(pool: pg.Pool, log: Logger): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    migrate: false,
    createSchema: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'jobs'));
  const handlers = new Map<string, (data: object) => Promise<void>>();
  const queues = new Map<string, { readonly heartbeatSeconds: number }>();
  const timetable = new Map<string, string>();
  return {
    async send(tx, queue, data) {
      const db = {
        executeSql: async (text: string, values?: unknown[]) => {
          const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values ?? []));
          return { rows };
        },
      };
      await boss.send(queue, data, { ...RETRY, db });
    },
    handle(queue, run, options) {
      handlers.set(queue, run as (data: object) => Promise<void>);
      if (options) queues.set(queue, options);
    },
    everyDay(queue, cron, run) {
      handlers.set(queue, run);
      timetable.set(queue, cron);
    },
    async start() {
      await boss.start();
      for (const [queue, run] of handlers) {
        await boss.createQueue(queue, queues.get(queue) ?? {});
        await boss.work<object>(queue, async (jobs) => {
          for (const job of jobs) await run(job.data);
        });
      }
      for (const [queue, cron] of timetable) await boss.schedule(queue, cron, {}, { tz: 'Asia/Ho_Chi_Minh' });
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}

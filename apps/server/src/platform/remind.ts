/** Reminders that go out by themselves: written as notifications and mailed, all or none. */
import { mailNotifications } from './mail.ts';
import type { Services } from './services.ts';
import { kyselyOnClient, type Transaction } from './transaction.ts';

/** What sending reminders needs. */
export type Reminding = Pick<Services, 'workerPool' | 'config' | 'jobs'>;

/**
 * Runs as the worker, in one transaction with the mail that follows.
 * @param write inserts the notifications and gives their ids
 * @returns how many there were
 */
export async function remindAsWorker(
  services: Reminding,
  write: (tx: Transaction) => Promise<readonly string[]>,
): Promise<number> {
  const client = await services.workerPool.connect();
  try {
    await client.query('begin');
    const tx = kyselyOnClient(client);
    const ids = await write(tx);
    await mailNotifications(tx, services, ids);
    await client.query('commit');
    return ids.length;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Work in the background that is done as the person who asked for it, under the policies that bound the request. */
import { randomUUID } from 'node:crypto';
import type { CivilDate, Role } from '@binhdang/domain';
import type pg from 'pg';
import type { Services } from './services.ts';
import { kyselyOnClient, type Session, type Transaction } from './transaction.ts';

export interface Acting {
  readonly tx: Transaction;
  readonly session: Pick<Session, 'userId' | 'login' | 'fullName' | 'locale' | 'actor'>;
  readonly today: CivilDate;
}

interface Row {
  readonly login: string;
  readonly full_name: string;
  readonly locale: 'vi' | 'en';
  readonly grants: { bodyId: string; role: Role }[];
}

/** The person's account is closed; what they asked for is not done any more. */
export class NobodyToActFor extends Error {}

/**
 * One transaction as the person, by the grants that hold now; committed when `run` is done, rolled back when it throws.
 * @param action name of what is done, written on every audit line
 * @throws NobodyToActFor
 */
export async function actAs<T>(
  services: Pick<Services, 'pool' | 'clock'>,
  { userId, action }: { readonly userId: string; readonly action: string },
  run: (acting: Acting) => Promise<T>,
): Promise<T> {
  const client = await services.pool.connect();
  let broken = false;
  try {
    await client.query('begin');
    const acting = await open(client, services.clock.today(), userId, action);
    const result = await run(acting);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function open(
  client: pg.PoolClient,
  today: CivilDate,
  userId: string,
  action: string,
): Promise<Acting> {
  const { rows } = await client.query<Row>('select * from act_for($1, $2, $3)', [
    userId,
    action,
    randomUUID(),
  ]);
  const [row] = rows;
  if (row === undefined) throw new NobodyToActFor(userId);
  const { login, full_name, locale, grants } = row;
  return {
    tx: kyselyOnClient(client),
    today,
    session: {
      userId,
      login,
      fullName: full_name,
      locale,
      actor: { userId, grants: grants.map((grant) => ({ ...grant, validFrom: today, validTo: null })) },
    },
  };
}

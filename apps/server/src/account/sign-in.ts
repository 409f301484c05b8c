import { randomBytes } from 'node:crypto';
import { account, type OutputOf } from '@binhdang/contract';
import { hash, verify } from '@node-rs/argon2';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { SESSION_COOKIE } from '../platform/http.ts';
import { fieldErrors, Refusal, refuse } from '../platform/refusal.ts';
import type { Services } from '../platform/services.ts';
import { openTransaction, type Transaction } from '../platform/transaction.ts';
import { loadMe } from './me.ts';

/** OWASP's parameters for Argon2id: 19 MiB, two passes, one lane (about 25 ms here). */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Compared when the login does not exist, so that the time taken tells nothing. */
const decoy = hash('a password nobody has', ARGON2);

/**
 * Signing in is mounted by hand: it is the one write that has no session yet and sets a cookie. Checks the
 * number of recent failures, then the password, outside any transaction (it is slow on purpose); then opens
 * the session and answers as that session sees itself.
 */
export function mountSignIn(app: FastifyInstance, services: Services): void {
  app.post(account.signIn.path, async (request, reply) => {
    const input = account.signIn.body.safeParse(request.body);
    if (!input.success) throw new Refusal('invalid-input', { errors: fieldErrors(input.error) });
    const login = input.data.login.toLowerCase();
    const candidate = await lookUp(services, login);
    const correct = await verify(candidate?.password_hash ?? (await decoy), input.data.password);
    if (!candidate?.active || !correct) {
      await services.pool.query('select note_sign_in_failure($1)', [login]);
      refuse('sign-in-refused');
    }
    const token = randomBytes(32).toString('hex');
    const me = await startSession(
      services,
      candidate.user_id,
      login,
      token,
      request.id,
      request.headers['user-agent'] ?? '',
    );
    reply.setCookie(SESSION_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: services.config.PUBLIC_URL?.startsWith('https:') ?? false,
      maxAge: Math.round(services.config.SESSION_HOURS * 3600),
    });
    return me;
  });
}

interface Candidate {
  user_id: string;
  password_hash: string;
  active: boolean;
  failures: number;
}

async function lookUp(services: Services, login: string): Promise<Candidate | undefined> {
  const { rows } = await services.pool.query<Candidate & { user_id: string | null }>(
    `select c.*, recent_sign_in_failures($1) as failures
       from (select 1) one left join sign_in_candidate($1) c on true`,
    [login],
  );
  const row = rows[0];
  if (row && row.failures >= services.config.SIGN_IN_LIMIT) refuse('too-many-attempts');
  return row?.user_id ? row : undefined;
}

async function startSession(
  services: Services,
  userId: string,
  login: string,
  token: string,
  requestId: string,
  agent: string,
): Promise<OutputOf<typeof account.signIn>> {
  const today = services.clock.today();
  const request = { action: account.signIn.id, requestId, readOnly: false, today };
  const sessionId = uuid();
  await services.pool.query(
    'select start_session($1, $2, $3, make_interval(secs => $4), $5), forget_sign_in_failures($6)',
    [sessionId, token, userId, services.config.SESSION_HOURS * 3600, agent, login],
  );
  const open = await openTransaction(services.pool, { ...request, token });
  try {
    const session = open.session ?? refuse('sign-in-refused');
    await noteSignIn(open.tx, userId);
    const me = await loadMe(open.tx, session, today, services.config);
    await open.commit();
    return me;
  } catch (error) {
    await open.rollback().catch(() => undefined);
    throw error;
  }
}

async function noteSignIn(tx: Transaction, userId: string): Promise<void> {
  await sql`select audit_event('app_user', ${userId}, null)`.execute(tx);
}

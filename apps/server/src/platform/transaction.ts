/**
 * One transaction per request, opened together with the session: a single round trip begins the transaction,
 * checks the token, and fixes in the database who acts.
 */
import { createHash } from 'node:crypto';
import type { Actor, CivilDate, Role } from '@binhdang/domain';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { DB } from './schema.generated.ts';

export type Transaction = Kysely<DB>;

/** Who is signed in, as the database confirmed it for this transaction. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly login: string;
  readonly fullName: string;
  readonly locale: 'vi' | 'en';
  readonly mustChangePassword: boolean;
  readonly lastSeenAt: Date;
  readonly actor: Actor;
}

export interface OpenTransaction {
  readonly tx: Transaction;
  readonly session: Session | undefined;
  /** Resolves when the database has made it durable; then releases the connection. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export interface TransactionRequest {
  /** Hex of the session token; none for open routes. */
  readonly token: string | undefined;
  /** Name of the action, written on every audit line. */
  readonly action: string;
  readonly requestId: string;
  readonly readOnly: boolean;
  readonly today: CivilDate;
}

interface SessionRow {
  session_id: string;
  user_id: string;
  login: string;
  full_name: string;
  locale: 'vi' | 'en';
  must_change_password: boolean;
  last_seen_at: Date;
  grants: { bodyId: string; role: Role }[];
}

const TOKEN = /^[0-9a-f]{64}$/;

export async function openTransaction(pool: pg.Pool, request: TransactionRequest): Promise<OpenTransaction> {
  const client = await pool.connect();
  try {
    const begin = request.readOnly ? 'begin isolation level repeatable read read only' : 'begin';
    const token = request.token && TOKEN.test(request.token) ? request.token : undefined;
    const action = client.escapeLiteral(request.action);
    const id = client.escapeLiteral(request.requestId);
    const open = token
      ? `select * from open_session('${token}', ${action}, ${id})`
      : `select set_config('app.action', ${action}, true), set_config('app.request_id', ${id}, true)`;
    // Several statements in one message are answered with one result each, which @types/pg does not know.
    const results = (await client.query(`${begin}; ${open}`)) as unknown as pg.QueryResult[];
    const row = token ? (results[1]?.rows[0] as SessionRow | undefined) : undefined;
    return {
      tx: kyselyOnClient(client),
      session: row && sessionOf(row, request.today),
      commit: () => finish(client, 'commit'),
      rollback: () => finish(client, 'rollback'),
    };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function finish(client: pg.PoolClient, how: 'commit' | 'rollback'): Promise<void> {
  try {
    await client.query(how);
    client.release();
  } catch (error) {
    // A deferred check (an audit line, a constraint) may refuse the commit; a broken connection is dropped.
    client.release(how === 'rollback' || (error as { code?: string }).code === undefined);
    throw error;
  }
}

function sessionOf(row: SessionRow, today: CivilDate): Session {
  return {
    id: row.session_id,
    userId: row.user_id,
    login: row.login,
    fullName: row.full_name,
    locale: row.locale,
    mustChangePassword: row.must_change_password,
    lastSeenAt: row.last_seen_at,
    // The database returns only the grants that hold today.
    actor: {
      userId: row.user_id,
      grants: row.grants.map((grant) => ({ ...grant, validFrom: today, validTo: null })),
    },
  };
}

/** Kysely on one connection that it neither takes nor gives back. */
export function kyselyOnClient(client: pg.PoolClient): Transaction {
  const query = (text: unknown, values?: unknown[]) => {
    const name = typeof text === 'string' ? statementName(text) : undefined;
    return name === undefined
      ? client.query(text as string, values as never)
      : client.query({ name, text: text as string, values: values ?? [] });
  };
  const borrowed = { query, release: () => undefined };
  return new Kysely<DB>({
    dialect: new PostgresDialect({
      pool: { connect: async () => borrowed as never, end: async () => undefined, options: {} },
    }),
  });
}

interface Statement {
  readonly name: string;
  uses: number;
}

/** Statements that this process has run. */
const statements = new Map<string, Statement>();
const PREPARED_FROM_USE = 3;
const MOST_STATEMENTS = 1_000;

/**
 * A name under which a connection keeps a statement that comes again and again: with row-level security, parsing,
 * rewriting and planning take about as long as running it (3 of 10 ms for "my work"). Statements that a filter puts
 * together once are not kept.
 */
function statementName(text: string): string | undefined {
  let statement = statements.get(text);
  if (!statement) {
    if (statements.size >= MOST_STATEMENTS) return undefined;
    statement = { name: createHash('sha1').update(text).digest('base64url'), uses: 0 };
    statements.set(text, statement);
  }
  statement.uses += 1;
  return statement.uses < PREPARED_FROM_USE ? undefined : statement.name;
}

/** Mounts actions as HTTP routes: session, validation, permission, transaction, answer after commit. */
import { createHash, randomUUID } from 'node:crypto';
import { can, type Subject } from '@binhdang/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import type { BoundAction, Context, FileAnswer, Upload } from './action.ts';
import { fieldErrors, Refusal, refuse } from './refusal.ts';
import type { Services } from './services.ts';
import { type OpenTransaction, openTransaction, type Session } from './transaction.ts';

export const SESSION_COOKIE = 'binhdang_session';

/** Which actions a person may still call while a new password is due. */
const ALLOWED_BEFORE_PASSWORD_CHANGE = new Set(['account.me', 'account.changePassword', 'account.signOut']);

export function mount(app: FastifyInstance, services: Services, actions: readonly BoundAction[]): void {
  for (const bound of actions) {
    app.route({
      method: bound.route.method,
      url: bound.route.path,
      handler: (request, reply) => serve(bound, services, request, reply),
    });
  }
}

async function serve(
  bound: BoundAction,
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const readOnly = bound.route.method === 'GET';
  const upload = bound.route.upload ? await receive(request, services) : undefined;
  const input = validated(bound, request, upload);
  // Two transactions that waited for each other: the loser starts again, unseen by the user.
  for (let attempt = 1; ; attempt++) {
    try {
      await attemptOnce(bound, services, request, reply, input, upload, readOnly);
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (attempt < 4 && (code === '40001' || code === '40P01')) continue;
      throw error;
    }
  }
}

interface Input {
  params: unknown;
  query: unknown;
  body: unknown;
}

async function attemptOnce(
  bound: BoundAction,
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  input: Input,
  upload: Upload | undefined,
  readOnly: boolean,
): Promise<void> {
  const today = services.clock.today();
  const open = await openTransaction(services.pool, {
    token: request.cookies[SESSION_COOKIE],
    action: bound.route.id,
    requestId: request.id,
    readOnly,
    today,
  });
  const effects: (() => void | Promise<void>)[] = [];
  let answer: { result: unknown; replayed: boolean };
  try {
    const session = signedIn(bound, open.session);
    const may: Context<BoundAction['route']>['may'] = (permission, subject) =>
      session !== undefined && can(session.actor, permission, subject, today);
    const context: Context<BoundAction['route']> = {
      tx: open.tx,
      session: session as Session,
      params: input.params as never,
      query: input.query as never,
      body: input.body as never,
      upload,
      today,
      services,
      log: request.log,
      afterCommit: (effect) => effects.push(effect),
      may,
      require: (permission, subject) => {
        if (!may(permission, subject)) refuse('not-allowed');
      },
    };
    // A file is made again as it was; keeping it for a repeat would keep what it says.
    const key = readOnly || bound.route.file ? undefined : request.headers['idempotency-key'];
    answer = await once(
      typeof key === 'string' && session ? key : undefined,
      bound,
      context,
      input,
      upload,
      async () => {
        const subject = await authorised(bound, context);
        return bound.run(context, subject);
      },
    );
  } catch (error) {
    await open.rollback().catch(() => undefined);
    throw error;
  }
  await finish(open, readOnly);
  for (const effect of effects) await effect();
  if (answer.replayed) reply.header('idempotency-replayed', 'true');
  await send(bound, reply, answer.result);
}

/** A read has nothing to lose: its answer need not wait for the end of its transaction. */
async function finish(open: OpenTransaction, readOnly: boolean): Promise<void> {
  if (!readOnly) return open.commit();
  open.commit().catch(() => undefined);
}

function signedIn(bound: BoundAction, session: Session | undefined): Session | undefined {
  if (bound.permission === 'open') return session;
  if (!session) refuse('sign-in-needed');
  if (session.mustChangePassword && !ALLOWED_BEFORE_PASSWORD_CHANGE.has(bound.route.id))
    refuse('password-change-needed');
  return session;
}

/** @returns what the action is done to */
async function authorised(bound: BoundAction, context: Context<BoundAction['route']>): Promise<Subject> {
  if (bound.permission === 'open' || bound.permission === 'signed-in') return {};
  const subject = bound.subject ? await bound.subject(context) : {};
  if (!subject) refuse('not-found');
  if (!context.may(bound.permission, subject)) refuse('not-allowed');
  return subject;
}

/**
 * Runs a write at most once per idempotency key. The key is noted in the write's own transaction, so a repeat
 * waits for the first to commit and is then answered with the first's answer.
 */
async function once(
  key: string | undefined,
  bound: BoundAction,
  context: Context<BoundAction['route']>,
  input: Input,
  upload: Upload | undefined,
  run: () => Promise<unknown>,
): Promise<{ result: unknown; replayed: boolean }> {
  if (key === undefined) return { result: await run(), replayed: false };
  if (key.length < 8 || key.length > 200)
    refuse('invalid-input', {
      errors: [
        {
          path: 'Idempotency-Key',
          message: { vi: 'Dài từ 8 đến 200 ký tự.', en: 'Must have 8 to 200 characters.' },
        },
      ],
    });
  const { tx, session } = context;
  const hash = createHash('sha256')
    .update(JSON.stringify([bound.route.id, input]))
    .update(upload?.bytes ?? '')
    .digest();
  const mine = await tx
    .insertInto('idempotency_key')
    .values({ user_id: session.userId, key, action: bound.route.id, request_hash: hash })
    .onConflict((conflict) => conflict.columns(['user_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!mine) {
    const first = await tx
      .selectFrom('idempotency_key')
      .select(['request_hash', 'response'])
      .where('user_id', '=', session.userId)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (!hash.equals(first.request_hash)) refuse('key-reused');
    if (bound.secretAnswer) refuse('wrong-state', { detail: SHOWN_ONCE });
    return { result: first.response ?? undefined, replayed: true };
  }
  const result = await run();
  await tx
    .updateTable('idempotency_key')
    .set({
      status: 200,
      response: sql`${JSON.stringify(bound.secretAnswer ? null : (result ?? null))}::jsonb`,
    })
    .where('user_id', '=', session.userId)
    .where('key', '=', key)
    .execute();
  return { result, replayed: false };
}

const SHOWN_ONCE = {
  vi: 'Việc này đã làm xong, nhưng mật khẩu chỉ hiện một lần. Hãy đặt lại mật khẩu để có mật khẩu mới.',
  en: 'This is already done, but the password is shown only once. Reset the password to get a new one.',
};

async function send(bound: BoundAction, reply: FastifyReply, result: unknown): Promise<void> {
  if (bound.route.file) {
    const file = result as FileAnswer;
    reply.header('content-type', file.mediaType);
    reply.header(
      'content-disposition',
      `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    );
    await reply.send(file.bytes instanceof Uint8Array ? Buffer.from(file.bytes) : file.bytes);
    return;
  }
  if (result === undefined) {
    await reply.code(204).send();
    return;
  }
  await reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(result));
}

function validated(bound: BoundAction, request: FastifyRequest, upload: Upload | undefined): Input {
  const { route } = bound;
  const body = route.upload ? upload?.fields : (request.body ?? undefined);
  return {
    params: check(route.params, request.params ?? {}),
    query: check(route.query, request.query ?? {}),
    body: route.upload && route.body instanceof z.ZodUndefined ? undefined : check(route.body, body),
  };
}

function check(schema: z.ZodType, value: unknown): unknown {
  const path = nulPath(value, []);
  if (path !== undefined) refuse('invalid-input', { errors: [{ path: path.join('.'), message: NUL }] });
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal('invalid-input', { errors: fieldErrors(result.error) });
}

const NUL = {
  vi: 'Có ký tự rỗng không lưu được, thường do dán từ chương trình khác. Hãy gõ lại mục này.',
  en: 'Holds a null character, which cannot be stored, perhaps pasted from another program. Please type it again.',
};

/** Where a text holds a NUL, which PostgreSQL stores neither in text nor in jsonb. */
function nulPath(
  value: unknown,
  path: readonly (string | number)[],
): readonly (string | number)[] | undefined {
  if (typeof value === 'string') return value.includes('\0') ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, one] of Object.entries(value)) {
    const found = key.includes('\0') ? path : nulPath(one, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** One file in the field "file", whole in memory: the limit is small and its content is checked before it is kept. */
async function receive(request: FastifyRequest, services: Services): Promise<Upload> {
  const limit = services.config.UPLOAD_LIMIT_MB;
  if (!request.isMultipart()) {
    refuse('invalid-input', {
      errors: [{ path: 'file', message: { vi: 'Chưa chọn tệp.', en: 'No file was chosen.' } }],
    });
  }
  const fields: Record<string, string> = {};
  let file: { name: string; bytes: Buffer } | undefined;
  try {
    for await (const part of request.parts({
      limits: { files: 1, fileSize: limit * 1024 * 1024, fields: 50 },
    })) {
      if (part.type === 'file') {
        file = {
          name: (part.filename || 'tep').normalize('NFC').slice(0, 200),
          bytes: await part.toBuffer(),
        };
      } else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') {
      refuse('file-too-large', {
        detail: {
          vi: `Tệp lớn hơn ${limit} MB. Hãy giảm dung lượng rồi tải lại.`,
          en: `The file is larger than ${limit} MB. Make it smaller and upload again.`,
        },
      });
    }
    throw error;
  }
  if (!file || file.bytes.length === 0) {
    refuse('invalid-input', {
      errors: [
        {
          path: 'file',
          message: { vi: 'Chưa chọn tệp, hoặc tệp rỗng.', en: 'No file was chosen, or it is empty.' },
        },
      ],
    });
  }
  return { ...file, fields };
}

/**
 * Writes must come from our own pages (cookies alone prove nothing), signing in too. Browsers say where a request
 * comes from; programs without a browser send no Origin and hold no cookie by accident.
 */
export function guardOrigin(app: FastifyInstance, publicUrl: string | undefined): void {
  const known = publicUrl === undefined ? [] : [new URL(publicUrl).host];
  app.addHook('onRequest', async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request, known);
  });
}

function checkOrigin(request: FastifyRequest, known: readonly string[]): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse('forged-request');
  if (origin === undefined) return;
  const from = hostOf(origin);
  // A proxy may have put its own name for us in Host; PUBLIC_URL is the name that people typed.
  if (from === undefined || !(from === hostOf(`http://${host}`) || known.includes(from)))
    refuse('forged-request');
}

/** Host and port, the port left out where it is a default one. */
function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host.replace(/:(80|443)$/, '') || undefined : undefined;
}

export const newRequestId = (): string => randomUUID();

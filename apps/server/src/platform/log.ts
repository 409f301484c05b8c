/**
 * Structured logs without personal data: no cookies, bodies, query strings, addresses of people, and of errors
 * neither the rows that a database error quotes nor the addresses that a mail server's answer repeats.
 */
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** @param destination where the lines go; standard output if left out */
export function openLog(config: Pick<Config, 'LOG_LEVEL'>, destination?: DestinationStream): Logger {
  const options = {
    level: config.LOG_LEVEL,
    redact: {
      paths: ['req.headers', 'res.headers', 'password', '*.password', 'token', '*.token', 'busboyOptions'],
      remove: true,
    },
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: withoutSecrets(request.url.split('?')[0] ?? ''),
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: describedError,
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A private calendar link is as good as a password. Ids (UUIDs, with their hyphens) stay. */
const withoutSecrets = (path: string): string => path.replace(/[0-9a-f]{32,}/gi, '*');

interface DescribedError {
  readonly type: string;
  readonly code: string | undefined;
  readonly message: string;
  readonly where: Readonly<Record<string, string>>;
  readonly stack: string;
  readonly cause?: DescribedError;
}

/** Names of things in the database that help to find the fault and tell nothing about people. */
const HARMLESS = ['schema', 'table', 'column', 'constraint', 'routine', 'syscall'] as const;

function describedError(error: unknown, depth = 0): DescribedError {
  const fault =
    error instanceof Error ? error : new Error(typeof error === 'string' ? error : 'no error object');
  const facts = fault as Error & Record<string, unknown>;
  return {
    type: fault.constructor.name,
    code: typeof facts['code'] === 'string' ? facts['code'] : undefined,
    message: withoutPeople(fault.message, facts['code']),
    where: Object.fromEntries(
      HARMLESS.flatMap((name) => (typeof facts[name] === 'string' ? [[name, facts[name]]] : [])),
    ),
    // The first line of a stack repeats the message.
    stack: (fault.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(fault.cause === undefined || depth > 3 ? {} : { cause: describedError(fault.cause, depth + 1) }),
  };
}

/** Mail addresses, and the values that PostgreSQL quotes when one does not fit its type (class 22). */
function withoutPeople(message: string, code: unknown): string {
  const text = message.replace(/[^\s<>"]+@[^\s<>"]+/g, '*');
  return typeof code === 'string' && code.startsWith('22') ? text.replace(/"[^"]*"/g, '"*"') : text;
}

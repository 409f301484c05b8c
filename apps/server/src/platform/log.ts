/** Structured logs without personal data: no cookies, bodies, query strings, addresses of people. */
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export function openLog(config: Pick<Config, 'LOG_LEVEL' | 'NODE_ENV'>): Logger {
  return pino({
    level: config.NODE_ENV === 'test' && config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL,
    redact: {
      paths: ['req.headers', 'res.headers', 'password', '*.password', 'token', '*.token'],
      remove: true,
    },
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: pino.stdSerializers.errWithCause,
    },
  });
}

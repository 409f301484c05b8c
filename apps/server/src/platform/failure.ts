/** Turns whatever went wrong into one answer of the catalogue. Database errors are translated here and nowhere else. */
import type { ProblemCode } from '@binhdang/contract';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, Refusal } from './refusal.ts';

const BY_SQLSTATE: Readonly<Record<string, ProblemCode>> = {
  '23505': 'wrong-state', // unique_violation: somebody else was first
  '23503': 'wrong-state', // foreign_key_violation: what it refers to is gone or in use
  '42501': 'not-allowed', // insufficient_privilege: row-level security refused a write
  '53300': 'too-busy', // too_many_connections
  '57P01': 'too-busy', // admin_shutdown
  '57P03': 'too-busy', // cannot_connect_now
  '40001': 'too-busy',
  '40P01': 'too-busy',
};

const BY_NODE_CODE: Readonly<Record<string, ProblemCode>> = {
  ECONNREFUSED: 'too-busy',
  ECONNRESET: 'too-busy',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-input',
  FST_ERR_CTP_BODY_TOO_LARGE: 'file-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'invalid-input',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-input',
};

export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code, statusCode, message } = error as FastifyError;
  const known = (code && (BY_SQLSTATE[code] ?? BY_NODE_CODE[code])) || undefined;
  if (known) return new Refusal(known);
  if (statusCode === 429) return new Refusal('too-many-attempts');
  if (/timeout exceeded when trying to connect|Connection terminated/.test(message ?? ''))
    return new Refusal('too-busy');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Refusal('invalid-input');
  return new Refusal('internal');
}

export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'internal') request.log.error({ err: error }, 'request failed');
    return answer(refusal, request, reply);
  });
}

export function answer(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = /^\s*en\b/.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi';
  const problem = problemOf(refusal, language, request.id);
  if (problem.status === 503 || problem.status === 429) reply.header('retry-after', '5');
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .send(JSON.stringify(problem));
}

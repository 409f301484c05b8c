/**
 * A route is described once: the server checks input and output by it, the web's typed client calls by it,
 * and the OpenAPI document is composed of it.
 */
import { z } from 'zod';
import type { ProblemCode, Words } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Any object schema for path and query parameters. */
export type Parameters = z.ZodObject;

export interface Route<
  P extends Parameters = Parameters,
  Q extends Parameters = Parameters,
  B extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  /** "plan.publish": room, then action; also the action's name in the audit. */
  readonly id: string;
  readonly method: Method;
  /** "/api/plans/:planId/publish" */
  readonly path: string;
  readonly summary: Words;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly output: O;
  /** Beyond those that any route may answer with. */
  readonly problems: readonly ProblemCode[];
  /** Callable without a session. */
  readonly open: boolean;
  /** Content type of an answer that is a file; then output is not used. */
  readonly file: string | undefined;
  /** The body is multipart/form-data with one file in the field "file" (and fields by `body`). */
  readonly upload: boolean;
}

const Nothing = z.object({});

export interface RouteInput<
  P extends Parameters,
  Q extends Parameters,
  B extends z.ZodType,
  O extends z.ZodType,
> {
  id: string;
  method: Method;
  path: string;
  summary: Words;
  params?: P;
  query?: Q;
  body?: B;
  output?: O;
  problems?: readonly ProblemCode[];
  open?: boolean;
  file?: string;
  upload?: boolean;
}

/** Fills in what a route leaves out: no parameters, no body, no output. */
export function route<
  P extends Parameters = typeof Nothing,
  Q extends Parameters = typeof Nothing,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodUndefined,
>(input: RouteInput<P, Q, B, O>): Route<P, Q, B, O> {
  return {
    id: input.id,
    method: input.method,
    path: input.path,
    summary: input.summary,
    params: input.params ?? (Nothing as unknown as P),
    query: input.query ?? (Nothing as unknown as Q),
    body: input.body ?? (z.undefined() as unknown as B),
    output: input.output ?? (z.undefined() as unknown as O),
    problems: input.problems ?? [],
    open: input.open ?? false,
    file: input.file,
    upload: input.upload ?? false,
  };
}

export type ParamsOf<R> = R extends Route<infer P, Parameters, z.ZodType, z.ZodType> ? z.output<P> : never;
export type QueryOf<R> = R extends Route<Parameters, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never;
export type BodyOf<R> = R extends Route<Parameters, Parameters, infer B, z.ZodType> ? z.output<B> : never;
export type OutputOf<R> = R extends Route<Parameters, Parameters, z.ZodType, infer O> ? z.output<O> : never;
export type QueryInputOf<R> = R extends Route<Parameters, infer Q, z.ZodType, z.ZodType> ? z.input<Q> : never;
export type BodyInputOf<R> = R extends Route<Parameters, Parameters, infer B, z.ZodType> ? z.input<B> : never;

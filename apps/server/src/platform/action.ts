/**
 * An action is one thing a user does: its route (what comes in and goes out), its permission, and what it
 * does inside one transaction. The wrapper in http.ts signs in, validates, opens the transaction, looks up
 * what the action is done to, asks the policy, runs, commits, and only then answers.
 */
import type { BodyOf, Parameters, ParamsOf, QueryOf, Route } from '@binhdang/contract';
import type { CivilDate, Action as Permission, Subject } from '@binhdang/domain';
import type { FastifyBaseLogger } from 'fastify';
import type { z } from 'zod';
import type { Services } from './services.ts';
import type { Session, Transaction } from './transaction.ts';

export type AnyRoute = Route<Parameters, Parameters, z.ZodType, z.ZodType>;

export interface Context<R> {
  readonly tx: Transaction;
  readonly session: Session;
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** The uploaded file of an upload route. */
  readonly upload: Upload | undefined;
  /** Civil date in Vietnam, by the clock of the work. */
  readonly today: CivilDate;
  readonly services: Services;
  readonly log: FastifyBaseLogger;
  /** Things that must not happen unless the transaction is durable (a push, removing a file). */
  afterCommit(effect: () => void | Promise<void>): void;
  /** Asks the policy about something found only while the action runs. */
  require(permission: Permission, subject: Subject): void;
  may(permission: Permission, subject: Subject): boolean;
}

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

/** Answer of a route with `file`. */
export interface FileAnswer {
  readonly bytes: Uint8Array | NodeJS.ReadableStream;
  readonly mediaType: string;
  readonly name: string;
  /** Shown in the page where the browser can; otherwise saved. */
  readonly inline?: boolean;
}

/** Nothing, what the output schema takes, or a file. */
// biome-ignore lint/suspicious/noConfusingVoidType: an action without an answer returns nothing
type Answer<O extends z.ZodType> = O extends z.ZodUndefined ? FileAnswer | void : z.input<O>;

export interface BoundAction {
  readonly route: AnyRoute;
  readonly permission: Permission | 'signed-in' | 'open';
  readonly subject: ((context: Context<AnyRoute>) => Promise<Subject | undefined>) | undefined;
  readonly run: (context: Context<AnyRoute>, subject: Subject) => Promise<unknown>;
  /** The answer holds a secret shown once: it is not kept for repeats of the request. */
  readonly secretAnswer: boolean;
}

/**
 * Binds a route to its permission and what it does.
 * `permission` is the line of the policy table that must allow it. `subject` looks up, under row-level security,
 * what the action is done to: undefined is answered "not found", so that existence does not leak; without
 * `subject` the permission is asked of the person alone.
 */
export function action<
  P extends Parameters,
  Q extends Parameters,
  B extends z.ZodType,
  O extends z.ZodType,
  S = object,
>(
  route: Route<P, Q, B, O>,
  spec: {
    permission: Permission;
    subject?: (context: Context<Route<P, Q, B, O>>) => Promise<(Subject & S) | undefined>;
    run: (context: Context<Route<P, Q, B, O>>, subject: Subject & S) => Promise<Answer<O>>;
    secretAnswer?: boolean;
  },
): BoundAction {
  return {
    route: route as unknown as AnyRoute,
    permission: spec.permission,
    subject: spec.subject as BoundAction['subject'],
    run: spec.run as BoundAction['run'],
    secretAnswer: spec.secretAnswer ?? false,
  };
}

/** An action on the person's own account, which everybody signed in may do. */
export function ownAction<
  P extends Parameters,
  Q extends Parameters,
  B extends z.ZodType,
  O extends z.ZodType,
>(
  route: Route<P, Q, B, O>,
  run: (context: Context<Route<P, Q, B, O>>) => Promise<Answer<O>>,
  { secretAnswer = false }: { secretAnswer?: boolean } = {},
): BoundAction {
  return {
    route: route as unknown as AnyRoute,
    permission: 'signed-in',
    subject: undefined,
    run: run as BoundAction['run'],
    secretAnswer,
  };
}

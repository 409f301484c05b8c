/** The system on a working day of the year, and the people in it, who act over its real HTTP stack. */
import {
  account,
  type BodyInputOf,
  type OutputOf,
  type Parameters,
  type Problem,
  type QueryInputOf,
  type Route,
} from '@binhdang/contract';
import { type CivilDate, daysBetween } from '@binhdang/domain';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { DEMO_PASSWORD } from '../../apps/server/src/account/load-demo-people.ts';
import { clockShiftedBy } from '../../apps/server/src/platform/clock.ts';
import { openPool } from '../../apps/server/src/platform/database.ts';
import { SESSION_COOKIE } from '../../apps/server/src/platform/http.ts';
import { buildServer } from '../../apps/server/src/platform/server.ts';
import type { Services } from '../../apps/server/src/platform/services.ts';
import { actions, extras, schemas } from '../../apps/server/src/rooms.ts';

type AnyRoute = Route<Parameters, Parameters, z.ZodType, z.ZodType>;

interface CallInput<R> {
  readonly params?: Record<string, string>;
  readonly query?: QueryInputOf<R>;
  readonly body?: BodyInputOf<R>;
}

export interface Person {
  readonly login: string;
  readonly bodyId: string;
  /** The output. @throws Refused */
  call<R extends object>(route: R, input?: CallInput<R>): Promise<OutputOf<R>>;
  signOut(): Promise<void>;
}

/** What the system answered instead, with what was asked. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(login: string, route: string, problem: Problem, asked: unknown) {
    super(`${login}, ${route}: ${JSON.stringify(problem)}\n${JSON.stringify(asked).slice(0, 2_000)}`);
    this.problem = problem;
  }
}

export interface Office {
  readonly day: CivilDate;
  person(login: string): Promise<Person>;
  /** Signs everybody out and lets the connections go. */
  close(): Promise<void>;
}

/** The clock of the work is set to the day, in this process and in the database for its connections alone. */
export async function openOffice(base: Services, day: CivilDate): Promise<Office> {
  const shiftDays = base.clock.shiftDays - daysBetween(day, base.clock.today());
  const pools = [base.pool, base.workerPool].map(({ options }) => {
    // Of a setting named twice the later one holds.
    const settings = `${options.options ?? ''} -c app.clock_shift_days=${shiftDays}`;
    return openPool(options.connectionString ?? '', {
      max: Math.min(10, options.max ?? 10),
      options: settings,
    });
  });
  const [pool, workerPool] = pools;
  if (pool === undefined || workerPool === undefined) throw new Error('no connections');
  const services: Services = { ...base, clock: clockShiftedBy(shiftDays), pool, workerPool };
  const app = await buildServer({ services, actions, extras, schemas });
  await app.ready();
  const people = new Map<string, Promise<Person>>();
  return {
    day,
    person(login) {
      const known = people.get(login) ?? signIn(app, login, people.size);
      people.set(login, known);
      return known;
    },
    async close() {
      for (const person of people.values()) await (await person).signOut();
      await app.close();
      await Promise.all(pools.map((one) => one.end()));
    },
  };
}

/** Each from an address of their own: requests are limited by address, and no two share an office. */
const addressOf = (number: number): string => `10.22.${Math.floor(number / 250)}.${1 + (number % 250)}`;

async function signIn(app: FastifyInstance, login: string, number: number): Promise<Person> {
  const remoteAddress = addressOf(number);
  const reply = await app.inject({
    method: 'POST',
    url: account.signIn.path,
    remoteAddress,
    payload: { login, password: DEMO_PASSWORD },
  });
  if (reply.statusCode !== 200) throw new Error(`sign-in of ${login}: ${reply.body}`);
  const token = reply.cookies.find((cookie) => cookie.name === SESSION_COOKIE)?.value ?? '';
  const call: Person['call'] = async (given, input = {}) => {
    const route = given as unknown as AnyRoute;
    const answer = await app.inject({
      method: route.method,
      url: urlOf(route, input.params, input.query as Record<string, unknown> | undefined),
      remoteAddress,
      cookies: { [SESSION_COOKIE]: token },
      headers: { 'accept-encoding': 'identity' },
      ...(input.body === undefined ? {} : { payload: input.body as object }),
    });
    const json = answer.body === '' ? undefined : (JSON.parse(answer.body) as unknown);
    if (answer.statusCode >= 300) throw new Refused(login, route.id, json as Problem, input);
    return json as never;
  };
  const me = reply.json<OutputOf<typeof account.me>>();
  return {
    login,
    bodyId: me.roles[0]?.body.id ?? '',
    call,
    signOut: async () => {
      await call(account.signOut);
    },
  };
}

function urlOf(
  route: AnyRoute,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) search.append(name, String(one));
  return search.size > 0 ? `${path}?${search}` : path;
}

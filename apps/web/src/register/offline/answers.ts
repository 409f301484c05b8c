/** Answers of the server's reading routes, made from what is kept on this machine. */
import type { OutputOf, org, register } from '@binhdang/contract';
import { addDays, type CivilDate, daysBetween, fold, todayInVietnam } from '@binhdang/domain';
import { type Kept, kept, keptDefinition } from './keep.ts';
import type { SecretStore } from './secret-store.ts';

type Input = Readonly<Record<string, unknown>>;
type Answer = (store: SecretStore, params: Input, query: Input) => Promise<unknown>;

const text = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value);
const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : text(value) === undefined ? [] : [String(value)];

/** By route; what they cannot answer they leave undefined. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  'account.me': async (store) => {
    const found = await kept(store, 'me');
    return found && asOfToday(found, todayInVietnam(Date.now()));
  },
  'register.list': (store) => kept(store, 'registers'),
  'register.read': readRegister,
  'register.records': async (store, params, query) => {
    const recent = await kept(store, 'recent');
    return recent && listed(recent, String(params.register), query);
  },
  'register.record': async (store, params) =>
    (await kept(store, 'recent'))?.find(({ id }) => id === params.recordId),
  'org.list': async (store, _params, query) => {
    const bodies = await kept(store, 'bodies');
    return bodies && foundBodies(bodies, query);
  },
};

/** Days go on without a connection; in a trial the working day goes on from its own. */
export function asOfToday({ me, seenOn }: Kept['me'], today: CivilDate): Kept['me']['me'] {
  return { ...me, today: addDays(me.today, Math.max(0, daysBetween(seenOn, today))) };
}

export async function answerFrom(
  store: SecretStore,
  routeId: string,
  input: { readonly params?: unknown; readonly query?: unknown },
): Promise<unknown> {
  return ANSWERS[routeId]?.(store, (input.params ?? {}) as Input, (input.query ?? {}) as Input);
}

async function readRegister(
  store: SecretStore,
  params: Input,
  query: Input,
): Promise<OutputOf<typeof register.register> | undefined> {
  const forms = await kept(store, 'forms');
  const number = text(query.number);
  const form = forms?.items.find(
    (one) =>
      one.code === params.register && (number === undefined ? one.inForce : one.number === Number(number)),
  );
  const definition = form && (await keptDefinition(store, form.definitionId));
  if (forms === undefined || form === undefined || definition === undefined) return undefined;
  const { inForce, ...rest } = form;
  return { ...rest, definition, axes: forms.axes, writableBodies: forms.writableBodies };
}

type Records = OutputOf<typeof register.records>;
type Detail = Kept['recent'][number];

/** The recent records of one register, as far as they are kept, narrowed and put in order as asked. */
export function listed(recent: readonly Detail[], code: string, query: Input): Records {
  const bodies = list(query.bodyId);
  const [from, to, asOf] = [text(query.dayFrom), text(query.dayTo), text(query.asOf)];
  const words = fold(text(query.q) ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const found = recent.filter(
    (one) =>
      one.register === code &&
      (bodies.length === 0 || bodies.includes(one.body.id)) &&
      (from === undefined || one.day >= from) &&
      (to === undefined || one.day <= to) &&
      (asOf === undefined || (one.day <= asOf && (one.until === null || one.until >= asOf))) &&
      list(query.filter).every((wanted) => meets(one, wanted)) &&
      says(one, words),
  );
  const statuses = list(query.status);
  const shown = found.filter(({ status }) => statuses.length === 0 || statuses.includes(status));
  const count = (status: string) => found.filter((one) => one.status === status).length;
  return {
    items: sorted(shown, text(query.sort) ?? 'day', query.order === 'asc').map(lineOf),
    next: null,
    total: shown.length,
    byStatus: {
      draft: count('draft'),
      submitted: count('submitted'),
      verified: count('verified'),
      returned: count('returned'),
    },
    names: Object.assign({}, ...shown.map(({ names }) => names)) as Records['names'],
  };
}

const lineOf = (one: Detail): Records['items'][number] => ({
  id: one.id,
  register: one.register,
  body: one.body,
  day: one.day,
  until: one.until,
  status: one.status,
  title: one.title,
  values: one.values,
  proofs: one.proofs.length,
  recordedAt: one.recordedAt,
  version: one.version,
});

function meets({ values }: Detail, wanted: string): boolean {
  const colon = wanted.indexOf(':');
  const value = values[wanted.slice(0, colon)];
  return list(value).includes(wanted.slice(colon + 1));
}

function says({ title, values, names }: Detail, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const all = fold([title, JSON.stringify(values), ...Object.values(names)].join(' '));
  return words.every((word) => all.includes(word));
}

function sorted(some: readonly Detail[], by: string, ascending: boolean): Detail[] {
  const key = (one: Detail): string | number => {
    if (by === 'day') return one.day;
    if (by === 'recordedAt') return one.recordedAt;
    if (by === 'status') return one.status;
    if (by === 'body') return one.body.name;
    const value = one.values[by];
    return typeof value === 'number' ? value : (one.names[String(value)] ?? text(value) ?? '');
  };
  const compared = (a: Detail, b: Detail) => {
    const [x, y] = [key(a), key(b)];
    const order =
      typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'vi');
    return (ascending ? order : -order) || b.id.localeCompare(a.id);
  };
  return [...some].sort(compared);
}

/** As the server finds them: every word in the name or the short name, marks ignored. */
export function foundBodies(
  bodies: readonly org.ListedBody[],
  query: Input,
): Omit<OutputOf<typeof org.list>, 'on'> {
  const words = fold(text(query.q) ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const found = bodies.filter(({ name, shortName, kind, level }) => {
    const said = fold(`${name} ${shortName ?? ''}`);
    return (
      (text(query.kind) === undefined || kind === query.kind) &&
      (text(query.level) === undefined || level === query.level) &&
      words.every((word) => said.includes(word))
    );
  });
  const offset = Number(query.offset ?? 0);
  return { total: found.length, items: found.slice(offset, offset + Number(query.limit ?? 50)) };
}

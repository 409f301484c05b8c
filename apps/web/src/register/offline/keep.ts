/** What is kept on this machine for reading without a connection, brought up to date while there is one. */
import { account, type OutputOf, org, register } from '@binhdang/contract';
import { type CivilDate, todayInVietnam } from '@binhdang/domain';
import { call } from '../../app/api.ts';
import { isOffline } from '../../app/connection.ts';
import type { Me } from '../../app/session.ts';
import type { SecretStore } from './secret-store.ts';

export type Forms = OutputOf<typeof register.forms>;
export type KeptForms = Omit<Forms, 'items'> & {
  /** Their definitions lie each by itself: they never change. */
  readonly items: readonly Omit<Forms['items'][number], 'definition'>[];
};
export type Registers = OutputOf<typeof register.registers>;
export type Definition = NonNullable<Forms['items'][number]['definition']>;

/** Everything that is kept, by its place. */
export interface Kept {
  /** Who is signed in, and the day on which the server said so. */
  readonly me: { readonly me: Me; readonly seenOn: CivilDate };
  readonly registers: Registers;
  readonly forms: KeptForms;
  readonly bodies: readonly org.ListedBody[];
  readonly recent: readonly register.RecordDetail[];
  /** When all of it was last brought up to date. */
  readonly at: string;
}

export const kept = <K extends keyof Kept>(store: SecretStore, place: K): Promise<Kept[K] | undefined> =>
  store.get<Kept[K]>('kept', place);
const keep = <K extends keyof Kept>(store: SecretStore, place: K, value: Kept[K]): Promise<void> =>
  store.put('kept', place, value);

const definitionPlace = (id: string) => `definition ${id}`;
export const keptDefinition = (store: SecretStore, id: string): Promise<Definition | undefined> =>
  store.get<Definition>('kept', definitionPlace(id));

/** Brings everything up to date; stops where the connection is lost, and goes on from there the next time. */
export async function refresh(store: SecretStore): Promise<void> {
  const me = await call(account.me);
  // Another person may have signed in in another tab.
  if (me.id !== store.userId || isOffline()) return;
  await keep(store, 'me', { me, seenOn: todayInVietnam(Date.now()) });
  await keepForms(store);
  const registers = await call(register.registers);
  // What comes back without a connection is what was kept before.
  if (isOffline()) return;
  await keep(store, 'registers', registers);
  await keepRecent(store);
  await keepBodies(store);
  await keep(store, 'at', new Date().toISOString());
}

/** The latest records alone, as after one was saved. */
export async function keepRecent(store: SecretStore): Promise<void> {
  const { items } = await call(register.recentRecords);
  await keep(store, 'recent', items);
}

async function keepForms(store: SecretStore): Promise<void> {
  const before = (await kept(store, 'forms'))?.items ?? [];
  const { items, ...rest } = await call(register.forms, {
    query: { have: before.map(({ definitionId }) => definitionId) },
  });
  for (const { definitionId, definition } of items)
    if (definition !== null) await store.put('kept', definitionPlace(definitionId), definition);
  await keep(store, 'forms', { ...rest, items: items.map(({ definition, ...item }) => item) });
  const now = new Set(items.map(({ definitionId }) => definitionId));
  await store.remove(
    'kept',
    before.flatMap(({ definitionId }) => (now.has(definitionId) ? [] : [definitionPlace(definitionId)])),
  );
}

const PAGE = 500;
/** A province has some hundreds of bodies. More than these are found only with a connection. */
const MOST = 3_000;

async function keepBodies(store: SecretStore): Promise<void> {
  const all: org.ListedBody[] = [];
  for (let total = 1; all.length < Math.min(total, MOST); ) {
    const page = await call(org.list, { query: { limit: PAGE, offset: all.length } });
    if (isOffline() || page.items.length === 0) return;
    total = page.total;
    all.push(...page.items);
  }
  await keep(store, 'bodies', all);
}

/** What the public sees, read without a session through the database's door for it. */
import type { publicPage } from '@binhdang/contract';
import { todayInVietnam } from '@binhdang/domain';
import { sql } from 'kysely';
import { instantJson } from '../platform/instant-json.ts';
import type { Services } from '../platform/services.ts';
import { openTransaction, type Transaction } from '../platform/transaction.ts';

type Item = publicPage.PublicItem;
type Of<K extends Item['kind']> = Extract<Item, { kind: K }>;

/** Runs in a transaction of nobody: whoever asks, signed in or not, sees what everybody sees. */
export async function asAnybody<T>(
  services: Services,
  action: string,
  requestId: string,
  run: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const open = await openTransaction(services.pool, {
    token: undefined,
    action,
    requestId,
    readOnly: true,
    today: services.clock.today(),
  });
  try {
    return await run(open.tx);
  } finally {
    await open.rollback();
  }
}

/** All editions, the latest of each thing first. */
export async function publishedItems(tx: Transaction): Promise<Item[]> {
  const { rows } = await sql<Item & { year: number | null }>`
    select p.id, p.kind, p.number, p.reason, ${instantJson(sql`p.published_at`)} as "publishedAt", p.year, p.content
      from published() p
     order by array_position(array['plan', 'indicator', 'measure', 'document'], p.kind), p.subject, p.breakdown,
              p.year desc, p.number desc`.execute(tx);
  return rows.map(({ year, ...item }) => (year === null ? item : { ...item, year })) as Item[];
}

/** Of each thing the edition that holds now. */
export class Published {
  private readonly items: readonly Item[];

  constructor(items: readonly Item[]) {
    this.items = items;
  }

  /** The plan that was last published. */
  get plan(): Of<'plan'> | undefined {
    return [...this.of('plan')].sort(byTime)[0];
  }

  get documents(): Of<'document'>[] {
    const day = ({ content, publishedAt }: Of<'document'>) =>
      content.date ?? todayInVietnam(new Date(publishedAt));
    return [...this.of('document')].sort((a, b) => (day(a) < day(b) ? 1 : -1));
  }

  /** Years of each indicator, the earliest first, in the order of the frameworks. */
  get indicators(): ReadonlyMap<string, Of<'indicator'>[]> {
    return grouped(latest(this.of('indicator'), ({ content, year }) => `${content.code} ${year}`));
  }

  get measures(): ReadonlyMap<string, Of<'measure'>[]> {
    const key = ({ content, year }: Of<'measure'>) =>
      `${content.code} ${content.breakdown?.code ?? ''} ${year}`;
    return grouped(latest(this.of('measure'), key));
  }

  /** All editions of an indicator or measure, the latest first. */
  editions(kind: 'indicator' | 'measure', code: string): (Of<'indicator'> | Of<'measure'>)[] {
    return [...this.of('indicator'), ...this.of('measure')]
      .filter((item) => item.kind === kind && item.content.code === code)
      .sort(byTime);
  }

  private of<K extends Item['kind']>(kind: K): Of<K>[] {
    return this.items.filter((item): item is Of<K> => item.kind === kind);
  }
}

const byTime = (a: { publishedAt: string }, b: { publishedAt: string }) =>
  a.publishedAt < b.publishedAt ? 1 : -1;

function latest<T extends { readonly number: number }>(items: readonly T[], key: (item: T) => string): T[] {
  const known = new Map<string, T>();
  for (const item of items) {
    const before = known.get(key(item));
    if (before === undefined || before.number < item.number) known.set(key(item), item);
  }
  return [...known.values()];
}

function grouped<T extends { readonly year: number; readonly content: { readonly code: string } }>(
  items: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of [...items].sort((a, b) => a.year - b.year))
    groups.set(item.content.code, [...(groups.get(item.content.code) ?? []), item]);
  return new Map([...groups].sort(([a], [b]) => a.localeCompare(b, 'vi', { numeric: true })));
}

/**
 * The list of a register of 100,000 records, over HTTP: every column to sort by, both ways, under filters and words, the
 * first page and one in the middle, for the lead officer who sees all of them and for an officer who sees one body's.
 */
import { type OutputOf, register } from '@binhdang/contract';
import { EVERY_COLUMN } from '../apps/server/src/register/every-column.fixture.ts';
import { type Client, clientOf } from './client.ts';
import { type Figure, median, timed } from './figure.ts';
import { loadListData } from './list-data.ts';
import { openBenchSystem } from './system.ts';

const PATH = register.records.path.replace(':register', EVERY_COLUMN.code);
const SORTS = ['day', 'recordedAt', 'status', 'body', ...EVERY_COLUMN.list.columns];
/** What people narrow a list by; the last word is in a sixth of all records. */
const FILTERS = {
  all: '',
  status: '&status=submitted&status=returned',
  values: '&filter=kind:k1&filter=online:true',
  year: '&dayFrom=2022-01-01&dayTo=2022-12-31',
  words: '&q=gia%20dinh',
};
const LIMIT = 300;

export async function run(): Promise<Figure[]> {
  const system = await openBenchSystem();
  try {
    await loadListData(system.owner);
    const lead = await clientOf(system, 'lead');
    const focal = await clientOf(system, 'so-tu-phap');
    const { total } = await page(lead, '');
    if (total < 100_000) throw new Error(`the lead officer sees only ${total} records`);
    return [...(await figuresOf('lead', lead)), ...(await figuresOf('focal', focal))];
  } finally {
    await system.close();
  }
}

type Page = OutputOf<typeof register.records>;

const page = async (client: Client, query: string): Promise<Page> =>
  (await (await client.get(`${PATH}?${query}`)).json()) as Page;

/** Medians of every combination: of the first pages, and of those in the middle. */
async function figuresOf(who: string, client: Client): Promise<Figure[]> {
  const first: [string, number][] = [];
  const deep: [string, number][] = [];
  const middles = new Map<string, string | undefined>();
  for (const [filter, query] of Object.entries(FILTERS)) {
    for (const sort of SORTS) {
      const order = SORTS.indexOf(sort) % 2 === 0 ? 'asc' : 'desc';
      const asked = `sort=${sort}&order=${order}${query}`;
      first.push([`${sort} ${order}, ${filter}`, await medianOf(client, asked)]);
      const after = middles.get(sort) ?? (await middleOf(client, `sort=${sort}&order=${order}`));
      middles.set(sort, after);
      if (after)
        deep.push([`${sort} ${order}, ${filter}`, await medianOf(client, `${asked}&after=${after}`)]);
    }
  }
  return [figure(`list.${who}.first-page`, first), figure(`list.${who}.middle-page`, deep)].flat();
}

const medianOf = async (client: Client, query: string): Promise<number> =>
  median(await timed(3, async () => (await client.get(`${PATH}?${query}`)).arrayBuffer(), 0));

/**
 * Where the list is about half through: a cursor belongs to the sort and not to the filter, so that it is taken from the
 * middle of the records of some days.
 */
async function middleOf(client: Client, asked: string): Promise<string | undefined> {
  const { total: all } = await page(client, 'limit=1');
  const days = `${asked}&dayFrom=2018-01-01&dayTo=2018-${all > 10_000 ? '01-10' : '12-31'}`;
  const { total } = await page(client, `${days}&limit=1`);
  const { next } = await page(client, `${days}&limit=${Math.min(200, Math.ceil(total / 2))}`);
  return next ?? undefined;
}

/** The median of all combinations and the worst, each beside the limit. */
function figure(name: string, found: readonly [string, number][]): Figure[] {
  const sorted = [...found].sort((a, b) => a[1] - b[1]);
  const worst = sorted.at(-1);
  const note = `beside: the limit of 300 ms; ${found.length} combinations of sort and filter, over HTTP`;
  return [
    {
      name: `${name}.median`,
      ours: median(found.map(([, ms]) => ms)),
      beside: LIMIT,
      unit: 'ms',
      aim: 1,
      note,
    },
    {
      name: `${name}.worst`,
      ours: worst?.[1] ?? Number.NaN,
      beside: LIMIT,
      unit: 'ms',
      aim: 1,
      note: `the median of the slowest: ${worst?.[0]}`,
    },
  ];
}

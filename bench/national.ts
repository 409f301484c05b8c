/**
 * The country: one measure by province for one year, from the monthly sums of 24 million facts of 3,321 communes in 34
 * provinces, through the API as somebody who oversees them all, beside SQL written by hand over the same sums.
 */
import { register } from '@binhdang/contract';
import pg from 'pg';
import { clientOf } from './client.ts';
import { type Figure, median, timed } from './figure.ts';
import { loadCountry, SIZE } from './national-data.ts';
import { openBenchSystem } from './system.ts';

const MEASURE = 'live_births';
const [FROM, TO] = ['2022-01-01', '2022-12-31'];
/** Communes by province on the last day, hashed, and the sums of the cell; no session, no row-level security. */
const BY_HAND = `
  with commune as materialized (
    select e.child_id as id, p.child_id as province
      from body_edge p join body_edge e on e.parent_id = p.child_id
     where p.parent_id = $1 and p.valid_from <= $3 and (p.valid_to is null or p.valid_to > $3)
       and e.valid_from <= $3 and (e.valid_to is null or e.valid_to > $3))
  select c.province as id, sum(m.value) as value, sum(m.value) filter (where m.verified) as verified
    from fact_month m join commune c on c.id = m.body_id
   where m.measure = $4 and m.breakdown_key = '' and m.month between $2 and $3
   group by 1`;

export async function run(): Promise<Figure[]> {
  const system = await openBenchSystem();
  const hand = new pg.Client({ connectionString: system.running.embedded?.ownerUrl });
  try {
    await hand.connect();
    // So little is read that starting helpers takes longer than it saves.
    await hand.query('set max_parallel_workers_per_gather = 0');
    const country = await loadCountry(system.owner);
    const viewer = await clientOf(system, 'viewer');
    const query = `measure=${MEASURE}&bodyId=${country}&by=branch&from=${FROM}&to=${TO}`;
    const ours = async () => (await (await viewer.get(`${register.totals.path}?${query}`)).json()) as Answer;
    const byHand = () => hand.query<Row>(BY_HAND, [country, FROM, TO, MEASURE]);
    expectSame((await ours()).items, (await byHand()).rows);
    const times = { ours: [] as number[], hand: [] as number[] };
    // Turn by turn, so that both meet the same load of the machine.
    for (let round = 0; round < 10; round++) {
      times.ours.push(...(await timed(5, ours, 1)));
      times.hand.push(...(await timed(5, byHand, 1)));
    }
    const { facts, sums } = SIZE;
    const of = `${SIZE.communes} communes, ${facts.toLocaleString('en')} facts in ${sums.toLocaleString('en')} sums`;
    return [
      {
        name: 'national.by-province',
        ours: median(times.ours),
        beside: median(times.hand),
        unit: 'ms',
        aim: 1.5,
        note: `beside: SQL by hand over the same sums, without HTTP, session and row-level security; ${of}`,
      },
      {
        name: 'national.by-province.limit',
        ours: median(times.ours),
        beside: 50,
        unit: 'ms',
        aim: 1,
        note: 'beside: the limit of 50 ms',
      },
    ];
  } finally {
    await hand.end();
    await system.close();
  }
}

interface Answer {
  readonly items: readonly { readonly body: { readonly id: string }; readonly value: number }[];
}
interface Row {
  readonly id: string;
  readonly value: string;
}

/** A fast wrong answer is no result. */
function expectSame(ours: Answer['items'], byHand: readonly Row[]): void {
  const found = new Map(ours.map(({ body, value }) => [body.id, value]));
  const different = byHand.filter(({ id, value }) => found.get(id) !== Number(value));
  if (byHand.length !== SIZE.provinces || found.size !== byHand.length || different.length > 0)
    throw new Error(
      `by province: ${found.size} of ours, ${byHand.length} by hand, ${different.length} different`,
    );
}

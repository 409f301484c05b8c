/**
 * A pivot over the country: provinces by month and sex in one year, from the monthly sums of 24 million facts of 3,321
 * communes, through the API as somebody who oversees them all, beside SQL written by hand over the same sums. Three
 * times as many sums are read as for the total alone: what is not broken down is told too.
 */
import { pivot } from '@binhdang/contract';
import pg from 'pg';
import { clientOf } from './client.ts';
import { type Figure, median, timed } from './figure.ts';
import { loadCountry, SIZE } from './national-data.ts';
import { openBenchSystem } from './system.ts';

const MEASURE = 'live_births';
/** A year that is over: of the present one the pivot tells the months until now. */
const [FROM, TO] = ['2021-01-01', '2021-12-31'];
/** Communes by province on the last day, hashed, and the sums of the cells; no session, no row-level security. */
const BY_HAND = `
  with commune as materialized (
    select e.child_id as id, p.child_id as province
      from body_edge p join body_edge e on e.parent_id = p.child_id
     where p.parent_id = $1 and p.valid_from <= $3 and (p.valid_to is null or p.valid_to > $3)
       and e.valid_from <= $3 and (e.valid_to is null or e.valid_to > $3))
  select c.province, m.month, m.breakdown_key as sex, sum(m.value) as value,
         sum(m.value) filter (where m.verified) as verified
    from fact_month m join commune c on c.id = m.body_id
   where m.measure = $4 and m.breakdown_key = any ($5) and m.month between $2 and $3
   group by 1, 2, 3`;
const KEYS = ['', 'sex=female', 'sex=male'];

export async function run(): Promise<Figure[]> {
  const system = await openBenchSystem();
  const hand = new pg.Client({ connectionString: system.running.embedded?.ownerUrl });
  try {
    await hand.connect();
    // So little is read that starting helpers takes longer than it saves.
    await hand.query('set max_parallel_workers_per_gather = 0');
    const country = await loadCountry(system.owner);
    const viewer = await clientOf(system, 'viewer');
    const query = new URLSearchParams([
      ['measure', MEASURE],
      ['row', '@province'],
      ['column', '@month'],
      ['column', 'sex'],
      ['from', FROM],
      ['to', TO],
    ]);
    const ours = async () => (await (await viewer.get(`${pivot.table.path}?${query}`)).json()) as Answer;
    const byHand = () => hand.query<Row>(BY_HAND, [country, FROM, TO, MEASURE, KEYS]);
    expectSame(await ours(), (await byHand()).rows);
    const times = { ours: [] as number[], hand: [] as number[] };
    // Turn by turn, so that both meet the same load of the machine.
    for (let round = 0; round < 10; round++) {
      times.ours.push(...(await timed(5, ours, 1)));
      times.hand.push(...(await timed(5, byHand, 1)));
    }
    return [
      {
        name: 'pivot.province-month-sex',
        ours: median(times.ours),
        beside: median(times.hand),
        unit: 'ms',
        aim: 1.5,
        note: `beside: SQL by hand over the same sums, without totals, HTTP, session and row-level security; ${SIZE.communes} communes, ${SIZE.facts.toLocaleString('en')} facts in ${SIZE.sums.toLocaleString('en')} sums`,
      },
    ];
  } finally {
    await hand.end();
    await system.close();
  }
}

interface Answer {
  readonly rows: readonly (readonly (string | null)[])[];
  readonly columns: readonly (readonly (string | null)[])[];
  readonly cells: readonly (readonly [number, number, number, number, number])[];
}
interface Row {
  readonly province: string;
  readonly month: string | Date;
  readonly sex: string;
  readonly value: string;
}

const monthOf = (month: string | Date): string =>
  typeof month === 'string'
    ? month.slice(0, 7)
    : `${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}`;
/** A fast wrong answer is no result. */
function expectSame({ rows, columns, cells }: Answer, byHand: readonly Row[]): void {
  const found = new Map(
    cells.map(([row, column, , value]) => [JSON.stringify([rows[row]?.[0], columns[column]]), value]),
  );
  const different = byHand.filter(({ province, month, sex, value }) => {
    const key = `2021-M${monthOf(month).slice(5)}`;
    return found.get(JSON.stringify([province, [key, sex === '' ? null : sex.slice(4)]])) !== Number(value);
  });
  if (byHand.length !== SIZE.provinces * 12 * KEYS.length || different.length > 0)
    throw new Error(`pivot: ${found.size} of ours, ${byHand.length} by hand, ${different.length} different`);
}

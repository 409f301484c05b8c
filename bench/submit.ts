/**
 * Records entered one by one over HTTP, eight people at once, each answered when it is durable: checked, kept with its
 * version, facts, sums and audit. Beside them bare Fastify that writes the record and its facts by one statement into
 * bare tables and does nothing else.
 */
import { register } from '@binhdang/contract';
import { bareServer } from './bare.ts';
import { type Client, clientOf, PLAIN } from './client.ts';
import { type Figure, median } from './figure.ts';
import { type BenchSystem, openBenchSystem } from './system.ts';

const PEOPLE = ['so-tu-phap', 'huyen-vu-thu', 'lead', 'hoi-lhpn'];
const AT_ONCE = 8;
const RECORDS = 400;
const ROUNDS = 3;

export async function run(): Promise<Figure[]> {
  // An address for each person: a whole office behind one would meet the limit per address.
  const system = await openBenchSystem({ TRUST_PROXY: 'true' });
  try {
    const clients = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) =>
        clientOf(system, PEOPLE[at % PEOPLE.length] ?? 'lead', { 'x-forwarded-for': `10.0.0.${at + 1}` }),
      ),
    );
    const { rows } = await system.owner.query<{ id: string }>(
      `select id from body where level = 'commune' and valid_to is null order by key limit 1`,
    );
    const enter = entering(clients, rows[0]?.id ?? '');
    const bare = await bareEntry(system);
    try {
      await enter(50);
      await bare.enter(50);
      const [ours, beside]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(await enter(RECORDS));
        beside.push(await bare.enter(RECORDS));
      }
      const second = Math.round(1000 / median(ours));
      return [
        {
          name: 'facts.submit',
          ours: median(ours),
          beside: median(beside),
          unit: 'ms',
          aim: 4,
          note: `a record with three facts, ${AT_ONCE} at once, so ${second} records a second; beside: bare Fastify and one statement for the same rows, no checks, session, version, sums and audit`,
        },
      ];
    } finally {
      await bare.close();
    }
  } finally {
    await system.close();
  }
}

/** Milliseconds for each record when so many are entered, eight at once. */
async function each(count: number, one: (at: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) await one(next++);
    }),
  );
  return (performance.now() - start) / count;
}

function entering(clients: readonly Client[], place: string): (count: number) => Promise<number> {
  const path = register.createRecord.path.replace(':register', 'loudspeaker-item');
  let entered = 0;
  return (count) =>
    each(count, async (at) => {
      const client = clients[at % AT_ONCE] as Client;
      const reply = await client.post(path, {
        bodyId: client.bodyId,
        submit: true,
        values: {
          title: `Gương nữ trưởng thôn số ${++entered}`,
          kind: 'article',
          subject: 'women',
          first_on: `2022-0${1 + (at % 9)}-15`,
          times: 1 + (at % 20),
          minutes: 7.5,
          place,
        },
      });
      await reply.arrayBuffer();
    });
}

async function bareEntry(system: BenchSystem) {
  await system.owner.query(`
    create table bare_record (id uuid primary key, values jsonb);
    create table bare_fact as select * from fact limit 0`);
  const bare = await bareServer(
    system.running.embedded?.ownerUrl ?? '',
    `with r as (insert into bare_record values (gen_random_uuid(), $1) returning id)
     insert into bare_fact (record_id, register, sight, body_id, measure, day, breakdown, breakdown_key, value, verified)
     select r.id, 'loudspeaker-item', 'plan', r.id, m, '2022-03-15', '{"subject": "women"}', 'subject=women', 4, false
       from r, unnest(array['loudspeaker_items', 'loudspeaker_broadcasts', 'loudspeaker_minutes']) m returning id`,
    [
      JSON.stringify({
        title: 'Gương nữ trưởng thôn',
        kind: 'article',
        subject: 'women',
        times: 4,
        minutes: 7.5,
      }),
    ],
  );
  const enter = (count: number) =>
    each(count, async () => (await fetch(bare.origin, { headers: PLAIN })).arrayBuffer());
  return { enter, close: bare.close };
}

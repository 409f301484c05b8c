/**
 * Ordinary reads with 300 bodies x 100 tasks x 5 years, each beside bare Fastify with one SQL query that fetches
 * the same things (no session, no permission, no row-level security), both over HTTP on loopback in the same run.
 */
import { overview, work } from '@binhdang/contract';
import { bareServer } from './bare.ts';
import { type Client, clientOf, PLAIN } from './client.ts';
import { loadLargeData } from './data.ts';
import { type Figure, median, timed } from './figure.ts';
import { openBenchSystem } from './system.ts';

const MINE = `
  select o.id, left(n.text, 400) as task, n.label, a.label as above_label, left(a.text, 200) as above, o.plan_id, o.body_id,
         o.role, o.due_on, o.state, o.verdict, o.percent, o.last_progress_at, o.cadence,
         (select count(*) from difficulty d where d.obligation_id = o.id and d.status <> 'settled') as difficulties,
         l.narrative, l.reported_at, l.remarks
    from obligation o join plan_node n on n.id = o.node_id join plan p on p.id = o.plan_id
    left join plan_node a on a.id = n.parent_id
    left join lateral (select left(g.narrative, 300) as narrative, g.reported_at, g.remarks from progress g
                        where g.obligation_id = o.id order by g.reported_at desc limit 1) l on true
   where o.body_id = $1 and o.published and not o.removed and o.state <> 'done'
   order by o.due_on`;

const MATRIX = `
  select o.node_id, o.body_id, o.role, o.state, o.verdict, o.due_on, o.done_on, o.last_progress_at
    from obligation o where o.plan_id = $1 and not o.removed`;

export async function run(): Promise<Figure[]> {
  const system = await openBenchSystem();
  try {
    const [planId = ''] = await loadLargeData(system.owner);
    const url = system.running.embedded?.ownerUrl ?? '';
    const focal = await clientOf(system, 'so-tu-phap');
    const lead = await clientOf(system, 'lead');
    return [
      await beside('read.my-obligations', focal, work.mine.path, url, MINE, [focal.bodyId]),
      await beside('read.matrix', lead, overview.matrix.path.replace(':planId', planId), url, MATRIX, [
        planId,
      ]),
    ];
  } finally {
    await system.close();
  }
}

async function beside(
  name: string,
  client: Client,
  path: string,
  url: string,
  query: string,
  values: unknown[],
): Promise<Figure> {
  const bare = await bareServer(url, query, values);
  try {
    // Turn by turn, so that both meet the same load of the machine.
    const ours: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < 10; round++) {
      ours.push(...(await timed(5, async () => (await client.get(path)).arrayBuffer(), 1)));
      peer.push(
        ...(await timed(5, async () => (await fetch(bare.origin, { headers: PLAIN })).arrayBuffer(), 1)),
      );
    }
    return {
      name,
      ours: median(ours),
      beside: median(peer),
      unit: 'ms',
      aim: 2,
      note: 'beside: bare Fastify and one SQL query for the same things, both uncompressed',
    };
  } finally {
    await bare.close();
  }
}

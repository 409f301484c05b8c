/**
 * Periodic reports of a province of 268 bodies (8 districts, 260 communes) and 40 departments, in the made-up year of
 * `npm run demo:year` up to the day on which districts and departments have reported for the half year:
 * the draft of a commune, opened and filled in, beside bare Fastify with SQL by hand over the same facts; the province's report,
 * consolidated from all of them and written as DOCX, beside its limit.
 */
import { report } from '@binhdang/contract';
import { liveYear } from '../scripts/demo-year/year.ts';
import { bareServer } from './bare.ts';
import { type Client, clientOf, PLAIN } from './client.ts';
import { type Figure, median, timed } from './figure.ts';
import { type BenchSystem, openBenchSystem } from './system.ts';

const UNTIL = '2022-06-09';
const COMMUNE = 'xa-12436';
/** Still to be written in the demo's present, whatever day that is after the half year's reports. */
const DRAFT = { duty: 'equality-half-commune', period: '2022-H2' };
const PROVINCE = { duty: 'equality-half-province', period: '2022-H1' };
const DRAFT_DAYS = ['2022-06-15', '2022-12-14', '2021-06-15', '2021-12-14'];

/**
 * By hand what a commune's draft says: its figures of this period, the one a year before and what stands on the last day, each
 * with the records behind it; how its tasks stand; what was written; the report before.
 */
const BY_HAND = `
  select (select jsonb_agg(to_jsonb(x)) from (
           select f.measure, f.breakdown_key, sum(f.value) filter (where f.day between $2 and $3) as this,
                  sum(f.value) filter (where f.day between $4 and $5) as year_ago, sum(f.value) as stands,
                  sum(f.value) filter (where f.verified) as verified,
                  jsonb_agg(jsonb_build_array(f.record_id, r.version, f.value)) as records
             from fact f join record r on r.id = f.record_id
            where f.body_id = $1 and f.day <= $3 group by 1, 2) x) as figures,
         (select jsonb_agg(jsonb_build_object('task', n.text, 'state', o.state, 'due', o.due_on, 'percent', o.percent))
            from obligation o join plan_node n on n.id = o.node_id
           where o.body_id = $1 and o.published and not o.removed) as tasks,
         (select to_jsonb(d) from report_draft d join report r on r.id = d.report_id
           where r.body_id = $1 and r.period = '2022-H2') as draft,
         (select to_jsonb(v) from report_version v join report r on r.id = v.report_id
           where r.body_id = $1 and r.ends_on < $2 order by r.ends_on desc, v.number desc limit 1) as before`;

export async function run(): Promise<Figure[]> {
  const system = await openBenchSystem();
  try {
    await liveYear({
      services: system.running.services,
      owner: system.owner,
      until: UNTIL,
      tell: () => undefined,
    });
    await system.owner.query('vacuum analyze');
    return [...(await draft(system)), ...(await consolidated(system))];
  } finally {
    await system.close();
  }
}

async function draft(system: BenchSystem): Promise<Figure[]> {
  const commune = await clientOf(system, COMMUNE);
  const opened = await open(commune, { ...DRAFT, bodyId: commune.bodyId });
  const path = report.readReport.path.replace(':reportId', opened);
  const bare = await bareServer(system.running.embedded?.ownerUrl ?? '', BY_HAND, [
    commune.bodyId,
    ...DRAFT_DAYS,
  ]);
  try {
    const ours: number[] = [];
    const peer: number[] = [];
    // Turn by turn, so that both meet the same load of the machine.
    for (let round = 0; round < 10; round++) {
      ours.push(...(await timed(3, async () => (await commune.get(path)).arrayBuffer(), 1)));
      peer.push(
        ...(await timed(3, async () => (await fetch(bare.origin, { headers: PLAIN })).arrayBuffer(), 1)),
      );
    }
    return [
      {
        name: 'report-draft.read',
        ours: median(ours),
        beside: median(peer),
        unit: 'ms',
        aim: 2,
        note: 'beside: bare Fastify and SQL by hand for the same facts, tasks and words; one commune among 260',
      },
    ];
  } finally {
    await bare.close();
  }
}

async function consolidated(system: BenchSystem): Promise<Figure[]> {
  const lead = await clientOf(system, 'lead');
  const leader = await clientOf(system, 'leader');
  const reportId = await open(lead, { ...PROVINCE, bodyId: leader.bodyId });
  const at = ({ path }: { path: string }) => path.replace(':reportId', reportId);
  const times = {
    consolidate: [] as number[],
    page: [] as number[],
    docx: [] as number[],
    pdf: [] as number[],
  };
  for (let round = 0; round < 4; round++) {
    const { shown } = (await (await lead.get(at(report.readReport))).json()) as {
      shown: { draftVersion: number };
    };
    times.consolidate.push(
      ...(await timed(1, () => lead.post(at(report.consolidateReport), { version: shown.draftVersion }), 0)),
    );
    times.page.push(
      ...(await timed(1, async () => (await lead.get(at(report.readReport))).arrayBuffer(), 0)),
    );
    times.pdf.push(...(await timed(1, async () => (await lead.get(at(report.reportPdf))).arrayBuffer(), 0)));
    times.docx.push(
      ...(await timed(1, async () => (await lead.get(at(report.reportDocx))).arrayBuffer(), 0)),
    );
  }
  const bodies = await system.owner.query<{ n: number }>(
    `select count(*)::int as n from report where series = 'equality-half' and period = $1 and state = 'accepted'`,
    [PROVINCE.period],
  );
  const note = `beside: the limit of 3 s; ${bodies.rows[0]?.n} accepted reports below, over HTTP`;
  const figure = (name: string, ours: number): Figure => ({
    name: `consolidate.${name}`,
    ours,
    beside: 3_000,
    unit: 'ms',
    aim: 1,
    note,
  });
  return [
    figure('with-docx', median(times.consolidate) + median(times.docx)),
    figure('with-pdf', median(times.consolidate) + median(times.pdf)),
    figure('page', median(times.page)),
  ];
}

async function open(client: Client, of: { duty: string; period: string; bodyId: string }): Promise<string> {
  const { id } = (await (await client.post(report.openReport.path, of)).json()) as { id: string };
  return id;
}

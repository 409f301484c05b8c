/**
 * Random trees, records, reports and acceptances: what the province's report says is the plain sum over the records that
 * reached it, added here by another way than the server reckons.
 */
import { report } from '@binhdang/contract';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grant } from '../../../test/grant.ts';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { entered, loudspeakerItem } from '../../register/record.fixture.ts';
import { opened } from '../report.fixture.ts';
import { judged, sent } from './consolidate.fixture.ts';

const DISTRICTS = ['huyen-vu-thu', 'huyen-quynh-phu'] as const;
const DEPARTMENTS = ['so-tu-phap', 'so-y-te'] as const;
/** Two communes of each district, a body without a duty beneath a district, one beneath the province. */
const BODIES = [
  'commune-0',
  'commune-1',
  'commune-2',
  'commune-3',
  'unit',
  'society',
  ...DISTRICTS,
  ...DEPARTMENTS,
] as const;
type Key = (typeof BODIES)[number];
/** Without a duty of these series. */
const FREE: readonly Key[] = ['unit', 'society'];

/** Each run has reports of its own; records stay and count in the runs after. */
const RUNS = [
  { series: 'equality-half', period: '2022-H1', from: '2021-12-15', to: '2022-06-14' },
  { series: 'equality-half', period: '2022-H2', from: '2022-06-15', to: '2022-12-14' },
  { series: 'equality-year', period: '2022', from: '2021-12-15', to: '2022-12-14' },
];
/** commune-0 goes from the first district to the second; commune-3 is closed. */
const MOVED_ON = '2022-06-10';
const CLOSED_ON = '2022-04-20';

let system: System;
let officer: Person;
let lead: Person;
const ids = new Map<Key, string>();
const id = (key: Key): string => ids.get(key) ?? '';
const records: { key: Key; day: string; times: number }[] = [];

beforeAll(async () => {
  system = await openSystem({ today: '2022-12-28' });
  // Bound by the plan, so that the lead body receives their reports.
  const bound = [...DISTRICTS, ...DEPARTMENTS].map((body) => ({ task: 0, body }));
  await insertPublishedPlan(system.owner, { obligations: bound });
  officer = await system.person('so-noi-vu');
  lead = await system.person('lead');
  for (const key of [...DISTRICTS, ...DEPARTMENTS]) ids.set(key, await system.bodyId(key));
  for (const [at, district] of DISTRICTS.entries()) {
    const { rows } = await system.owner.query<{ id: string }>(
      'select child_id as id from body_edge where parent_id = $1 order by child_id limit 2',
      [id(district)],
    );
    for (const [place, row] of rows.entries()) ids.set(`commune-${2 * at + place}` as Key, row.id);
  }
  ids.set('unit', await newBody('social_organisation', id('huyen-vu-thu')));
  ids.set('society', await newBody('social_organisation', await system.bodyId('tinh-thai-binh')));
  for (const key of BODIES) await grant(system, officer, 'focal_officer', id(key));
});
afterAll(() => system.close());

async function owner(statement: string, values: unknown[]): Promise<void> {
  await system.owner.query('begin');
  await system.owner.query(`select set_config('app.action', 'test.tree', true)`);
  await system.owner.query(statement, values);
  await system.owner.query('commit');
}

async function newBody(kind: string, parent: string): Promise<string> {
  const body = uuid();
  await owner(
    `with b as (insert into body (id, key, kind, level, valid_from) values ($1::uuid, $1::text, $2, 'province', '2020-01-01')),
          n as (insert into body_name (id, body_id, name, valid_from) values (gen_random_uuid(), $1::uuid, 'Hội', '2020-01-01'))
     insert into body_edge (id, child_id, parent_id, valid_from) values (gen_random_uuid(), $1::uuid, $3, '2020-01-01')`,
    [body, kind, parent],
  );
  return body;
}

async function changeTree(): Promise<void> {
  await owner('update body_edge set valid_to = $2 where child_id = $1', [id('commune-0'), MOVED_ON]);
  await owner(
    'insert into body_edge (id, child_id, parent_id, valid_from) values (gen_random_uuid(), $1, $2, $3)',
    [id('commune-0'), id('huyen-quynh-phu'), MOVED_ON],
  );
  await owner('update body_edge set valid_to = $2 where child_id = $1', [id('commune-3'), CLOSED_ON]);
  await owner('update body set valid_to = $2 where id = $1', [id('commune-3'), CLOSED_ON]);
}

interface Fate {
  readonly sends: boolean;
  readonly accepted: boolean;
  readonly consolidates: boolean;
}

/** Where the commune's report went, by the tree of its last day; where it stands, by that of the end of the period. */
const district = (key: Key, day: string): Key | undefined => {
  if (key === 'unit' || key === 'commune-1') return 'huyen-vu-thu';
  if (key === 'commune-0') return day < MOVED_ON ? 'huyen-vu-thu' : 'huyen-quynh-phu';
  return key === 'commune-2' || key === 'commune-3' ? 'huyen-quynh-phu' : undefined;
};

/** Whether what a body recorded is in the province's report. */
function reaches(key: Key, fate: ReadonlyMap<Key, Fate>, { period, to }: (typeof RUNS)[number]): boolean {
  const arrived = (one: Key) => fate.get(one)?.accepted === true;
  const free = FREE.includes(key) || key === 'commune-3';
  if (key === 'society') return true;
  const stands = district(key, to);
  if (stands === undefined) return arrived(key);
  const due = period === '2022-H1' ? '2022-06-01' : '2022-12-01';
  // A district that did not consolidate counts the records of all that stand beneath it, one that did those of reports.
  const byRecords = arrived(stands) && (free || fate.get(stands)?.consolidates !== true);
  const sentTo = district(key, due) ?? stands;
  const byReport = !free && arrived(key) && arrived(sentTo) && fate.get(sentTo)?.consolidates === true;
  return byRecords || byReport;
}

const Fate = fc.record({ sends: fc.boolean(), accepted: fc.boolean(), consolidates: fc.constant(true) });
const Recorded = fc.record({
  key: fc.constantFrom(...BODIES),
  day: fc.constantFrom('2022-01-10', '2022-03-08', '2022-04-10', '2022-06-20', '2022-11-11'),
  times: fc.integer({ min: 1, max: 50 }),
});

test('the province says the plain sum of what reached it', { timeout: 120_000 }, async () => {
  const [all] = fc.sample(fc.array(Recorded, { minLength: 14, maxLength: 14 }), 1);
  for (const one of all ?? []) {
    // A closed body recorded nothing after its end.
    const day = one.key === 'commune-3' ? '2022-03-08' : one.day;
    records.push({ ...one, day });
    await entered(officer, await loudspeakerItem(system, { first_on: day, times: one.times }), {
      bodyId: id(one.key),
    });
  }
  await changeTree();
  for (const run of RUNS) {
    const fates = new Map(
      BODIES.filter((key) => !FREE.includes(key) && key !== 'commune-3').map((key) => {
        const [fate] = fc.sample(Fate, 1);
        const sends = fate?.sends === true || fate?.accepted === true;
        return [key, { sends, accepted: sends && fate?.accepted === true, consolidates: true }] as const;
      }),
    );
    const communes = [...fates.keys()].filter((key) => key.startsWith('commune'));
    for (const key of communes) await reportOf(key, 'commune', run, fates.get(key));
    for (const key of DISTRICTS) await reportOf(key, 'district', run, fates.get(key));
    for (const key of DEPARTMENTS) await reportOf(key, 'department', run, fates.get(key));
    const province = await system.bodyId('ubnd-tinh');
    const page = await opened(lead, { duty: `${run.series}-province`, bodyId: province, period: run.period });
    const params = { reportId: page.head.id };
    await lead.call(report.consolidateReport, { params, body: { version: page.shown.draftVersion ?? 1 } });
    const said = await lead.call(report.trace, { params, query: { key: 'loudspeaker_broadcasts@this' } });
    const within = records.filter(
      ({ key, day }) => day >= run.from && day <= run.to && reaches(key, fates, run),
    );
    const told = JSON.stringify({ run, records, fates: [...fates] });
    expect(said.value, told).toBe(
      within.length === 0 ? null : within.reduce((sum, { times }) => sum + times, 0),
    );
  }
});

async function reportOf(
  key: Key,
  level: string,
  { series, period }: (typeof RUNS)[number],
  fate: Fate | undefined,
): Promise<void> {
  if (!fate?.sends) return;
  const reportId = await sent(officer, {
    duty: `${series}-${level}`,
    bodyId: id(key),
    period,
    consolidate: level === 'district' && fate.consolidates,
  });
  if (fate.accepted) await judged(level === 'commune' ? officer : lead, reportId);
}

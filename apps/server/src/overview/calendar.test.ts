/** Calendar, timeline and the private calendar file. */
import { overview } from '@binhdang/contract';
import { dateParts, daysInMonth } from '@binhdang/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { monthsBetween } from './calendar.ts';
import { calendarText } from './calendar-file.ts';

let system: System;
let plan: PublishedPlan;
let lead: Person;
let justice: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  [lead, justice] = await Promise.all([system.person('lead'), system.person('so-tu-phap')]);
});
afterAll(() => system.close());

const fetchFile = (path: string) => system.app.inject({ method: 'GET', url: path });

describe('calendar', () => {
  test('gathers bodies by task and day; one body is named', async () => {
    const june = { from: '2022-06-01', to: '2022-06-30' };
    const { items } = await lead.call(overview.calendar, { query: june });
    expect(items.map(({ due, total, late }) => [due, total, late])).toEqual([
      ['2022-06-10', 2, 2],
      ['2022-06-15', 1, 0],
      ['2022-06-21', 1, 0],
    ]);
    expect(items[0]).toMatchObject({ obligationId: null, body: null });
    expect(items[1]).toMatchObject({ body: { name: 'Sở Tư pháp' } });
    const own = await justice.call(overview.calendar, { query: june });
    expect(own.items[0]).toMatchObject({ total: 1, obligationId: plan.obligation('so-tu-phap', 0).id });
  });

  test('shows nothing of a body that is not one’s own', async () => {
    const query = { from: '2022-11-01', to: '2022-12-31', bodyId: plan.obligation('huyen-vu-thu').bodyId };
    expect((await lead.call(overview.calendar, { query })).items).toHaveLength(1);
    expect((await justice.call(overview.calendar, { query })).items).toEqual([]);
  });

  test('refuses a span that is too long or backwards', async () => {
    for (const to of ['2021-12-31', '2023-06-01']) {
      const answer = await lead.ask(overview.calendar, { query: { from: '2022-01-01', to } });
      expect(answer.problem?.code).toBe('invalid-input');
    }
  });
});

const lastOf = (month: string) => {
  const { year, month: number } = dateParts(`${month}-01`);
  return `${month}-${daysInMonth(year, number)}`;
};

describe('timeline', () => {
  test('has a cell per month of the plan and counts every occurrence once, by section and by body', async () => {
    const all = await system.owner.query<{ n: number }>(
      'select count(*)::int as n from obligation_occurrence',
    );
    for (const rows of ['section', 'body'] as const) {
      const answer = await lead.call(overview.timeline, { params: { planId: plan.planId }, query: { rows } });
      expect(answer.months[0]).toBe('2022-03');
      expect(answer.months.at(-1)).toBe('2022-12');
      const sum = answer.rows.flatMap((row) => row.cells).reduce((total, [due]) => total + due, 0);
      expect(sum).toBe(all.rows[0]?.n);
      for (const row of answer.rows) expect(row.cells).toHaveLength(answer.months.length);
    }
  });

  test('the list of a cell has what the cell counts, by section and by body; so has a day', async () => {
    const listed = (query: object) =>
      lead.call(overview.obligations, { query: { planId: [plan.planId], limit: 200, ...query } as never });
    for (const rows of ['section', 'body'] as const) {
      const answer = await lead.call(overview.timeline, { params: { planId: plan.planId }, query: { rows } });
      for (const row of answer.rows) {
        for (const [index, [total]] of row.cells.entries()) {
          const month = answer.months[index] ?? '';
          const days = { fallsFrom: `${month}-01`, fallsTo: lastOf(month) };
          const { items } = await listed({
            ...days,
            [rows === 'section' ? 'sectionId' : 'bodyId']: [row.id],
          });
          const ids = items.map(({ id }) => id);
          const due = await system.owner.query(
            'select 1 from obligation_occurrence where obligation_id = any ($1) and due_on between $2 and $3',
            [ids, days.fallsFrom, days.fallsTo],
          );
          expect({ row: row.label, month, due: due.rowCount }).toEqual({ row: row.label, month, due: total });
        }
      }
    }
    const { items } = await lead.call(overview.calendar, { query: { from: '2022-06-01', to: '2022-06-30' } });
    const [entry] = items;
    const { total } = await listed({ fallsFrom: entry?.due, fallsTo: entry?.due });
    const sameDay = items.filter(({ due }) => due === entry?.due).reduce((sum, one) => sum + one.total, 0);
    expect(total).toBe(sameDay);
    expect(total).toBeGreaterThan(0);
  });

  test('months follow each other over the turn of years', () => {
    expect(monthsBetween('2022-11-30', '2023-02-01')).toEqual(['2022-11', '2022-12', '2023-01', '2023-02']);
  });
});

describe('calendar file', () => {
  test('the link is shown once, kept as a hash, replaced and revoked', async () => {
    expect(await justice.call(overview.feed)).toEqual({ createdAt: null });
    const first = await justice.call(overview.openFeed);
    const stored = await system.owner.query('select * from calendar_feed');
    expect(JSON.stringify(stored.rows)).not.toContain(first.path.slice(14, 40));
    expect(JSON.stringify(await justice.call(overview.feed))).not.toContain('ics');
    expect((await fetchFile(first.path)).statusCode).toBe(200);
    const second = await justice.call(overview.openFeed);
    expect((await fetchFile(first.path)).statusCode).toBe(404);
    expect((await fetchFile(second.path)).statusCode).toBe(200);
    await justice.call(overview.closeFeed);
    expect((await fetchFile(second.path)).statusCode).toBe(404);
    expect((await fetchFile('/api/calendar/../x.ics')).statusCode).toBe(404);
  });

  test('holds the own bodies’ open due days and nobody else’s task, also for who oversees the plan', async () => {
    const mine = await fetchFile((await justice.call(overview.openFeed)).path);
    expect(mine.headers['content-type']).toBe('text/calendar; charset=utf-8');
    // Due before 11 June, before 22 June, and quarterly on the 15th; that of March is past showing.
    expect(daysIn(mine.body)).toEqual(['20220610', '20220615', '20220621', '20220915', '20221215']);
    const overseer = await fetchFile((await lead.call(overview.openFeed)).path);
    expect(unfolded(overseer.body).match(/\/nhiem-vu\/[0-9a-f-]{36}/g)).toHaveLength(1);
    const admin = await system.person('admin');
    expect((await admin.ask(overview.openFeed)).status).toBe(403);
  });

  test('ends with the account', async () => {
    const district = await system.person('huyen-vu-thu');
    const { path } = await district.call(overview.openFeed);
    await system.owner.query(`select set_config('app.action', 'test', false)`);
    await system.owner.query('update app_user set active = false where id = $1', [district.id]);
    expect((await fetchFile(path)).statusCode).toBe(404);
  });

  test('of who oversees a plan has its days, each with how much is due from the others', async () => {
    const leader = await system.person('leader');
    const { path } = await leader.call(overview.openFeed);
    const file = unfolded((await fetchFile(path)).body);
    const { rows } = await system.owner.query<{ day: string; total: number }>(
      `select to_char(due_on, 'YYYYMMDD') as day, count(*)::int as total from obligation_occurrence
        where due_on >= date '2022-06-15' - 90 group by 1 order by 1`,
    );
    expect(daysIn(file)).toEqual(rows.map(({ day }) => day));
    for (const { total } of rows) expect(file).toContain(`DESCRIPTION:${total} nhiệm vụ đến hạn`);
    const own = await justice.call(overview.openFeed);
    expect((await fetchFile(own.path)).body).not.toContain('Hạn của các cơ quan');
  });
});

/** Long lines are folded in the file (RFC 5545, 3.1). */
const unfolded = (file: string): string => file.replace(/\r\n[ \t]/g, '');

const daysIn = (file: string): string[] =>
  [...file.matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)].map((match) => match[1] ?? '').sort();

describe('form of the file, RFC 5545', () => {
  const due = fc.record({
    id: fc.uuid(),
    obligation_id: fc.uuid(),
    due_on: fc
      .integer({ min: 0, max: 3000 })
      .map((day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)),
    task: fc.string({ unit: 'grapheme', maxLength: 300 }),
    role: fc.constantFrom('lead', 'coordinate', 'participate', 'request' as const),
    body: fc.constantFrom('Sở Tư pháp', 'Ủy ban nhân dân huyện Vũ Thư; phòng, ban'),
    plan: fc.constant('31/KH-UBND'),
  });

  test('any task text gives lines of at most 75 bytes, CRLF, and one all-day event per due day', () => {
    fc.assert(
      fc.property(
        fc.array(due, { maxLength: 8 }),
        fc.constantFrom('vi' as const, 'en' as const),
        (dues, language) => {
          const file = calendarText(
            { own: dues, others: [] },
            language,
            'https://binhdang.example',
            new Date('2022-06-15T01:00:00Z'),
          );
          const lines = file.split('\r\n');
          for (const line of lines) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
            expect(line).not.toMatch(/[\n\r]/);
          }
          const content = unfolded(file).split('\r\n');
          expect(content[0]).toBe('BEGIN:VCALENDAR');
          expect(content.filter((line) => line !== '').at(-1)).toBe('END:VCALENDAR');
          for (const line of content) if (line !== '') expect(line).toMatch(/^[A-Z-]+[;:]/);
          expect(daysIn(file)).toEqual(dues.map((one) => one.due_on.replaceAll('-', '')).sort());
          expect(content.filter((line) => line.startsWith('DTSTAMP:20220615T010000Z'))).toHaveLength(
            dues.length,
          );
          expect(new Set(content.filter((line) => line.startsWith('UID:'))).size).toBe(
            new Set(dues.map((one) => one.id)).size,
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Lists sorted by any column: in order, in pages that lose and repeat nothing, empty ones last. */
import { register } from '@binhdang/contract';
import { isCivilDate, Period, periodBounds } from '@binhdang/domain';
import {
  type FieldValue,
  fieldOf,
  type GridValue,
  RegisterDefinition,
  sayValue,
} from '@binhdang/domain/register';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { EVERY_COLUMN } from './every-column.fixture.ts';
import { list } from './record.fixture.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 12);
/** The second version has the rarer types of columns in its list; both keep the records. */
const RARE = RegisterDefinition.parse({
  ...EVERY_COLUMN,
  version: 2,
  list: { ...EVERY_COLUMN.list, columns: ['title', 'speaker', 'visits', 'pictures', 'earlier'] },
});
const DEFINITIONS = [EVERY_COLUMN, RARE] as const;

let system: System;
let lead: Person;
let tuPhap: Person;
let bodies: string[];
let places: string[];
beforeAll(async () => {
  // Each page comes from an address of its own, so that asking for thousands does not meet the limit per address.
  system = await openSystem({ environment: { TRUST_PROXY: 'true' } });
  await insertPublishedPlan(system.owner);
  [lead, tuPhap] = [await system.person('lead'), await system.person('so-tu-phap')];
  bodies = [tuPhap.bodyId, (await system.person('huyen-vu-thu')).bodyId, lead.bodyId];
  const { rows } = await system.owner.query<{ id: string }>(
    `select id from body where level = 'commune' order by key limit 5`,
  );
  places = rows.map(({ id }) => id);
  await system.owner.query(`select set_config('app.action', 'test.load', false)`);
});
afterAll(() => system.close());

/** The register's definition in force; earlier ones go. */
async function define(definition: RegisterDefinition): Promise<void> {
  await system.owner.query('begin; set local session_replication_role = replica');
  await system.owner.query(`delete from record where register = $1`, [definition.code]);
  await system.owner.query(`delete from register_definition where code = $1`, [definition.code]);
  await system.owner.query(
    `insert into register_definition (id, code, number, definition, origin, applies_from)
     values (gen_random_uuid(), $1, $2, $3, 'administrator', '1900-01-01')`,
    [definition.code, definition.version, JSON.stringify(definition)],
  );
  await system.owner.query('commit');
}

// ---------------------------------------------------------------- records
const TITLES = [
  'An',
  'an',
  'Ân',
  'Ăn',
  'ảnh',
  'Ảnh',
  'Ánh dương',
  'Da',
  'Đa',
  'đá',
  'E',
  'Ê',
  'ơn',
  'Ôn',
  '2',
  '10',
  '“Z”',
];
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 4 });
const values = (definition: RegisterDefinition) =>
  fc.record({
    title: fc.constantFrom(...TITLES),
    kind: maybe(fc.constantFrom('k0', 'k1', 'k2', 'k5', 'gone')),
    audience: maybe(fc.subarray(['a0', 'a1', 'a3', 'gone'], { minLength: 1 })),
    on: maybe(fc.constantFrom('2022-01-05', '2022-03-01', '2021-12-31')),
    period: maybe(
      fc.constantFrom<object>(
        { kind: 'quarter', year: 2022, index: 2 },
        { kind: 'half', year: 2022, index: 1 },
        { kind: 'month', year: 2022, index: 6 },
        { kind: 'year', year: 2021, index: 1 },
        { kind: 'nine_months', year: 2021, index: 1 },
      ),
    ),
    times: maybe(fc.constantFrom(0, 2, 10, -1, 2.5)),
    cost: maybe(fc.constantFrom(1_000_000, 900_000, 12_000_000_000_000)),
    people: maybe(fc.constantFrom({ '': 9, 'sex=female': 4 }, { '': 100 }, {})),
    each: maybe(fc.constantFrom(0.1, 0.25, 1e-7, 3)),
    place: maybe(fc.constantFrom(...places)),
    partner: maybe(fc.constantFrom(...bodies)),
    online: maybe(fc.boolean()),
    speaker: maybe(fc.constantFrom('Trần Thị Mơ', 'Đỗ Văn Ất', 'Trần Thị Mớ')),
    visits: maybe(fc.constantFrom([{ note: 'a' }], [{ note: 'a' }, { note: 'b' }])),
    pictures: maybe(fc.constantFrom([places[0]], [places[0], places[1]])),
    // What only a draft may hold, of any shape.
    junk: maybe(
      fc.tuple(
        fc.constantFrom(...definition.list.columns),
        fc.constantFrom<unknown>('x', 7, { a: 1 }, ['x'], true),
      ),
    ),
  });
const entry = (definition: RegisterDefinition) =>
  fc.record({
    values: values(definition),
    body: fc.nat({ max: 2 }),
    day: fc.constantFrom('2022-01-05', '2022-03-01', '2021-12-31'),
    status: fc.constantFrom('draft', 'submitted', 'verified', 'returned'),
    minutes: fc.nat({ max: 5 }),
  });
type Entry = ReturnType<typeof entry> extends fc.Arbitrary<infer T> ? T : never;

async function keep(definition: RegisterDefinition, entries: readonly Entry[]): Promise<void> {
  await system.owner.query('begin; set local session_replication_role = replica');
  await system.owner.query(`delete from record where register = $1`, [definition.code]);
  const rows = entries.map(({ values: { junk, ...given }, ...one }) => ({
    ...one,
    values: { ...given, ...(junk && one.status === 'draft' && { [junk[0]]: junk[1] }) },
    body: bodies[one.body],
    seconds: one.minutes * 60,
  }));
  await system.owner.query(
    `insert into record (id, register, definition_id, sight, body_id, day, status, values, title, search, recorded_by, recorded_at, remarks)
     select gen_random_uuid(), d.code, d.id, 'plan', e.body, e.day, e.status, e.values, e.values ->> 'title',
            ' ' || fold(e.values ->> 'title'), $3, '2022-05-01T00:00:00.123456Z'::timestamptz + make_interval(secs => e.seconds), 'Xem lại'
       from register_definition d,
            jsonb_to_recordset($2) e(body uuid, day date, status text, values jsonb, seconds int)
      where d.code = $1`,
    [definition.code, JSON.stringify(rows), lead.id],
  );
  // Half of them link to another.
  await system.owner.query(
    `update record r set values = values || jsonb_build_object('earlier', (select id from record o where o.register = r.register order by o.id limit 1))
      where register = $1 and get_byte(decode(left(id::text, 2), 'hex'), 0) % 2 = 0`,
    [definition.code],
  );
  await system.owner.query('commit');
}

// ---------------------------------------------------------------- what comes before what
type Line = Awaited<ReturnType<typeof list>>['items'][number];
type Key = number | string | undefined;
const alphabet = new Intl.Collator('vi');

/** What the list shows in the column, as something to compare; undefined where it shows nothing. */
function keyOf(line: Line, sort: string, definition: RegisterDefinition, names: Record<string, string>): Key {
  switch (sort) {
    case 'day':
      return Date.parse(line.day);
    case 'recordedAt':
      return Date.parse(line.recordedAt);
    case 'status':
      return ['draft', 'returned', 'submitted', 'verified'].indexOf(line.status);
    case 'body':
      return line.body.shortName ?? line.body.name;
  }
  const field = fieldOf(definition, sort);
  const value = line.values[sort] as FieldValue | undefined;
  if (!field || value === undefined) return undefined;
  switch (field.type) {
    case 'number':
    case 'money':
    case 'computed':
      return typeof value === 'number' ? value : undefined;
    case 'grid': {
      const total = (value as GridValue)[''];
      return typeof total === 'number' ? total : undefined;
    }
    case 'table':
    case 'file':
      return Array.isArray(value) ? value.length : undefined;
    case 'yes_no':
      return typeof value === 'boolean' ? Number(value) : undefined;
    case 'period': {
      const period = Period.safeParse(value).data;
      if (!period) return undefined;
      const { start, end } = periodBounds(period);
      return Date.parse(end) * 1_000 + (Date.parse(end) - Date.parse(start)) / 86_400_000;
    }
    case 'date':
      return isCivilDate(String(value)) ? Date.parse(String(value)) : undefined;
    case 'choice':
      return typeof value === 'string'
        ? sayValue(field, value, { ...definition, names, language: 'vi' })
        : `${JSON.stringify(value)}`;
    case 'choices':
      return Array.isArray(value)
        ? sayValue(field, value, { ...definition, names, language: 'vi' })
        : undefined;
    default:
      return sayValue(field, value, { ...definition, names, language: 'vi' });
  }
}

function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return (
    alphabet.compare(String(a), String(b)) || Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
  );
}

function expectOrder(
  lines: readonly Line[],
  keys: readonly Key[],
  order: 'asc' | 'desc',
  exactly: boolean,
): void {
  const sign = order === 'asc' ? 1 : -1;
  for (let at = 1; at < lines.length; at++) {
    const [before, here] = [keys[at - 1], keys[at]];
    const told = `${String(before)} before ${String(here)} (${order})`;
    if (before === undefined) expect(here, told).toBeUndefined();
    const difference = before === undefined || here === undefined ? 0 : sign * compareKeys(before, here);
    expect(difference, told).toBeLessThanOrEqual(0);
    const tied = difference === 0 && (before === undefined) === (here === undefined);
    if (tied && exactly)
      expect(sign * ((lines[at - 1]?.id ?? '') < (lines[at]?.id ?? '') ? -1 : 1), told).toBe(-1);
  }
}

const randomAddress = () => Array.from({ length: 4 }, () => Math.floor(Math.random() * 256)).join('.');

async function paged(person: Person, query: Record<string, unknown>, code: string) {
  const lines: Line[] = [];
  const names: Record<string, string> = {};
  let after: string | undefined;
  do {
    const page = await person.call(register.records, {
      params: { register: code },
      query: { ...query, ...(after && { after }) } as never,
      headers: { 'x-forwarded-for': randomAddress() },
    });
    lines.push(...page.items);
    Object.assign(names, page.names);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return { lines, names };
}

const FILTERS: Record<string, unknown>[] = [
  {},
  { status: ['draft', 'verified'] },
  { q: 'an' },
  { filter: ['kind:k1'] },
  { filter: ['online:true'], q: 'a', status: ['submitted', 'returned'] },
  { dayFrom: '2022-01-01', dayTo: '2022-02-28' },
];

describe.each(DEFINITIONS)('a list sorted by any column of version $version', (definition) => {
  const sorts = ['day', 'recordedAt', 'status', 'body', ...definition.list.columns];

  test('gives every record once, in order, whatever is filtered', async () => {
    await define(definition);
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry(definition), { minLength: 5, maxLength: 24 }),
        fc.constantFrom(...FILTERS),
        fc.constantFrom(lead, tuPhap),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.integer({ min: 1, max: 7 }),
        async (entries, filter, person, order, limit) => {
          await keep(definition, entries);
          const whole = await list(person, { ...filter, limit: 200 }, definition.code);
          for (const sort of sorts) {
            const { lines, names } = await paged(person, { ...filter, sort, order, limit }, definition.code);
            expect(lines.map(({ id }) => id).sort(), sort).toEqual(whole.items.map(({ id }) => id).sort());
            const keys = lines.map((line) => keyOf(line, sort, definition, names));
            expectOrder(lines, keys, order, sort !== 'recordedAt');
          }
        },
      ),
      { numRuns: RUNS },
    );
  }, 180_000);
});

describe('a cursor', () => {
  test('of another sort or order, or none of ours, is refused by name', async () => {
    await define(EVERY_COLUMN);
    await fc.assert(
      fc.asyncProperty(fc.array(entry(EVERY_COLUMN), { minLength: 9, maxLength: 9 }), (entries) =>
        keep(
          EVERY_COLUMN,
          entries.map((one) => ({ ...one, status: 'submitted' as const })),
        ),
      ),
      { numRuns: 1 },
    );
    const ask = (query: Record<string, unknown>) =>
      lead.ask(register.records, { params: { register: EVERY_COLUMN.code }, query: query as never });
    const { output } = await ask({ sort: 'title', limit: 2 });
    const after = output.next ?? '';
    expect((await ask({ sort: 'title', limit: 2, after })).status).toBe(200);
    for (const query of [
      { sort: 'kind', after },
      { sort: 'title', order: 'asc', after },
      { after },
      { sort: 'times', after: encoded({ sort: 'times', order: 'desc', key: 'x', id: places[0] }) },
      { after: encoded({ sort: 'day', order: 'desc', key: '2022-02-30', id: places[0] }) },
      {
        sort: 'recordedAt',
        after: encoded({ sort: 'recordedAt', order: 'desc', key: '2022-02-28 24:61:00+00', id: places[0] }),
      },
      { sort: 'title', after: encoded({ sort: 'title', order: 'desc', key: 'a\0', id: places[0] }) },
      { after: encoded({ sort: 'day', order: 'desc', key: '2022-02-28', id: 'x' }) },
      { after: 'x' },
    ])
      expect((await ask(query)).problem?.errors?.[0]?.path, JSON.stringify(query)).toBe('after');
  });

  test('keeps its place when the record that it ended with is gone', async () => {
    const [first, ...rest] = (
      await list(lead, { sort: 'title', order: 'asc', limit: 200 }, EVERY_COLUMN.code)
    ).items;
    const { next } = await list(lead, { sort: 'title', order: 'asc', limit: 1 }, EVERY_COLUMN.code);
    await system.owner.query(`update record set deleted = true where id = $1`, [first?.id]);
    const { items } = await list(
      lead,
      { sort: 'title', order: 'asc', after: next, limit: 200 },
      EVERY_COLUMN.code,
    );
    expect(items.map(({ id }) => id)).toEqual(rest.map(({ id }) => id));
  });

  test('is of no use for a column that the list does not have', async () => {
    for (const sort of ['remarks', 'nothing', "title' --"])
      expect(
        (
          await lead.ask(register.records, {
            params: { register: EVERY_COLUMN.code },
            query: { sort } as never,
          })
        ).problem?.errors?.[0]?.path,
      ).toBe('sort');
  });
});

const encoded = (position: object) => Buffer.from(JSON.stringify(position)).toString('base64url');

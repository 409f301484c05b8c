/**
 * Row-level security of records against the rules in words: people × bodies × records of every kind, in worlds made at
 * random over the real tree of the four bodies.
 */
import fc from 'fast-check';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';
import { type PlacedWorld, placeWorld, TODAY, type World, world } from '../../test/world.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);
const KEYS = ['ubnd-tinh', 'so-ldtbxh', 'so-tu-phap', 'huyen-vu-thu'] as const;
const KINDS = ['record', 'record_version', 'record_file', 'stored_file', 'fact', 'fact_month'] as const;
type Kind = (typeof KINDS)[number];

interface WorldRecord {
  readonly body: number;
  readonly sight: 'plan' | 'body' | 'restricted';
  readonly status: 'draft' | 'submitted' | 'verified' | 'returned';
}

const record: fc.Arbitrary<WorldRecord> = fc.record({
  body: fc.nat(KEYS.length - 1),
  sight: fc.constantFrom('plan', 'plan', 'body', 'restricted'),
  status: fc.constantFrom('draft', 'submitted', 'verified', 'returned'),
});
const records = fc.array(record, { minLength: 1, maxLength: 6 });

let system: System;
let owner: pg.Client;
let bodyIds: string[];
/** Pairs [above, below] of the real tree, near and far. */
let above: [number, number][];
beforeAll(async () => {
  system = await openSystem({ today: TODAY });
  owner = system.owner as pg.Client;
  bodyIds = [];
  for (const key of KEYS) bodyIds.push(await system.bodyId(key));
  const { rows } = await owner.query<{ child_id: string; parent_id: string }>(
    `with recursive up as (
       select child_id, parent_id from body_edge where valid_from <= $1 and (valid_to is null or valid_to > $1)
       union select u.child_id, e.parent_id from up u join body_edge e on e.child_id = u.parent_id
        where e.valid_from <= $1 and (e.valid_to is null or e.valid_to > $1))
     select * from up where child_id = any ($2) and parent_id = any ($2)`,
    [TODAY, bodyIds],
  );
  above = rows.map((row) => [bodyIds.indexOf(row.parent_id), bodyIds.indexOf(row.child_id)]);
  expect(above.length).toBeGreaterThan(0);
});
afterAll(() => system.close());

// ---------------------------------------------------------------- the rules in words
function eyesOf({ grants, plans, obligations }: World, person: number) {
  const holding = grants.filter(
    (grant) => grant.person === person && grant.from <= TODAY && (grant.to === null || TODAY < grant.to),
  );
  const at = (body: number, roles?: readonly string[]) =>
    holding.some(
      (grant) =>
        grant.body === body && grant.role !== 'administrator' && (roles?.includes(grant.role) ?? true),
    );
  const isBelow = (body: number, roles?: readonly string[]) =>
    above.some(([over, under]) => under === body && at(over, roles));
  /** Led or issued the published plan that binds the body or one above it, or stands above it. */
  const oversees = (body: number, roles?: readonly string[]) =>
    isBelow(body, roles) ||
    obligations.some((one) => {
      const plan = plans[one.plan];
      if (!plan?.publishedOnce || !one.published || one.removed) return false;
      const reaches = one.body === body || above.some(([over, under]) => over === one.body && under === body);
      if (!reaches) return false;
      return at(plan.lead, roles) || at(plan.issuer, roles);
    });
  const writes = (body: number) => at(body, ['lead_officer', 'focal_officer']);
  const leads = (body: number) => at(body, ['leader']);
  return {
    sees: ({ body, sight, status }: WorldRecord) =>
      (at(body) && (sight !== 'restricted' || writes(body) || (leads(body) && status !== 'draft'))) ||
      (sight === 'plan' && status !== 'draft' && oversees(body)),
    /** Whoever only counts reads no names: people of the body, and who verifies there. */
    readsNames: ({ body }: WorldRecord) =>
      at(body) || oversees(body, ['lead_officer']) || isBelow(body, ['focal_officer']),
    /** One by one only where the facts are seen too. */
    seesSums: ({ body, sight }: WorldRecord) =>
      (at(body) && (sight !== 'restricted' || writes(body) || leads(body))) ||
      (sight === 'plan' && oversees(body)),
    /** Its body until it is verified; who verifies it once it is submitted: of what is confidential the body's head. */
    touches: ({ body, sight, status }: WorldRecord) =>
      (writes(body) && status !== 'verified') ||
      (status !== 'draft' &&
        (sight === 'plan'
          ? oversees(body, ['lead_officer']) || isBelow(body, ['focal_officer'])
          : leads(body))),
  };
}

// ---------------------------------------------------------------- the world in the database
type Ids = Readonly<Record<Kind | 'personal_link' | 'personal_file', readonly string[]>>;

async function placeRecords(placed: PlacedWorld, made: readonly WorldRecord[]): Promise<Ids> {
  const fresh = () => made.map(() => uuid());
  const ids = { record: fresh(), record_version: fresh(), record_file: fresh(), stored_file: fresh() };
  const personal = { personal_link: fresh(), personal_file: fresh() };
  const outsider = uuid();
  await owner.query(
    `insert into app_user (id, login, full_name, password_hash) values ($1, $2, 'Ngoài', 'x')`,
    [outsider, `nguoi-${outsider}`],
  );
  for (const [at, { body, sight, status }] of made.entries()) {
    const [id, version, link, file] = [
      ids.record[at],
      ids.record_version[at],
      ids.record_file[at],
      ids.stored_file[at],
    ];
    const bodyId = placed.bodyIds[body];
    await owner.query(
      `insert into record (id, register, definition_id, sight, body_id, day, status, values, title, search, search_names, recorded_by, remarks)
       select $1, 'model', id, $2, $3, '2022-03-08', $4, '{}', 'Mô hình', ' mo hinh', ' vu thi mau', $5, 'x'
         from register_definition where code = 'model'`,
      [id, sight, bodyId, status, outsider],
    );
    await owner.query(
      `insert into record_version (id, record_id, number, values, made_by) values ($1, $2, 1, '{}', $3)`,
      [version, id, outsider],
    );
    for (const [row, named, isPersonal] of [
      [link, file, false],
      [personal.personal_link[at], personal.personal_file[at], true],
    ]) {
      await owner.query(
        `insert into stored_file (id, sha256, size_bytes, media_type, name, body_id, uploaded_by)
         values ($1, '\\x00', 1, 'text/plain', 'tep.txt', $2, $3)`,
        [named, bodyId, outsider],
      );
      await owner.query(
        `insert into record_file (id, record_id, field, file_id, personal) values ($1, $2, 'files', $3, $4)`,
        [row, id, named, isPersonal],
      );
    }
    await owner.query(
      `insert into fact (record_id, register, sight, body_id, measure, day, breakdown, breakdown_key, value, verified)
       values ($1, 'model', $2, $3, $4, '2022-03-08', '{}', '', 1, false)`,
      [id, sight, bodyId, `m${at}`],
    );
    await owner.query(
      `insert into fact_month (body_id, month, measure, breakdown_key, verified, sight, value)
       values ($1, '2022-03-01', $2, '', false, $3, 1)`,
      [bodyId, `m${at}`, sight],
    );
  }
  const measures = made.map((_, at) => `m${at}`);
  return { ...ids, ...personal, fact: measures, fact_month: measures };
}

/** Runs something as the person, the way a request does, and then is the owner again. */
async function as<T>(placed: PlacedWorld, person: number, run: () => Promise<T>): Promise<T> {
  await owner.query('savepoint person');
  try {
    await owner.query('set local role binhdang_app');
    await owner.query('select * from open_session($1, $2, $3)', [
      placed.tokens[person],
      'test.look',
      '00000000-0000-7000-8000-000000000000',
    ]);
    return await run();
  } finally {
    await owner.query('rollback to savepoint person');
  }
}

async function placesSeen(ids: Ids, kind: Kind): Promise<number[]> {
  const column = kind === 'fact' || kind === 'fact_month' ? 'measure' : 'id';
  const { rows } = await owner.query<{ at: string }>(
    `select ${column}::text as at from ${kind} where ${column}::text = any ($1)`,
    [ids[kind]],
  );
  return rows.map(({ at }) => ids[kind].indexOf(at)).sort((a, b) => a - b);
}

const inWorlds = (check: (placed: PlacedWorld, made: readonly WorldRecord[], ids: Ids) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(world, records, async (one, made) => {
      await owner.query('begin');
      try {
        const placed = await placeWorld(owner, one, bodyIds);
        await check(placed, made, await placeRecords(placed, made));
      } finally {
        await owner.query('rollback');
      }
    }),
    { numRuns: RUNS },
  );

// ---------------------------------------------------------------- held against each other
test('everybody sees exactly the records that the rules show them, and what hangs on them', async () => {
  const counts = { shown: 0, hidden: 0 };
  await inWorlds(async (placed, made, ids) => {
    for (let person = 0; person < placed.world.people; person++) {
      const { sees, seesSums } = eyesOf(placed.world, person);
      await as(placed, person, async () => {
        for (const kind of KINDS) {
          const places = made.flatMap((one, at) => {
            // A draft of somebody else has no facts in truth; one put here is shown by its body's rule.
            if (kind === 'fact_month') return seesSums(one) ? [at] : [];
            return sees(kind === 'fact' ? { ...one, status: 'submitted' } : one) ? [at] : [];
          });
          expect({ kind, person, places: await placesSeen(ids, kind) }).toEqual({ kind, person, places });
          counts.shown += places.length;
          counts.hidden += made.length - places.length;
        }
        const { rows } = await owner.query<{ id: string }>(
          `select id from records_with('model', '% mo%', array['% hinh%']) where id = any ($1::uuid[])`,
          [ids.record],
        );
        expect(rows.map(({ id }) => ids.record.indexOf(id)).sort((a, b) => a - b)).toEqual(
          made.flatMap((one, at) => (sees(one) ? [at] : [])),
        );
      });
    }
  });
  expect(counts.shown).toBeGreaterThan(0);
  expect(counts.hidden).toBeGreaterThan(0);
});

test('names are found, and files that hold them opened, by those who read names alone', async () => {
  const counts = { read: 0, masked: 0 };
  await inWorlds(async (placed, made, ids) => {
    for (let person = 0; person < placed.world.people; person++) {
      const { sees, readsNames } = eyesOf(placed.world, person);
      const seen = made.flatMap((one, at) => (sees(one) ? [at] : []));
      const read = seen.filter((at) => made[at] !== undefined && readsNames(made[at]));
      counts.read += read.length;
      counts.masked += seen.length - read.length;
      await as(placed, person, async () => {
        const found = async (text: string, values: unknown[], of: readonly string[]) => {
          const { rows } = await owner.query<{ id: string }>(text, values);
          return rows.map(({ id }) => of.indexOf(id)).sort((a, b) => a - b);
        };
        const byName = `select id from records_with('model', $2, $3::text[]) where id = any ($1::uuid[])`;
        expect([
          await found(byName, [ids.record, '% thi%', []], ids.record),
          await found(byName, [ids.record, '% hinh%', ['% mau%']], ids.record),
          await found(
            'select id from record_file where id = any ($1::uuid[])',
            [ids.personal_link],
            ids.personal_link,
          ),
          await found(
            'select id from stored_file where id = any ($1::uuid[])',
            [ids.personal_file],
            ids.personal_file,
          ),
        ]).toEqual([read, read, read, read]);
        const titles = await owner.query<{ title: string }>(
          'select shown_title(r) as title from record r where r.id = any ($1::uuid[])',
          [ids.record],
        );
        // The register of models is called by what is no name.
        expect(titles.rows.every(({ title }) => title === 'Mô hình')).toBe(true);
      });
    }
  });
  expect([counts.read > 0, counts.masked > 0]).toEqual([true, true]);
});

test('everybody touches exactly the records that they write or judge', async () => {
  await inWorlds(async (placed, made, ids) => {
    for (let person = 0; person < placed.world.people; person++) {
      const { touches } = eyesOf(placed.world, person);
      for (const [at, one] of made.entries()) {
        const changed = await as(placed, person, () =>
          owner
            .query('update record set remarks = $2 where id = $1', [ids.record[at], 'khác'])
            .then(({ rowCount }) => rowCount === 1)
            .catch((error: { code?: string }) => (error.code === '42501' ? false : Promise.reject(error))),
        );
        expect({ person, one, changed }).toEqual({ person, one, changed: touches(one) });
      }
    }
  });
});

test('who oversees a body is the same asked from either side', async () => {
  await inWorlds(async () => {
    for (const body of bodyIds)
      for (const over of bodyIds) {
        const { rows } = await owner.query<{ down: boolean; up: boolean }>(
          `select $1::uuid in (select overseen_from(array[$2::uuid])) as down, $2::uuid = any (overseers_of($1)) as up`,
          [body, over],
        );
        expect(rows[0]?.down).toBe(rows[0]?.up);
      }
  });
});

/** What the database promises, read from its own catalogues after all migrations. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TYPE_GENERATION } from '../../../../scripts/type-generation.ts';
import { openSystem, type System } from '../../test/system.ts';
import { kyselyOnClient } from './transaction.ts';

let system: System;
beforeAll(async () => {
  system = await openSystem();
});
afterAll(() => system.close());

async function names(query: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await system.owner.query<{ name: string }>(query, values);
  return rows.map(({ name }) => name).sort();
}

/** Tables that hold the work of bodies: every one has a version. `notification` only ever changes its read mark. */
const businessTables = () =>
  names(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'version'
          where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'notification'`);

/** Foreign keys whose index leaves out rows that no delete or join by this key ever asks for, and why. */
const PARTLY_INDEXED: Readonly<Record<string, string>> = {
  'obligation.obligation_body_id_fkey': 'lists ask for published work only; bodies are closed, never deleted',
  'obligation_occurrence.obligation_occurrence_body_id_fkey':
    'lists ask for open due days only; bodies are closed, never deleted',
};

describe('foreign keys', () => {
  test('each has an index that begins with its columns', async () => {
    const missing = await names(`
      select c.conrelid::regclass || '.' || c.conname as name
        from pg_constraint c
       where c.contype = 'f' and c.connamespace = 'public'::regnamespace
         and not exists (
           select 1 from pg_index i
            where i.indrelid = c.conrelid and i.indisvalid
              and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')
              and (select array_agg(k order by k) from unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) k)
                = (select array_agg(k order by k) from unnest(c.conkey) k))`);
    expect(missing).toEqual(Object.keys(PARTLY_INDEXED).sort());
  });

  test('those indexed in part have an index at all', async () => {
    const { rows } = await system.owner.query<{ count: number }>(`
      select count(*)::int as count from pg_index i join pg_class t on t.oid = i.indrelid
       where t.relname in ('obligation', 'obligation_occurrence')
         and i.indkey[0] = (select attnum from pg_attribute a where a.attrelid = t.oid and a.attname = 'body_id')`);
    expect(rows[0]?.count).toBe(Object.keys(PARTLY_INDEXED).length);
  });
});

describe('row-level security', () => {
  test('binds every table that the app may touch, and every table has a policy for it', async () => {
    const touched = `
      select c.oid, c.relname as name, c.relrowsecurity from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
         and (has_any_column_privilege('binhdang_app', c.oid, 'select, insert, update')
              or has_table_privilege('binhdang_app', c.oid, 'delete'))`;
    // `setting` holds facts of the installation (the clock's shift), which everybody signed in is told anyway.
    expect(await names(`select name from (${touched}) t where not relrowsecurity`)).toEqual(['setting']);
    expect(
      await names(`select name from (${touched}) t where relrowsecurity and not exists (
        select 1 from pg_policy p where p.polrelid = t.oid and 'binhdang_app'::regrole = any (p.polroles))`),
    ).toEqual([]);
    expect((await names(`select name from (${touched}) t`)).length).toBeGreaterThan(25);
  });

  test('no policy is for everybody', async () => {
    expect(await names(`select polname as name from pg_policy where 0 = any (polroles)`)).toEqual([]);
  });

  test('each business table is bound, writes its audit line, and counts its versions', async () => {
    const tables = await businessTables();
    expect(tables).toEqual(expect.arrayContaining(['body', 'plan', 'obligation', 'progress', 'difficulty']));
    expect(
      await names(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace
          and relname = any ($1) and relrowsecurity`,
        [tables],
      ),
    ).toEqual(tables);
    const triggered = (condition: string) =>
      names(
        `select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
          where c.relname = any ($1) and t.tgenabled = 'O' and ${condition}`,
        [tables],
      );
    // 4 insert, 8 delete, 16 update; after; for each row.
    const audited = `t.tgfoid = 'audit_row'::regproc and t.tgdeferrable and t.tginitdeferred and t.tgtype & 31 = 29`;
    expect(await triggered(audited)).toEqual(tables);
    const versioned = `t.tgfoid = 'next_version'::regproc and t.tgtype & 31 = 19`;
    expect(await triggered(versioned)).toEqual(tables);
  });

  test('an answer of the database to the app without a session is empty', async () => {
    for (const table of await businessTables()) {
      if (table === 'app_user') continue;
      const { rows } = await system.services.pool.query(`select 1 from ${table} limit 1`);
      expect({ table, rows }).toEqual({ table, rows: [] });
    }
    expect((await system.services.pool.query('select id from app_user limit 1')).rows).toEqual([]);
  });
});

describe('the roles', () => {
  test('own nothing, may not pass by row-level security, and may not make anything', async () => {
    expect(
      await names(`select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner
                    where r.rolname in ('binhdang_app', 'binhdang_worker')
                   union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner
                    where r.rolname in ('binhdang_app', 'binhdang_worker')`),
    ).toEqual([]);
    const { rows } = await system.owner.query(
      `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
              has_schema_privilege(oid, 'public', 'create') as creates
         from pg_roles where rolname in ('binhdang_app', 'binhdang_worker') order by 1`,
    );
    const nothing = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      creates: false,
    };
    expect(rows).toEqual([
      { rolname: 'binhdang_app', ...nothing },
      { rolname: 'binhdang_worker', ...nothing },
    ]);
  });

  test('the app reads neither passwords nor session tokens nor the audit', async () => {
    for (const query of [
      'select password_hash from app_user',
      'select * from session',
      'select * from sign_in_failure',
      'select * from audit_line',
      'select * from audit_chain',
      `update setting set value = '1'`,
    ])
      await expect(system.services.pool.query(query)).rejects.toMatchObject({ code: '42501' });
  });

  test('functions that run as their owner fix their search path and are not for the public', async () => {
    expect(
      await names(`select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
                    and not coalesce(p.proconfig, '{}') && array['search_path=public, pg_temp']`),
    ).toEqual([]);
    expect(
      await names(`select p.proname as name from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                    where p.pronamespace = 'public'::regnamespace and p.prosecdef and a.grantee = 0`),
    ).toEqual([]);
  });
});

describe('writing', () => {
  test('outside an action is refused, even to the owner', async () => {
    await expect(system.owner.query(`update body set note = 'lén' where key = 'so-tu-phap'`)).rejects.toThrow(
      /outside an action/,
    );
    const { rows } = await system.owner.query(`select note from body where key = 'so-tu-phap'`);
    expect(rows).toEqual([{ note: null }]);
  });

  test('without a session is refused to the app, with an action too', async () => {
    const client = await system.services.pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('app.action', 'test.write', true)`);
      const { rowCount } = await client.query(`update body set note = 'lén'`);
      expect(rowCount).toBe(0);
      await expect(
        kyselyOnClient(client)
          .insertInto('body')
          .values({
            id: '00000000-0000-7000-8000-000000000001',
            key: 'x',
            kind: 'department',
            level: 'province',
            valid_from: '2022-01-01',
          })
          .execute(),
      ).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('the generated types', () => {
  test('are those of the migrated database', () => {
    const fresh = join(tmpdir(), `binhdang-schema-${process.pid}.ts`);
    const root = join(import.meta.dirname, '../../../..');
    try {
      const made = spawnSync(
        join(root, 'node_modules/.bin/kysely-codegen'),
        [...TYPE_GENERATION, `--out-file=${fresh}`],
        { env: { ...process.env, DATABASE_URL: system.services.config.DATABASE_URL }, encoding: 'utf8' },
      );
      expect(made.stderr + (made.error?.message ?? '')).toBe('');
      const committed = readFileSync(join(import.meta.dirname, 'schema.generated.ts'), 'utf8');
      expect(readFileSync(fresh, 'utf8')).toBe(committed);
    } finally {
      rmSync(fresh, { force: true });
    }
  });
});

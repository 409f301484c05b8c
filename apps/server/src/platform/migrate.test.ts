import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';
import { MIGRATIONS_FOLDER, migrate } from './migrate.ts';

let system: System;
let url: string;
beforeAll(async () => {
  system = await openSystem();
  url = system.services.config.DATABASE_URL ?? '';
});
afterAll(() => system.close());

test('a migrated database is left as it is, by many processes at once too', async () => {
  expect(await Promise.all([migrate(url), migrate(url), migrate(url)])).toEqual([[], [], []]);
});

test('a migration edited after it was applied stops the start, by name', async () => {
  const { rows } = await system.owner.query<{ name: string; hash: string }>(
    'select name, hash from schema_migration order by name',
  );
  const first = rows[0];
  await system.owner.query(`update schema_migration set hash = 'x' where name = $1`, [first?.name]);
  await expect(migrate(url)).rejects.toThrow(`Migration ${first?.name} was edited`);
  await system.owner.query('update schema_migration set hash = $2 where name = $1', [
    first?.name,
    first?.hash,
  ]);
  expect(await migrate(url)).toEqual([]);
});

test('what fails leaves nothing behind and names the migration', async () => {
  const { rows } = await system.owner.query<{ name: string; hash: string }>(
    'select name, hash from schema_migration order by name limit 1',
  );
  const first = rows[0];
  // Applied again, its first table is there already.
  await system.owner.query('delete from schema_migration where name = $1', [first?.name]);
  await expect(migrate(url)).rejects.toThrow(`Migration ${first?.name} failed`);
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  const noted = await other.query('select 1 from schema_migration where name = $1', [first?.name]);
  await other.end();
  expect(noted.rowCount).toBe(0);
  await system.owner.query('insert into schema_migration (name, hash) values ($1, $2)', [
    first?.name,
    first?.hash,
  ]);
});

test('migrations are numbered without a gap', async () => {
  const { rows } = await system.owner.query<{ name: string }>(
    'select name from schema_migration order by name',
  );
  expect(rows.map(({ name }) => Number(name.slice(0, 4)))).toEqual(rows.map((_, at) => at + 1));
  expect(MIGRATIONS_FOLDER).toMatch(/db.migrations$/);
});

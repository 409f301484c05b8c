import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kinds } from './kinds.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../../db/migrations');

test('every table that writes audit lines has a name for people', () => {
  const sql = readdirSync(MIGRATIONS).map((file) => readFileSync(join(MIGRATIONS, file), 'utf8'));
  const tables = [...sql.join('\n').matchAll(/^select as_business_table\('(\w+)'/gm)].map(
    (match) => match[1],
  );
  expect(tables.length).toBeGreaterThan(20);
  expect(Object.keys(kinds).sort()).toEqual([...tables, 'audit'].sort());
});

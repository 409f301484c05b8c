/** Loads a province's bodies, tree and groups from data files into an empty database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BodyKindCatalog, nameKey, SeedBodies, type SeedBody, SeedGroups } from '@binhdang/domain';
import type pg from 'pg';
import { v5 as uuidV5 } from 'uuid';

const ROOT = join(import.meta.dirname, '../../../..');
const NAMESPACE = 'a4a3e0a8-5f0d-4a55-9d4c-0d0b1d5a9c31';

/** The same body gets the same id on every installation; the code alone would not do, codes are reused. */
export const bodyIdOf = (key: string, validFrom: string): string => uuidV5(`${key}@${validFrom}`, NAMESPACE);
const idOf = (...parts: string[]) => uuidV5(parts.join('|'), NAMESPACE);

export function readSeed(province: string): {
  bodies: SeedBody[];
  groups: SeedGroups['groups'];
  kinds: BodyKindCatalog['kinds'];
} {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  const folder = `data/${province}`;
  return {
    bodies: [
      ...SeedBodies.parse(read(`${folder}/bodies.json`)).bodies,
      ...SeedBodies.parse(read(`${folder}/communes.json`)).bodies,
    ],
    groups: SeedGroups.parse(read(`${folder}/groups.json`)).groups,
    kinds: BodyKindCatalog.parse(read('catalog/body-kinds.json')).kinds,
  };
}

/** One transaction, as owner; does nothing when bodies are there already. @returns whether it loaded */
export async function loadBodies(client: pg.ClientBase, province: string): Promise<boolean> {
  const { rows } = await client.query<{ any: boolean }>('select exists (select 1 from body) as any');
  if (rows[0]?.any) return false;
  const { bodies, groups, kinds } = readSeed(province);
  const ids = new Map(bodies.map((body) => [body.key, bodyIdOf(body.key, body.validFrom)]));
  const id = (key: string): string => {
    const found = ids.get(key);
    if (!found) throw new Error(`unknown body key ${key} in data/${province}`);
    return found;
  };
  const level = new Map(kinds.map((kind) => [kind.code, kind.level]));
  await client.query('begin');
  try {
    await client.query(`select set_config('app.action', 'system.loadBodies', true)`);
    await insert(
      client,
      'body',
      bodies.map((b) => ({
        id: id(b.key),
        key: b.key,
        kind: b.kind,
        level: level.get(b.kind),
        valid_from: b.validFrom,
        valid_to: b.validTo,
        note: b.note,
        version: 1,
      })),
    );
    await insert(
      client,
      'body_name',
      bodies.flatMap((b) =>
        b.names.map((n) => ({
          id: idOf('name', b.key, n.validFrom),
          body_id: id(b.key),
          name: n.name,
          short_name: n.short,
          name_en: n.en,
          symbol: b.symbol,
          valid_from: n.validFrom,
          valid_to: n.validTo,
          version: 1,
        })),
      ),
    );
    await insert(
      client,
      'body_code',
      bodies.flatMap((b) =>
        b.codes.map((c) => ({
          id: idOf('code', b.key, c.system, c.code),
          body_id: id(b.key),
          system: c.system,
          code: c.code,
          valid_from: c.validFrom,
          valid_to: c.validTo,
          version: 1,
        })),
      ),
    );
    await insert(
      client,
      'body_alias',
      bodies.flatMap((b) =>
        [...new Map(b.aliases.map((alias) => [nameKey(alias), alias]))].map(([key, alias]) => ({
          id: idOf('alias', b.key, key),
          body_id: id(b.key),
          alias,
          alias_key: key,
          version: 1,
        })),
      ),
    );
    await insert(
      client,
      'body_edge',
      bodies.flatMap((b) =>
        b.parents.map((p) => ({
          id: idOf('edge', b.key, p.key, p.validFrom),
          child_id: id(b.key),
          parent_id: id(p.key),
          valid_from: p.validFrom,
          valid_to: p.validTo,
          version: 1,
        })),
      ),
    );
    await insert(
      client,
      'body_group',
      groups.map((g) => ({
        id: idOf('group', g.key),
        key: g.key,
        name: g.name,
        name_en: g.en,
        aliases: g.aliases,
        rule: g.rule && {
          ...g.rule,
          under: g.rule.under && id(g.rule.under),
          except: g.rule.except?.map(id),
        },
        confirm_members: g.confirmMembers,
        valid_from: '2021-01-01',
        valid_to: null,
        version: 1,
      })),
    );
    await insert(
      client,
      'body_group_member',
      groups.flatMap((g) =>
        g.members.map((m) => ({
          id: idOf('member', g.key, m.body),
          group_id: idOf('group', g.key),
          body_id: id(m.body),
          valid_from: m.validFrom,
          valid_to: m.validTo,
          version: 1,
        })),
      ),
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  return true;
}

async function insert(client: pg.ClientBase, table: string, rows: readonly object[]): Promise<void> {
  await client.query(
    `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

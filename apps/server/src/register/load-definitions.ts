/** Brings the shipped register definitions (catalog/registers) into the database. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDefinition, compareDefinitions, RegisterDefinition } from '@binhdang/domain/register';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { AXES, CATALOG_FOLDER } from './axes.ts';

/** Those of a new installation apply to everything that is entered, however long ago it happened. */
const ALWAYS = '1900-01-01';

/** All definitions of a folder, checked. @throws when one is at fault, with all that is wrong with it */
export function readDefinitions(folder = join(CATALOG_FOLDER, 'registers')): RegisterDefinition[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const definition = RegisterDefinition.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      const faults = checkDefinition(definition, AXES).map(({ at, message }) => `  ${at}: ${message.en}`);
      if (faults.length > 0) throw new Error(`catalog/registers/${name}:\n${faults.join('\n')}`);
      return definition;
    });
}

interface Stored {
  readonly id: string;
  readonly number: number;
  readonly origin: 'catalog' | 'administrator';
  readonly definition: RegisterDefinition;
  readonly same: boolean;
  /** A record was written on it, or a draft of a change is based on it. */
  readonly used: boolean;
}

/**
 * In one transaction, as owner; does nothing when all are there. Where an administrator has gone on from the shipped
 * definition, theirs stays. A definition that nothing was written on yet may be replaced as it is.
 * @returns how many definitions were new
 * @throws when a file was changed without a new version number, or would reinterpret what was recorded
 */
export async function loadRegisters(
  client: pg.ClientBase,
  definitions: readonly RegisterDefinition[] = readDefinitions(),
): Promise<number> {
  await client.query('begin');
  try {
    await client.query(`select set_config('app.action', 'system.loadRegisters', true)`);
    // Several servers may start at once.
    await client.query('select pg_advisory_xact_lock(7202203)');
    let added = 0;
    for (const definition of definitions) if (await load(client, definition)) added++;
    await client.query('commit');
    return added;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function load(client: pg.ClientBase, definition: RegisterDefinition): Promise<boolean> {
  const text = JSON.stringify(definition);
  const { rows } = await client.query<Stored>(
    `select d.id, d.number, d.origin, d.definition, d.definition = $2::jsonb as same,
            exists (select 1 from record r where r.definition_id = d.id)
              or exists (select 1 from register_draft f where f.register = d.code) as used
       from register_definition d where d.code = $1 order by d.number desc`,
    [definition.code, text],
  );
  const present = rows.find(({ number }) => number === definition.version);
  if (present?.origin === 'catalog' && !present.same) {
    if (present.used) refuseChanged(definition);
    await client.query('update register_definition set definition = $2 where id = $1', [present.id, text]);
    return true;
  }
  const [latest] = rows;
  if (latest !== undefined && latest.number >= definition.version) return false;
  if (latest !== undefined) refuseReinterpreting(latest.definition, definition);
  await client.query(
    `insert into register_definition (id, code, number, definition, origin, applies_from)
     values ($1, $2, $3, $4, 'catalog', ${latest === undefined ? `'${ALWAYS}'` : 'today()'})`,
    [uuid(), definition.code, definition.version, text],
  );
  return true;
}

function refuseChanged({ code, version }: RegisterDefinition): never {
  throw new Error(
    `catalog/registers/${code}.json was changed but still has version ${version}, under which it was loaded before. ` +
      `Give it version ${version + 1}: records keep the version they were written on. / ` +
      `Tệp đã sửa nhưng vẫn ghi phiên bản ${version}; hãy tăng phiên bản lên ${version + 1}.`,
  );
}

function refuseReinterpreting(before: RegisterDefinition, after: RegisterDefinition): void {
  const refused = compareDefinitions(before, after).filter(({ effect }) => effect !== 'safe');
  if (refused.length === 0) return;
  throw new Error(
    `catalog/registers/${after.code}.json, version ${after.version}, would reinterpret what was recorded:\n` +
      refused.map(({ at, message }) => `  ${at}: ${message.en}`).join('\n'),
  );
}

/** Brings the shipped indicators (catalog/indicators.json) into the database. */
import { checkIndicators, type IndicatorCatalog, type IndicatorDefinition } from '@binhdang/domain/indicator';
import type { RegisterDefinition } from '@binhdang/domain/register';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { AXES, readDefinitions } from '../register/index.ts';
import { INDICATORS, seriesOf, TERMS } from './definitions.ts';

/** Those of a new installation apply to all periods, however long ago. */
const ALWAYS = '1900-01-01';

/**
 * In one transaction, as owner; does nothing when all are there. Where an officer has gone on from the shipped
 * definition, theirs stays. Owners of series follow the definitions in force.
 * @returns how many definitions were new
 * @throws when the catalog names what is not there, or a definition was changed without a new version number
 */
export async function loadIndicators(
  client: pg.ClientBase,
  registers: readonly RegisterDefinition[] = readDefinitions(),
  catalog: IndicatorCatalog = INDICATORS,
): Promise<number> {
  await client.query('begin');
  try {
    await client.query(`select set_config('app.action', 'system.loadIndicators', true)`);
    // Several servers may start at once.
    await client.query('select pg_advisory_xact_lock(7202204)');
    const { rows } = await client.query<{ key: string }>('select key from body');
    const faults = checkIndicators(catalog, {
      registers,
      axes: AXES,
      bodies: new Set(rows.map(({ key }) => key)),
    });
    if (faults.length > 0) throw new Error(`catalog/indicators.json:\n  ${faults.join('\n  ')}`);
    let added = 0;
    for (const definition of catalog.indicators) if (await load(client, definition)) added++;
    await setOwners(client, catalog);
    await client.query('commit');
    return added;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function load(client: pg.ClientBase, definition: IndicatorDefinition): Promise<boolean> {
  const { code, version } = definition;
  const text = JSON.stringify(definition);
  const { rows } = await client.query<{ number: number; origin: string; same: boolean }>(
    `select number, origin, definition = $2::jsonb as same
       from indicator_definition where code = $1 order by number desc`,
    [code, text],
  );
  const present = rows.find(({ number }) => number === version);
  if (present?.origin === 'catalog' && !present.same)
    throw new Error(
      `catalog/indicators.json: ${code} was changed but still has version ${version}. Give it version ${version + 1}. / ` +
        `Chỉ tiêu đã sửa nhưng vẫn ghi phiên bản ${version}; hãy tăng lên ${version + 1}.`,
    );
  if ((rows[0]?.number ?? 0) >= version) return false;
  await client.query(
    `insert into indicator_definition (id, code, number, definition, origin, applies_from)
     values ($1, $2, $3, $4, 'catalog', ${rows.length === 0 ? `'${ALWAYS}'` : 'today()'})`,
    [uuid(), code, version, text],
  );
  return true;
}

async function setOwners(client: pg.ClientBase, { indicators }: IndicatorCatalog): Promise<void> {
  const owners = indicators.flatMap((definition) =>
    TERMS.flatMap((term) => {
      const series = seriesOf({ code: definition.code, definition }, term);
      return series === undefined ? [] : definition.owners.map((key) => ({ series, key }));
    }),
  );
  await client.query(
    `insert into series_owner (series, body_id)
     select distinct o.series, b.id from jsonb_to_recordset($1::jsonb) o(series text, key text) join body b on b.key = o.key
     on conflict do nothing`,
    [JSON.stringify(owners)],
  );
}

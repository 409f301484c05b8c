/**
 * Each night personal data whose time is over are taken out of records, with their earlier versions, files and what they
 * are found by. What the records count stays, to the last fact.
 */
import { hidesNames, isPersonal, type RecordValues, withoutPersonal } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { found } from '../../platform/refusal.ts';
import type { Services } from '../../platform/services.ts';
import { kyselyOnClient, type Transaction } from '../../platform/transaction.ts';
import { type Definition, definitionsById } from '../definitions.ts';
import { addVersion } from '../entry.ts';
import { searchText } from '../words.ts';
import { titlePersonal } from './names.ts';

const REMOVE = 'register.remove-personal';
const BATCH = 200;

/** Key in `setting` under which the latest night's result stands. */
export const PERSONAL_RETENTION_SETTING = 'personal_retention';

export const REMOVED_REASON = 'Xóa dữ liệu cá nhân vì đã hết thời hạn lưu';

export function registerRetention(services: Services): void {
  services.jobs.everyDay(REMOVE, '10 2 * * *', async () => {
    services.log.info({ personalRemoved: await removePersonal(services) }, 'personal data removed');
  });
}

type Needs = Pick<Services, 'workerPool' | 'clock'>;

/** @returns of how many records */
export async function removePersonal(services: Needs): Promise<number> {
  let removed = 0;
  for (let batch = BATCH; batch === BATCH; removed += batch) batch = await removeBatch(services);
  const note = { at: services.clock.now().toISOString(), removed };
  await services.workerPool.query(
    `insert into setting (key, value)
     values ($1, $2::jsonb || jsonb_build_object('total', (select count(*) from record where personal_removed_at is not null)))
     on conflict (key) do update set value = excluded.value`,
    [PERSONAL_RETENTION_SETTING, JSON.stringify(note)],
  );
  return removed;
}

async function removeBatch({ workerPool, clock }: Needs): Promise<number> {
  const client = await workerPool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.action', 'system.removePersonal', true)`);
    const done = await removeIn(kyselyOnClient(client), clock.now());
    await client.query('commit');
    return done;
  } catch (failure) {
    await client.query('rollback');
    throw failure;
  } finally {
    client.release();
  }
}

interface Due {
  readonly id: string;
  readonly definition_id: string;
  readonly title: string;
  readonly values: RecordValues;
  readonly deleted: boolean;
  readonly versions: readonly { readonly id: string; readonly values: RecordValues }[];
}

/** As long as a state holds its people are in it; of events, and of what was deleted, the day counts. */
async function dueRecords(tx: Transaction): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with keep as materialized (
      select d.id, d.definition ->> 'nature' as nature,
             -- The register's rule of today is for all its records; where it has none any more, the record's own.
             make_interval(months => coalesce(
               (select n.definition #>> '{personal,keepMonths}' from register_definition n
                 where n.code = d.code and n.applies_from <= today() order by n.number desc limit 1),
               d.definition #>> '{personal,keepMonths}')::integer) as months
        from register_definition d where d.definition -> 'personal' is not null)
    select r.id, r.definition_id, r.title, r.values, r.deleted,
           (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'values', v.values)), '[]')
              from record_version v where v.record_id = r.id) as versions
      from record r join keep k on k.id = r.definition_id
     where r.personal_removed_at is null
       and case when k.nature = 'state' and not r.deleted then r.until else coalesce(r.until, r.day) end + k.months < today()
     order by r.id limit ${BATCH} for update of r`.execute(tx);
  return rows;
}

async function removeIn(tx: Transaction, now: Date): Promise<number> {
  const due = await dueRecords(tx);
  if (due.length === 0) return 0;
  const definitions = await definitionsById(
    tx,
    due.map((one) => one.definition_id),
  );
  const of = (record: Due): Definition => found(definitions.get(record.definition_id));
  for (const record of due) await removeFrom(tx, record, of(record), now);
  const ids = due.map(({ id }) => id);
  const named = due.flatMap((record) =>
    of(record)
      .rules.fields.filter(isPersonal)
      .map(({ code }) => ({ id: record.id, field: code })),
  );
  await sql`
    delete from record_file f using jsonb_to_recordset(${JSON.stringify(named)}::jsonb) n(id uuid, field text)
     where f.record_id = n.id and f.field = n.field`.execute(tx);
  // Notices of what was sent back quote its title.
  await sql`delete from notification where object_kind = 'record' and object_id = any (${ids}::uuid[])`.execute(
    tx,
  );
  return due.length;
}

async function removeFrom(tx: Transaction, record: Due, { rules }: Definition, now: Date): Promise<void> {
  const { definition } = rules;
  const values = withoutPersonal(definition, record.values);
  const versions = record.versions.map((version) => ({
    id: version.id,
    values: withoutPersonal(definition, version.values),
  }));
  const named = (definition.unique ?? []).some((code) =>
    rules.fields.some((field) => field.code === code && isPersonal(field)),
  );
  await sql`
    update record set values = ${JSON.stringify(values)}::jsonb, search_names = '', personal_removed_at = ${now},
                      search = case when ${hidesNames(definition)} then search else ${searchText(definition, rules.fields, values, new Map())} end,
                      title = ${titlePersonal(definition) ? definition.name.vi : record.title},
                      unique_key = case when ${named} then null else unique_key end
     where id = ${record.id}`.execute(tx);
  if (versions.length === 0) return;
  await sql`
    update record_version v set values = n.values
      from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) n(id uuid, values jsonb) where n.id = v.id`.execute(
    tx,
  );
  await addVersion(tx, record.id, { values, deleted: record.deleted, reason: REMOVED_REASON, madeBy: null });
}

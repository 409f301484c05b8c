/** Writes all records of an import in one transaction: the records, their versions, facts and audit, or nothing. */
import type { register } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type Acting, actAs } from '../../platform/acting.ts';
import { found } from '../../platform/refusal.ts';
import type { Services } from '../../platform/services.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { Definition } from '../definitions.ts';
import { breakdownKey } from '../facts.ts';
import type { CheckedRecord } from './check-file.ts';
import { faultsOf } from './check-import.ts';
import { existingLike } from './existing.ts';
import { checkOnThread } from './import-reader.ts';
import { findImport } from './import-rows.ts';
import { prepared } from './import-task.ts';
import { type Progress, progressOf } from './progress.ts';

/** The file was right when it was checked and is not any more. */
export class Stale extends Error {}

/** Those who wait for each other in a circle: one is refused by the database and starts again. */
const MOST_TRIES = 4;

export async function writeImport(services: Services, importId: string, userId: string): Promise<void> {
  const progress = progressOf(services, importId);
  for (let attempt = 1; ; attempt++) {
    try {
      await actAs(services, { userId, action: 'register.writeImport' }, (acting) =>
        writeAll(services, acting, importId, progress),
      );
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      // A record with the same key came in at the same moment.
      if (code === '23505') throw new Stale('taken', { cause: error });
      if (attempt >= MOST_TRIES || (code !== '40001' && code !== '40P01')) throw error;
    }
  }
}

async function writeAll(
  services: Services,
  acting: Acting,
  importId: string,
  progress: Progress,
): Promise<void> {
  const { tx, session } = acting;
  const one = found(await findImport(tx, importId, true));
  // Another server, or an earlier try of ours, has done it.
  if (one.state !== 'importing' || one.choice === null) return;
  const { choice } = one;
  const { task, definition } = await prepared(services, acting, one);
  const target = { importId, userId: session.userId, definition, submit: choice.submit };
  let [seen, written, duplicates] = [0, 0, 0];
  await progress.to('writing', 0, one.rows);
  for await (const part of checkOnThread({ ...task, write: { draft: !choice.submit } })) {
    if (part.kind !== 'records') {
      if (part.faults.some(({ severity }) => severity === 'error')) throw new Stale('the file as a whole');
      continue;
    }
    const alike = await existingLike(tx, definition.code, part.records, importId);
    const wanted = part.records.filter((record) => {
      const likely = record.sameAsRow !== null || alike.likely.has(record.row);
      if (likely) duplicates++;
      return !likely || isImported(choice, record.row);
    });
    for (const record of wanted)
      if (faultsOf(record, alike, definition).some(({ severity }) => severity === 'error'))
        throw new Stale(`row ${record.row}`);
    await insertRecords(tx, target, wanted);
    seen += part.records.length;
    written += wanted.length;
    await progress.to('writing', seen, one.rows);
  }
  // Of what has come in or gone since the check the person has not decided.
  if (duplicates !== one.duplicates) throw new Stale('other likely duplicates');
  await progress.to('counting', seen, one.rows);
  await addToMonths(tx, importId);
  await sql`
    update record_import set state = 'done', imported = ${written}, report = null where id = ${importId}`.execute(
    tx,
  );
}

const isImported = ({ duplicates, except }: register.ImportChoice, row: number): boolean =>
  (duplicates === 'import') !== except.includes(row);

interface Target {
  readonly importId: string;
  readonly userId: string;
  readonly definition: Definition;
  readonly submit: boolean;
}

async function insertRecords(
  tx: Transaction,
  { importId, userId, definition, submit }: Target,
  records: readonly CheckedRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const { sight } = definition.rules.definition;
  const rows = records.map(({ bodyId, uniqueKey, write }) => ({
    id: uuid(),
    version_id: uuid(),
    body_id: bodyId,
    unique_key: submit ? uniqueKey : null,
    ...found(write).columns,
    facts: found(write).facts,
  }));
  await sql`
    with came as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows.map(({ facts: _, ...row }) => row))}::jsonb) as c(
        id uuid, version_id uuid, body_id uuid, unique_key text, day date, until date, values text, title text,
        search text, search_names text)),
    kept as (
      insert into record (id, register, definition_id, sight, body_id, day, until, status, values, title, search,
                          search_names, unique_key, recorded_by, import_id)
      select c.id, ${definition.code}, ${definition.id}, ${sight}, c.body_id, c.day, c.until,
             ${submit ? 'submitted' : 'draft'}, c.values::jsonb, c.title, c.search, c.search_names, c.unique_key,
             ${userId}, ${importId}
        from came c)
    select 1`.execute(tx);
  if (!submit) return;
  await sql`
    insert into record_version (id, record_id, number, values, reason, made_by)
    select c.version_id, c.id, 1, c.values::jsonb, null, ${userId}
      from jsonb_to_recordset(${JSON.stringify(
        rows.map(({ id, version_id, values }) => ({ id, version_id, values })),
      )}::jsonb) as c(id uuid, version_id uuid, values text)`.execute(tx);
  const facts = rows.flatMap((row) =>
    row.facts.map(({ measure, day, breakdown, value }) => ({
      record_id: row.id,
      body_id: row.body_id,
      measure,
      day,
      breakdown,
      breakdown_key: breakdownKey(breakdown),
      value,
    })),
  );
  await sql`
    insert into fact (record_id, register, sight, body_id, measure, day, breakdown, breakdown_key, value, verified)
    select c.record_id, ${definition.code}, ${sight}, c.body_id, c.measure, c.day, c.breakdown, c.breakdown_key,
           c.value, false
      from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as c(
        record_id uuid, body_id uuid, measure text, day date, breakdown jsonb, breakdown_key text, value numeric)`.execute(
    tx,
  );
}

/**
 * The monthly sums, once at the end and in one order: they are what other people's entries wait for, so they are held
 * for as short as can be.
 */
async function addToMonths(tx: Transaction, importId: string): Promise<void> {
  await sql`
    insert into fact_month as m (body_id, month, measure, breakdown_key, verified, sight, value)
    select f.body_id, date_trunc('month', f.day)::date, f.measure, f.breakdown_key, f.verified, f.sight, sum(f.value)
      from fact f where f.record_id in (select r.id from record r where r.import_id = ${importId})
     group by 1, 2, 3, 4, 5, 6 having sum(f.value) <> 0 order by 1, 2, 3, 4, 5, 6
    on conflict (body_id, month, measure, breakdown_key, verified, sight)
      do update set value = m.value + excluded.value`.execute(tx);
}

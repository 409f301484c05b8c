/**
 * What publishing does to earlier records, in the background and in batches: dropped choices become others, and where
 * it was asked for, records come to the new version so that its measures count them. Each changed record gets a version
 * with the reason; its facts are settled in the same transaction. Interrupted, it goes on where it was.
 */
import type { CivilDate } from '@binhdang/domain';
import {
  type ChoiceMapping,
  fieldsOf,
  isPersonal,
  mapChoices,
  type RecordRules,
  type RecordValues,
  sameData,
} from '@binhdang/domain/register';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { found } from '../../platform/refusal.ts';
import type { Services } from '../../platform/services.ts';
import { kyselyOnClient, type Transaction } from '../../platform/transaction.ts';
import { AXES } from '../axes.ts';
import { columnsOf } from '../columns.ts';
import { type Definition, definitionsById } from '../definitions.ts';
import { type Counted, settleFacts } from '../facts.ts';
import { lookUp, referencesIn } from '../references.ts';

export const CONVERT = 'register.convert-records';
const BATCH = 300;

export function registerConversion(services: Services): void {
  services.jobs.handle<{ conversionId: string }>(CONVERT, async ({ conversionId }) => {
    const { moved, mapped } = await convert(services, conversionId);
    services.log.info({ conversionId, moved, mapped }, 'records converted');
  });
}

/** Does what was ordered, to its end. */
export async function convert(
  services: Pick<Services, 'workerPool' | 'clock'>,
  conversionId: string,
  batch = BATCH,
): Promise<{ moved: number; mapped: number }> {
  const client = await services.workerPool.connect();
  try {
    for (;;) {
      await client.query('begin');
      try {
        const state = await oneBatch(kyselyOnClient(client), conversionId, services.clock.today(), batch);
        await client.query('commit');
        if (state.finished) return state;
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    }
  } finally {
    client.release();
  }
}

interface Order {
  readonly id: string;
  readonly register: string;
  readonly definition_id: string;
  readonly number: number;
  readonly mapping: ChoiceMapping;
  readonly bring_over: boolean;
  readonly reason: string;
  readonly ordered_by: string;
  readonly after: string | null;
  readonly finished: boolean;
  readonly mapped: number;
  readonly moved: number;
}

interface Row {
  readonly id: string;
  readonly definition_id: string;
  readonly sight: string;
  readonly body_id: string;
  readonly status: Counted['status'];
  readonly values: RecordValues;
}

async function oneBatch(tx: Transaction, conversionId: string, today: CivilDate, batch: number) {
  const { rows: orders } = await sql<Order>`
    select c.id, c.register, c.definition_id, d.number, c.mapping, c.bring_over, c.reason, c.ordered_by, c.after,
           c.finished_at is not null as finished, c.mapped, c.moved
      from record_conversion c join register_definition d on d.id = c.definition_id
     where c.id = ${conversionId} for update of c`.execute(tx);
  const order = found(orders[0]);
  if (order.finished) return order;
  // Lines of the audit name who ordered it.
  await sql`
    select set_config('app.action', 'register.publishDesign', true),
           set_config('app.user_id', ${order.ordered_by}, true)`.execute(tx);
  const { rows } = await sql<Row>`
    select r.id, r.definition_id, r.sight, r.body_id, r.status, r.values from record r
     where r.register = ${order.register} and not r.deleted and r.definition_id <> ${order.definition_id}
       and r.id > ${order.after ?? '00000000-0000-0000-0000-000000000000'}
     order by r.id limit ${batch} for update`.execute(tx);
  const definitions = await definitionsById(tx, [
    order.definition_id,
    ...rows.map(({ definition_id }) => definition_id),
  ]);
  const changes = rows.flatMap((row) => changeOf(row, order, definitions, today) ?? []);
  await apply(tx, order, changes, today);
  const mapped = order.mapped + changes.filter((change) => change.mapped).length;
  const moved = order.moved + changes.filter((change) => change.moved).length;
  const finished = rows.length < batch;
  await sql`
    update record_conversion set seen = seen + ${rows.length}, mapped = ${mapped}, moved = ${moved},
           after = coalesce(${rows.at(-1)?.id ?? null}, after),
           finished_at = case when ${finished} then present() end
     where id = ${order.id}`.execute(tx);
  return { finished, mapped, moved };
}

interface Change {
  readonly row: Row;
  readonly definition: Definition;
  readonly values: RecordValues;
  readonly mapped: boolean;
  readonly moved: boolean;
}

function changeOf(
  row: Row,
  order: Order,
  definitions: ReadonlyMap<string, Definition>,
  today: CivilDate,
): Change | undefined {
  const own = found(definitions.get(row.definition_id));
  const next = found(definitions.get(order.definition_id));
  const values = mapChoices(own.rules.definition, row.values, order.mapping);
  const mapped = values !== row.values;
  if (order.bring_over) {
    const brought = broughtTo(next.rules, values, row.status, today);
    if (brought) return { row, definition: next, values: brought, mapped, moved: true };
  }
  return mapped ? { row, definition: own, values, mapped, moved: false } : undefined;
}

/** The values as the next version holds them, or undefined where it would lose one or refuse the record. */
export function broughtTo(
  rules: RecordRules,
  values: RecordValues,
  status: Counted['status'],
  today: CivilDate,
): RecordValues | undefined {
  const brought = rules.normalise(values);
  const computed = new Set(rules.fields.filter(({ type }) => type === 'computed').map(({ code }) => code));
  const lost = Object.keys(values).some(
    (code) => !computed.has(code) && !sameData(values[code], brought[code]),
  );
  if (lost) return undefined;
  if (status === 'draft') return brought;
  const refused = rules.faults(brought, { axes: AXES, today }).some(({ severity }) => severity === 'error');
  return refused ? undefined : brought;
}

async function apply(
  tx: Transaction,
  order: Order,
  changes: readonly Change[],
  today: CivilDate,
): Promise<void> {
  if (changes.length === 0) return;
  await writeRecords(tx, changes, today);
  await writeVersions(tx, order, changes);
  await markFiles(tx, changes);
  await settleFacts(
    tx,
    changes.map(({ row, definition, values }) => ({
      id: row.id,
      register: order.register,
      sight: row.sight,
      bodyId: row.body_id,
      status: row.status,
      deleted: false,
      values,
      rules: definition.rules,
    })),
  );
}

async function writeRecords(tx: Transaction, changes: readonly Change[], today: CivilDate): Promise<void> {
  const references = changes.flatMap(({ definition, values }) =>
    referencesIn(definition.rules.fields, values),
  );
  const { names } = await lookUp(tx, references, today);
  const rows = changes.map(({ row, definition, values }) => {
    const { title, search, search_names } = columnsOf(definition.rules, values, names, today);
    return { id: row.id, definition_id: definition.id, values, title, search, search_names };
  });
  await sql`
    update record r set definition_id = n.definition_id, values = n.values, title = n.title, search = n.search,
           search_names = n.search_names
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(
             id uuid, definition_id uuid, values jsonb, title text, search text, search_names text)
     where r.id = n.id`.execute(tx);
}

/** Of drafts there are no versions. */
async function writeVersions(tx: Transaction, order: Order, changes: readonly Change[]): Promise<void> {
  const rows = changes
    .filter(({ row }) => row.status !== 'draft')
    .map(({ row, values, moved }) => ({
      id: uuid(),
      record_id: row.id,
      values,
      reason: moved ? `Chuyển sang biểu mẫu phiên bản ${order.number}: ${order.reason}` : order.reason,
    }));
  if (rows.length === 0) return;
  await sql`
    insert into record_version (id, record_id, number, values, deleted, reason, made_by)
    select n.id, n.record_id, coalesce((select max(v.number) from record_version v where v.record_id = n.record_id), 0) + 1,
           n.values, false, n.reason, ${order.ordered_by}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, record_id uuid, values jsonb, reason text)`.execute(
    tx,
  );
}

/** Whether files are personal data is the definition's to say. */
async function markFiles(tx: Transaction, changes: readonly Change[]): Promise<void> {
  const [moved] = changes.filter((change) => change.moved);
  if (!moved) return;
  const fields = fieldsOf(moved.definition.rules.definition).filter(({ type }) => type === 'file');
  const personal = fields.filter(isPersonal).map(({ code }) => code);
  const ids = changes.filter((change) => change.moved).map(({ row }) => row.id);
  await sql`
    update record_file f set personal = f.field = any (${personal}::text[])
     where f.record_id = any (${ids}::uuid[]) and f.personal <> (f.field = any (${personal}::text[]))`.execute(
    tx,
  );
}

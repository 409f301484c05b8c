/** Whether facts and monthly sums are what the records count: everything is made again and compared. */
import { RecordRules, type RecordValues, RegisterDefinition } from '@binhdang/domain/register';
import type pg from 'pg';
import { breakdownKey, type Counted, countedFacts } from './facts.ts';

export interface FactsReport {
  readonly records: number;
  readonly facts: number;
  readonly sums: number;
  /** What differs, at most a hundred lines of each kind. */
  readonly wrong: readonly string[];
}

const BATCH = 2_000;
const MOST_SHOWN = 100;

interface Row {
  readonly id: string;
  readonly register: string;
  readonly definition_id: string;
  readonly sight: string;
  readonly body_id: string;
  readonly status: Counted['status'];
  readonly deleted: boolean;
  readonly values: RecordValues;
  readonly facts: readonly (readonly [string, string, string, number, boolean, string, string, string])[];
}

/** Reads at one point in time, as owner or worker; records are taken in batches, so that memory stays flat. */
export async function checkFacts(client: pg.ClientBase): Promise<FactsReport> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const rules = await allRules(client);
    const wrong: string[] = [];
    let [records, facts, after] = [0, 0, '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const batch = await recordsAfter(client, after);
      for (const row of batch) {
        facts += row.facts.length;
        const difference = compare(row, rules);
        if (difference && wrong.length < MOST_SHOWN) wrong.push(difference);
      }
      records += batch.length;
      after = batch.at(-1)?.id ?? after;
      if (batch.length < BATCH) break;
    }
    const sums = await compareSums(client);
    return { records, facts, sums: sums.count, wrong: [...wrong, ...sums.wrong] };
  } finally {
    await client.query('rollback');
  }
}

async function allRules(client: pg.ClientBase): Promise<ReadonlyMap<string, RecordRules>> {
  const { rows } = await client.query<{ id: string; definition: unknown }>(
    'select id, definition from register_definition',
  );
  return new Map(
    rows.map(({ id, definition }) => [id, new RecordRules(RegisterDefinition.parse(definition))]),
  );
}

async function recordsAfter(client: pg.ClientBase, after: string): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `select r.id, r.register, r.definition_id, r.sight, r.body_id, r.status, r.deleted, r.values,
            (select coalesce(jsonb_agg(jsonb_build_array(
                      f.measure, f.day, f.breakdown_key, f.value, f.verified, f.body_id, f.register, f.sight)), '[]')
               from fact f where f.record_id = r.id) as facts
       from record r where r.id > $1 order by r.id limit ${BATCH}`,
    [after],
  );
  return rows;
}

function compare(row: Row, rules: ReadonlyMap<string, RecordRules>): string | undefined {
  const definition = rules.get(row.definition_id);
  if (!definition) return `record ${row.id}: no definition ${row.definition_id}`;
  const expected = countedFacts({ ...row, bodyId: row.body_id, rules: definition }).map((fact) =>
    JSON.stringify([
      fact.measure,
      fact.day,
      breakdownKey(fact.breakdown),
      fact.value,
      row.status === 'verified',
      row.body_id,
      row.register,
      row.sight,
    ]),
  );
  const present = row.facts.map((fact) => JSON.stringify(fact));
  const missing = expected.filter((one) => !present.includes(one));
  const strange = present.filter((one) => !expected.includes(one));
  if (missing.length + strange.length === 0 && present.length === expected.length) return undefined;
  return `record ${row.id}: missing ${missing.join(' ') || '-'}; not counted by it ${strange.join(' ') || '-'}`;
}

/** Sums against facts, in exact numbers. A sum of nothing may be there as 0. */
async function compareSums(client: pg.ClientBase): Promise<{ count: number; wrong: string[] }> {
  const { rows } = await client.query<{ line: string }>(
    `with s as (select body_id, date_trunc('month', day)::date as month, measure, breakdown_key, verified, sight,
                       sum(value) as value from fact group by 1, 2, 3, 4, 5, 6)
     select format('sum of %s %s "%s" %s verified=%s: is %s, should be %s', body_id, measure, breakdown_key, month,
                   verified, coalesce(m.value, 0), coalesce(s.value, 0)) as line
       from s full join fact_month m using (body_id, month, measure, breakdown_key, verified, sight)
      where coalesce(s.value, 0) <> coalesce(m.value, 0) limit ${MOST_SHOWN}`,
  );
  const { rows: counted } = await client.query<{ n: string }>('select count(*)::text as n from fact_month');
  return { count: Number(counted[0]?.n ?? 0), wrong: rows.map(({ line }) => line) };
}

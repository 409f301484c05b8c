/** Each night all records are counted again; what differs is told to the administrators. */
import type { admin } from '@binhdang/contract';
import type pg from 'pg';
import type { Services } from '../../platform/services.ts';
import { checkFacts, type FactsReport } from '../check-facts.ts';

export const CHECK_FACTS = 'register.check-facts';

/** Key in `setting` under which the latest result stands. */
export const FACTS_CHECK_SETTING = 'facts_check';

const MOST_EXAMPLES = 5;

export function registerFactsCheck(services: Services): void {
  services.jobs.everyDay(CHECK_FACTS, '15 2 * * *', async () => {
    await checkAllFacts(services);
  });
}

/** Counts again, keeps the result for the administrator's page, and tells administrators when anything differs. */
export async function checkAllFacts(
  services: Pick<Services, 'workerPool' | 'clock' | 'log'>,
): Promise<admin.FactsCheck> {
  const started = performance.now();
  const client = await services.workerPool.connect();
  try {
    const report = await checkFacts(client);
    const check: admin.FactsCheck = {
      at: services.clock.now().toISOString(),
      ok: report.wrong.length === 0,
      records: report.records,
      facts: report.facts,
      sums: report.sums,
      milliseconds: Math.round(performance.now() - started),
      wrong: report.wrong.length,
      examples: report.wrong.slice(0, MOST_EXAMPLES).map(nameOnly),
    };
    await keep(client, check);
    if (check.ok) services.log.info({ records: check.records, facts: check.facts }, 'facts checked');
    else services.log.error({ wrong: check.wrong, examples: check.examples }, 'facts differ from records');
    return check;
  } finally {
    client.release();
  }
}

/** "record 0190…: missing …" without what it says: whoever runs the system need not read it. */
function nameOnly(line: FactsReport['wrong'][number]): string {
  const [first = ''] = line.split(/[:"]/);
  return first.trim();
}

async function keep(client: pg.ClientBase, check: admin.FactsCheck): Promise<void> {
  await client.query('begin');
  try {
    await client.query(
      `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value`,
      [FACTS_CHECK_SETTING, JSON.stringify(check)],
    );
    if (!check.ok)
      await client.query(
        `insert into notification (id, user_id, kind, object_kind, object_id, detail)
         select gen_random_uuid(), u.id, 'facts.differ', 'system', u.id, jsonb_build_object('count', $1::text)
           from app_user u
          where u.active and exists (
            select 1 from role_grant g where g.user_id = u.id and g.role = 'administrator'
               and g.valid_from <= today() and (g.valid_to is null or g.valid_to > today()))`,
        [String(check.wrong)],
      );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

import { admin } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { VERSION } from '../platform/server.ts';
import { CHECK_FACTS, FACTS_CHECK_SETTING, PERSONAL_RETENTION_SETTING } from '../register/index.ts';
import { AUDIT_CHECK_SETTING, CHECK_AUDIT } from './audit-jobs.ts';

const startedAt = new Date(Date.now() - process.uptime() * 1000);

interface Row {
  database: string;
  bytes: number;
  counts: Record<string, number>;
  jobs: admin.SystemFacts['jobs'];
  audit_check: admin.AuditCheck | null;
  facts_check: admin.FactsCheck | null;
  personal_retention: admin.SystemFacts['personalRetention'];
}

/** Facts about the installation: numbers of things, never what is in them. */
export const system = action(admin.system, {
  permission: 'audit.read',
  run: async ({ tx, services, today }) => {
    const { rows } = await sql<Row>`
      select current_setting('server_version') as database, pg_database_size(current_database()) as bytes,
             (select jsonb_object_agg(name, rows) from system_counts()) as counts,
             (select value from setting where key = ${AUDIT_CHECK_SETTING}) as audit_check,
             (select value from setting where key = ${FACTS_CHECK_SETTING}) as facts_check,
             (select value from setting where key = ${PERSONAL_RETENTION_SETTING}) as personal_retention,
             (select coalesce(jsonb_agg(to_jsonb(q) order by q.queue), '[]') from (
                select j.name as queue,
                       count(*) filter (where j.state in ('created', 'retry') and j.start_after <= now()) as waiting,
                       count(*) filter (where j.state = 'active') as active,
                       count(*) filter (where j.state = 'failed') as failed,
                       to_char(max(j.completed_on) filter (where j.state = 'completed') at time zone 'UTC',
                               'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastCompletedAt"
                  from pgboss.job j where j.name not like '\\_\\_pgboss%' group by j.name) q) as jobs`.execute(
      tx,
    );
    const row = rows[0];
    return {
      version: VERSION,
      node: process.versions.node,
      database: `PostgreSQL ${row?.database ?? ''}`,
      databaseBytes: row?.bytes ?? 0,
      startedAt: startedAt.toISOString(),
      demo: services.config.demo,
      today,
      mail: services.config.SMTP_URL !== undefined,
      counts: row?.counts ?? {},
      jobs: row?.jobs ?? [],
      auditCheck: row?.audit_check ?? null,
      factsCheck: row?.facts_check ?? null,
      personalRetention: row?.personal_retention ?? null,
    };
  },
});

/** Only asks for it: recomputing a long audit takes longer than a request should. */
export const checkAudit = action(admin.checkAudit, {
  permission: 'audit.read',
  run: async ({ tx, services, session }) => {
    await sql`select audit_event('audit', 'check', null)`.execute(tx);
    await services.jobs.send(tx, CHECK_AUDIT, { askedBy: session.userId });
  },
});

/** Only asks for it, as above. */
export const checkFacts = action(admin.checkFacts, {
  permission: 'audit.read',
  run: async ({ tx, services, session }) => {
    await sql`select audit_event('facts', 'check', null)`.execute(tx);
    await services.jobs.send(tx, CHECK_FACTS, { askedBy: session.userId });
  },
});

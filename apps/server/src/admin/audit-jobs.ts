/** Each night the audit is verified and its heads are noted, in the database and in the log. */
import type { admin } from '@binhdang/contract';
import type { Services } from '../platform/services.ts';
import { verifyAudit, writeAnchors } from './audit-chain.ts';

export const CHECK_AUDIT = 'admin.check-audit';
const ANCHOR_AUDIT = 'admin.anchor-audit';

/** Key in `setting` under which the latest result stands. */
export const AUDIT_CHECK_SETTING = 'audit_check';

export function registerJobs(services: Services): void {
  services.jobs.handle(CHECK_AUDIT, async () => {
    await checkAudit(services);
  });
  services.jobs.everyDay(ANCHOR_AUDIT, '30 1 * * *', () => anchorAudit(services));
}

/** Verifies first: the heads of a broken chain are not worth noting. */
async function anchorAudit(services: Services): Promise<void> {
  const check = await checkAudit(services);
  if (!check.ok) return;
  const client = await services.workerPool.connect();
  try {
    for (const anchor of await writeAnchors(client)) services.log.info({ anchor }, 'audit anchor');
  } finally {
    client.release();
  }
}

/** Recomputes all chains and keeps the result for the administrator's page. */
export async function checkAudit(services: Services): Promise<admin.AuditCheck> {
  const started = performance.now();
  const client = await services.workerPool.connect();
  try {
    const { ok, lines, anchors, broken } = await verifyAudit(client);
    const check: admin.AuditCheck = {
      at: services.clock.now().toISOString(),
      ok,
      lines,
      anchors,
      milliseconds: Math.round(performance.now() - started),
      broken: broken && { ...broken },
    };
    if (broken) services.log.error({ broken }, 'audit chain broken');
    await client.query(
      `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value`,
      [AUDIT_CHECK_SETTING, JSON.stringify(check)],
    );
    return check;
  } finally {
    client.release();
  }
}

/**
 * The demo begins with the real plan running: taken in, assigned and published by the demo's lead officer, by the
 * same code as on the screen. What people did about it is left to whoever tries it out.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { acceptSuggestedAndDraft, publishPlanVersion, takeInDocument } from './plan/index.ts';
import type { Services } from './platform/services.ts';
import { openTransaction, type Session, type Transaction } from './platform/transaction.ts';

const FILE = 'ke-hoach-31-kh-ubnd-2022.txt';
const LEAD_OFFICER = 'lead';

/** @returns whether it loaded; false when there is a plan already, or no demo lead officer */
export async function loadDemoPlan(services: Services, province: string): Promise<boolean> {
  const { rows } = await services.workerPool.query<{ id: string; plans: number }>(
    'select id, (select count(*) from plan) as plans from app_user where login = $1 and demo',
    [LEAD_OFFICER],
  );
  const officer = rows[0];
  if (!officer || officer.plans > 0) return false;
  const token = randomBytes(32).toString('hex');
  await services.pool.query(`select start_session($1, $2, $3, interval '5 minutes', 'demo')`, [
    uuid(),
    token,
    officer.id,
  ]);
  await asOfficer(services, token, (tx, session) => run(tx, services, session, province));
  await asOfficer(services, token, (tx, session) =>
    tx.selectNoFrom((eb) => eb.fn('end_own_session', [eb.val(session.id)]).as('ended')).execute(),
  );
  return true;
}

async function run(tx: Transaction, services: Services, session: Session, province: string): Promise<void> {
  const bytes = readFileSync(join(import.meta.dirname, '../../../data', province, FILE));
  const bodyId = session.actor.grants[0]?.bodyId ?? '';
  const { planId } = await takeInDocument(tx, services, {
    bytes,
    name: FILE,
    bodyId,
    userId: session.userId,
  });
  if (!planId) throw new Error('the demo plan was not taken in');
  await acceptSuggestedAndDraft(tx, planId);
  const { version } = await tx
    .selectFrom('plan')
    .select('version')
    .where('id', '=', planId)
    .executeTakeFirstOrThrow();
  await publishPlanVersion(tx, { planId, version, waiveSuggestions: true, publishedBy: session.userId });
}

async function asOfficer<T>(
  services: Services,
  token: string,
  work: (tx: Transaction, session: Session) => Promise<T>,
): Promise<T> {
  const open = await openTransaction(services.pool, {
    token,
    action: 'system.loadDemoPlan',
    requestId: uuid(),
    readOnly: false,
    today: services.clock.today(),
  });
  try {
    if (!open.session) throw new Error('the demo lead officer could not sign in');
    const result = await work(open.tx, open.session);
    await open.commit();
    return result;
  } catch (error) {
    await open.rollback().catch(() => undefined);
    throw error;
  }
}

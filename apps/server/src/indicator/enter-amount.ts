import { type BodyOf, indicator } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type Indicator, seriesOf, termOf } from './definitions.ts';
import { findIndicatorOf, type IndicatorSubject } from './subject.ts';
import { periodAsked } from './values.ts';

type Entry = BodyOf<typeof indicator.enterAmount>;

/**
 * A body enters a numerator or denominator that no register counts, or an owner of its series does for another body. A
 * revision keeps what was there before; of what was final it needs a reason.
 */
export const enterAmount = action(indicator.enterAmount, {
  permission: 'indicator.enter',
  async subject({ tx, params, body, today, may }): Promise<IndicatorSubject | undefined> {
    const found = await findIndicatorOf(tx, params.indicator, body.bodyId, today);
    if (!found) return undefined;
    const owners = await ownersOf(tx, seriesOf(found.indicator, body.term));
    const acting = [body.bodyId, ...owners].find((bodyId) => may('indicator.enter', { bodyId }));
    return { ...found, bodyId: acting ?? body.bodyId };
  },
  async run({ tx, session, body }, { indicator: one }) {
    const series = seriesOf(one, body.term) ?? refuseCounted();
    periodAsked(body.period, 'period');
    checkValue(one, body);
    await checkFile(tx, body.fileId);
    const values = {
      value: body.value,
      estimated: body.estimated,
      final: body.final,
      source: body.source,
      file_id: body.fileId,
      entered_by: session.userId,
    };
    const before = await lockAmount(tx, series, body);
    if (before === undefined) {
      if (body.version !== undefined) refuse('edit-conflict', { current: null });
      const id = uuid();
      await tx
        .insertInto('amount')
        .values({ id, series, body_id: body.bodyId, period: body.period, ...values })
        .execute();
      return { id, version: 1 };
    }
    if (body.version !== before.version) refuse('edit-conflict', { current: before });
    if (before.final && !body.reason) refuseWithoutReason();
    await keepEarlier(tx, before.id, body.reason);
    const { version } = await tx
      .updateTable('amount')
      .set({ ...values, entered_at: sql`present()` })
      .where('id', '=', before.id)
      .returning('version')
      .executeTakeFirstOrThrow();
    return { id: before.id, version };
  },
});

async function ownersOf(tx: Transaction, series: string | undefined): Promise<string[]> {
  if (series === undefined) return [];
  const rows = await tx.selectFrom('series_owner').select('body_id').where('series', '=', series).execute();
  return rows.map(({ body_id }) => body_id);
}

function lockAmount(tx: Transaction, series: string, { bodyId, period }: Entry) {
  return tx
    .selectFrom('amount')
    .select(['id', 'version', 'final', 'value', 'source'])
    .where('series', '=', series)
    .where('body_id', '=', bodyId)
    .where('period', '=', period)
    .forUpdate()
    .executeTakeFirst();
}

async function keepEarlier(tx: Transaction, amountId: string, reason: string | null): Promise<void> {
  await sql`
    insert into amount_version (id, amount_id, number, value, estimated, final, source, file_id, reason, entered_by, entered_at)
    select ${uuid()}::uuid, a.id, a.version, a.value, a.estimated, a.final, a.source, a.file_id, ${reason}, a.entered_by, a.entered_at
      from amount a where a.id = ${amountId}::uuid`.execute(tx);
}

async function checkFile(tx: Transaction, fileId: string | null): Promise<void> {
  if (fileId === null) return;
  const file = await tx.selectFrom('stored_file').select('id').where('id', '=', fileId).executeTakeFirst();
  if (!file)
    refuseField('fileId', {
      vi: 'Không tìm thấy tệp. Hãy tải lên lại.',
      en: 'The file was not found. Please upload it again.',
    });
}

/** Yes or no is 1 or 0; things that are counted in one piece are whole. */
function checkValue(one: Indicator, { term, value }: Entry): void {
  if (termOf(one, term) === undefined) refuseCounted();
  if (one.definition.kind === 'yes_no' && value !== null && value !== 0 && value !== 1)
    refuseField('value', { vi: 'Hãy nhập 1 (có) hoặc 0 (chưa).', en: 'Please enter 1 (yes) or 0 (no).' });
}

function refuseCounted(): never {
  return refuseField('term', {
    vi: 'Số này do các sổ theo dõi tự đếm, không nhập tay.',
    en: 'This is counted by registers and not entered.',
  });
}

function refuseWithoutReason(): never {
  refuseField('reason', {
    vi: 'Số này đã là số chính thức. Hãy nêu lý do sửa.',
    en: 'This figure is final. Please give a reason for revising it.',
  });
}

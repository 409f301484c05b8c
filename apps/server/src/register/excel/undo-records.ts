/** Takes all records of an import back in one transaction; their versions tell who did so and why. */
import { sql } from 'kysely';
import { actAs } from '../../platform/acting.ts';
import { found } from '../../platform/refusal.ts';
import type { Services } from '../../platform/services.ts';
import { definitionsById } from '../definitions.ts';
import { settleFacts } from '../facts.ts';
import { changedSince, findImport } from './import-rows.ts';
import { progressOf } from './progress.ts';
import { Refused } from './refused.ts';

export async function undoRecords(services: Services, importId: string, userId: string): Promise<void> {
  const progress = progressOf(services, importId);
  await progress.to('undoing', 0);
  await actAs(services, { userId, action: 'register.undoImport' }, async ({ tx }) => {
    const one = found(await findImport(tx, importId, true));
    if (one.state !== 'undoing') return;
    const { rules } = found((await definitionsById(tx, [one.definitionId])).get(one.definitionId));
    const { rows } = await sql<{ id: string; body_id: string; status: 'draft' | 'submitted' }>`
      select r.id, r.body_id, r.status from record r
       where r.import_id = ${importId} and not r.deleted order by r.id for update`.execute(tx);
    const changed = await changedSince(tx, importId);
    if (changed.total > 0) throw new Refused(CHANGED(changed.total));
    const ids = rows.map(({ id }) => id);
    await sql`
      insert into record_version (id, record_id, number, values, deleted, reason, made_by)
      select gen_random_uuid(), r.id, coalesce((select max(v.number) from record_version v where v.record_id = r.id), 0) + 1,
             r.values, true, ${one.undoReason}, ${userId}
        from record r where r.id = any (${ids}::uuid[]) and r.status <> 'draft'`.execute(tx);
    await sql`update record set deleted = true where id = any (${ids}::uuid[])`.execute(tx);
    await settleFacts(
      tx,
      rows.map(({ id, body_id, status }) => ({
        id,
        register: one.register,
        sight: rules.definition.sight,
        bodyId: body_id,
        status,
        deleted: true,
        values: {},
        rules,
      })),
    );
    await sql`
      update record_import set state = 'undone', undone_at = present() where id = ${importId}`.execute(tx);
  });
}

export const CHANGED = (total: number) => ({
  vi: `${total} bản ghi của lần nhập này đã được sửa, xác nhận hoặc dùng làm minh chứng, nên không thu hồi cả lần nhập được nữa. Hãy xóa từng bản ghi sai.`,
  en: `${total} records of this import were changed, verified or used as proof since, so it can no longer be undone as a whole. Delete the wrong records one by one.`,
});

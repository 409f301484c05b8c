import { admin } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import { routesInContract } from './route-names.ts';

interface Row {
  chain: number;
  seq: number;
  at: Date;
  at_text: string;
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  operation: admin.AuditEntry['operation'];
  object_kind: string;
  object_id: string;
}

/** Newest first, by pages that stay put while lines are added. The contents of lines are not shown here. */
export const auditLog = action(admin.auditLog, {
  permission: 'audit.read',
  run: async ({ tx, query }) => {
    const { at, chain, seq } = query.after ? place(query.after) : NEWEST;
    const { rows } = await sql<Row>`
      select l.*, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text
        from audit_overview(
          ${query.from ? sql`(${query.from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'` : sql`'-infinity'`},
          least(${at}::timestamptz, ${query.to ? sql`(${query.to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'` : sql`'infinity'`}),
          ${chain}::smallint, ${seq}::bigint, ${query.person ?? null}::uuid, ${likeOf(query.action)}::text,
          ${query.limit}::int) l`.execute(tx);
    const items = rows.map((row) => ({
      cursor: `${row.at_text}_${row.chain}_${row.seq}`,
      at: row.at.toISOString(),
      actor: row.actor_id ? { id: row.actor_id, name: row.actor_name ?? '' } : null,
      action: row.action,
      operation: row.operation,
      objectKind: row.object_kind,
      objectId: row.object_id,
    }));
    const full = items.length === query.limit;
    return { items, next: full ? (items.at(-1)?.cursor ?? null) : null, actions: routesInContract() };
  },
});

const NEWEST = { at: 'infinity', chain: 32_767, seq: '9223372036854775807' };

function place(cursor: string): { at: string; chain: number; seq: string } {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_(\d{1,4})_(\d{1,18})$/.exec(cursor);
  if (!match?.[1] || !match[3]) {
    refuseField('after', {
      vi: 'Vị trí trang không đúng. Hãy tải lại trang.',
      en: 'Wrong page. Please reload.',
    });
  }
  return { at: match[1], chain: Number(match[2]), seq: match[3] };
}

/** "plan" stands for everything the room does. */
function likeOf(action: string | undefined): string | null {
  if (!action) return null;
  const literal = action.replace(/[\\%_]/g, '\\$&');
  return action.includes('.') ? literal : `${literal}.%`;
}

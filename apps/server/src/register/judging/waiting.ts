import { type BodyRef, type OutputOf, register } from '@binhdang/contract';
import { type RawBuilder, sql } from 'kysely';
import { validate as isUuid } from 'uuid';
import { action } from '../../platform/action.ts';
import { instantJson } from '../../platform/instant-json.ts';
import { refuseField } from '../../platform/refusal.ts';
import { bodyRef } from '../../work/index.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { currentDefinitions } from '../definitions.ts';

type Waiting = OutputOf<typeof register.waiting>;

/**
 * Submitted records (r) that the person may judge: what row-level security lets them change as a judge, which is less
 * than what it lets them read. The same condition as the policy "judge" on record.
 */
const mineToJudge = sql`r.status = 'submitted' and not r.deleted and (
  r.sight = 'plan' and r.body_id in (select v.id from verifying_bodies() v(id))
  or r.sight <> 'plan' and r.body_id = any ((select actor_bodies('leader'))::uuid[]))`;

interface Row {
  readonly items: readonly Waiting['items'][number][] | null;
  readonly registers: readonly { register: string; count: number }[] | null;
  readonly bodies: { body: BodyRef; count: number }[] | null;
  readonly total: number;
}

/** What waits for the person's verdict, of all registers. Whoever judges nothing has an empty list. */
export const waiting = action(register.waiting, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const ofRegister =
      query.register.length > 0 ? sql`w.register = any (${query.register}::text[])` : sql`true`;
    const ofBody = query.bodyId.length > 0 ? sql`w.body_id = any (${query.bodyId}::uuid[])` : sql`true`;
    const { rows } = await sql<Row>`
      with w as materialized (
             select r.id, r.register, r.body_id, r.day, r.title, r.recorded_at, r.judged_at, r.version
               from record r where ${mineToJudge}),
           page as materialized (
             select * from w where ${ofRegister} and ${ofBody} and ${beyond(query.after)}
              order by register, body_id, day, id limit ${query.limit + 1})
      select (select jsonb_agg(jsonb_build_object(
                       'id', p.id, 'register', p.register, 'body', ${bodyRef(sql`p.body_id`, today)}, 'day', p.day,
                       'title', p.title, 'again', p.judged_at is not null, 'version', p.version,
                       'recordedAt', ${instantJson(sql`p.recorded_at`)})
                       order by p.register, p.body_id, p.day, p.id) from page p) as items,
             (select jsonb_agg(jsonb_build_object('register', s.register, 'count', s.n) order by s.n desc, s.register)
                from (select register, count(*)::int as n from w where ${ofBody} group by 1) s) as registers,
             (select jsonb_agg(jsonb_build_object('body', ${bodyRef(sql`s.body_id`, today)}, 'count', s.n)
                               order by s.n desc, s.body_id)
                from (select body_id, count(*)::int as n from w where ${ofRegister} group by 1) s) as bodies,
             (select count(*)::int from w where ${ofRegister} and ${ofBody}) as total`.execute(tx);
    const [row] = rows;
    const names = new Map(
      (await currentDefinitions(tx, today)).map(({ code, rules }) => [code, rules.definition.name]),
    );
    const items = row?.items ?? [];
    const shown = items.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: shown,
      next: items.length > query.limit && last ? cursorOf(last) : null,
      total: row?.total ?? 0,
      byRegister: (row?.registers ?? []).map(({ register: code, count }) => ({
        register: code,
        name: names.get(code) ?? { vi: code, en: code },
        count,
      })),
      byBody: row?.bodies ?? [],
    };
  },
});

const cursorOf = ({ register: code, body, day, id }: Waiting['items'][number]): string =>
  `${code}_${body.id}_${encodeCursor({ day, id })}`;

/** Where the page before ended; codes of registers have no underscore. */
function beyond(after: string | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql`true`;
  const [code = '', bodyId = '', ...rest] = after.split('_');
  const { day, id } = decodeCursor(rest.join('_'));
  if (!isUuid(bodyId)) refuseField('after', BAD_CURSOR);
  return sql`(w.register, w.body_id, w.day, w.id) > (${code}, ${bodyId}::uuid, ${day}::date, ${id}::uuid)`;
}

const BAD_CURSOR = {
  vi: 'Trang này không còn. Hãy mở lại danh sách từ đầu.',
  en: 'There is no such page any more. Open the list from its beginning.',
};

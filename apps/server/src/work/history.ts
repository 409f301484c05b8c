import { type HistoryLine, work } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import type { Transaction } from '../platform/transaction.ts';
import { findDifficultySubject, findObligationSubject } from './subject.ts';
import { bodyName } from './tell.ts';

export const obligationHistory = action(work.obligationHistory, {
  permission: 'history.read',
  subject: ({ tx, params }) => findObligationSubject(tx, params.obligationId),
  run: async ({ tx, today }, { obligationId }) => ({
    lines: await historyOf(tx, 'obligation', obligationId, today),
  }),
});

export const difficultyHistory = action(work.difficultyHistory, {
  permission: 'history.read',
  subject: ({ tx, params }) => findDifficultySubject(tx, params.difficultyId),
  run: async ({ tx, today }, { difficultyId }) => ({
    lines: await historyOf(tx, 'difficulty', difficultyId, today),
  }),
});

/** Columns that hold people, bodies and files; shown by name. */
const PEOPLE = ['delegated_to', 'reported_by', 'judged_by', 'raised_by', 'author_id'] as const;
const BODIES = ['body_id', 'with_body_id', 'author_body_id'] as const;
/** Keys, and what repeats the object itself: nothing a reader needs. */
const HIDDEN = new Set([
  'id',
  'plan_id',
  'node_id',
  'obligation_id',
  'progress_id',
  'difficulty_id',
  'version',
  'published',
]);

interface Line {
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  operation: HistoryLine['operation'];
  object_kind: string;
  object_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  names: Record<string, string> | null;
}

/** Who did what when, latest first, with names in place of ids. */
async function historyOf(
  tx: Transaction,
  kind: 'obligation' | 'difficulty',
  id: string,
  today: CivilDate,
): Promise<HistoryLine[]> {
  const ids = (columns: readonly string[]) => sql`
    ((select array_agg(distinct (e.value #>> '{}')::uuid)
       from lines l, lateral (select * from jsonb_each(l.before) union all select * from jsonb_each(l.after)) e
      where e.key = any (${columns}::text[]) and jsonb_typeof(e.value) = 'string')::uuid[])`;
  const { rows } = await sql<Line>`
    with lines as materialized (select * from history_of(${kind}, ${id}))
    select l.*, case when row_number() over () = 1 then (
             select jsonb_object_agg(x.id, x.name) from (
               select p as id, person_name(p) as name from unnest(${ids(PEOPLE)}) p
               union all
               select b, ${bodyName(sql`b`, today)}
                 from unnest(${ids(BODIES)}) b
               union all
               select f.id, f.name from stored_file f where f.id = any (${ids(['file_id'])})
               union all
               select c.id, to_char(c.due_on, 'DD/MM/YYYY') from obligation_occurrence c
                where c.id = any (${ids(['occurrence_id'])})) x where x.name is not null) end as names
      from lines l`.execute(tx);
  const names = rows[0]?.names ?? {};
  const readable = (content: Record<string, unknown> | null) =>
    content &&
    Object.fromEntries(
      Object.entries(content)
        .filter(([column]) => !HIDDEN.has(column))
        .map(([column, value]) => [column, typeof value === 'string' ? (names[value] ?? value) : value]),
    );
  return rows.map((row) => ({
    at: row.at.toISOString(),
    actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
    action: row.action,
    operation: row.operation,
    objectKind: row.object_kind,
    objectId: row.object_id,
    before: readable(row.before),
    after: readable(row.after),
  }));
}

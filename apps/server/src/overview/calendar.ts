import { overview } from '@binhdang/contract';
import { addMonths, type CivilDate, dateParts, daysBetween } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { found, refuseField } from '../platform/refusal.ts';
import { all } from './search-words.ts';
import { bodyNames, sectionTree } from './sections.ts';

/** Two months and their edges; a calendar shows no more at once. */
const MOST_DAYS = 100;

/**
 * Occurrences (alias `c`) of published obligations (`o`), with what counts: `done` when reported done for that day or
 * when the whole obligation asks for nothing more; `late` when it is not and the day has passed.
 */
function occurrences(today: CivilDate, where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select c.due_on, c.plan_id, c.body_id, o.node_id, o.id as obligation_id,
      (c.done_on is not null or o.state in ('done', 'not_applicable')) as done,
      (c.done_on is null and o.state not in ('done', 'not_applicable') and c.due_on < ${today}::date) as late
    from obligation_occurrence c
    join obligation o on o.id = c.obligation_id and o.published and not o.removed
   where ${where})`;
}

interface EntryRow {
  readonly due: CivilDate;
  readonly plan_id: string;
  readonly node_id: string;
  readonly label: string | null;
  readonly task: string;
  readonly total: number;
  readonly done: number;
  readonly late: number;
  readonly obligation_id: string | null;
  readonly body_id: string | null;
  readonly body_name: string | null;
  readonly body_short_name: string | null;
}

export const calendar = action(overview.calendar, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const days = daysBetween(query.from, query.to);
    if (days < 0 || days > MOST_DAYS)
      refuseField('to', {
        vi: `Khoảng ngày phải từ 0 đến ${MOST_DAYS} ngày.`,
        en: `The span must be between 0 and ${MOST_DAYS} days.`,
      });
    const conditions = [sql`c.due_on between ${query.from}::date and ${query.to}::date`];
    if (query.planId !== undefined) conditions.push(sql`c.plan_id = ${query.planId}::uuid`);
    if (query.bodyId !== undefined) conditions.push(sql`c.body_id = ${query.bodyId}::uuid`);
    if (query.mine === true) conditions.push(sql`c.body_id = any ((select my_bodies())::uuid[])`);
    const { rows } = await sql<EntryRow>`
      select e.due_on as due, e.plan_id, e.node_id, k.label, left(k.text, 300) as task, e.total, e.done, e.late,
             e.obligation_id, e.body_id, n.name as body_name, n.short_name as body_short_name
        from (select c.due_on, c.plan_id, c.node_id, count(*) as total, count(*) filter (where c.done) as done,
                     count(*) filter (where c.late) as late,
                     case when count(*) = 1 then (array_agg(c.obligation_id))[1] end as obligation_id,
                     case when count(*) = 1 then (array_agg(c.body_id))[1] end as body_id
                from ${occurrences(today, all(conditions))} c group by 1, 2, 3) e
        join plan_node k on k.id = e.node_id
        left join ${bodyNames(today)} n on n.id = e.body_id
       order by e.due_on, k.ord, e.node_id`.execute(tx);
    return { items: rows.map(entryOf) };
  },
});

const entryOf = (row: EntryRow): overview.CalendarEntry => ({
  due: row.due,
  planId: row.plan_id,
  nodeId: row.node_id,
  label: row.label,
  task: row.task,
  total: row.total,
  done: row.done,
  late: row.late,
  obligationId: row.obligation_id,
  body:
    row.body_id === null
      ? null
      : { id: row.body_id, name: row.body_name ?? '', shortName: row.body_short_name },
});

/** Months from the first to the last, both included: "2022-03". */
export function monthsBetween(from: CivilDate, to: CivilDate): string[] {
  const months: string[] = [];
  const { year, month } = dateParts(from);
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  for (let index = 0; index < 120; index++) {
    const start = addMonths(first, index);
    if (start > to) break;
    months.push(start.slice(0, 7));
  }
  return months;
}

interface TimelineCell {
  readonly id: string;
  readonly label: string;
  readonly month: string;
  readonly total: number;
  readonly done: number;
  readonly late: number;
}

export const timeline = action(overview.timeline, {
  permission: 'plan.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, query, today }) {
    const plan = found(
      await tx
        .selectFrom('plan')
        .select(['starts_on', 'ends_on'])
        .where('id', '=', params.planId)
        .executeTakeFirst(),
    );
    const bySection = query.rows === 'section';
    const { rows } = await sql<TimelineCell>`
      with recursive ${sectionTree(sql`n.plan_id = ${params.planId}::uuid`)},
      due as (
        select ${bySection ? sql`t.topic_id` : sql`c.body_id`} as id, to_char(c.due_on, 'YYYY-MM') as month,
               count(*) as total, count(*) filter (where c.done) as done, count(*) filter (where c.late) as late
          from ${occurrences(today, sql`c.plan_id = ${params.planId}::uuid`)} c
          ${bySection ? sql`join tree t on t.id = c.node_id` : sql``}
         group by 1, 2)
      ${
        bySection
          ? sql`select d.*, concat_ws(' ', nullif(regexp_replace(concat(u.label, s.label), '[.)]+(?=.)', '.', 'g'), ''), left(s.text, 160)) as label
                  from due d join plan_node s on s.id = d.id left join plan_node u on u.id = s.parent_id
                 order by s.ord, d.month`
          : sql`select d.*, n.name as label
                  from due d join ${bodyNames(today)} n on n.id = d.id
                 order by n.name collate vietnamese, n.id, d.month`
      }`.execute(tx);
    // Something may fall due outside the plan's own months ("15/02 năm sau").
    const known = [
      plan.starts_on.slice(0, 7),
      plan.ends_on.slice(0, 7),
      ...rows.map((row) => row.month),
    ].sort();
    const months = monthsBetween(`${known[0]}-01`, `${known.at(-1)}-28`);
    return { months, rows: timelineRows(rows, months) };
  },
});

/** Cells in order of rows and months to one line per row; months without anything are zeros. */
function timelineRows(cells: readonly TimelineCell[], months: readonly string[]) {
  const lines = new Map<string, { id: string; label: string; cells: [number, number, number][] }>();
  for (const cell of cells) {
    let line = lines.get(cell.id);
    if (!line) {
      line = { id: cell.id, label: cell.label, cells: months.map(() => [0, 0, 0]) };
      lines.set(cell.id, line);
    }
    const place = months.indexOf(cell.month);
    if (place >= 0) line.cells[place] = [cell.total, cell.done, cell.late];
  }
  return [...lines.values()];
}

/**
 * A large data set, made by SQL as the owner: five yearly plans, 100 tasks each, every task for 300 bodies, with
 * occurrences and some progress: 150,000 obligations. The plans are led and issued as the demo's.
 */
import type pg from 'pg';

export const SIZE = { plans: 5, tasks: 100, bodies: 300 } as const;

/** @returns the ids of the plans made, newest first */
export async function loadLargeData(owner: pg.Client): Promise<string[]> {
  await owner.query('begin');
  // Rows are made in bulk; their audit lines and versions are not what is measured.
  await owner.query(`set local session_replication_role = replica; set local app.action = 'bench.load'`);
  await owner.query(PLANS, [SIZE.plans]);
  await owner.query(NODES, [SIZE.tasks]);
  await owner.query(OBLIGATIONS, [SIZE.bodies]);
  await owner.query(OCCURRENCES);
  await owner.query(PROGRESS);
  await owner.query('commit');
  await owner.query('analyze');
  const { rows } = await owner.query<{ id: string }>(
    `select id from plan where number like 'BENCH%' order by year desc`,
  );
  return rows.map((row) => row.id);
}

const PLANS = `
  with base as (select d.*, p.issuer_body_id, p.lead_body_id from plan p join document d on d.id = p.document_id limit 1),
       made as (select gen_random_uuid() as document_id, gen_random_uuid() as plan_id, 2023 - n as year
                  from generate_series(1, $1::int) n),
       kept as (insert into document (id, owner_body_id, file_name, format, source_text, kind, number, date, taken_in_by)
                select m.document_id, b.owner_body_id, 'bench.txt', 'text', '', 'Kế hoạch', 'BENCH' || m.year, make_date(m.year, 1, 15), b.taken_in_by
                  from made m, base b)
  insert into plan (id, document_id, title, number, year, issued_on, issuer_body_id, lead_body_id, status, version_number, starts_on, ends_on)
  select m.plan_id, m.document_id, 'Kế hoạch thử tải năm ' || m.year, 'BENCH' || m.year, m.year, make_date(m.year, 1, 15),
         b.issuer_body_id, b.lead_body_id, 'published', 1, make_date(m.year, 1, 1), make_date(m.year, 12, 31)
    from made m, base b`;

const NODES = `
  with section as (
    insert into plan_node (id, plan_id, ord, label, kind, text)
    select gen_random_uuid(), p.id, s * 1000, s || '.', 'section', 'Nội dung ' || s
      from plan p, generate_series(1, 5) s where p.number like 'BENCH%'
    returning id, plan_id, ord)
  insert into plan_node (id, plan_id, parent_id, ord, label, kind, text)
  select gen_random_uuid(), s.plan_id, s.id, s.ord + n, '-', 'task',
         'Nhiệm vụ ' || n || ': tổ chức truyền thông, tập huấn về bình đẳng giới và phòng, chống bạo lực trên cơ sở giới'
    from section s, generate_series(1, $1::int / 5) n`;

const OBLIGATIONS = `
  insert into obligation (id, plan_id, node_id, body_id, role, cadence, due_on, expected_proof, state, done_on, verdict, last_progress_at, published)
  select gen_random_uuid(), n.plan_id, n.id, b.id, case when b.nr % 7 = 0 then 'coordinate' else 'lead' end,
         jsonb_build_object('kind', 'once', 'on', due), due, 'Báo cáo',
         state, case when state = 'done' then due - 5 end, case when state <> 'not_started' then 'verified' end,
         case when state <> 'not_started' then (due - 10)::timestamptz end, true
    from (select n.*, p.year, row_number() over (partition by n.plan_id order by n.ord) as nr
            from plan_node n join plan p on p.id = n.plan_id where p.number like 'BENCH%' and n.kind = 'task') n
    cross join (select id, row_number() over (order by level desc, key) as nr from body limit $1::int) b
    cross join lateral (select make_date(n.year, 1 + (n.nr % 12)::int, 20) as due,
                               (array['not_started', 'in_progress', 'done'])[1 + ((n.nr + b.nr) % 3)::int] as state) made`;

const OCCURRENCES = `
  insert into obligation_occurrence (id, obligation_id, plan_id, body_id, due_on, done_on)
  select gen_random_uuid(), o.id, o.plan_id, o.body_id, o.due_on, o.done_on
    from obligation o join plan p on p.id = o.plan_id where p.number like 'BENCH%'`;

const PROGRESS = `
  insert into progress (id, obligation_id, plan_id, body_id, state, narrative, reported_by, reported_at, verdict)
  select gen_random_uuid(), o.id, o.plan_id, o.body_id, o.state, 'Đã tổ chức hai lớp tập huấn.', u.id, o.last_progress_at, 'verified'
    from obligation o join plan p on p.id = o.plan_id, (select id from app_user where login = 'lead') u
   where p.number like 'BENCH%' and o.last_progress_at is not null and p.year = 2022`;

/**
 * Small invented worlds for property tests of who sees what: a handful of people with roles at bodies and dates,
 * plans in every state, and everything that hangs on them, mixed at random.
 */
import { ROLES, type Role } from '@binhdang/domain';
import fc from 'fast-check';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';

/** Days before, on and after the day of the test. */
export const TODAY = '2022-06-15';
const DAYS = ['2022-01-01', '2022-06-14', TODAY, '2022-06-16', '2022-12-31'] as const;

export interface WorldGrant {
  readonly person: number;
  readonly body: number;
  readonly role: Role;
  readonly from: string;
  /** Excluded; null: without end. */
  readonly to: string | null;
}
export interface WorldPlan {
  readonly issuer: number;
  readonly lead: number;
  /** Which body took its document in. */
  readonly owner: number;
  readonly publishedOnce: boolean;
  /** An amendment is being prepared. */
  readonly underReview: boolean;
  readonly recipients: readonly { readonly body: number; readonly notified: boolean }[];
}
export interface WorldObligation {
  readonly plan: number;
  readonly body: number;
  /** Shown to its body; only ever so under a plan that was published. */
  readonly published: boolean;
  readonly removed: boolean;
  readonly reported: boolean;
  /** Who uploaded the file that proves it; null without a file. */
  readonly proofBy: number | null;
}
export interface World {
  readonly people: number;
  readonly bodies: number;
  readonly grants: readonly WorldGrant[];
  readonly plans: readonly WorldPlan[];
  readonly obligations: readonly WorldObligation[];
  /** `obligation` null: about the plan as a whole. */
  readonly difficulties: readonly { plan: number; body: number; obligation: number | null }[];
  readonly urges: readonly { obligation: number; letter: boolean }[];
  readonly documents: readonly { plan: number; body: number }[];
  readonly views: readonly { shared: string; body: number }[];
}

const PEOPLE = 4;
const BODIES = 4;
const person = fc.nat(PEOPLE - 1);
const body = fc.nat(BODIES - 1);

const grant: fc.Arbitrary<WorldGrant> = fc
  .record({
    person,
    body,
    role: fc.constantFrom(...ROLES),
    from: fc.constantFrom(...DAYS),
    to: fc.constantFrom(...DAYS, null, null),
  })
  .filter(({ from, to }) => to === null || from < to);

const plan: fc.Arbitrary<WorldPlan> = fc.record({
  issuer: body,
  lead: body,
  owner: body,
  publishedOnce: fc.boolean(),
  underReview: fc.boolean(),
  recipients: fc.uniqueArray(fc.record({ body, notified: fc.boolean() }), {
    selector: (one) => one.body,
    maxLength: 3,
  }),
});

export const world: fc.Arbitrary<World> = fc
  .record({
    grants: fc.array(grant, { maxLength: 7 }),
    plans: fc.array(plan, { minLength: 1, maxLength: 3 }),
  })
  .chain(({ grants, plans }) => {
    const ofPlan = fc.nat(plans.length - 1);
    return fc
      .array(
        fc.record({
          plan: ofPlan,
          body,
          published: fc.boolean(),
          removed: fc.boolean(),
          reported: fc.boolean(),
          proofBy: fc.option(person),
        }),
        { minLength: 1, maxLength: 8 },
      )
      .map((obligations) =>
        obligations.map((one) => ({
          ...one,
          published: one.published && (plans[one.plan]?.publishedOnce ?? false),
        })),
      )
      .chain((obligations) => {
        const ofObligation = fc.nat(obligations.length - 1);
        return fc.record({
          people: fc.constant(PEOPLE),
          bodies: fc.constant(BODIES),
          grants: fc.constant(grants),
          plans: fc.constant(plans),
          obligations: fc.constant(obligations),
          difficulties: fc.array(
            fc.oneof(
              fc.record({ plan: ofPlan, body, obligation: fc.constant(null) }),
              ofObligation.map((at) => ({
                plan: obligations[at]?.plan ?? 0,
                body: obligations[at]?.body ?? 0,
                obligation: at,
              })),
            ),
            { maxLength: 4 },
          ),
          urges: fc.array(fc.record({ obligation: ofObligation, letter: fc.boolean() }), { maxLength: 3 }),
          documents: fc.array(fc.record({ plan: ofPlan, body }), { maxLength: 4 }),
          // One each.
          views: fc.array(fc.record({ shared: fc.constantFrom('me', 'body', 'overseers'), body }), {
            minLength: PEOPLE,
            maxLength: PEOPLE,
          }),
        });
      });
  });

/** Kinds of things whose visibility is asked; named as their tables. */
export const KINDS = [
  'plan',
  'plan_node',
  'document',
  'plan_recipient',
  'obligation',
  'obligation_occurrence',
  'progress',
  'evidence',
  'progress_record',
  'stored_file',
  'difficulty',
  'difficulty_message',
  'urge',
  'urge_item',
  'composed_document',
  'notification',
  'saved_view',
  'role_grant',
  'app_user',
] as const;
export type Kind = (typeof KINDS)[number];

/** Ids of everything in a world that was put into the database, by kind and place. */
export interface PlacedWorld {
  readonly world: World;
  readonly bodyIds: readonly string[];
  readonly ids: Readonly<Record<Kind, readonly string[]>>;
  /** One session each, ready for open_session(). */
  readonly tokens: readonly string[];
}

/**
 * Puts a world into the database as its owner, within the caller's transaction.
 * @param bodyIds as many bodies as the world has
 */
export async function placeWorld(
  owner: pg.ClientBase,
  world: World,
  bodyIds: readonly string[],
): Promise<PlacedWorld> {
  const fresh = (count: number) => Array.from({ length: count }, () => uuid());
  const { plans, obligations, difficulties, urges, documents } = world;
  const recipients = plans.flatMap((one, at) => one.recipients.map((line) => ({ ...line, plan: at })));
  const reports = obligations.flatMap((one, at) => (one.reported ? [{ ...one, at }] : []));
  const proofs = reports.flatMap((one, at) => (one.proofBy === null ? [] : [{ ...one, report: at }]));
  const letters = urges.flatMap((one, at) => (one.letter ? [{ ...one, at }] : []));
  const ids: Record<Kind, string[]> = {
    plan: fresh(plans.length),
    plan_node: fresh(plans.length),
    document: fresh(plans.length),
    plan_recipient: fresh(recipients.length),
    obligation: fresh(obligations.length),
    obligation_occurrence: fresh(obligations.length),
    progress: fresh(reports.length),
    evidence: fresh(proofs.length),
    progress_record: fresh(proofs.length),
    // One for each plan's document, then one for each proof.
    stored_file: fresh(plans.length + proofs.length),
    difficulty: fresh(difficulties.length),
    difficulty_message: fresh(difficulties.length),
    urge: fresh(urges.length),
    urge_item: fresh(urges.length),
    // Those composed by themselves, then the letters of urges.
    composed_document: fresh(documents.length + letters.length),
    notification: fresh(world.people),
    saved_view: fresh(world.people),
    role_grant: fresh(world.grants.length),
    app_user: fresh(world.people),
  };
  const id = (kind: Kind, at: number): string => ids[kind][at] ?? '';
  const bodyId = (at: number): string => bodyIds[at] ?? '';
  const nodeOf: string[] = [];
  const put = (table: string, values: readonly object[]) => insertRows(owner, table, values);

  await owner.query(`select set_config('app.action', 'test.world', true)`);
  await put(
    'app_user',
    ids.app_user.map((one, at) => ({
      id: one,
      login: `nguoi-${one}`,
      full_name: `Người ${at}`,
      password_hash: 'x',
    })),
  );
  await put(
    'role_grant',
    world.grants.map((one, at) => ({
      id: id('role_grant', at),
      user_id: id('app_user', one.person),
      body_id: bodyId(one.body),
      role: one.role,
      valid_from: one.from,
      valid_to: one.to,
    })),
  );
  const file = (at: number, body: string, by: string) => ({
    id: id('stored_file', at),
    sha256: '\\x00',
    size_bytes: 1,
    media_type: 'text/plain',
    name: 'tep.txt',
    body_id: body,
    uploaded_by: by,
  });
  // The plans' documents were uploaded by somebody outside this world: uploading would be a reason to see them.
  const outsider = uuid();
  await put('app_user', [
    { id: outsider, login: `nguoi-${outsider}`, full_name: 'Ngoài', password_hash: 'x' },
  ]);
  await put('stored_file', [
    ...plans.map((one, at) => file(at, bodyId(one.owner), outsider)),
    ...proofs.map((one, at) => file(plans.length + at, bodyId(one.body), id('app_user', one.proofBy ?? 0))),
  ]);
  await put(
    'document',
    plans.map((one, at) => ({
      id: id('document', at),
      owner_body_id: bodyId(one.owner),
      file_id: id('stored_file', at),
      file_name: 'ke-hoach.txt',
      format: 'text',
      source_text: 'KẾ HOẠCH',
      taken_in_by: outsider,
    })),
  );
  await put(
    'plan',
    plans.map((one, at) => ({
      id: id('plan', at),
      document_id: id('document', at),
      title: `Kế hoạch ${at}`,
      number: `${at}/KH-UBND`,
      year: 2022,
      issuer_body_id: bodyId(one.issuer),
      lead_body_id: bodyId(one.lead),
      status: one.publishedOnce && !one.underReview ? 'published' : 'review',
      version_number: one.publishedOnce ? 1 : 0,
      starts_on: '2022-01-01',
      ends_on: '2022-12-31',
    })),
  );
  // A task for each obligation (one task binds a body once), and one node of each plan that is asked for.
  const tasks = obligations.map((one) => ({ id: uuid(), plan: one.plan }));
  for (const task of tasks) nodeOf.push(task.id);
  await put('plan_node', [
    ...plans.map((_, at) => node(id('plan_node', at), id('plan', at))),
    ...tasks.map((task) => node(task.id, id('plan', task.plan))),
  ]);
  await put(
    'plan_recipient',
    recipients.map((one, at) => ({
      id: id('plan_recipient', at),
      plan_id: id('plan', one.plan),
      line: `Dòng ${at}`,
      body_id: bodyId(one.body),
      notified_at: one.notified ? '2022-03-14T02:00:00Z' : null,
    })),
  );
  await put(
    'obligation',
    obligations.map((one, at) => ({
      id: id('obligation', at),
      plan_id: id('plan', one.plan),
      node_id: nodeOf[at],
      body_id: bodyId(one.body),
      role: 'lead',
      published: one.published,
      removed: one.removed,
    })),
  );
  const ofObligation = (at: number) => {
    const one = obligations[at];
    return {
      obligation_id: id('obligation', at),
      plan_id: id('plan', one?.plan ?? 0),
      body_id: bodyId(one?.body ?? 0),
    };
  };
  await put(
    'obligation_occurrence',
    obligations.map((_, at) => ({ id: id('obligation_occurrence', at), ...ofObligation(at), due_on: TODAY })),
  );
  await put(
    'progress',
    reports.map((one, at) => ({
      id: id('progress', at),
      ...ofObligation(one.at),
      state: 'in_progress',
      narrative: 'Đã làm',
      reported_by: outsider,
    })),
  );
  await put(
    'evidence',
    proofs.map((one, at) => ({
      id: id('evidence', at),
      ...ofObligation(one.at),
      progress_id: id('progress', one.report),
      file_id: id('stored_file', plans.length + at),
    })),
  );
  const recordIds = fresh(proofs.length);
  const { rows: definitions } = await owner.query<{ id: string }>(
    `select id from register_definition where code = 'model' limit 1`,
  );
  await put(
    'record',
    proofs.map((one, at) => ({
      id: recordIds[at],
      register: 'model',
      definition_id: definitions[0]?.id,
      // Seen by nobody in this world: what a report rests on is seen though the record is not.
      sight: 'restricted',
      body_id: bodyId(one.body),
      day: TODAY,
      values: '{}',
      title: 'Mô hình',
      search: '',
      recorded_by: outsider,
    })),
  );
  await put(
    'progress_record',
    proofs.map((one, at) => ({
      id: id('progress_record', at),
      ...ofObligation(one.at),
      progress_id: id('progress', one.report),
      record_id: recordIds[at],
    })),
  );
  await put(
    'difficulty',
    difficulties.map((one, at) => ({
      id: id('difficulty', at),
      plan_id: id('plan', one.plan),
      obligation_id: one.obligation === null ? null : id('obligation', one.obligation),
      body_id: bodyId(one.body),
      with_body_id: bodyId(plans[one.plan]?.lead ?? 0),
      title: 'Khó khăn',
      raised_by: outsider,
    })),
  );
  await put(
    'difficulty_message',
    difficulties.map((one, at) => ({
      id: id('difficulty_message', at),
      difficulty_id: id('difficulty', at),
      plan_id: id('plan', one.plan),
      body_id: bodyId(one.body),
      kind: 'raise',
      text: 'Xin hỗ trợ',
      author_id: outsider,
      author_body_id: bodyId(one.body),
    })),
  );
  const document = (at: number, plan: number, body: number, kind: string) => ({
    id: id('composed_document', at),
    plan_id: id('plan', plan),
    body_id: bodyId(body),
    kind,
    title: 'Văn bản',
    as_of: TODAY,
    model: {},
    created_by: outsider,
  });
  await put('composed_document', [
    ...documents.map((one, at) => document(at, one.plan, one.body, 'assignment_extract')),
    ...letters.map((one, at) => {
      const plan = obligations[one.obligation]?.plan ?? 0;
      return document(documents.length + at, plan, plans[plan]?.lead ?? 0, 'urging_letter');
    }),
  ]);
  await put(
    'urge',
    urges.map((one, at) => {
      const { plan_id, body_id } = ofObligation(one.obligation);
      const letter = letters.findIndex((other) => other.at === at);
      return {
        id: id('urge', at),
        plan_id,
        body_id,
        message: 'Đề nghị khẩn trương',
        sent_by: outsider,
        letter_document_id: letter < 0 ? null : id('composed_document', documents.length + letter),
      };
    }),
  );
  await put(
    'urge_item',
    urges.map((one, at) => ({
      id: id('urge_item', at),
      urge_id: id('urge', at),
      ...ofObligation(one.obligation),
    })),
  );
  await put(
    'notification',
    ids.app_user.map((user, at) => ({
      id: id('notification', at),
      user_id: user,
      kind: 'plan.published',
      object_kind: 'plan',
      object_id: id('plan', 0),
    })),
  );
  await put(
    'saved_view',
    ids.app_user.map((user, at) => ({
      id: id('saved_view', at),
      user_id: user,
      screen: 'obligations',
      name: 'Bộ lọc',
      query: {},
      shared_with: world.views[at]?.shared,
      body_id: world.views[at]?.shared === 'me' ? null : bodyId(world.views[at]?.body ?? -1),
    })),
  );
  const tokens = ids.app_user.map((user) => user.replaceAll('-', '').repeat(2));
  for (const [at, token] of tokens.entries()) {
    await owner.query(
      `insert into session (id, token_hash, user_id, expires_at)
       values (gen_random_uuid(), sha256(decode($1, 'hex')), $2, now() + interval '1 hour')`,
      [token, ids.app_user[at]],
    );
  }
  return { world, bodyIds, ids, tokens };
}

const node = (id: string, plan: string) => ({ id, plan_id: plan, ord: 1, kind: 'task', text: 'Nhiệm vụ' });

/** Rows of one shape; columns that are not named take their defaults. */
async function insertRows(owner: pg.ClientBase, table: string, values: readonly object[]): Promise<void> {
  const columns = Object.keys(values[0] ?? {}).join(', ');
  if (columns === '') return;
  await owner.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::public.${table}, $1::jsonb)`,
    [JSON.stringify(values)],
  );
}

/**
 * A published plan, arranged as the database's owner from the text of the real plan: for tests of what happens after
 * publication. Nothing here goes through the actions that take in, review and publish.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cadence, occurrences } from '@binhdang/domain';
import { loadSource, type ReadDocument, readDocument } from '@binhdang/vanban';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';

/** One task for one body. */
export interface ObligationSeed {
  /** Index into the plan's tasks in reading order: 0 to 25 are section II's, 26 to 49 section IV's, 50 and 51 section V's. */
  readonly task: number;
  /** Key of the body: "so-tu-phap". */
  readonly body: string;
  readonly role?: 'lead' | 'coordinate' | 'participate' | 'request';
  readonly cadence?: Cadence | null;
  readonly measurable?: boolean;
  readonly expectedProof?: string;
  readonly weight?: number;
}

export interface PublishedObligation {
  readonly id: string;
  readonly nodeId: string;
  readonly task: number;
  readonly body: string;
  readonly bodyId: string;
  /** Ids of its occurrences in order of their due days. */
  readonly occurrenceIds: readonly string[];
}

export interface PublishedPlan {
  readonly planId: string;
  readonly documentId: string;
  readonly issuerBodyId: string;
  readonly leadBodyId: string;
  /** Node ids of the tasks in reading order. */
  readonly tasks: readonly string[];
  readonly obligations: readonly PublishedObligation[];
  /** The body's obligation on the task; without a task its first. Throws if there is none. */
  obligation(body: string, task?: number): PublishedObligation;
}

export interface PlanSeed {
  readonly obligations?: readonly ObligationSeed[];
  /** Keys of bodies in "Nơi nhận"; by default all bodies of the obligations. */
  readonly recipients?: readonly string[];
  /** false: still under review, nothing is shown to the bodies. */
  readonly published?: boolean;
}

const dated = (date: string): Cadence => ({ kind: 'before', date });

/** A few bodies with every kind of due day, as seen on 15 June 2022. */
export const USUAL_OBLIGATIONS: readonly ObligationSeed[] = [
  {
    task: 0,
    body: 'so-tu-phap',
    role: 'lead',
    cadence: dated('2022-06-11'),
    measurable: true,
    expectedProof: 'Báo cáo kết quả',
  },
  { task: 3, body: 'so-tu-phap', role: 'coordinate', cadence: dated('2022-06-22') },
  { task: 6, body: 'so-tu-phap', role: 'participate', cadence: { kind: 'continuous' } },
  { task: 7, body: 'so-tu-phap', role: 'lead', cadence: { kind: 'prescribed' } },
  {
    task: 50,
    body: 'so-tu-phap',
    role: 'lead',
    cadence: { kind: 'quarterly', day: 15, before: false, following: false },
  },
  { task: 0, body: 'huyen-vu-thu', role: 'coordinate', cadence: dated('2022-06-11') },
  {
    task: 8,
    body: 'huyen-vu-thu',
    role: 'lead',
    cadence: { kind: 'range', start: '2022-11-15', end: '2022-12-15' },
  },
  { task: 10, body: 'hoi-lhpn', role: 'request', cadence: dated('2022-11-30') },
  { task: 0, body: 'so-ldtbxh', role: 'lead', cadence: dated('2022-11-30') },
];

let read: Promise<ReadDocument> | undefined;
const TEXT = join(import.meta.dirname, '../../../data/thai-binh/ke-hoach-31-kh-ubnd-2022.txt');

/** The real plan as the reader sees it, read once per test file. */
export function readRealPlan(): Promise<ReadDocument> {
  read ??= loadSource(new Uint8Array(readFileSync(TEXT))).then((source) => readDocument(source));
  return read;
}

/** Plan 31/KH-UBND of 2022, issued by the People's Committee (ubnd-tinh), led by so-ldtbxh, in one transaction. */
export async function insertPublishedPlan(owner: pg.Client, seed: PlanSeed = {}): Promise<PublishedPlan> {
  const document = await readRealPlan();
  await owner.query('begin');
  try {
    await owner.query(`select set_config('app.action', 'test.publishedPlan', true)`);
    const plan = await insertAll(owner, document, seed);
    await owner.query('commit');
    return plan;
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function insertAll(owner: pg.Client, document: ReadDocument, seed: PlanSeed): Promise<PublishedPlan> {
  const published = seed.published ?? true;
  const obligations = seed.obligations ?? USUAL_OBLIGATIONS;
  const bodies = await bodiesByKey(owner);
  const body = (key: string): string => need(bodies.get(key), `no body ${key}`);
  const lead = await owner.query<{ id: string }>(`select id from app_user where login = 'lead'`);
  const leadOfficer = need(lead.rows[0]?.id, 'no demo people');
  const [documentId, planId] = [uuid(), uuid()];
  const head = document.document;
  await rows(owner, 'document', [
    {
      id: documentId,
      owner_body_id: body('so-ldtbxh'),
      file_name: 'ke-hoach-31-kh-ubnd-2022.txt',
      format: 'text',
      source_text: readFileSync(TEXT, 'utf8').normalize('NFC'),
      kind: head.kind,
      number: head.number,
      symbol: head.symbol,
      date: head.date,
      place: head.place,
      issuer_name: head.issuer,
      title: head.title,
      signer: head.signer,
      citations: document.citations,
      recipients: document.recipients,
      findings: [],
      taken_in_by: leadOfficer,
      taken_in_at: '2022-03-11T03:00:00Z',
      version: 1,
    },
  ]);
  await rows(owner, 'plan', [
    {
      id: planId,
      document_id: documentId,
      title: head.title ?? '',
      number: head.number,
      year: 2022,
      issued_on: head.date,
      issuer_body_id: body('ubnd-tinh'),
      lead_body_id: body('so-ldtbxh'),
      status: published ? 'published' : 'review',
      version_number: published ? 1 : 0,
      starts_on: '2022-03-11',
      ends_on: '2022-12-31',
      version: 1,
    },
  ]);
  const nodeIds = new Map(document.nodes.map((node) => [node.id, uuid()]));
  await rows(
    owner,
    'plan_node',
    document.nodes.map((node, index) => ({
      id: nodeIds.get(node.id),
      plan_id: planId,
      parent_id: node.parent === null ? null : nodeIds.get(node.parent),
      ord: index + 1,
      label: node.label === '' ? null : node.label,
      kind: node.kind,
      part: node.part ?? null,
      text: node.text,
      start_at: node.start,
      end_at: node.end,
      confidence: node.confidence,
      dates: node.dates,
      targets: node.targets,
      rows: node.rows ?? null,
      removed: false,
      version: 1,
    })),
  );
  const tasks = document.nodes
    .filter(({ kind }) => kind === 'task')
    .map((node) => need(nodeIds.get(node.id), 'node'));
  if (published) {
    await rows(owner, 'plan_version', [
      {
        id: uuid(),
        plan_id: planId,
        number: 1,
        document_id: documentId,
        published_at: '2022-03-14T02:00:00Z',
        published_by: leadOfficer,
        reason: 'Ban hành',
        snapshot: {},
        version: 1,
      },
    ]);
  }
  const recipients = seed.recipients ?? [...new Set(obligations.map((one) => one.body))];
  await rows(
    owner,
    'plan_recipient',
    recipients.map((key) => ({
      id: uuid(),
      plan_id: planId,
      line: key,
      body_id: body(key),
      notified_at: published ? '2022-03-14T02:00:00Z' : null,
      version: 1,
    })),
  );
  const made = obligations.map((one) => ({
    seed: one,
    id: uuid(),
    nodeId: need(tasks[one.task], `no task ${one.task}`),
    due: one.cadence ? occurrences(one.cadence, '2022-03-11', '2022-12-31') : [],
  }));
  await rows(
    owner,
    'obligation',
    made.map(({ seed: one, id, nodeId, due }) => ({
      id,
      plan_id: planId,
      node_id: nodeId,
      body_id: body(one.body),
      role: one.role ?? 'lead',
      cadence: one.cadence ?? null,
      due_on: due[0]?.due ?? null,
      expected_proof: one.expectedProof ?? null,
      weight: one.weight ?? 1,
      measurable: one.measurable ?? false,
      state: 'not_started',
      published,
      removed: false,
      version: 1,
    })),
  );
  const occurrenceRows = made.map(({ seed: one, id, due }) =>
    due.map((occurrence) => ({
      id: uuid(),
      obligation_id: id,
      plan_id: planId,
      body_id: body(one.body),
      due_on: occurrence.due,
      opens_on: occurrence.start,
      version: 1,
    })),
  );
  await rows(owner, 'obligation_occurrence', occurrenceRows.flat());
  const result = made.map(({ seed: one, id, nodeId }, index) => ({
    id,
    nodeId,
    task: one.task,
    body: one.body,
    bodyId: body(one.body),
    occurrenceIds: (occurrenceRows[index] ?? []).map((occurrence) => occurrence.id),
  }));
  return {
    planId,
    documentId,
    issuerBodyId: body('ubnd-tinh'),
    leadBodyId: body('so-ldtbxh'),
    tasks,
    obligations: result,
    obligation: (key, task) =>
      need(
        result.find((one) => one.body === key && (task === undefined || one.task === task)),
        `no obligation of ${key}${task === undefined ? '' : ` on task ${task}`}`,
      ),
  };
}

async function bodiesByKey(owner: pg.Client): Promise<Map<string, string>> {
  const { rows: found } = await owner.query<{ key: string; id: string }>(
    `select key, id from body where valid_from <= '2022-06-15' and (valid_to is null or valid_to > '2022-06-15')`,
  );
  return new Map(found.map((row) => [row.key, row.id]));
}

async function rows(
  owner: pg.Client,
  table: string,
  values: readonly Record<string, unknown>[],
): Promise<void> {
  const columns = Object.keys(values[0] ?? {});
  if (columns.length === 0) return;
  const list = columns.join(', ');
  await owner.query(
    `insert into ${table} (${list}) select ${list} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(values)],
  );
}

function need<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(what);
  return value;
}

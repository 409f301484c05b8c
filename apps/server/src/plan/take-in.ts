/** Takes a document in: file, text and tree are kept in one transaction, and the plan is there to be reviewed. */
import { planReview } from '@binhdang/contract';
import type { CivilDate, OrgData } from '@binhdang/domain';
import { v7 as uuid } from 'uuid';
import { loadOrg } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import type { Services } from '../platform/services.ts';
import type { Transaction } from '../platform/transaction.ts';
import { writeBodies, writeNodes } from './review-rows.ts';
import { findPlanSubject } from './subject.ts';
import { type ReadResult, readFile } from './take-in-reader.ts';
import { bodyTable, findingRows, issuerOf, planPeriod, treeRows } from './take-in-rows.ts';

export interface Handed {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Body for which the document is taken in; it leads the plan. */
  readonly bodyId: string;
  readonly userId: string;
}

export interface TakeInOptions {
  /** Plan of which this is a corrected text: then it is only kept, to be compared. */
  readonly corrects?: string | undefined;
  /** Makes a plan although the same document is there already. */
  readonly asNew?: boolean | undefined;
}

const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  text: 'text/plain',
} as const;

/**
 * The one way in, for the route and for demo data alike.
 * @throws Refusal document-refused when the file cannot be read
 */
export async function takeInDocument(
  tx: Transaction,
  services: Services,
  handed: Handed,
  options: TakeInOptions = {},
): Promise<planReview.TakenIn> {
  const today = services.clock.today();
  const org = await loadOrg(tx);
  const result = await readFile(handed.bytes, handed.name, bodyTable(org, today));
  const head = result.read.document;
  const issuerBodyId = issuerOf(org, head.issuer, head.date ?? today);
  const sameAs = options.corrects ? [] : await plansOfSameDocument(tx, head, issuerBodyId);
  const found = { sameAs, number: head.number, title: head.title };
  // What waits for the officer's choice is not kept: the file is sent again with the choice.
  if (sameAs.length > 0 && !options.asNew) return { ...found, documentId: null, planId: null };
  const documentId = uuid();
  const tree = treeRows(result.read);
  await keepDocument(tx, services, handed, result, { documentId, corrects: options.corrects, ids: tree.ids });
  if (options.corrects) return { ...found, documentId, planId: null };
  const planId = await insertPlan(tx, handed, result, { documentId, today, org, issuerBodyId });
  await writeNodes(tx, planId, tree.nodes, 'insert');
  await writeBodies(tx, planId, tree.bodies, 'insert');
  return { ...found, documentId, planId };
}

async function plansOfSameDocument(
  tx: Transaction,
  head: { readonly number: string | null; readonly date: string | null },
  issuerBodyId: string | undefined,
): Promise<planReview.PlanRef[]> {
  if (head.number === null || head.date === null || issuerBodyId === undefined) return [];
  const rows = await tx
    .selectFrom('plan')
    .select(['id', 'number', 'title', 'status'])
    .where('number', '=', head.number)
    .where('issued_on', '=', head.date)
    .where('issuer_body_id', '=', issuerBodyId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as planReview.PlanStatus }));
}

async function keepDocument(
  tx: Transaction,
  services: Services,
  { bytes, name, bodyId, userId }: Handed,
  { text, read, findings }: ReadResult,
  {
    documentId,
    corrects,
    ids,
  }: { documentId: string; corrects: string | undefined; ids: ReadonlyMap<string, string> },
): Promise<void> {
  const { sha256, sizeBytes } = await services.files.put(bytes);
  const fileId = uuid();
  const { format } = read.source;
  await tx
    .insertInto('stored_file')
    .values({
      id: fileId,
      sha256,
      size_bytes: sizeBytes,
      media_type: MEDIA_TYPES[format],
      name,
      body_id: bodyId,
      uploaded_by: userId,
    })
    .execute();
  const { kind, number, symbol, date, place, issuer, title, signer } = read.document;
  await tx
    .insertInto('document')
    .values({
      id: documentId,
      owner_body_id: bodyId,
      file_id: fileId,
      file_name: name,
      format,
      source_text: text,
      kind,
      number,
      symbol,
      date,
      place,
      issuer_name: issuer,
      title,
      signer: JSON.stringify(signer),
      citations: JSON.stringify(read.citations),
      recipients: JSON.stringify(read.recipients),
      findings: JSON.stringify(findingRows(findings, ids)),
      taken_in_by: userId,
      ...(corrects === undefined ? {} : { corrects_plan_id: corrects }),
    })
    .execute();
}

async function insertPlan(
  tx: Transaction,
  { bodyId, name }: Handed,
  { read }: ReadResult,
  known: { documentId: string; today: CivilDate; org: OrgData; issuerBodyId: string | undefined },
): Promise<string> {
  const { number, title, date } = read.document;
  const { year, startsOn, endsOn } = planPeriod(title, date, known.today);
  const planId = uuid();
  await tx
    .insertInto('plan')
    .values({
      id: planId,
      document_id: known.documentId,
      title: title ?? name.replace(/\.[^.]+$/, ''),
      number,
      year,
      issued_on: date,
      issuer_body_id: known.issuerBodyId ?? bodyId,
      lead_body_id: bodyId,
      starts_on: startsOn,
      ends_on: endsOn,
    })
    .execute();
  return planId;
}

export const takeIn = action(planReview.takeIn, {
  permission: 'plan.takeIn',
  subject: async ({ query }) => ({ bodyId: query.bodyId }),
  async run({ tx, session, upload, query, services, require }) {
    const { name, bytes } = upload ?? refuse('invalid-input');
    if (query.corrects) {
      const plan = (await findPlanSubject(tx, query.corrects)) ?? refuse('not-found');
      require('plan.review', plan);
    }
    const { bodyId, corrects, asNew } = query;
    const handed = { bytes, name, bodyId, userId: session.userId };
    return takeInDocument(tx, services, handed, { corrects, asNew });
  },
});

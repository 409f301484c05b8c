/**
 * What every change of the organisation shares: one person at a time, based on a version, and sound afterwards.
 * A body with its names, codes, aliases and its place is edited as one thing under the version of its row.
 */
import type { Words } from '@binhdang/contract';
import { type CivilDate, checkOrg, type OrgFault } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRefs, loadOrg } from './queries.ts';

export interface ClaimedBody {
  readonly id: string;
  readonly kind: string;
  readonly valid_from: CivilDate;
  readonly valid_to: CivilDate | null;
  /** After claiming: what the next edit must be based on. */
  readonly version: number;
}

/**
 * Takes the body for this transaction. Whoever comes second waits, then finds that the version has moved on.
 * Refuses with edit-conflict (and the present row) or not-found.
 */
export async function claimBody(tx: Transaction, bodyId: string, version: number): Promise<ClaimedBody> {
  const claimed = await tx
    .updateTable('body')
    .set({ key: sql.ref('key') })
    .where('id', '=', bodyId)
    .where('version', '=', version)
    .returning(['id', 'kind', 'valid_from', 'valid_to', 'version'])
    .executeTakeFirst();
  if (claimed) return claimed;
  const current = await tx
    .selectFrom('body')
    .select(['id', 'kind', 'note', 'valid_from', 'valid_to', 'version'])
    .where('id', '=', bodyId)
    .executeTakeFirst();
  if (!current) refuse('not-found');
  refuse('edit-conflict', { current });
}

/** Changes of the tree are made one after the other: two moves at once could close a circle that neither sees. */
export async function lockTree(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(7202203)`.execute(tx);
}

/** A day within the body's life; refuses the field otherwise. */
export function checkWithinLife(body: ClaimedBody, field: string, day: CivilDate): void {
  if (day >= body.valid_from && (body.valid_to === null || day < body.valid_to)) return;
  refuseField(field, {
    vi: `Ngày phải nằm trong thời gian cơ quan tồn tại (từ ${body.valid_from}${body.valid_to ? ` đến trước ${body.valid_to}` : ''}).`,
    en: `The day must lie within the life of the body (from ${body.valid_from}${body.valid_to ? ` to before ${body.valid_to}` : ''}).`,
  });
}

/** Refuses the whole change if the organisation, as it now stands in the transaction, cannot be so. */
export async function checkSound(tx: Transaction, on: CivilDate): Promise<void> {
  const faults = checkOrg(await loadOrg(tx));
  const fault = faults[0];
  if (!fault) return;
  const name = (await bodyRefs(tx, [fault.at], on)).get(fault.at)?.name ?? fault.at;
  refuse('wrong-state', { detail: FAULTS[fault.code](name) });
}

const FAULTS: Record<OrgFault['code'], (name: string) => Words> = {
  duplicate_body: (name) => ({ vi: `Trùng cơ quan “${name}”.`, en: `“${name}” exists twice.` }),
  unknown_body: (name) => ({
    vi: `Không có cơ quan này (“${name}”). Hãy chọn lại.`,
    en: `There is no such body (“${name}”). Please choose again.`,
  }),
  unnamed: (name) => ({ vi: `“${name}” phải có tên.`, en: `“${name}” needs a name.` }),
  two_names: (name) => ({
    vi: `“${name}” sẽ có hai tên cùng lúc. Hãy chọn ngày khác.`,
    en: `“${name}” would have two names at once. Please choose another day.`,
  }),
  two_parents: (name) => ({
    vi: `“${name}” sẽ có hai cấp trên cùng lúc. Hãy chọn ngày khác.`,
    en: `“${name}” would stand beneath two bodies at once. Please choose another day.`,
  }),
  edge_outside_life: (name) => ({
    vi: `Không được: cơ quan “${name}” không tồn tại trong suốt thời gian đó. Nếu còn đơn vị trực thuộc, hãy chuyển các đơn vị đó trước.`,
    en: `Not possible: “${name}” does not exist all that time. If bodies still stand beneath it, move them first.`,
  }),
  cycle: (name) => ({
    vi: `Không được: “${name}” sẽ đứng dưới chính mình. Hãy chọn cấp trên khác.`,
    en: `Not possible: “${name}” would stand beneath itself. Please choose another body.`,
  }),
};

/** The rows of a validity table that hold on the day or begin later, earliest first. */
export const holdsOnOrLater = (day: CivilDate): RawBuilder<boolean> =>
  sql<boolean>`(valid_to is null or valid_to > ${day}::date)`;

/** What was published before: a lead officer's decision stands beside all earlier ones, withdrawn ones too. */
import type { publicPage, Words } from '@binhdang/contract';
import { changeOfRate, changeOfTable, type Rate } from '@binhdang/domain/publication';
import { sql } from 'kysely';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { Draft } from './draft.ts';
import { shownTable } from './measure-table.ts';

export interface Subject {
  readonly kind: 'plan' | 'indicator' | 'measure' | 'document';
  readonly subject: string;
  readonly breakdown: string;
  readonly year: number | null;
}

interface Edition {
  readonly number: number;
  readonly content: publicPage.PublicItem['content'];
  readonly basis: unknown;
  readonly withdrawn: boolean;
}

/** Editions of one thing, the latest first. */
export async function editionsOf(tx: Transaction, of: Subject): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select p.number, p.content, p.basis, p.withdrawn_at is not null as withdrawn from publication p
     where p.kind = ${of.kind} and p.subject = ${of.subject} and p.breakdown = ${of.breakdown}
       and p.year is not distinct from ${of.year}::integer
     order by p.number desc`.execute(tx);
  return rows;
}

/** One who publishes waits for the other: two tables published at once would not know of each other. */
export async function lockPublishing(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(7202220)`.execute(tx);
}

/** Why a draft cannot be published beside what was; null when it can. */
export async function obstacleBeside(
  tx: Transaction,
  of: Subject,
  draft: Draft,
  earlier: readonly Edition[],
): Promise<Words | null> {
  if (draft.group !== null && (await otherOfGroup(tx, of, draft.group))) return SAME_PEOPLE;
  const [last] = earlier;
  if (last !== undefined && !last.withdrawn && isSame(last.content, draft.content)) return NOTHING_NEW;
  if (draft.group === null) return null;
  // Whoever kept the first edition takes the third from it, and what was withdrawn is known.
  const changes = earlier.map((edition) => changeSince(edition, draft));
  if (changes.includes('pattern')) return OTHER_PATTERN;
  return changes.includes('difference') ? SMALL_DIFFERENCE : null;
}

/** Compared without the order of keys, in which the database keeps them. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

async function otherOfGroup(tx: Transaction, of: Subject, group: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from publication p
     where p.sensitive_group = ${group} and p.year = ${of.year}::integer
       and (p.kind <> ${of.kind} or p.subject <> ${of.subject} or p.breakdown <> ${of.breakdown}) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

type Change = ReturnType<typeof changeOfTable>;

function changeSince({ content, basis }: Edition, draft: Draft): Change {
  const now = draft.content;
  if ('rows' in now && 'rows' in content) return changeOfTables(content, now);
  if (basis === null || draft.basis === null) return basis === draft.basis ? 'same' : 'pattern';
  if ('state' in now && 'state' in content) {
    // What shows a rate that was hidden, or hides one that was shown, says that it crossed the line.
    if ((now.state === 'hidden') !== (content.state === 'hidden')) return 'pattern';
    return changeOfRate(basis as Rate, draft.basis as Rate, found(now.least));
  }
  return 'pattern';
}

function changeOfTables(before: publicPage.PublishedTable, now: publicPage.PublishedTable): Change {
  const areas = ({ rows }: publicPage.PublishedTable) => rows.map(({ area }) => area.code).join();
  const categories = ({ breakdown }: publicPage.PublishedTable) =>
    breakdown?.categories.map(({ code }) => code).join();
  const alike =
    areas(before) === areas(now) && categories(before) === categories(now) && before.least === now.least;
  return alike ? changeOfTable(shownTable(before), shownTable(now), found(now.least)) : 'pattern';
}

const SAME_PEOPLE: Words = {
  vi: 'Năm này đã công bố một bảng khác về cùng những người này. Hai bảng đặt cạnh nhau có thể trừ cho nhau và lộ ra số rất nhỏ, nên mỗi năm chỉ công bố một bảng.',
  en: 'Another table of the same people was published for this year. The two could be taken from each other and tell of very few, so there is one table for a year.',
};
const NOTHING_NEW: Words = {
  vi: 'Nội dung không khác lần công bố gần nhất.',
  en: 'Nothing differs from the latest edition.',
};
const OTHER_PATTERN: Words = {
  vi: 'So với lần công bố trước, số phải ẩn nằm ở chỗ khác; người giữ bản cũ sẽ tính ra số phải ẩn. Không công bố bản đính chính này; có thể rút bản cũ.',
  en: 'Other numbers must be hidden than in an earlier edition; whoever kept that could reckon them. This correction cannot be published; the earlier edition can be withdrawn.',
};
const SMALL_DIFFERENCE: Words = {
  vi: 'Chênh lệch với một lần công bố trước quá nhỏ: lấy bản mới trừ bản cũ sẽ thấy một vài người được thêm hay bớt. Không công bố bản đính chính này; có thể rút bản cũ.',
  en: 'It differs by too few from an earlier edition: the one taken from the other would tell of a few people. This correction cannot be published; the earlier edition can be withdrawn.',
};

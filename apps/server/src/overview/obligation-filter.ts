/** The filter of the obligation list as SQL, shared by the list, its counts and its export. */
import type { overview } from '@binhdang/contract';
import { type CivilDate, STANDINGS } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { all, pattern, phrasesOf, segments, wordsOf } from './search-words.ts';
import { beneath } from './sections.ts';
import { rankOf, standingRows } from './standing-sql.ts';

export type ObligationFilter = overview.ObligationFilter;

/** Standings that the filter lets through, as places in STANDINGS. */
export function wantedStandings(filter: ObligationFilter): number[] {
  return (filter.standing.length === 0 ? [...STANDINGS] : filter.standing).map(rankOf);
}

/**
 * The rows of the filter as a subquery (columns of standingRows), whatever their standing: the counts by standing
 * stay those of all, so that one sees what another choice would give.
 * @param terms of the filter's text, see {@link searchTerms}
 */
export function filteredRows(
  filter: ObligationFilter,
  terms: readonly string[],
  today: CivilDate,
): RawBuilder<unknown> {
  const facts = standingRows(today, all(conditions(filter, terms)));
  const due: RawBuilder<unknown>[] = [];
  if (filter.dueFrom !== undefined) due.push(sql`f.due >= ${filter.dueFrom}::date`);
  if (filter.dueTo !== undefined) due.push(sql`f.due <= ${filter.dueTo}::date`);
  return due.length === 0 ? facts : sql`(select f.* from ${facts} f where ${all(due)})`;
}

/** Conditions on the obligation (alias `o`). */
function conditions(filter: ObligationFilter, terms: readonly string[]): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [];
  const among = (column: string, values: readonly string[], type: string) => {
    if (values.length > 0) found.push(sql`${sql.ref(`o.${column}`)} = any (${values}::${sql.raw(type)}[])`);
  };
  among('plan_id', filter.planId, 'uuid');
  among('node_id', filter.nodeId, 'uuid');
  among('body_id', filter.bodyId, 'uuid');
  among('role', filter.role, 'text');
  if (filter.sectionId.length > 0) found.push(sql`o.node_id in ${beneath(filter.sectionId)}`);
  if (filter.bodyKind.length > 0)
    found.push(sql`o.body_id in (select b.id from body b where b.kind = any (${filter.bodyKind}::text[]))`);
  if (filter.mine === true) found.push(sql`o.body_id = any ((select my_bodies())::uuid[])`);
  if (filter.fallsFrom !== undefined || filter.fallsTo !== undefined) found.push(fallsDue(filter));
  if (asksForReport(filter)) found.push(reported(filter));
  found.push(...terms.map(mentions));
  return found;
}

/** Some due day of theirs lies there: what the calendar and the timeline count. */
function fallsDue({ fallsFrom, fallsTo }: ObligationFilter): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`c.obligation_id = o.id`];
  if (fallsFrom !== undefined) conditions.push(sql`c.due_on >= ${fallsFrom}::date`);
  if (fallsTo !== undefined) conditions.push(sql`c.due_on <= ${fallsTo}::date`);
  return sql`exists (select 1 from obligation_occurrence c where ${all(conditions)})`;
}

const asksForReport = ({ reportedFrom, reportedTo, reportedAs }: ObligationFilter) =>
  [reportedFrom, reportedTo, reportedAs].some((value) => value !== undefined);

/** Days in Vietnam, as the weeks of the leader's page count them. */
function reported(filter: ObligationFilter): RawBuilder<unknown> {
  const day = sql`(g.reported_at at time zone 'Asia/Ho_Chi_Minh')::date`;
  const conditions: RawBuilder<unknown>[] = [sql`g.obligation_id = o.id`];
  if (filter.reportedFrom !== undefined) conditions.push(sql`${day} >= ${filter.reportedFrom}::date`);
  if (filter.reportedTo !== undefined) conditions.push(sql`${day} <= ${filter.reportedTo}::date`);
  if (filter.reportedAs === 'done') conditions.push(sql`g.state = 'done'`);
  if (filter.reportedAs === 'verified') conditions.push(sql`g.verdict = 'verified'`);
  return sql`exists (select 1 from progress g where ${all(conditions)})`;
}

/** The words stand in the task, in a name of the body, or in a report on it. */
export function mentions(term: string): RawBuilder<boolean> {
  return sql<boolean>`(o.node_id in (select nodes_with(${pattern(term)})) or o.body_id in ${bodiesWith(term)}
    or o.id in (select reported_with(${pattern(term)})))`;
}

const bodiesWith = (term: string) => sql`(select n.body_id from body_name n
  where fold(n.name) ~ ${pattern(term)} or fold(n.short_name) ~ ${pattern(term)})`;

/**
 * What to look for: the longest phrases of the query that occur anywhere, and its other words by themselves. Vietnamese
 * syllables are words: "vu" and "thu" would find every long task, "vu thu" finds the district.
 */
export async function searchTerms(tx: Transaction, query: string | undefined): Promise<string[]> {
  const words = wordsOf(query ?? '');
  const phrases = phrasesOf(words);
  if (phrases.length === 0) return words;
  const known = phrases.map(
    (phrase) => sql`(exists (select 1 from nodes_with(${pattern(phrase)}))
      or exists (select 1 from ${bodiesWith(phrase)} b) or exists (select 1 from reported_with(${pattern(phrase)})))`,
  );
  const { rows } = await sql<{ known: boolean[] }>`select array[${sql.join(known)}] as known`.execute(tx);
  return segments(words, new Set(phrases.filter((_, index) => rows[0]?.known[index])));
}

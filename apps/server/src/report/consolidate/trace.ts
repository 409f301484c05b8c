import { type BodyRef, report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { amountOf, type CountedRecord, type FigurePart, verifiedAmountOf } from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { bodyRefs } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import { found, refuse } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { boundsOf } from '../figures.ts';
import { findReport } from '../subject.ts';
import { figureNamed, figureOfKey } from './figure-words.ts';
import { byName } from './inputs.ts';
import { shownReport } from './shown.ts';

/**
 * Where a number comes from. What a report below said is opened in that report, and there in turn; a record that the
 * person may not see keeps its share in the sum, without its title.
 */
export const trace = action(report.trace, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, query, today }, subject) {
    const figure = figureOfKey(query.key);
    if (!figure) refuse('not-found');
    const { context, material } = await shownReport(tx, subject, query.number, today);
    const parts = material.figures[query.key];
    const { stock, ...named } = figureNamed(query.key, context.measures);
    if (parts === undefined && named.register === null) refuse('not-found');
    const { from, to } = boundsOf(context.time, figure.period);
    return {
      key: query.key,
      ...named,
      from: stock ? null : from,
      to,
      value: parts ? amountOf(parts) : null,
      verified: parts ? verifiedAmountOf(parts) : null,
      parts: await partsShown(tx, parts ?? [], today),
    };
  },
});

async function partsShown(
  tx: Transaction,
  parts: readonly FigurePart[],
  today: CivilDate,
): Promise<report.TracePart[]> {
  const bodies = await bodyRefs(
    tx,
    parts.map(({ bodyId }) => bodyId),
    today,
  );
  const records = await recordsSeen(tx, parts);
  const reports = await reportsSeen(tx, parts);
  const shown = parts.map((part): report.TracePart & { body: BodyRef } => ({
    body: found(bodies.get(part.bodyId)),
    from: part.from,
    value: part.value,
    verified: part.verified,
    report: part.from === 'report' ? (reports.get(part.versionId) ?? null) : null,
    records: part.from === 'records' ? part.records.map((one) => recordShown(one, records)) : [],
  }));
  return shown.sort((a, b) => byName(a.body, b.body));
}

interface Seen {
  readonly id: string;
  readonly title: string;
  readonly day: CivilDate;
  readonly version: number;
  readonly files: number;
}

function recordShown(
  [id, version, value]: CountedRecord,
  records: ReadonlyMap<string, Seen>,
): report.TracePart['records'][number] {
  const seen = records.get(id);
  return {
    id,
    title: seen?.title ?? null,
    day: seen?.day ?? null,
    version,
    nowVersion: seen?.version ?? null,
    value,
    files: seen?.files ?? 0,
  };
}

/** Those that row-level security shows, with titles and files as far as names in them may be read. */
async function recordsSeen(tx: Transaction, parts: readonly FigurePart[]): Promise<Map<string, Seen>> {
  const ids = parts.flatMap((part) => (part.from === 'records' ? part.records.map(([id]) => id) : []));
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Seen>`
    select r.id, shown_title(r) as title, r.day, r.version,
           (select count(*)::int from record_file f where f.record_id = r.id) as files
      from record r where r.id = any (${ids}::uuid[]) and not r.deleted`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

async function reportsSeen(
  tx: Transaction,
  parts: readonly FigurePart[],
): Promise<Map<string, { id: string; number: number }>> {
  const ids = parts.flatMap((part) => (part.from === 'report' ? part.versionId : []));
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ versionId: string; id: string; number: number }>`
    select v.id as "versionId", v.report_id as id, v.number from report_version v where v.id = any (${ids}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ versionId, ...one }) => [versionId, one]));
}

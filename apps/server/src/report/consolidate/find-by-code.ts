import { report } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { instantJson } from '../../platform/instant-json.ts';
import { found } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { headsOf } from '../head.ts';
import { findReport, type ReportSubject } from '../subject.ts';
import { digestOf } from './digest.ts';

interface Row {
  readonly reportId: string;
  readonly number: number;
  readonly submittedAt: string;
  readonly content: unknown;
  readonly reckoned: unknown;
  readonly inputs: unknown;
}

/** As it is typed from paper: capitals and the strokes between groups do not matter. */
const plain = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The version that a document's code leads to, for those who may read the report; for others there is none. */
export const findByCode = action(report.findByCode, {
  permission: 'report.read',
  async subject({ tx, params }) {
    const version = await versionByCode(tx, params.code);
    const subject = version && (await findReport(tx, version.reportId));
    return version && subject && { ...subject, sentVersion: version };
  },
  async run({ tx, today }, { sentVersion, ...subject }: ReportSubject & { sentVersion: Row }) {
    const [head] = await headsOf(tx, sql`r.id = ${subject.id}`, today);
    const { number, submittedAt, content, reckoned, inputs } = sentVersion;
    return {
      head: found(head),
      number,
      submittedAt,
      current: number === subject.lastNumber,
      digest: digestOf({ content, reckoned, inputs }),
    };
  },
});

async function versionByCode(tx: Transaction, code: string): Promise<Row | undefined> {
  const letters = plain(code);
  const grouped = letters.match(/.{1,4}/g)?.join('-') ?? '';
  const { rows } = await sql<Row>`
    select v.report_id as "reportId", v.number, ${instantJson(sql`v.submitted_at`)} as "submittedAt",
           v.content, v.reckoned, v.inputs
      from report_version v where v.code in (${grouped}, ${letters}, ${code}) limit 1`.execute(tx);
  return rows[0];
}

/** Telling people about a report, with its name and period in the message. */
import type { Role } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { bodyName, tell } from '../work/index.ts';
import { periodNameOf } from './context.ts';
import type { ReportSubject } from './subject.ts';

/** Whom to tell: holders of the roles at a body. */
export interface Told {
  readonly bodyId: string;
  readonly roles: readonly Role[];
}

export async function tellOfReport(
  tx: Transaction,
  subject: Pick<ReportSubject, 'id' | 'bodyId' | 'period' | 'startsOn' | 'endsOn' | 'outlineId' | 'duty'>,
  kind: `report.${string}`,
  told: readonly Told[],
  today: CivilDate,
  more: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  if (told.length === 0) return;
  const { rows } = await sql<{ body: string | null; report: string | null }>`
    select ${bodyName(sql`${subject.bodyId}::uuid`, today)} as body,
           coalesce((select d.definition -> 'name' ->> 'vi' from report_definition d
                      where d.kind = 'duty' and d.code = ${subject.duty} order by d.number desc limit 1),
                    (select o.definition -> 'name' ->> 'vi' from report_definition o where o.id = ${subject.outlineId})) as report`.execute(
    tx,
  );
  const detail = {
    body: rows[0]?.body ?? null,
    report: rows[0]?.report ?? null,
    period: periodNameOf(subject).vi,
    ...more,
  };
  await tell(
    tx,
    told.map(({ bodyId, roles }) => ({
      bodyId,
      roles,
      kind,
      objectKind: 'report' as const,
      objectId: subject.id,
      detail,
    })),
  );
}

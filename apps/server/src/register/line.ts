/** A record as a line of a list. */
import type { BodyRef, register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import type { RecordValues } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { bodyRef } from '../work/index.ts';
import type { Definition } from './definitions.ts';

export interface LineRow {
  readonly id: string;
  readonly register: string;
  readonly definition_id: string;
  readonly body: BodyRef;
  readonly day: CivilDate;
  readonly until: CivilDate | null;
  readonly status: register.RecordStatus;
  readonly title: string;
  readonly values: RecordValues;
  readonly proofs: number;
  /** Text where the row came as JSON. */
  readonly recorded_at: Date | string;
  readonly version: number;
}

/** Columns of a {@link LineRow} over r (record). */
export const lineColumns = (today: CivilDate) => sql`
  r.id, r.register, r.definition_id, ${bodyRef(sql`r.body_id`, today)} as body, r.day, r.until, r.status, r.title,
  r.values, r.recorded_at, r.version,
  (select count(*)::int from record_proof rp where rp.record_id = r.id) as proofs`;

/** With the values that the list shows. */
export function lineOf(row: LineRow, definition: Definition | undefined): register.RecordLine {
  const columns = definition?.rules.definition.list.columns ?? [];
  return {
    id: row.id,
    register: row.register,
    body: row.body,
    day: row.day,
    until: row.until,
    status: row.status,
    title: row.title,
    values: Object.fromEntries(
      columns.flatMap((code) => (row.values[code] === undefined ? [] : [[code, row.values[code]]])),
    ),
    proofs: row.proofs,
    recordedAt: new Date(row.recorded_at).toISOString(),
    version: row.version,
  };
}

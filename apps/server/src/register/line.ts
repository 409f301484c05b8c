/** A record as a line of a list. */
import type { BodyRef, register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import type { RecordValues } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { bodyRef } from '../work/index.ts';
import type { Definition } from './definitions.ts';
import { namesVisible, titleFor, valuesFor } from './personal/names.ts';

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
  readonly names_shown: boolean;
}

/** Columns of a {@link LineRow} over r (record). */
export const lineColumns = (today: CivilDate) => sql`
  r.id, r.register, r.definition_id, ${bodyRef(sql`r.body_id`, today)} as body, r.day, r.until, r.status, r.title,
  r.values, r.recorded_at, r.version, ${namesVisible(sql`r.body_id`)} as names_shown,
  (select count(*)::int from record_proof rp where rp.record_id = r.id) as proofs`;

/** With the values that the list shows, as the person may read them. */
export function lineOf(row: LineRow, definition: Definition): register.RecordLine {
  const { columns } = definition.rules.definition.list;
  const values = valuesFor(definition.rules.definition, row.values, row.names_shown);
  return {
    id: row.id,
    register: row.register,
    body: row.body,
    day: row.day,
    until: row.until,
    status: row.status,
    title: titleFor(definition.rules.definition, row.title, row.names_shown),
    values: Object.fromEntries(
      columns.flatMap((code) => (values[code] === undefined ? [] : [[code, values[code]]])),
    ),
    proofs: row.proofs,
    recordedAt: new Date(row.recorded_at).toISOString(),
    version: row.version,
  };
}

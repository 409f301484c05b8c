import { type RawBuilder, sql } from 'kysely';

/** An instant in JSON as the contract writes it; of a timestamptz column. */
export function instantJson(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

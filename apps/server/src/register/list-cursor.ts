/** Where a page of a sorted list ended: its last record's key and id. It fits only the sort and order that it came from. */
import { isCivilDate } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { validate as isUuid } from 'uuid';
import { z } from 'zod';
import { refuseField } from '../platform/refusal.ts';
import type { KeyType } from './list-sort.ts';

const Position = z.object({
  sort: z.string(),
  order: z.enum(['asc', 'desc']),
  /** As text; null where the column was empty. */
  key: z.string().nullable(),
  id: z.string().refine((id) => isUuid(id)),
});
export type Position = z.infer<typeof Position>;

export const encodePosition = ({ sort, order, key, id }: Position): string =>
  Buffer.from(JSON.stringify({ sort, order, key, id })).toString('base64url');

/** A draft may end a page with something that only looks like a date. */
const ISO_DATE = /^[^\0]{4}-[^\0]{2}-[^\0]{2}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/;

/** Whether a key can be compared with those of the column. */
function fits(type: KeyType, key: string): boolean {
  switch (type) {
    case 'date':
      return isCivilDate(key);
    case 'iso':
      return ISO_DATE.test(key);
    case 'instant':
      return isCivilDate(INSTANT.exec(key)?.[1] ?? '');
    case 'number':
      return NUMBER.test(key);
    case 'text':
      return !key.includes('\0');
  }
}

/** @throws Refusal where it is not one of ours, or of another sort or order */
export function decodePosition(
  text: string,
  asked: { readonly sort: string; readonly order: 'asc' | 'desc'; readonly type: KeyType },
): Position {
  const position = Position.safeParse(jsonIn(text)).data;
  const fitting =
    position !== undefined &&
    position.sort === asked.sort &&
    position.order === asked.order &&
    (position.key === null || fits(asked.type, position.key));
  if (fitting) return position;
  return refuseField('after', {
    vi: 'Trang này không còn hoặc thuộc cách sắp xếp khác. Hãy mở lại danh sách từ đầu.',
    en: 'There is no such page any more, or it is of another sort order. Open the list from its beginning.',
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** A key of a cursor as a value of the column's type. */
export function keyValue(type: KeyType, key: string): RawBuilder<unknown> {
  switch (type) {
    case 'date':
      return sql`${key}::date`;
    case 'iso':
      return sql`${key}::text collate "C"`;
    case 'instant':
      return sql`${key}::timestamptz`;
    case 'number':
      return sql`${key}::numeric`;
    case 'text':
      return sql`${key}::text collate vietnamese`;
  }
}

/** The key that a cursor carries, whatever the settings of the connection. */
export function keyText(type: KeyType, key: RawBuilder<unknown>): RawBuilder<unknown> {
  return type === 'instant'
    ? sql`to_char(${key} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US"+00"')`
    : sql`to_jsonb(${key}) #>> '{}'`;
}

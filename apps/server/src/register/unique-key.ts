/** What tells a body's records of a register apart. */
import { createHash } from 'node:crypto';
import type { RecordRules, RecordValues } from '@binhdang/domain/register';

/** What `record.unique_key` holds: of one length, and without the names that it may be made of. */
export function uniqueKeyOf(rules: RecordRules, values: RecordValues): string | null {
  const key = rules.uniqueKey(values);
  return key === undefined ? null : createHash('sha256').update(key).digest('base64url');
}

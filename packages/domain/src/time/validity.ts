import { z } from 'zod';
import { CivilDate } from './schema.ts';

/**
 * Validity: from a day (included) up to a day (excluded), or open. Half-open, so that a body dissolved on 1 July and
 * its successor founded that day never both exist and never leave a day between them.
 */
export interface Validity {
  readonly validFrom: CivilDate;
  /** first day on which it no longer holds; null while it holds without end */
  readonly validTo: CivilDate | null;
}

/** The two fields of a validity, to spread into an object schema. */
export const validityFields = { validFrom: CivilDate, validTo: CivilDate.nullable() };

export const Validity = z
  .object(validityFields)
  .refine((v) => v.validTo === null || v.validFrom < v.validTo, {
    message: 'validTo must be after validFrom',
  });

/** Whether it holds on the day. */
export function holdsOn(validity: Validity, date: CivilDate): boolean {
  return validity.validFrom <= date && (validity.validTo === null || date < validity.validTo);
}

/** Whether two validities share at least one day. */
export function overlap(a: Validity, b: Validity): boolean {
  return (b.validTo === null || a.validFrom < b.validTo) && (a.validTo === null || b.validFrom < a.validTo);
}

/** Whether `inner` holds only on days on which `outer` holds too. */
export function within(inner: Validity, outer: Validity): boolean {
  if (inner.validFrom < outer.validFrom) return false;
  return outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo);
}

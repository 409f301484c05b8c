/** What every part of the leader's page is of: a province, and the year of its plan that is looked at. */
import type { BodyRef } from '@binhdang/contract';
import { type CivilDate, civilDate, clampedDate, dateParts, type Period } from '@binhdang/domain';
import { sql } from 'kysely';
import { type Territory, territoryOn } from '../indicator/index.ts';
import { bodyRefs } from '../org/index.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';

export interface PlanYear {
  readonly year: number;
  readonly territory: Territory;
  readonly province: BodyRef;
}

/** This year while the plan runs; its first year before that, its last one after. */
export async function planYear(tx: Transaction, planId: string, today: CivilDate): Promise<PlanYear> {
  const { rows } = await sql<{ first: number; last: number }>`
    select extract(year from p.starts_on)::int as first, extract(year from p.ends_on)::int as last
      from plan p where p.id = ${planId}::uuid`.execute(tx);
  const { first, last } = found(rows[0]);
  const territory = await territoryOn(tx, today);
  const id = found(territory.province);
  return {
    year: Math.max(first, Math.min(dateParts(today).year, last)),
    territory,
    province: found((await bodyRefs(tx, [id], today)).get(id)),
  };
}

export const wholeYear = (year: number): Period => ({ kind: 'year', year, index: 1 });

export interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The months of the year that have ended; of a year in which none has, those of the year before. */
export function endedMonths(year: number, today: CivilDate): Span {
  const now = dateParts(today);
  if (year > now.year) return endedMonths(now.year, today);
  if (year === now.year && now.month === 1) return endedMonths(year - 1, today);
  const month = year < now.year ? 12 : now.month - 1;
  return { from: civilDate(year, 1, 1), to: clampedDate(year, month, 31) };
}

/** The same months of the year before. */
export function yearBefore({ from, to }: Span): Span {
  const { year, month } = dateParts(to);
  return { from: civilDate(dateParts(from).year - 1, 1, 1), to: clampedDate(year - 1, month, 31) };
}

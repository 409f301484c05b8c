/**
 * Indicators about people in sensitive matters: survivors, perpetrators, mothers who died. Of a district they count so few
 * that somebody could be recognised; what a district stands at is for itself, for whoever oversees it and for those who
 * enter it. Everybody else sees the province alone: one value, so that nothing can be taken from anything.
 */
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { type Indicator, SENSITIVE, seriesOf, TERMS } from './definitions.ts';
import type { Territory } from './scope.ts';

interface Seen {
  /** a lead officer looks at all values */
  readonly leads: boolean;
  readonly bodies: string[];
  readonly series: string[];
}

/** @returns whether a body's value of an indicator is kept from the person */
export async function confided(
  tx: Transaction,
  indicators: readonly Indicator[],
  { province }: Territory,
): Promise<(indicator: Indicator, bodyId: string) => boolean> {
  if (!indicators.some(({ code }) => SENSITIVE.has(code))) return () => false;
  const { rows } = await sql<Seen>`
    select leads() as leads,
           array(select o.id from overseen_bodies() o(id) union select unnest(my_bodies()))::text[] as bodies,
           array(select o.series from series_owner o where o.body_id = any (writing_bodies())) as series`.execute(
    tx,
  );
  if (rows[0]?.leads) return () => false;
  const bodies = new Set(rows[0]?.bodies);
  const series = new Set(rows[0]?.series);
  const enters = (indicator: Indicator) => TERMS.some((term) => series.has(seriesOf(indicator, term) ?? ''));
  return (indicator, bodyId) =>
    SENSITIVE.has(indicator.code) && bodyId !== province && !bodies.has(bodyId) && !enters(indicator);
}

import { dashboard } from '@binhdang/contract';
import type { Level } from '@binhdang/domain';
import { sql } from 'kysely';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import type { Transaction } from '../platform/transaction.ts';
import { timelinessByBody } from '../report/index.ts';
import { planYear } from './plan-year.ts';

type OfBody = Awaited<ReturnType<typeof timelinessByBody>>[number];
type Sum = Pick<OfBody['years'][number], 'owed' | 'sent' | 'onTime' | 'overdue'>;

/** Whose periodic reports came in time, this year and the last; those with most overdue first. */
export const timeliness = action(dashboard.timeliness, {
  permission: 'overview.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, today }) {
    const { year } = await planYear(tx, params.planId, today);
    const bodies = await timelinessByBody(tx, { years: [year - 1, year], today });
    const levels = await levelsOf(
      tx,
      bodies.map(({ body }) => body.id),
    );
    const items = bodies.flatMap(({ body, years }) => {
      const level = levels.get(body.id);
      const [before, now] = [sumIn(years, year - 1), sumIn(years, year)];
      return level === undefined || now.owed + before.owed === 0 ? [] : [{ body, level, now, before }];
    });
    return {
      year,
      levels: (['province', 'district', 'commune'] as const).flatMap((level) => {
        const of = items.filter((item) => item.level === level);
        return of.length === 0
          ? []
          : [
              {
                level,
                bodies: of.length,
                now: total(of.map(({ now }) => now)),
                before: total(of.map(({ before }) => before)),
              },
            ];
      }),
      bodies: items.toSorted(
        (a, b) =>
          b.now.overdue - a.now.overdue || lateOf(b.now) - lateOf(a.now) || a.now.onTime - b.now.onTime,
      ),
    };
  },
});

const lateOf = ({ sent, onTime }: Sum) => sent - onTime;

function sumIn(years: OfBody['years'], year: number): Sum {
  const { owed = 0, sent = 0, onTime = 0, overdue = 0 } = years.find((one) => one.year === year) ?? {};
  return { owed, sent, onTime, overdue };
}

const total = (sums: readonly Sum[]): Sum =>
  sums.reduce(
    (sum, one) => ({
      owed: sum.owed + one.owed,
      sent: sum.sent + one.sent,
      onTime: sum.onTime + one.onTime,
      overdue: sum.overdue + one.overdue,
    }),
    { owed: 0, sent: 0, onTime: 0, overdue: 0 },
  );

async function levelsOf(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Exclude<Level, 'central'>>> {
  const { rows } = await sql<{ id: string; level: Exclude<Level, 'central'> }>`
    select b.id, b.level from body b where b.id = any (${ids}::uuid[]) and b.level <> 'central'`.execute(tx);
  return new Map(rows.map(({ id, level }) => [id, level]));
}

import { report } from '@binhdang/contract';
import { daysBetween } from '@binhdang/domain';
import { bodyRefs } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import { refuseField } from '../../platform/refusal.ts';
import { dutiesOn } from '../definitions.ts';
import { reachOf } from './reach.ts';
import { reportStandings } from './standings.ts';

const LONGEST_DAYS = 731;
const MOST = 2_000;

/** What is owed by the own bodies and those overseen, and how it stands. */
export const owed = action(report.owed, {
  permission: 'regime.read',
  async run({ tx, query, today }) {
    const days = daysBetween(query.from, query.to);
    if (days < 0 || days > LONGEST_DAYS)
      refuseField('to', {
        vi: 'Chọn ngày cuối sau ngày đầu, cách nhau nhiều nhất hai năm.',
        en: 'Choose a last day after the first, at most two years apart.',
      });
    const { own, writes, overseen } = await reachOf(tx);
    const seen = query.mine === 'true' ? writes : new Set([...own, ...overseen]);
    const only = query.bodyId.length === 0 ? seen : new Set(query.bodyId.filter((id) => seen.has(id)));
    const all = await reportStandings(tx, {
      from: query.from,
      to: query.to,
      only,
      series: query.series,
      today,
    });
    const picked = all.filter(
      ({ timeliness }) => query.timeliness.length === 0 || query.timeliness.includes(timeliness),
    );
    const names = await bodyRefs(
      tx,
      picked.flatMap(({ bodyId, receiverBodyId }) => [bodyId, receiverBodyId ?? []].flat()),
      today,
    );
    const items = picked.flatMap(({ duty, bodyId, receiverBodyId, ...rest }) => {
      const body = names.get(bodyId);
      const receiver = receiverBodyId === null ? null : (names.get(receiverBodyId) ?? null);
      return body ? [{ ...rest, duty: duty?.code ?? null, body, receiver, mine: writes.has(bodyId) }] : [];
    });
    items.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.body.name.localeCompare(b.body.name, 'vi'));
    return { items: items.slice(0, MOST), total: items.length, series: await seriesNamed(tx, today) };
  },
});

/** Series of the regime, called by the first of their duties without its level. */
async function seriesNamed(
  tx: Parameters<typeof dutiesOn>[0],
  today: string,
): Promise<{ code: string; name: { vi: string; en: string } }[]> {
  const without = (name: string) => name.replace(/\s*\([^)]*\)$/u, '');
  const named = new Map<string, { vi: string; en: string }>();
  for (const { definition } of await dutiesOn(tx, today))
    if (!named.has(definition.series))
      named.set(definition.series, { vi: without(definition.name.vi), en: without(definition.name.en) });
  return [...named].map(([code, name]) => ({ code, name }));
}

import { report } from '@binhdang/contract';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { holds, useMe } from '../../app/session.ts';

/** Bodies that the person's own bodies oversee and that owe reports at all. */
export function useOverseenBodies(today: string) {
  const me = useMe();
  const own = new Set(me?.roles.map(({ body }) => body.id));
  const query = useQuery(read(report.timeliness, { query: { year: [today.slice(0, 4)] } }));
  return {
    ...query,
    bodies: (query.data?.items ?? []).map(({ body }) => body).filter(({ id }) => !own.has(id)),
  };
}

/** Whether the person writes for a body that oversees others. */
export function useMayAsk(today: string): boolean {
  const { bodies } = useOverseenBodies(today);
  return holds(useMe(), ['lead_officer', 'focal_officer']) && bodies.length > 0;
}

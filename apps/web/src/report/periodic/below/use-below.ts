import { report } from '@binhdang/contract';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../../app/api.ts';
import { useDesk } from '../desk.ts';

/** Reports from below that this one is made of; asked once for the whole page. */
export function useBelow() {
  const { page } = useDesk();
  const own = page.allowed.includes('report.write');
  return useQuery({ ...read(report.below, { params: { reportId: page.head.id } }), enabled: own });
}

/** Whether bodies report to this one in the series, so that there is something to consolidate. */
export const useHasBelow = (): boolean => (useBelow().data?.items.length ?? 0) > 0;

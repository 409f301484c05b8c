/** What waits for the person's verdict, page by page. */
import { type OutputOf, register, type Words } from '@binhdang/contract';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call, queryKey } from '../../app/api.ts';
import type { WaitingSearch } from './routes.ts';

type Page = OutputOf<typeof register.waiting>;

export interface Queue {
  readonly items: readonly register.WaitingRecord[];
  readonly total: number;
  readonly byRegister: Page['byRegister'];
  readonly byBody: Page['byBody'];
  readonly nameOf: (code: string) => Words;
  /** Loads what comes after; undefined when all is there. */
  readonly more: (() => void) | undefined;
  readonly loadingMore: boolean;
}

const AT_ONCE = 100;

export function useQueue(search: WaitingSearch) {
  const query = {
    register: search.so === undefined ? [] : [search.so],
    bodyId: search.coQuan === undefined ? [] : [search.coQuan],
    limit: AT_ONCE,
  };
  const pages = useInfiniteQuery({
    queryKey: [...queryKey(register.waiting, { query }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(register.waiting, {
        query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  // The counts of the page that came last are the newest.
  const last = pages.data?.pages.at(-1);
  const queue: Queue | undefined = last && {
    items: pages.data?.pages.flatMap(({ items }) => items) ?? [],
    total: last.total,
    byRegister: last.byRegister,
    byBody: last.byBody,
    nameOf: (code) => last.byRegister.find((one) => one.register === code)?.name ?? { vi: code, en: code },
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    loadingMore: pages.isFetchingNextPage,
  };
  return { queue, pages };
}

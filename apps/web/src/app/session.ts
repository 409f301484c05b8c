/** Who is signed in. */
import { account, type Role } from '@binhdang/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ApiProblem, call, read } from './api.ts';
import { hasLeft, leaveOffline, noteLeft } from './offline.ts';

export type { Role };
export type Me = account.Me;

const asked = read(account.me);
export const meQuery = {
  ...asked,
  queryFn: async (context: { readonly signal: AbortSignal }) => {
    await finishLeaving();
    return asked.queryFn(context);
  },
  staleTime: 60_000,
};

/** Somebody signed out here without a connection: their session must not come back with it. */
async function finishLeaving(): Promise<void> {
  if (!hasLeft()) return;
  try {
    await call(account.signOut);
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.kind !== 'refused') throw problem;
  }
  noteLeft(false);
}

/** The account signed in, from the first load of the shell on; `undefined` only outside of it. */
export function useMe(): Me | undefined {
  return useQuery(meQuery).data;
}

/** Whether the person holds one of these roles at some body. */
export function holds(me: Me | undefined, roles: readonly Role[]): boolean {
  return me?.roles.some((grant) => roles.includes(grant.role)) ?? false;
}

/** The day the work goes by: the server's, which in a demonstration is not the calendar's. YYYY-MM-DD. */
export function useToday(): string | undefined {
  return useMe()?.today;
}

/**
 * Ends the session, forgets everything that was loaded or kept here, and goes to the sign-in page. Without a connection
 * too: the server is told later.
 */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    const me = queries.getQueryData(meQuery.queryKey) as Me | undefined;
    try {
      await call(account.signOut);
    } catch (problem) {
      const offline = problem instanceof ApiProblem && problem.kind === 'offline';
      const over = problem instanceof ApiProblem && problem.code === 'sign-in-needed';
      if (!offline && !over) throw problem;
      if (offline) noteLeft(true);
    }
    if (me !== undefined) await leaveOffline(me.id);
    queries.clear();
    // A full load, so that nothing of this person stays in memory on a shared machine.
    window.location.assign('/dang-nhap');
  }, [queries]);
}

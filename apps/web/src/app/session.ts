/** Who is signed in. */
import { account, type Role } from '@binhdang/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call, read } from './api.ts';

export type { Role };
export type Me = account.Me;

export const meQuery = { ...read(account.me), staleTime: 60_000 };

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

/** Ends the session, forgets everything that was loaded, and goes to the sign-in page. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await call(account.signOut);
    queries.clear();
    // A full load, so that nothing of this person stays in memory on a shared machine.
    window.location.assign('/dang-nhap');
  }, [queries]);
}

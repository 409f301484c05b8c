/** The definition that a record was written on, beside the one in force; asked for once where they are the same. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type LoadedRegister, loadedRegister, registerQuery, useRegister } from '../use-register.ts';

interface WrittenOn {
  /** What the record reads by, whatever the register has become since; undefined while it loads or failed to. */
  readonly loaded: LoadedRegister | undefined;
  readonly current: LoadedRegister | undefined;
  /** Says whether `loaded` is on its way or failed. */
  readonly query: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  readonly retry: () => void;
}

/** `number` is not known until the record is there. */
export function useWrittenOn(code: string, number: number | undefined): WrittenOn {
  const { register: current, query: inForce } = useRegister(code);
  const isEarlier = number !== undefined && current !== undefined && current.number !== number;
  const earlier = useQuery({ ...registerQuery(code, number), staleTime: 5 * 60_000, enabled: isEarlier });
  const { data } = earlier;
  const loadedEarlier = useMemo(() => (data === undefined ? undefined : loadedRegister(data)), [data]);
  const query = isEarlier ? earlier : inForce;
  const known = number === undefined ? undefined : current;
  return {
    loaded: isEarlier ? loadedEarlier : known,
    current,
    query,
    retry: () => void query.refetch(),
  };
}

import { type BodyRef, org } from '@binhdang/contract';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';

/** A body by its id, which is all that an address has of it; null until its name is known. */
export function useBodyRef(id: string | undefined): BodyRef | null {
  const { data } = useQuery({
    ...read(org.body, { params: { bodyId: id ?? '' } }),
    enabled: id !== undefined,
    staleTime: 5 * 60_000,
  });
  return id === undefined || data === undefined ? null : { id, name: data.name, shortName: data.shortName };
}

/** All that can be counted, loaded once for the pages of the room. */
import { type OutputOf, register } from '@binhdang/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../../app/api.ts';

export type Measures = OutputOf<typeof register.measures>;
export type Measure = register.CountedMeasure;
export type Dimension = Measure['dimensions'][number];

export function useMeasures(enabled = true) {
  const query = useQuery({ ...read(register.measures), staleTime: 5 * 60_000, enabled });
  const { data } = query;
  const byCode = useMemo(() => new Map((data?.items ?? []).map((item) => [item.code, item])), [data]);
  return { query, data, byCode };
}

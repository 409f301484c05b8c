import { register as contract, org } from '@binhdang/contract';
import { LEVELS } from '@binhdang/domain';
import { type NamedBody, type NamedRecord, type SheetNames, sheetNames } from '@binhdang/domain/register';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../../app/api.ts';
import type { BatchPlan, GridColumn } from './plan.ts';

const MOST_BODIES = 500;
const STALE = 10 * 60_000;

export interface GridNames {
  readonly names: SheetNames;
  /** What a column of bodies, places or linked records offers. */
  readonly offered: (column: GridColumn) => readonly string[];
}

/** Names that cells may hold: of bodies and places, and of the records that the register links to. */
export function useNames(plan: BatchPlan | undefined) {
  const needs = (types: readonly string[]) =>
    plan?.columns.some(({ role, field }) => role === 'value' && types.includes(field.type)) === true;
  const wanted = needs(['body', 'place']);
  const first = useQuery({
    ...read(org.list, { query: { limit: MOST_BODIES } }),
    enabled: wanted,
    staleTime: STALE,
    placeholderData: keepPreviousData,
  });
  const total = first.data?.total ?? 0;
  const rest = useQueries({
    queries: Array.from({ length: Math.max(0, Math.ceil(total / MOST_BODIES) - 1) }, (_, at) => ({
      ...read(org.list, { query: { limit: MOST_BODIES, offset: (at + 1) * MOST_BODIES } }),
      staleTime: STALE,
    })),
  });
  const linked = [
    ...new Set(plan?.columns.flatMap(({ field }) => (field.type === 'link' ? [field.register] : [])) ?? []),
  ];
  const records = useQueries({
    queries: linked.map((code) => ({
      ...read(contract.records, { params: { register: code }, query: { limit: 200 } }),
      staleTime: STALE,
    })),
  });
  const loading =
    (wanted && first.isLoading) ||
    rest.some(({ isLoading }) => isLoading) ||
    records.some(({ isLoading }) => isLoading);
  const failed = [first, ...rest, ...records].find(({ isError }) => isError);
  const listed = [first, ...rest].flatMap(({ data }) => data?.items ?? []);
  const titles = records.flatMap(({ data }, at): NamedRecord[] =>
    (data?.items ?? []).map(({ id, title }) => ({ id, title, register: linked[at] ?? '' })),
  );
  const key = `${listed.length} ${titles.map(({ id }) => id).join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are made anew each time; the key says when they differ
  const found = useMemo((): GridNames => {
    const bodies = listed.map(
      ({ id, name, shortName, parent }): NamedBody => ({
        id,
        name,
        shortName,
        parent: parent?.name ?? null,
        others: parent === null ? [] : othersOf([name, shortName], [parent.name, parent.shortName]),
      }),
    );
    const names = sheetNames(bodies, titles);
    const said = (of: readonly (string | undefined)[]) => of.filter((one) => one !== undefined);
    return {
      names,
      offered: ({ field }) => {
        if (field.type === 'body') return said(listed.map(({ id }) => names.sayBody(id)));
        if (field.type === 'place')
          return said(
            listed
              .filter(
                ({ level }) => level === field.level || (level === 'district' && field.level === 'commune'),
              )
              .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))
              .map(({ id }) => names.sayBody(id)),
          );
        if (field.type === 'link')
          return said(
            titles.filter((one) => one.register === field.register).map(({ id }) => names.sayLink(id)),
          );
        return [];
      },
    };
  }, [key]);
  return { found, loading, failed };
}

/** "Xã Minh Lãng, Huyện Vũ Thư": names that several places have are told apart by the one above. */
const othersOf = (own: readonly (string | null)[], above: readonly (string | null)[]): string[] =>
  own.flatMap((name) =>
    above.flatMap((over) => (name === null || over === null ? [] : [`${name}, ${over}`])),
  );

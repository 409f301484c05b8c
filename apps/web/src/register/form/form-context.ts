/** What every field of one form needs beside its own value. */
import { org, register } from '@binhdang/contract';
import { type CivilDate, fold, formatDate, type Level } from '@binhdang/domain';
import type { Axis, RegisterDefinition } from '@binhdang/domain/register';
import { createContext, useContext } from 'react';
import { call } from '../../app/api.ts';

/** Something that a field can refer to. */
export interface Found {
  readonly id: string;
  readonly name: string;
  /** Tells apart what is called alike: the district of a commune, the day of a record. */
  readonly detail?: string | undefined;
}

/** Where fields find what they refer to. Online from the server; a form without connection brings its own. */
export interface FormSources {
  readonly bodies: (q: string, signal: AbortSignal) => Promise<readonly Found[]>;
  /** Places of this level first, then those above it. */
  readonly places: (q: string, level: Level, signal: AbortSignal) => Promise<readonly Found[]>;
  readonly records: (register: string, q: string, signal: AbortSignal) => Promise<readonly Found[]>;
}

const LEVELS_ABOVE: Readonly<Record<Level, readonly Level[]>> = {
  central: [],
  province: [],
  district: ['province'],
  commune: ['district', 'province'],
};
/** At the level of a province stand also departments; only the territory is a place. */
const PLACE_KIND: Partial<Record<Level, string>> = { province: 'province' };

async function placesOf(q: string, level: Level, limit: number, signal: AbortSignal): Promise<Found[]> {
  const kind = PLACE_KIND[level];
  const query = { q, level, limit, ...(kind === undefined ? {} : { kind }) };
  const { items } = await call(org.list, { query, signal });
  return nearestFirst(items, q).map(({ id, name, parent }) => ({ id, name, detail: parent?.name }));
}

/** The server finds words in any place and order; who types "vũ thư" means that before "vụ … thương binh". */
function nearestFirst<T extends { readonly name: string }>(items: readonly T[], q: string): readonly T[] {
  const phrase = fold(q);
  const far = (item: T) => Number(!` ${fold(item.name)} `.includes(` ${phrase}`));
  return items.toSorted((a, b) => far(a) - far(b));
}

export const onlineSources: FormSources = {
  bodies: async (q, signal) => {
    const { items } = await call(org.list, { query: { q, limit: 20 }, signal });
    return nearestFirst(items, q).map(({ id, name, parent }) => ({ id, name, detail: parent?.name }));
  },
  places: async (q, level, signal) => {
    const own = placesOf(q, level, 30, signal);
    const above = q === '' ? [] : LEVELS_ABOVE[level].map((higher) => placesOf(q, higher, 5, signal));
    return (await Promise.all([own, ...above])).flat();
  },
  records: async (code, q, signal) => {
    const { items } = await call(register.records, {
      params: { register: code },
      query: { q, limit: 20 },
      signal,
    });
    return items.map(({ id, title, day, body }) => ({
      id,
      name: title,
      detail: `${formatDate(day)} · ${body.name}`,
    }));
  },
};

export interface FormContextValue {
  readonly lists: RegisterDefinition['lists'];
  readonly axes: ReadonlyMap<string, Axis>;
  readonly today: CivilDate;
  /** The body that uploaded files will belong to; without it files cannot be taken. */
  readonly bodyId: string | undefined;
  readonly sources: FormSources;
}

export const FormContext = createContext<FormContextValue | undefined>(undefined);

/** @throws Error outside of a form: fields stand in a RecordForm or a FormProvider */
export function useFormContext(): FormContextValue {
  const context = useContext(FormContext);
  if (context === undefined) throw new Error('a field stands outside of a form');
  return context;
}

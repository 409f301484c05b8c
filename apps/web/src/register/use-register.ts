/** A register as every page of the room needs it: its definition, ready to check records, with its breakdowns. */
import { type OutputOf, register } from '@binhdang/contract';
import { type Axis, RecordRules, type RegisterDefinition } from '@binhdang/domain/register';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../app/api.ts';

type Answer = OutputOf<typeof register.register>;

export interface LoadedRegister {
  readonly code: string;
  readonly number: number;
  readonly definitionId: string;
  readonly definition: RegisterDefinition;
  readonly rules: RecordRules;
  readonly axes: ReadonlyMap<string, Axis>;
  readonly retired: boolean;
  readonly versions: Answer['versions'];
  readonly writableBodies: Answer['writableBodies'];
}

/** A definition never changes once published, so its expressions are compiled once for as long as the page lives. */
const compiled = new Map<string, RecordRules>();

/** The answer of the server made ready. The server has checked the definition, so it is not parsed again. */
export function loadedRegister(answer: Answer): LoadedRegister {
  const { definitionId, axes, ...rest } = answer;
  const rules =
    compiled.get(definitionId) ?? new RecordRules(answer.definition as unknown as RegisterDefinition);
  compiled.set(definitionId, rules);
  return {
    ...rest,
    definitionId,
    definition: rules.definition,
    rules,
    axes: new Map((axes as unknown as readonly Axis[]).map((axis) => [axis.code, axis])),
  };
}

/** What to ask for a register; `number` for an earlier version than the one in force. */
export const registerQuery = (code: string, number?: number) =>
  read(register.register, { params: { register: code }, query: { number } });

/**
 * A register's definition, by default the one in force.
 * `const { register, query } = useRegister(code)`; while `register` is undefined, `query` says whether it is loading or failed.
 */
export function useRegister(code: string, number?: number) {
  const query = useQuery({ ...registerQuery(code, number), staleTime: 5 * 60_000 });
  const { data } = query;
  const loaded = useMemo(() => (data === undefined ? undefined : loadedRegister(data)), [data]);
  return { register: loaded, query };
}

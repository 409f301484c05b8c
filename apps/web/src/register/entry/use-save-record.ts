/** Sending what was entered: a new record, or a change of one. */
import { type BodyRef, type OutputOf, register } from '@binhdang/contract';
import type { RecordValues } from '@binhdang/domain/register';
import { useRef } from 'react';
import { ApiProblem } from '../../app/api.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import type { Names } from '../form/entered.ts';

export type Written = OutputOf<typeof register.createRecord>;

/** A record as it leaves the form. */
export interface RecordToSave {
  readonly register: string;
  /** The version of the definition that the form was made from. */
  readonly definitionId: string;
  readonly number: number;
  readonly body: BodyRef;
  readonly values: RecordValues;
  readonly submit: boolean;
  /** What a change is based on; none for a new record. */
  readonly base?: { readonly recordId: string; readonly version: number } | undefined;
  readonly reason?: string | null | undefined;
  readonly obligationIds?: readonly string[] | undefined;
  /** How it is called until the server has made its title, and the words of the ids in it. */
  readonly title: string;
  readonly names: Names;
}

/** The record as somebody else saved it meanwhile. */
export interface Newer {
  readonly version: number;
  readonly status: register.RecordStatus;
  readonly values: RecordValues;
}

interface SaveOptions {
  readonly onDone: (written: Written, saved: RecordToSave) => unknown;
  readonly onConflict?: (newer: Newer) => void;
}

export interface SaveRecord {
  readonly save: (entry: RecordToSave) => Promise<boolean>;
  readonly retry: (() => void) | undefined;
  readonly pending: boolean;
  readonly problem: unknown;
}

/** Rooms whose data are out of date once a record was saved. */
const OUTDATES = ['register', 'work', 'overview'];

export function useSaveRecord({ onDone, onConflict }: SaveOptions): SaveRecord {
  const saved = useRef<RecordToSave>(undefined);
  const options = { outdates: OUTDATES };
  const done = (written: Written) => {
    if (saved.current !== undefined) return onDone(written, saved.current);
  };
  const create = useSubmit(register.createRecord, { ...options, onDone: done });
  const change = useSubmit(register.changeRecord, {
    ...options,
    onDone: done,
    onConflict: (current) => {
      if (isNewer(current)) onConflict?.(current);
    },
  });
  const save = (entry: RecordToSave) => {
    saved.current = entry;
    const { values, submit, base } = entry;
    if (base !== undefined)
      return change.run({
        params: { recordId: base.recordId },
        body: { version: base.version, values, submit, reason: entry.reason ?? null },
      });
    return create.run({
      params: { register: entry.register },
      body: {
        bodyId: entry.body.id,
        values,
        submit,
        definitionId: entry.definitionId,
        obligationIds: [...(entry.obligationIds ?? [])],
      },
    });
  };
  return {
    save,
    retry: change.retry ?? create.retry,
    pending: create.pending || change.pending,
    problem: change.problem ?? create.problem,
  };
}

const isNewer = (current: unknown): current is Newer =>
  typeof current === 'object' && current !== null && 'version' in current && 'values' in current;

/** Whether a problem says something that does not stand beside a field of the record. */
export function saysMore(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem)) return problem !== undefined;
  return problem.errors.length === 0 || problem.errors.some(({ path }) => !path.startsWith('values.'));
}

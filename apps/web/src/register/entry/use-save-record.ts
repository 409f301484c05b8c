/** Sending what was entered: a new record, or a change of one; without a connection it waits on this machine. */
import type { BodyRef, OutputOf, register } from '@binhdang/contract';
import type { RecordValues } from '@binhdang/domain/register';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import type { Entered, Names } from '../form/entered.ts';
import { newRecordId, type OutboxEntry } from '../offline/entry.ts';
import { type Submitted, submitRecord } from '../offline/submit-record.ts';

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
  readonly base?:
    | { readonly recordId: string; readonly version: number; readonly values: Entered }
    | undefined;
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
  /** It is kept on this machine and goes out when there is a connection. */
  readonly onWaiting: (entry: OutboxEntry) => unknown;
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

export function useSaveRecord({ onDone, onWaiting, onConflict }: SaveOptions): SaveRecord {
  const me = useMe();
  const queries = useQueryClient();
  const [state, setState] = useState<{ readonly pending: boolean; readonly problem?: unknown }>({
    pending: false,
  });
  const recordId = useRef(newRecordId());
  // The same content sent again carries the same key until an answer settles it.
  const sent = useRef<{ readonly content: string; readonly key: string }>(undefined);
  const last = useRef<RecordToSave>(undefined);

  const send = (entry: RecordToSave) => {
    if (me === undefined) throw new Error('a record is saved by nobody');
    const content = JSON.stringify(entry);
    if (sent.current?.content !== content) sent.current = { content, key: crypto.randomUUID() };
    const { base, ...rest } = entry;
    const id = base?.recordId ?? recordId.current;
    return submitRecord(me, queries, { ...rest, base, recordId: id }, sent.current.key);
  };
  const save = async (entry: RecordToSave): Promise<boolean> => {
    last.current = entry;
    setState({ pending: true });
    let outcome: Submitted;
    try {
      outcome = await send(entry);
    } catch (problem) {
      if (!(problem instanceof ApiProblem && problem.passing)) sent.current = undefined;
      const newer = problem instanceof ApiProblem && problem.code === 'edit-conflict' && problem.current;
      if (isNewer(newer) && onConflict !== undefined) {
        setState({ pending: false });
        onConflict(newer);
      } else setState({ pending: false, problem });
      return false;
    }
    sent.current = undefined;
    recordId.current = newRecordId();
    if (outcome.kind === 'sent') {
      await Promise.all(OUTDATES.map((room) => queries.invalidateQueries({ queryKey: [room] })));
      await onDone(outcome.written, entry);
    } else await onWaiting(outcome.entry);
    setState({ pending: false });
    return true;
  };
  const again = state.problem instanceof ApiProblem && state.problem.passing;
  return {
    save,
    retry: again
      ? () => {
          if (last.current !== undefined) void save(last.current);
        }
      : undefined,
    ...state,
    problem: state.problem,
  };
}

const isNewer = (current: unknown): current is Newer =>
  typeof current === 'object' && current !== null && 'version' in current && 'values' in current;

/** Whether a problem says something that does not stand beside a field of the record. */
export function saysMore(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem)) return problem !== undefined;
  return problem.errors.length === 0 || problem.errors.some(({ path }) => !path.startsWith('values.'));
}

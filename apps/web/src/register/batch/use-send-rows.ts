import { register as contract } from '@binhdang/contract';
import type { BiText, RecordValues } from '@binhdang/domain/register';
import { useQueryClient } from '@tanstack/react-query';
import { type Dispatch, useRef, useState } from 'react';
import { ApiProblem, call } from '../../app/api.ts';
import type { LoadedRegister } from '../use-register.ts';
import type { BatchPlan } from './plan.ts';
import type { BatchAction, Refusal } from './rows.ts';

export interface RowToSend {
  readonly id: string;
  readonly values: RecordValues;
}

export interface Sending {
  readonly total: number;
  readonly done: number;
}

export interface Outcome {
  readonly sent: number;
  readonly refused: number;
  /** What stopped it before the end. */
  readonly problem?: unknown;
}

interface Options {
  readonly register: LoadedRegister;
  readonly plan: BatchPlan;
  readonly bodyId: string;
  readonly dispatch: Dispatch<BatchAction>;
}

/**
 * Sends rows one after the other. Each carries its own id, so that one whose answer was lost is sent again without being
 * entered twice. A row that is refused keeps the reason; what would refuse all of them stops the rest.
 */
export function useSendRows({ register, plan, bodyId, dispatch }: Options) {
  const queries = useQueryClient();
  const [sending, setSending] = useState<Sending>();
  const [outcome, setOutcome] = useState<Outcome>();
  const stopped = useRef(false);

  const send = async (rows: readonly RowToSend[]) => {
    stopped.current = false;
    setOutcome(undefined);
    let [sent, refused, problem]: [number, number, unknown] = [0, 0, undefined];
    for (const [at, row] of rows.entries()) {
      if (stopped.current) break;
      setSending({ total: rows.length, done: at });
      dispatch({ do: 'unsure', id: row.id });
      try {
        await call(contract.createRecord, {
          params: { register: register.code },
          body: {
            id: row.id,
            bodyId,
            values: row.values,
            submit: plan.complete,
            definitionId: register.definitionId,
            obligationIds: [],
          },
          idempotencyKey: row.id,
        });
        sent += 1;
        dispatch({ do: 'sent', id: row.id });
      } catch (failure) {
        const known = failure instanceof ApiProblem ? failure : undefined;
        if (known?.kind === 'refused' && known.status < 500)
          dispatch({
            do: 'refused',
            id: row.id,
            refused: known.status === 422 ? refusalsOf(known, plan) : [],
          });
        if (known?.status !== 422) {
          problem = failure;
          break;
        }
        refused += 1;
      }
    }
    setSending(undefined);
    setOutcome({ sent, refused, problem });
    if (sent > 0)
      for (const room of ['register', 'work', 'overview'])
        void queries.invalidateQueries({ queryKey: [room] });
  };
  return { send, stop: () => (stopped.current = true), sending, outcome };
}

function refusalsOf({ errors, text }: ApiProblem, plan: BatchPlan): Refusal[] {
  const found = errors.map(({ path, message }): Refusal => {
    const [, field = ''] = path.split('.');
    return { column: plan.placeOf.get(field), message };
  });
  const whole: BiText = text.detail ?? text.title;
  return found.length > 0 ? found : [{ column: undefined, message: whole }];
}

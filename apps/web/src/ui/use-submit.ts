import type { OutputOf, Route } from '@binhdang/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiProblem, type CallInput, call } from '../app/api.ts';
import { useSay } from '../app/i18n.tsx';

/** The part of a Mantine form that a submission needs. */
interface FormWithErrors {
  readonly setErrors: (errors: Record<string, string>) => void;
}

interface SubmitOptions<R extends Route> {
  /** Gets the server's field errors, by path. What was typed stays. */
  readonly form?: FormWithErrors;
  readonly onDone?: (output: OutputOf<R>) => unknown;
  /** Called on edit-conflict with the present version of the object, to open a ConflictDialog; then `problem` stays empty. */
  readonly onConflict?: (current: unknown) => void;
  /** Rooms whose loaded data are out of date afterwards, e.g. `['plan', 'work']`. */
  readonly outdates?: readonly string[];
}

export interface Submit<R extends Route> {
  /** Sends; resolves to whether it succeeded. Never rejects: the outcome is in `problem` and `onDone`. */
  readonly run: (input: CallInput<R>) => Promise<boolean>;
  /** Sends the same again with the same idempotency key; there only where that makes sense. */
  readonly retry: (() => void) | undefined;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly reset: () => void;
}

/**
 * One write to the server. The same input sent again carries the same idempotency key until an answer settles it, so a
 * lost answer never makes the change twice.
 */
export function useSubmit<R extends Route>(route: R, options: SubmitOptions<R> = {}): Submit<R> {
  const queries = useQueryClient();
  const say = useSay();
  const sent = useRef<{ readonly content: string; readonly key: string } | undefined>(undefined);
  const last = useRef<CallInput<R> | undefined>(undefined);
  const mutation = useMutation({
    mutationFn: (input: CallInput<R>) => {
      const content = contentOf(input);
      if (sent.current?.content !== content) sent.current = { content, key: crypto.randomUUID() };
      return (call as (route: R, input: unknown) => Promise<OutputOf<R>>)(route, {
        ...input,
        idempotencyKey: sent.current.key,
      });
    },
  });

  const run = async (input: CallInput<R>): Promise<boolean> => {
    last.current = input;
    let output: OutputOf<R>;
    try {
      output = await mutation.mutateAsync(input);
    } catch (problem) {
      if (problem instanceof ApiProblem) {
        if (!problem.passing) sent.current = undefined;
        if (problem.code === 'edit-conflict' && options.onConflict) {
          mutation.reset();
          options.onConflict(problem.current);
        } else if (problem.errors.length > 0) {
          options.form?.setErrors(
            Object.fromEntries(problem.errors.map((error) => [error.path, say(error.message)])),
          );
        }
      }
      return false;
    }
    sent.current = undefined;
    await Promise.all(
      (options.outdates ?? []).map((room) => queries.invalidateQueries({ queryKey: [room] })),
    );
    await options.onDone?.(output);
    return true;
  };

  const again = mutation.error instanceof ApiProblem && mutation.error.passing;
  return {
    run,
    retry: again
      ? () => {
          if (last.current !== undefined) void run(last.current);
        }
      : undefined,
    pending: mutation.isPending,
    problem: mutation.error ?? undefined,
    reset: mutation.reset,
  };
}

/** A file cannot be written as JSON; its name, size and time of change stand for it. */
function contentOf(input: unknown): string {
  return JSON.stringify(input, (_, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  );
}

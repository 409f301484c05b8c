/** The assigning screen's data and its writes; every write shows the new state when it is done. */
import { plan as contract, type Route } from '@binhdang/contract';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { words } from './words.ts';

export type Screen = contract.AssignScreen;
export type Task = contract.AssignTask;
export type TaskName = contract.TaskName;
export type Obligation = contract.AssignedObligation;

/** A write of this screen; a conflict loads the newer state and says so, and then calls `onConflict`. */
export function useWrite<R extends Route>(route: R, onConflict?: () => void) {
  const t = useWords(words);
  const queries = useQueryClient();
  return useSubmit(route, {
    outdates: ['plan'],
    onConflict: () => {
      void queries.invalidateQueries({ queryKey: ['plan'] });
      notifications.show({ color: 'yellow', message: t('conflict'), autoClose: 8000 });
      onConflict?.();
    },
  });
}

interface Preparation {
  readonly needed: boolean;
  readonly problem: unknown;
  readonly retry: () => void;
}

/** Suggests and drafts once, when the screen is opened on a plan that nobody prepared yet. */
export function usePrepared(screen: Screen | undefined): Preparation {
  const prepare = useWrite(contract.prepareAssignments);
  const asked = useRef<string | undefined>(undefined);
  const planId = screen?.plan.id;
  const needed = screen !== undefined && !screen.prepared && screen.tasks.length > 0;
  const run = () => {
    if (planId !== undefined) void prepare.run({ params: { planId } });
  };
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!needed || asked.current === planId) return;
    asked.current = planId;
    latest.current();
  }, [needed, planId]);
  return { needed, problem: prepare.problem, retry: run };
}

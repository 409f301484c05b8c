/** Plans, sections and bodies to choose from, loaded once for all screens of the room. */
import { overview } from '@binhdang/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../app/api.ts';

export function useChoices() {
  return useQuery({ ...read(overview.choices), staleTime: 60_000 });
}

/** How a plan is cited where it is chosen: number and year, else its title. */
export function planName(plan: Pick<overview.PlanChoice, 'number' | 'title' | 'year'>): string {
  if (plan.number === null) return plan.title;
  return plan.number.includes('/') ? `${plan.number} (${plan.year})` : `${plan.number}, ${plan.year}`;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

const cut = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** Options of the filter's fields; sections only of the plan that is chosen. */
export function useOptions(planId: string | undefined) {
  const { data } = useChoices();
  return useMemo(() => {
    const option = (value: string, label: string): Option => ({ value, label });
    return {
      plans: (data?.plans ?? []).map((plan) => option(plan.id, `${planName(plan)}: ${cut(plan.title, 70)}`)),
      sections: (data?.sections ?? [])
        .filter((section) => planId === undefined || section.planId === planId)
        .map((section) =>
          option(
            section.id,
            `${section.parentId === null ? '' : '  '}${[section.label, cut(section.text, 80)].filter(Boolean).join(' ')}`,
          ),
        ),
      bodies: (data?.bodies ?? []).map((body) => option(body.id, body.name)),
      kinds: [...new Set((data?.bodies ?? []).map((body) => body.kind))],
      manyBodies: (data?.bodies.length ?? 0) > 1,
      manyPlans: (data?.plans.length ?? 0) > 1,
    };
  }, [data, planId]);
}

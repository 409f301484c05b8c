import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '../app/api.ts';
import { useSay } from '../app/i18n.tsx';
import { landed, type Shown } from './field-names.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Which of a problem's field messages the form shows beside their fields, as the page itself has it: forms name and
 * place their fields each in their own way. The first such field takes focus. What has landed stays so while the person
 * corrects it and its message goes.
 */
export function useLanded(
  problem: ApiProblem | undefined,
  anchor: RefObject<HTMLElement | null>,
): ReadonlySet<string> {
  const say = useSay();
  const [found, setFound] = useState({ problem, paths: NONE });
  const focused = useRef<ApiProblem>(undefined);
  const known = found.problem === problem ? found.paths : NONE;
  // After each drawing: a form gets its messages a moment after the problem.
  useEffect(() => {
    if (problem === undefined || problem.errors.length === 0 || anchor.current === null) return;
    const scope = anchor.current.closest<HTMLElement>('form, [role="dialog"], main') ?? document.body;
    const errors = problem.errors.map(({ path, message }) => ({ path, message: say(message) }));
    const more = landed(errors, shownIn(scope)).filter((path) => !known.has(path));
    if (more.length === 0) return;
    setFound({ problem, paths: new Set([...known, ...more]) });
    if (focused.current === problem) return;
    focused.current = problem;
    scope.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
  return known;
}

function shownIn(scope: HTMLElement): Shown {
  const invalid = scope.querySelectorAll<HTMLElement>('[aria-invalid="true"][data-path]');
  return {
    messages: [...scope.querySelectorAll('[class*="InputWrapper-error"]')].map(
      (one) => one.textContent ?? '',
    ),
    paths: new Set([...invalid].map((one) => one.dataset.path ?? '')),
  };
}

/** The form of one record with what belongs around it: what is wrong with it, the buttons, and the keys that press them. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FaultSummary } from '../form/fault-summary.tsx';
import { focusPath, STOPS } from '../form/path-id.ts';
import { RecordForm } from '../form/record-form.tsx';
import type { RecordFormState } from '../form/use-record-form.ts';
import type { LoadedRegister } from '../use-register.ts';
import classes from './entry.module.css';
import { type SaveRecord, saysMore } from './use-save-record.ts';
import { words } from './words.ts';

interface EntryFormProps {
  readonly register: LoadedRegister;
  readonly today: string;
  readonly formId: string;
  readonly form: RecordFormState;
  readonly bodyId: string | undefined;
  readonly notes?: ReadonlyMap<string, ReactNode>;
  /** What is asked beside the fields, beneath them: the reason of a change. */
  readonly children?: ReactNode;
  readonly labels: {
    readonly submit: string;
    readonly anyway: string;
    /** Left out where what was submitted stays submitted. */
    readonly draft?: string | undefined;
    readonly keys: string;
  };
  readonly save: SaveRecord;
  /** What was typed has been checked where it is submitted. */
  readonly onSave: (submit: boolean) => void;
  readonly onLeave: () => void;
}

export function EntryForm({ register, today, formId, form, bodyId, save, ...props }: EntryFormProps) {
  const t = useWords(words);
  const { labels } = props;
  const scope = useRef<HTMLFormElement>(null);
  // Warnings may stand, but not unseen: the first press shows them, the second submits.
  const [seen, setSeen] = useState<string>();
  const pending = useRef(save.pending);
  pending.current = save.pending;
  const attempt = (submit: boolean) => {
    if (pending.current) return;
    commitTyping();
    if (!submit) return props.onSave(false);
    const { errors, warnings } = form.check();
    const first = errors[0] ?? warnings[0];
    const told = JSON.stringify(warnings.map(({ path, message }) => [path, message.vi]));
    if (errors.length > 0 || (warnings.length > 0 && told !== seen)) {
      setSeen(errors.length > 0 ? undefined : told);
      if (first !== undefined) requestAnimationFrame(() => focusPath(formId, first.path));
      return;
    }
    props.onSave(true);
  };
  useKeys(attempt, labels.draft !== undefined);
  useFirstFocus(scope);
  const { problem } = save;
  const { refuse } = form;
  useEffect(() => {
    if (!(problem instanceof ApiProblem)) return;
    const [first] = refuse(problem.errors);
    if (first !== undefined) requestAnimationFrame(() => focusPath(formId, first.path));
  }, [problem, refuse, formId]);
  const warned =
    form.listed && form.faults.length > 0 && form.faults.every(({ severity }) => severity === 'warning');
  return (
    <form
      ref={scope}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        attempt(true);
      }}
    >
      <Stack gap="md">
        <PersonalNotice register={register} />
        <RecordForm
          rules={register.rules}
          axes={register.axes}
          today={today}
          formId={formId}
          values={form.values}
          names={form.names}
          faults={form.faults}
          onChange={form.change}
          onLeave={form.leave}
          bodyId={bodyId}
          {...(props.notes === undefined ? {} : { notes: props.notes })}
        />
        {props.children}
        {form.listed && <FaultSummary formId={formId} faults={form.faults} />}
        {saysMore(problem) && <Failure problem={problem} onRetry={save.retry} />}
        <div className={classes.bar}>
          <Group gap="sm">
            <Button type="submit" loading={save.pending}>
              {warned && seen !== undefined ? labels.anyway : labels.submit}
            </Button>
            {labels.draft !== undefined && (
              <Button variant="default" disabled={save.pending} onClick={() => attempt(false)}>
                {labels.draft}
              </Button>
            )}
            <Button variant="subtle" onClick={props.onLeave}>
              {t('cancel')}
            </Button>
          </Group>
          <Text size="xs" c="dimmed" className={classes.keys}>
            {labels.keys}
          </Text>
        </div>
      </Stack>
    </form>
  );
}

/** Whose names are entered has a right to know why: so does who enters them. */
function PersonalNotice({ register }: { readonly register: LoadedRegister }) {
  const t = useWords(words);
  const say = useSay();
  const { personal } = register.definition;
  if (personal === undefined) return null;
  return (
    <Text size="sm" c="dimmed" className={classes.personal}>
      <IconLock size={16} aria-hidden />{' '}
      {t('personal', { purpose: say(personal.purpose), months: personal.keepMonths })}
    </Text>
  );
}

/** What is half typed is read as when its field is left: "5/3" becomes a day. */
function commitTyping(): void {
  const active = document.activeElement;
  if (!(active instanceof HTMLInputElement)) return;
  active.blur();
  active.focus({ preventScroll: true });
}

/** Ctrl+Enter submits, Ctrl+S saves: as a draft, or where there is none the change. Wherever the cursor is in the page. */
function useKeys(attempt: (submit: boolean) => void, drafts: boolean): void {
  const latest = useRef(attempt);
  latest.current = attempt;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const saves = event.key.toLowerCase() === 's';
      if (event.key !== 'Enter' && !saves) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return;
      // Otherwise the browser would save the page.
      event.preventDefault();
      latest.current(!(saves && drafts));
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [drafts]);
}

/** The cursor stands in the first field; not where that would open a keyboard over half of the screen. */
function useFirstFocus(scope: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    if (!window.matchMedia('(pointer: fine)').matches) return;
    // After the page's heading, which takes focus when a page is opened; and once the form is laid out and shown, since
    // to focus before that would lay it out while everybody waits.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const first = scope.current?.querySelector<HTMLElement>(STOPS);
        if (scope.current?.contains(document.activeElement) === false) first?.focus({ preventScroll: true });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [scope]);
}

import { Button, Group } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { Failure } from './failure.tsx';
import { words } from './words.ts';

export interface FormActionsProps {
  /** What `useSubmit` gives. */
  readonly submit: {
    readonly problem: unknown;
    readonly retry: (() => void) | undefined;
    readonly pending: boolean;
  };
  readonly onCancel: () => void;
  /** Says what is done where that is not "Lưu" but something final; in red. */
  readonly danger?: string | undefined;
}

/** The end of a form: what went wrong, a way out, and the button that sends. */
export function FormActions({ submit, onCancel, danger }: FormActionsProps) {
  const t = useWords(words);
  return (
    <>
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={submit.pending} {...(danger ? { color: 'red' } : {})}>
          {danger ?? t('save')}
        </Button>
      </Group>
    </>
  );
}

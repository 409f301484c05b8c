import type { report } from '@binhdang/contract';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { type Submit, useSubmit } from '../../ui/use-submit.ts';
import { words } from './words.ts';

type ComposingRoute = typeof report.composeProgress | typeof report.composeExtract;

interface ComposedOptions {
  readonly form: { readonly setErrors: (errors: Record<string, string>) => void };
  readonly onDone?: () => void;
}

/** Sends what is to be composed and opens the document when it is there. */
export function useComposed<R extends ComposingRoute>(
  route: R,
  { form, onDone }: ComposedOptions,
): Submit<R> {
  const t = useWords(words);
  const navigate = useNavigate();
  return useSubmit(route, {
    form,
    outdates: ['report'],
    onDone: ({ id }: { readonly id: string }) => {
      onDone?.();
      notifications.show({ message: t('composedDone'), color: 'green' });
      return navigate({ to: '/van-ban/$documentId', params: { documentId: id }, search: {} });
    },
  });
}

interface ComposeButtonProps {
  readonly submit: Pick<Submit<ComposingRoute>, 'pending' | 'problem' | 'retry'>;
}

/** The button, and what goes on while the document is being composed. */
export function ComposeButton({ submit }: ComposeButtonProps) {
  const t = useWords(words);
  return (
    <Stack gap="sm">
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <Group>
        <Button type="submit" loading={submit.pending}>
          {t('run')}
        </Button>
      </Group>
      <div role="status">
        {submit.pending && (
          <>
            <Progress value={100} animated mb={6} aria-label={t('run')} />
            <Text size="sm">{t('running')}</Text>
          </>
        )}
      </div>
    </Stack>
  );
}

import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle, IconPlugConnectedX } from '@tabler/icons-react';
import { useRef } from 'react';
import { ApiProblem } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import classes from './failure.module.css';
import { fieldName } from './field-names.ts';
import { NotAllowed } from './not-allowed.tsx';
import { useLanded } from './use-landed.ts';
import { words } from './words.ts';

const LOOK = () => ({
  root: {
    '--alert-color': 'var(--mantine-color-error)',
    '--alert-bd': '1px solid var(--mantine-color-error)',
  },
});

const UNKNOWN = {
  vi: 'Trang gặp lỗi. Nội dung bạn nhập vẫn còn; hãy thử lại.',
  en: 'The page failed. What you typed is kept; please try again.',
};

interface FailureProps {
  /** What a query or submission failed with. */
  readonly problem: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** A problem in words, which fields it is about where they do not say so themselves, what to do about it, and a way to try again. */
export function Failure({ problem, onRetry }: FailureProps) {
  const t = useWords(words);
  const say = useSay();
  const known = problem instanceof ApiProblem ? problem : undefined;
  const anchor = useRef<HTMLDivElement>(null);
  const landed = useLanded(known, anchor);
  const apart = known?.errors.filter(({ path }) => !landed.has(path)) ?? [];
  // What was to be read and may be read again offers that; a refused change leaves the page as it is.
  if (known?.code === 'not-allowed' && onRetry !== undefined) return <NotAllowed />;
  const Icon = known?.kind === 'offline' ? IconPlugConnectedX : IconAlertCircle;
  const { title, detail } = known?.text ?? { title: UNKNOWN, detail: undefined };
  return (
    <Alert
      ref={anchor}
      role="alert"
      variant="outline"
      icon={<Icon aria-hidden />}
      title={say(title)}
      className={classes.failure ?? ''}
      vars={LOOK}
    >
      {detail !== undefined && <Text size="sm">{say(detail)}</Text>}
      {landed.size > 0 && <Text size="sm">{t('toCorrect', { count: landed.size })}</Text>}
      {apart.length > 0 && (
        <ul>
          {apart.map(({ path, message }) => (
            <li key={path}>
              <b>{say(fieldName(path))}:</b> {say(message)}
            </li>
          ))}
        </ul>
      )}
      <Group gap="sm" mt="xs">
        {onRetry !== undefined && (
          <Button size="sm" variant="default" onClick={onRetry}>
            {t('again')}
          </Button>
        )}
        {known?.instance !== undefined && (
          <Text size="xs" c="dimmed">
            {t('requestId', { id: known.instance })}
          </Text>
        )}
      </Group>
    </Alert>
  );
}

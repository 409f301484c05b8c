import { Button, Group, Text } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

interface PageStepsProps {
  /** From 1. */
  readonly at: number;
  readonly perPage: number;
  readonly total: number;
  /** Between the buttons: how many there are. */
  readonly count: string;
  readonly onGo: (page: number) => void;
  readonly mt?: 'md';
}

/** To the page before and the one after, under a list that the server gives page by page. */
export function PageSteps({ at, perPage, total, count, onGo, ...space }: PageStepsProps) {
  const t = useWords(words);
  return (
    <Group className="no-print" {...space}>
      <Button variant="default" disabled={at === 1} onClick={() => onGo(at - 1)}>
        {t('previousPage')}
      </Button>
      <Text size="sm">{count}</Text>
      <Button variant="default" disabled={at * perPage >= total} onClick={() => onGo(at + 1)}>
        {t('nextPage')}
      </Button>
    </Group>
  );
}

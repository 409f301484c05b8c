/**
 * From page to page of a list that the server cuts by cursors. The address holds where the page begins, so that coming
 * back from a record, or reloading, shows the same page; where the pages before began is remembered for the visit.
 */
import { Button, Group, Text } from '@mantine/core';
import { useWords } from '../../app/i18n.tsx';
import { fromStart, type ListSearch, PAGE_SIZE } from './search.ts';
import { words } from './words.ts';

/** Cursor of each page by list and number; pages of another filter or order are other lists. */
const beginnings = new Map<string, string>();

function keyOf(code: string, search: ListSearch, page: number): string {
  return JSON.stringify([code, fromStart(search), page]);
}

interface PageStepperProps {
  readonly code: string;
  readonly search: ListSearch;
  readonly page: { readonly next: string | null; readonly total: number; readonly items: readonly unknown[] };
  readonly onGo: (search: ListSearch) => void;
}

export function PageStepper({ code, search, page, onGo }: PageStepperProps) {
  const t = useWords(words);
  const number = search.trang ?? 1;
  const { next, total, items } = page;
  if (number === 1 && next === null) return null;
  const from = (number - 1) * PAGE_SIZE + 1;
  const before = beginnings.get(keyOf(code, search, number - 1));
  const go = (to: ListSearch) => {
    if (search.sau !== undefined) beginnings.set(keyOf(code, search, number), search.sau);
    onGo(to);
  };
  return (
    <Group mt="sm" gap="sm">
      {number > 2 && (
        <Button variant="default" onClick={() => go(fromStart(search))}>
          {t('firstPage')}
        </Button>
      )}
      <Button
        variant="default"
        disabled={number === 1 || (number > 2 && before === undefined)}
        onClick={() => go(number === 2 ? fromStart(search) : { ...search, trang: number - 1, sau: before })}
      >
        {t('previousPage')}
      </Button>
      <Text size="sm" role="status">
        {t('range', { from, to: from + items.length - 1, total })}
      </Text>
      <Button
        variant="default"
        disabled={next === null}
        onClick={() => next !== null && go({ ...search, trang: number + 1, sau: next })}
      >
        {t('nextPage')}
      </Button>
    </Group>
  );
}

/**
 * From page to page of a list that the server cuts by cursors. The address holds where the page begins, so that coming
 * back from a record, or reloading, shows the same page. Where the pages before began is remembered while the site is
 * open; after a reload it is found again from the beginning.
 */
import { register } from '@binhdang/contract';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { fromStart, type ListSearch, PAGE_SIZE, recordQuery } from './search.ts';
import { words } from './words.ts';

/** Cursor of each page by list and number; pages of another filter or order are other lists. */
const beginnings = new Map<string, string>();

function keyOf(code: string, search: ListSearch, page: number): string {
  return JSON.stringify([code, fromStart(search), page]);
}

/** The most records that the server gives at once. */
const STRIDE = 200;

/** Where a page begins, walked to in strides; undefined when the list has become shorter than that. */
async function beginningOf(code: string, search: ListSearch, page: number): Promise<string | undefined> {
  const known = beginnings.get(keyOf(code, search, page));
  if (known !== undefined) return known;
  let after: string | undefined;
  for (let left = (page - 1) * PAGE_SIZE; left > 0; left -= STRIDE) {
    const { next } = await call(register.records, {
      params: { register: code },
      query: { ...recordQuery(fromStart(search)), after, limit: Math.min(left, STRIDE) },
    });
    if (next === null) return undefined;
    after = next;
  }
  return after;
}

interface PageStepperProps {
  readonly code: string;
  readonly search: ListSearch;
  readonly page: { readonly next: string | null; readonly total: number; readonly items: readonly unknown[] };
  readonly onGo: (search: ListSearch) => void;
}

export function PageStepper({ code, search, page, onGo }: PageStepperProps) {
  const t = useWords(words);
  const [seeking, setSeeking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const number = search.trang ?? 1;
  const { next, total, items } = page;
  if (number === 1 && next === null) return null;
  const from = (number - 1) * PAGE_SIZE + 1;
  const go = (to: ListSearch) => {
    if (search.sau !== undefined) beginnings.set(keyOf(code, search, number), search.sau);
    onGo(to);
  };
  const goBack = async () => {
    if (number <= 2) return go(fromStart(search));
    setSeeking(true);
    setProblem(undefined);
    try {
      const sau = await beginningOf(code, search, number - 1);
      go(sau === undefined ? fromStart(search) : { ...search, trang: number - 1, sau });
    } catch (failure) {
      setProblem(failure);
    } finally {
      setSeeking(false);
    }
  };
  return (
    <>
      {problem !== undefined && <Failure problem={problem} onRetry={() => void goBack()} />}
      <Group mt="sm" gap="sm">
        {number > 2 && (
          <Button variant="default" onClick={() => go(fromStart(search))}>
            {t('firstPage')}
          </Button>
        )}
        <Button variant="default" disabled={number === 1} loading={seeking} onClick={() => void goBack()}>
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
    </>
  );
}

import { ActionIcon, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from './i18n.tsx';
import classes from './search-box.module.css';
import { useMe } from './session.ts';
import { words } from './words.ts';

const SEARCH_PAGE = '/tim-kiem';

/** Search over everything the person may see; on a phone only its button, which leads to the search page. */
export function SearchBox() {
  const t = useWords(words);
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const me = useMe();
  // Running the system is no reason to search the work; bodies have a search of their own.
  const works = me?.roles.some(({ role }) => role !== 'administrator') ?? false;
  if (!works || !(SEARCH_PAGE in router.routesByPath)) return null;
  const search = () => router.history.push(`${SEARCH_PAGE}?${new URLSearchParams({ q: typed.trim() })}`);
  return (
    <search className={classes.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <TextInput
          type="search"
          name="q"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          leftSection={<IconSearch size={18} aria-hidden />}
          visibleFrom="md"
        />
        <ActionIcon aria-label={t('search')} onClick={search} hiddenFrom="md">
          <IconSearch size={21} aria-hidden />
        </ActionIcon>
      </form>
    </search>
  );
}

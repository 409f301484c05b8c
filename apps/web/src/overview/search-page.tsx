import { overview } from '@binhdang/contract';
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBuildingBank,
  IconChecklist,
  IconClipboardList,
  IconFileText,
  IconSearch,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentType, useEffect, useState } from 'react';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { AppLink } from '../ui/app-link.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { searchRoute } from './routes.tsx';
import classes from './search-page.module.css';
import { words } from './words.ts';

type Kind = overview.SearchHit['kind'];

const KINDS: Record<
  Kind,
  {
    readonly icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
    readonly word: keyof typeof words;
    readonly to: (hit: overview.SearchHit) => string;
  }
> = {
  plan: { icon: IconClipboardList, word: 'kind_plan', to: (hit) => `/ke-hoach/${hit.id}` },
  obligation: { icon: IconChecklist, word: 'kind_obligation', to: (hit) => `/nhiem-vu/${hit.id}` },
  node: { icon: IconFileText, word: 'kind_node', to: (hit) => `/ke-hoach/${hit.planId ?? ''}#${hit.id}` },
  body: { icon: IconBuildingBank, word: 'kind_body', to: (hit) => `/co-quan/${hit.id}` },
  difficulty: { icon: IconAlertTriangle, word: 'kind_difficulty', to: (hit) => `/kho-khan/${hit.id}` },
};
const KIND_ORDER = Object.keys(KINDS) as Kind[];

/** One box over everything that the person may see. */
export function SearchPage() {
  const t = useWords(words);
  const { q = '', loai } = searchRoute.useSearch();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  return (
    <Page title={t('searchTitle')} narrow>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void navigate({ to: '/tim-kiem', search: { q: typed.trim() || undefined } });
          }}
        >
          <Group align="flex-end" gap="xs">
            <TextInput
              type="search"
              name="q"
              flex={1}
              label={t('searchLabel')}
              description={t('textHint')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              leftSection={<IconSearch size={18} aria-hidden />}
            />
            <Button type="submit">{t('searchTitle')}</Button>
          </Group>
        </form>
      </search>
      {q === '' ? (
        <Empty icon={IconSearch} text={t('searchEmpty')} />
      ) : (
        <Results q={q} kind={KIND_ORDER.find((kind) => kind === loai)} />
      )}
    </Page>
  );
}

function Results({ q, kind }: { readonly q: string; readonly kind: Kind | undefined }) {
  const t = useWords(words);
  const query = kind === undefined ? { q } : { q, kind };
  const { data, error, refetch } = useQuery(read(overview.search, { query }));
  if (error !== null) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={6} />;
  if (data.hits.length === 0) return <Empty icon={IconSearch} text={t('searchNone', { q })} />;
  return (
    <Stack gap="lg">
      {kind !== undefined && (
        <AppLink to="/tim-kiem" search={{ q }}>
          {t('backToAll')}
        </AppLink>
      )}
      {KIND_ORDER.map((one) => {
        const hits = data.hits.filter((hit) => hit.kind === one);
        if (hits.length === 0) return null;
        const { icon: Icon, word, to } = KINDS[one];
        return (
          <section key={one}>
            <Title order={2} size="h3" className={classes.kind}>
              <Icon size={20} aria-hidden /> {t(word)}
            </Title>
            <ul className={classes.hits}>
              {hits.map((hit) => (
                <li key={hit.id}>
                  <AppLink to={to(hit)} lineClamp={2}>
                    {hit.title}
                  </AppLink>
                  {hit.context !== null && hit.context !== hit.title && (
                    <Text size="sm" c="dimmed">
                      {hit.context}
                    </Text>
                  )}
                  {hit.excerpt !== null && !hit.title.endsWith(hit.excerpt) && (
                    <Text size="sm">{hit.excerpt}</Text>
                  )}
                </li>
              ))}
            </ul>
            {data.more.includes(one) && (
              <AppLink to="/tim-kiem" search={{ q, loai: one }}>
                {t('searchAll')}
              </AppLink>
            )}
          </section>
        );
      })}
    </Stack>
  );
}

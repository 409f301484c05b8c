import { org } from '@binhdang/contract';
import { type CivilDate, formatDate } from '@binhdang/domain';
import { Button, Card, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch, IconUsersGroup } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { holds, useMe, useToday } from '../app/session.ts';
import { DateField } from '../ui/date-field.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { useLater } from '../ui/use-later.ts';
import { BodyLink } from './body-link.tsx';
import { Branch } from './body-tree.tsx';
import { CreateBody } from './create-body.tsx';
import classes from './org.module.css';
import { type BodiesSearch, bodiesRoute } from './routes.tsx';
import { useKinds } from './use-kinds.ts';
import { words } from './words.ts';

/** The province's bodies on a day: a tree to walk, or what a search finds. */
export function BodiesPage() {
  const t = useWords(words);
  const me = useMe();
  const today = useToday() ?? '';
  const search = bodiesRoute.useSearch();
  const navigate = useNavigate();
  const on = search.ngay ?? today;
  const filtered = Boolean(search.tim ?? search.loai ?? search.cap);
  const change = (next: Partial<Record<keyof BodiesSearch, string | undefined>>) =>
    void navigate({
      to: '/co-quan',
      search: Object.fromEntries(
        Object.entries({ ...search, ...next }).filter(([, value]) => value),
      ) as BodiesSearch,
      replace: true,
    });
  return (
    <Page
      title={t('bodies')}
      subtitle={on && t('bodiesLine', { date: formatDate(on) })}
      actions={
        <>
          <Button
            component={Link}
            to="/co-quan/nhom"
            variant="default"
            leftSection={<IconUsersGroup size={18} aria-hidden />}
          >
            {t('groups')}
          </Button>
          {holds(me, ['administrator']) && <CreateBody />}
        </>
      }
    >
      <Filters search={search} on={on} today={today} onChange={change} />
      {on !== '' && (
        <Card className={filtered ? undefined : classes.treeCard}>
          {filtered ? <Found search={search} on={on} /> : <Branch key={on} on={on} open={2} />}
        </Card>
      )}
    </Page>
  );
}

interface FiltersProps {
  readonly search: BodiesSearch;
  readonly on: CivilDate;
  readonly today: CivilDate;
  readonly onChange: (next: Partial<Record<keyof BodiesSearch, string | undefined>>) => void;
}

function Filters({ search, on, today, onChange }: FiltersProps) {
  const t = useWords(words);
  const { options } = useKinds();
  const [typed, setTyped] = useState(search.tim ?? '');
  const find = useLater((tim: string) => onChange({ tim }), 250);
  return (
    <Card className="no-print">
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('find')}
          placeholder={t('findHint')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            find(event.currentTarget.value.trim());
          }}
          type="search"
          flex="1 1 18rem"
        />
        <NativeSelect
          label={t('kind')}
          data={[{ value: '', label: t('allKinds') }, ...options]}
          value={search.loai ?? ''}
          onChange={(event) => onChange({ loai: event.currentTarget.value })}
          flex="0 1 14rem"
        />
        <NativeSelect
          label={t('level')}
          data={[
            { value: '', label: t('allLevels') },
            ...org.LEVELS.map((level) => ({ value: level, label: t(level) })),
          ]}
          value={search.cap ?? ''}
          onChange={(event) => onChange({ cap: event.currentTarget.value })}
          flex="0 1 12rem"
        />
        <DateField
          label={t('onDay')}
          value={on === '' ? null : on}
          onChange={(ngay) => onChange({ ngay: ngay === null || ngay === today ? undefined : ngay })}
          w="10rem"
        />
        {(search.tim ?? search.loai ?? search.cap ?? search.ngay) !== undefined && (
          <Button
            variant="subtle"
            onClick={() => {
              setTyped('');
              onChange({ tim: undefined, loai: undefined, cap: undefined, ngay: undefined });
            }}
          >
            {t('clear')}
          </Button>
        )}
      </Group>
    </Card>
  );
}

const STEP = 100;

function Found({ search, on }: { readonly search: BodiesSearch; readonly on: CivilDate }) {
  const t = useWords(words);
  const { nameOf } = useKinds();
  const [limit, setLimit] = useState(STEP);
  const { data, error, refetch } = useQuery({
    ...read(org.list, {
      query: {
        on,
        limit,
        ...(search.tim ? { q: search.tim } : {}),
        ...(search.loai ? { kind: search.loai } : {}),
        ...(search.cap ? { level: search.cap as org.Level } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.total === 0) return <Empty text={t('noneFound')} />;
  return (
    <Stack gap="xs">
      <Text c="dimmed" size="sm" role="status">
        {data.items.length < data.total
          ? t('foundSome', { total: data.total, shown: data.items.length })
          : t('found', { total: data.total })}
      </Text>
      <ul className={classes.tree}>
        {data.items.map((item) => (
          <li key={item.id} className={classes.found}>
            <BodyLink body={item} on={on} />
            <Text size="xs" c="dimmed">
              {[
                nameOf(item.kind),
                item.parent?.shortName ?? item.parent?.name,
                item.matched !== null && t('alsoCalled', { text: item.matched }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
      {data.items.length < data.total && limit < 500 && (
        <Button variant="default" onClick={() => setLimit(Math.min(limit + STEP, 500))}>
          {t('showMore')}
        </Button>
      )}
    </Stack>
  );
}

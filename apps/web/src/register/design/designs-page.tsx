import { register } from '@binhdang/contract';
import { fold, formatDate } from '@binhdang/domain';
import type { RegisterDefinition } from '@binhdang/domain/register';
import { Badge, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { AdminPage } from '../../admin/admin-page.tsx';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { holds, useMe } from '../../app/session.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { GROUP_NAMES } from '../status-names.ts';
import { NewRegister } from './new-register.tsx';
import { designRoute } from './routes.ts';
import { words } from './words.ts';

/** All registers with their versions and drafts. */
export function DesignsPage() {
  const t = useWords(words);
  const administers = holds(useMe(), ['administrator']);
  const { data, error, refetch } = useQuery({ ...read(register.designs), enabled: administers });
  return (
    <AdminPage
      section="/quan-tri/so-theo-doi"
      subtitle={t('about')}
      actions={data === undefined ? undefined : <NewRegister lines={data.items} />}
    >
      {error ? (
        <Failure problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <Lines lines={data.items} />
      )}
    </AdminPage>
  );
}

function Lines({ lines }: { readonly lines: readonly register.DesignLine[] }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const [q, setQ] = useState('');
  const shown = useMemo(() => {
    const sought = fold(q.trim());
    return lines.filter(({ name, code }) => fold(`${name.vi} ${name.en} ${code}`).includes(sought));
  }, [lines, q]);
  const columns = useMemo(
    (): Column<register.DesignLine>[] => [
      {
        id: 'name',
        header: t('register'),
        value: (line) => say(line.name),
        heading: true,
        cell: (line) => (
          <AppLink to={designRoute.to} params={{ register: line.code }}>
            {say(line.name)}
          </AppLink>
        ),
      },
      {
        id: 'group',
        header: t('group'),
        value: (line) => {
          const name = GROUP_NAMES[line.group as RegisterDefinition['group']];
          return name === undefined ? '' : say(name);
        },
      },
      {
        id: 'version',
        header: t('version'),
        value: (line) => line.number,
        align: 'right',
        cell: (line) => line.number ?? '',
      },
      {
        id: 'records',
        header: t('records'),
        value: (line) => line.records,
        align: 'right',
      },
      {
        id: 'state',
        header: t('state'),
        value: (line) => (line.draft === null ? 1 : 0),
        cell: (line) => <State line={line} />,
      },
    ],
    [t, say],
  );
  return (
    <Stack>
      <TextInput
        label={t('find')}
        type="search"
        value={q}
        maw="24rem"
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <DataTable
        key={language}
        caption={t('registers')}
        columns={columns}
        rows={shown}
        rowKey={({ code }) => code}
        sort={{ column: 'name' }}
        empty={<Empty text={t('none')} />}
      />
    </Stack>
  );
}

function State({ line }: { readonly line: register.DesignLine }) {
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <Group gap="xs">
      {line.retired && (
        <Badge color="gray" variant="light">
          {t('closed')}
        </Badge>
      )}
      {line.number === null && line.next === null && (
        <Badge color="gray" variant="light">
          {t('onlyDraft')}
        </Badge>
      )}
      {line.next !== null && (
        <Badge color="official" variant="light">
          {t('nextFrom', { number: line.next.number, day: formatDate(line.next.appliesFrom) })}
        </Badge>
      )}
      {line.draft !== null && (
        <Text size="sm">
          {t('draftBy', {
            name: line.draft.changedBy.name,
            at: formatInstant(line.draft.changedAt, language),
          })}
        </Text>
      )}
      {!line.retired && line.number !== null && line.draft === null && line.next === null && (
        <Text size="sm" c="dimmed">
          {line.origin === 'catalog' ? t('shipped') : t('ownVersion')}
        </Text>
      )}
    </Group>
  );
}

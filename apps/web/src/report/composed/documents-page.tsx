import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Anchor, Badge, Button, Chip, Group, Text } from '@mantine/core';
import { IconFilePlus, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { holds, useMe } from '../../app/session.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { NotAllowed } from '../../ui/not-allowed.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSteps } from '../../ui/page-steps.tsx';
import { KINDS, kindOf } from './kinds.ts';
import { documentsRoute } from './routes.tsx';
import { KIND_NAMES, words } from './words.ts';

const ALL = 'tat-ca';
const PAGE = 50;

/** Documents that were composed, newest first: those of the person's bodies and of the plans they oversee. */
export function DocumentsPage() {
  const t = useWords(words);
  const me = useMe();
  const { loai, trang = 1 } = documentsRoute.useSearch();
  const navigate = documentsRoute.useNavigate();
  const kind = kindOf(loai);
  const allowed = holds(me, ['lead_officer', 'leader', 'focal_officer', 'viewer']);
  const query = useQuery({
    ...read(report.documents, { query: { kind, page: trang } }),
    enabled: allowed,
    placeholderData: (previous) => previous,
  });
  const list = query.data;
  const compose = (
    <Button
      leftSection={<IconFilePlus size={18} aria-hidden />}
      renderRoot={(props) => (
        <Link {...props} to="/van-ban/soan" search={kind === undefined ? {} : { loai: kind }} />
      )}
    >
      {t('compose')}
    </Button>
  );
  if (!allowed) return <NotAllowed />;
  return (
    <Page title={t('title')} subtitle={t('subtitle')} actions={compose}>
      <KindFilter chosen={kind ?? ALL} />
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {list?.items.length === 0 && (
        <Empty icon={IconFileText} text={t(kind === undefined ? 'none' : 'noneOfKind')} />
      )}
      {list !== undefined && list.items.length > 0 && <Documents items={list.items} />}
      {list !== undefined && list.total > PAGE && (
        <PageSteps
          at={trang}
          perPage={PAGE}
          total={list.total}
          count={t('count', { count: list.total })}
          onGo={(page) => void navigate({ search: (before) => ({ ...before, trang: page }) })}
        />
      )}
    </Page>
  );
}

function KindFilter({ chosen }: { readonly chosen: string }) {
  const t = useWords(words);
  const say = useSay();
  const navigate = documentsRoute.useNavigate();
  return (
    <Chip.Group
      value={chosen}
      onChange={(value) =>
        void navigate({ search: { loai: value === ALL ? undefined : String(value) }, replace: true })
      }
    >
      <Group gap="xs" className="no-print">
        <Chip value={ALL}>{t('all')}</Chip>
        {KINDS.map((kind) => (
          <Chip key={kind} value={kind}>
            {say(KIND_NAMES[kind])}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

const NAMED = 2;

/** The first of them, and that there are others. */
const shortened = (names: readonly string[]): string =>
  names.slice(0, NAMED).join(', ') + (names.length > NAMED ? `… (${names.length})` : '');

function Documents({ items }: { readonly items: readonly report.ComposedSummary[] }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const columns = useMemo(
    (): Column<report.ComposedSummary>[] => [
      {
        id: 'title',
        header: t('document'),
        value: ({ title }) => title,
        cell: ({ id, title, kind, addressees }) => (
          <>
            <Anchor
              underline="hover"
              fw={500}
              renderRoot={(props) => (
                <Link {...props} to="/van-ban/$documentId" params={{ documentId: id }} />
              )}
            >
              {title.charAt(0).toLocaleUpperCase('vi') + title.slice(1)}
            </Anchor>
            <Text size="sm" c="dimmed">
              {say(KIND_NAMES[kind])}
              {addressees.length > 0 && ` · ${t('sentTo', { to: shortened(addressees) })}`}
            </Text>
          </>
        ),
      },
      {
        id: 'number',
        header: t('number'),
        width: '10rem',
        value: ({ number }) => number ?? '',
        cell: ({ number }) =>
          number ?? (
            <Badge variant="light" color="gray" tt="none">
              {t('draft')}
            </Badge>
          ),
      },
      { id: 'body', header: t('body'), width: '14rem', value: ({ body }) => body.shortName ?? body.name },
      {
        id: 'asOf',
        header: t('asOf'),
        width: '8rem',
        value: ({ asOf }) => asOf,
        cell: ({ asOf }) => formatDate(asOf),
      },
      {
        id: 'createdAt',
        header: t('composed'),
        width: '12rem',
        value: ({ createdAt }) => createdAt,
        cell: ({ createdAt, createdBy }) => (
          <>
            {formatInstant(createdAt, language)}
            <Text size="sm" c="dimmed">
              {createdBy.name}
            </Text>
          </>
        ),
      },
    ],
    [t, say, language],
  );
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
      sort={{ column: 'createdAt', descending: true }}
    />
  );
}

import { org } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Alert, Group, Tabs } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { DateField } from '../ui/date-field.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { BodyAbout } from './body-about.tsx';
import { BodyChanges } from './body-changes.tsx';
import { BodyHistory } from './body-history.tsx';
import { BodyWorkView } from './body-work.tsx';
import { useLife } from './life.ts';
import { bodyRoute } from './routes.tsx';
import { useKinds } from './use-kinds.ts';
import { words } from './words.ts';

/** One body: who it is, where it stands on a day, what it is given and owes, what was changed. */
export function BodyPage() {
  const t = useWords(words);
  const life = useLife();
  const { nameOf } = useKinds();
  const today = useToday() ?? '';
  const { bodyId } = bodyRoute.useParams();
  const search = bodyRoute.useSearch();
  const navigate = useNavigate();
  const on = search.ngay ?? today;
  const { data, error, refetch } = useQuery({
    ...read(org.body, { params: { bodyId }, query: on === '' ? {} : { on } }),
    placeholderData: keepPreviousData,
  });
  const crumbs = [{ title: t('bodies'), to: '/co-quan' }];
  if (!data) {
    return (
      <Page title={t('bodies')} crumbs={crumbs}>
        {error ? <Failure problem={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  }
  const go = (next: { ngay?: string | undefined; muc?: string | undefined }) => {
    const { ngay, muc } = { ...search, ...next };
    void navigate({
      to: '/co-quan/$bodyId',
      params: { bodyId },
      search: { ...(ngay ? { ngay } : {}), ...(muc ? { muc } : {}) },
      replace: true,
    });
  };
  return (
    <Page
      title={data.name}
      subtitle={[nameOf(data.kind), data.shortName === data.name ? null : data.shortName]
        .filter(Boolean)
        .join(' · ')}
      crumbs={crumbs}
      actions={
        <Group align="flex-end" gap="xs">
          <DateField
            label={t('onDay')}
            value={on === '' ? null : on}
            onChange={(day) => go({ ngay: day === null || day === today ? undefined : day })}
            w="9.5rem"
          />
          {data.allowed.includes('org.write') && <BodyChanges body={data} />}
        </Group>
      }
    >
      {!data.exists && (
        <Alert icon={<IconInfoCircle aria-hidden />} variant="outline">
          {t('notThen', { date: formatDate(data.on), life: life(data) })}
        </Alert>
      )}
      <Tabs
        value={search.muc ?? 'thong-tin'}
        onChange={(muc) => go({ muc: muc ?? undefined })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="thong-tin">{t('about')}</Tabs.Tab>
          <Tabs.Tab value="nhiem-vu">{t('work')}</Tabs.Tab>
          <Tabs.Tab value="lich-su">{t('history')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="thong-tin">
          <BodyAbout body={data} />
        </Tabs.Panel>
        <Tabs.Panel value="nhiem-vu">
          <BodyWorkView bodyId={bodyId} />
        </Tabs.Panel>
        <Tabs.Panel value="lich-su">
          <BodyHistory bodyId={bodyId} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

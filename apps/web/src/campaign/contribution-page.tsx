import { campaign, type OutputOf } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Alert, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import { AppLink } from '../ui/app-link.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Part } from '../ui/part.tsx';
import type { Campaign } from './campaign-page.tsx';
import { ContributionEditor } from './contribution-editor.tsx';
import { ContributionReader } from './contribution-reader.tsx';
import { JudgeCard } from './judge-card.tsx';
import { contributionRoute } from './routes.tsx';
import { StateBadge } from './state-badge.tsx';
import { Submissions } from './submissions.tsx';
import { contributionWords, words } from './words.ts';

export type Contribution = OutputOf<typeof campaign.contribution>;

/** What one body contributes: written by itself; read and judged by the lead body once it is submitted. */
export function ContributionPage() {
  const t = useWords(contributionWords);
  const room = useWords(words);
  const { campaignId, bodyId } = contributionRoute.useParams();
  const { ban } = contributionRoute.useSearch();
  const head = useQuery(read(campaign.read, { params: { campaignId } }));
  const query = useQuery(
    read(campaign.contribution, {
      params: { campaignId, bodyId },
      query: ban === undefined ? {} : { number: ban },
    }),
  );
  const failed = head.error ?? query.error;
  const data = query.data;
  return (
    <Page
      title={data === undefined ? t('title') : `${t('title')}: ${data.body.name}`}
      crumbs={[
        { title: room('title'), to: '/tong-ket' },
        { title: head.data?.name ?? '…', to: `/tong-ket/${campaignId}` },
      ]}
      subtitle={
        head.data && data ? (
          <Group gap="sm">
            <StateBadge state={data.state} />
            <span>{room('due', { day: formatDate(head.data.dueOn) })}</span>
          </Group>
        ) : undefined
      }
    >
      {failed !== null && (
        <Failure
          problem={failed}
          onRetry={() => {
            void head.refetch();
            void query.refetch();
          }}
        />
      )}
      {failed === null && (head.data === undefined || data === undefined) && <Loading />}
      {head.data !== undefined && data !== undefined && <Whole head={head.data} data={data} />}
    </Page>
  );
}

function Whole({ head, data }: { readonly head: Campaign; readonly data: Contribution }) {
  const t = useWords(contributionWords);
  const { ban } = contributionRoute.useSearch();
  const own = data.allowed.includes('campaign.contribute');
  const writes = own && ban === undefined && data.state !== 'submitted' && !head.closed;
  const [last] = data.submissions;
  return (
    <Stack>
      {own && head.request !== '' && (
        <Alert variant="light" title={t('lead')}>
          <Text style={{ whiteSpace: 'pre-line' }}>{head.request}</Text>
        </Alert>
      )}
      {own && head.closed && <Text fw={600}>{t('closed')}</Text>}
      {own && data.state === 'submitted' && ban === undefined && (
        <Alert variant="light">{t('locked', { number: last?.number ?? 0 })}</Alert>
      )}
      {writes && data.state === 'returned' && (
        <Alert variant="outline" color="orange" title={t('returned')}>
          <Text style={{ whiteSpace: 'pre-line' }}>{last?.remarks}</Text>
        </Alert>
      )}
      {writes && data.acceptedNumber !== null && (
        <Alert variant="light">{t('correcting', { number: data.acceptedNumber })}</Alert>
      )}
      {ban !== undefined && (
        <Group>
          <Text fw={600}>{t('number', { number: ban })}</Text>
          <AppLink
            to="/tong-ket/$campaignId/co-quan/$bodyId"
            params={{ campaignId: head.id, bodyId: data.body.id }}
          >
            {t('backToNow')}
          </AppLink>
        </Group>
      )}
      {data.allowed.includes('campaign.manage') && data.state === 'submitted' && ban === undefined && (
        <JudgeCard head={head} data={data} />
      )}
      {!writes && data.changes.length > 0 && <Changes changes={data.changes} />}
      {writes ? (
        <ContributionEditor head={head} data={data} />
      ) : (
        <ContributionReader head={head} data={data} />
      )}
      <Submissions head={head} data={data} />
    </Stack>
  );
}

function Changes({ changes }: { readonly changes: Contribution['changes'] }) {
  const t = useWords(contributionWords);
  const say = useSay();
  return (
    <Part title={t('changes')}>
      <ul>
        {changes.map((change) => (
          <li key={change.vi}>{say(change)}</li>
        ))}
      </ul>
    </Part>
  );
}

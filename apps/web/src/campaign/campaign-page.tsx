import { campaign, type OutputOf } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Button, Group, Modal, Stack, Tabs, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { AppLink } from '../ui/app-link.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Failure } from '../ui/failure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { Consolidated } from './consolidated.tsx';
import { ReportTab } from './report-tab.tsx';
import { campaignRoute } from './routes.tsx';
import { SettingsForm } from './settings-form.tsx';
import { StateBadge } from './state-badge.tsx';
import { SurveysTab } from './surveys-tab.tsx';
import { words } from './words.ts';

export type Campaign = OutputOf<typeof campaign.read>;

/** One review: for those who oversee it how far the bodies are and what comes of it; for a body the way to its part. */
export function CampaignPage() {
  const t = useWords(words);
  const { campaignId } = campaignRoute.useParams();
  const { data, error, refetch } = useQuery(read(campaign.read, { params: { campaignId } }));
  const [editing, { open, close }] = useDisclosure(false);
  const manages = data?.allowed.includes('campaign.manage') ?? false;
  return (
    <Page
      title={data?.name ?? t('title')}
      crumbs={[{ title: t('title'), to: '/tong-ket' }]}
      subtitle={data && <Subtitle data={data} />}
      actions={
        manages && (
          <Button variant="default" onClick={open}>
            {t('settings')}
          </Button>
        )
      }
    >
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined &&
        (data.allowed.includes('campaign.readAll') ? <Whole data={data} /> : <Own data={data} />)}
      <Modal opened={editing} onClose={close} title={t('settings')} size="lg">
        {data !== undefined && <SettingsForm data={data} onClose={close} />}
      </Modal>
    </Page>
  );
}

function Subtitle({ data }: { readonly data: Campaign }) {
  const t = useWords(words);
  return [
    data.plan?.number ? t('underPlan', { number: data.plan.number }) : '',
    t('years', { from: String(data.from), to: String(data.to) }),
    t('due', { day: formatDate(data.dueOn) }),
    data.closed ? t('closed') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function Own({ data }: { readonly data: Campaign }) {
  const t = useWords(words);
  return (
    <Stack>
      <Text>{data.basis}</Text>
      {data.request !== '' && <Text style={{ whiteSpace: 'pre-line' }}>{data.request}</Text>}
      {data.bodies.map(({ body, state }) => (
        <Group key={body.id}>
          <StateBadge state={state} />
          <LinkButton
            to="/tong-ket/$campaignId/co-quan/$bodyId"
            params={{ campaignId: data.id, bodyId: body.id }}
          >
            {t('write', { body: body.name })}
          </LinkButton>
        </Group>
      ))}
    </Stack>
  );
}

const TABS = ['tien-do', 'so-lieu', 'noi-dung', 'kien-nghi', 'khao-sat', 'bao-cao'] as const;

function Whole({ data }: { readonly data: Campaign }) {
  const t = useWords(words);
  const { xem } = campaignRoute.useSearch();
  const navigate = campaignRoute.useNavigate();
  const names = {
    'tien-do': t('tabStanding'),
    'so-lieu': t('tabSeries'),
    'noi-dung': t('tabTexts'),
    'kien-nghi': t('tabProposals'),
    'khao-sat': t('tabSurveys'),
    'bao-cao': t('tabReport'),
  } as const;
  const tab = TABS.find((one) => one === xem) ?? 'tien-do';
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(next) => void navigate({ search: { xem: next ?? undefined }, replace: true })}
    >
      <Tabs.List mb="md" className="no-print">
        {TABS.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {names[one]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="tien-do">
        <Standing data={data} />
      </Tabs.Panel>
      {(['so-lieu', 'noi-dung', 'kien-nghi'] as const).map((part) => (
        <Tabs.Panel key={part} value={part}>
          <Consolidated data={data} part={part} />
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="khao-sat">
        <SurveysTab data={data} />
      </Tabs.Panel>
      <Tabs.Panel value="bao-cao">
        <ReportTab data={data} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Standing({ data }: { readonly data: Campaign }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const dismiss = useSubmit(campaign.dismiss, {
    outdates: ['campaign'],
    onDone: () => notifications.show({ message: t('saved') }),
  });
  const manages = data.allowed.includes('campaign.manage');
  const columns = useMemo(
    (): readonly Column<campaign.StandingOfBody>[] => [
      {
        id: 'body',
        header: t('body'),
        heading: true,
        value: ({ body }) => body.name,
        cell: ({ body }) => (
          <AppLink
            to="/tong-ket/$campaignId/co-quan/$bodyId"
            params={{ campaignId: data.id, bodyId: body.id }}
          >
            {body.name}
          </AppLink>
        ),
      },
      {
        id: 'state',
        header: t('state'),
        value: ({ state }) => campaign.CONTRIBUTION_STATES.indexOf(state),
        cell: ({ state, late }) => (
          <Group gap={6}>
            <StateBadge state={state} />
            {late && (
              <Text size="sm" c="red" span>
                {t('late')}
              </Text>
            )}
          </Group>
        ),
      },
      {
        id: 'submitted',
        header: t('submittedAt'),
        value: ({ submittedAt }) => submittedAt,
        cell: ({ submittedAt }) => (submittedAt === null ? '–' : formatInstant(submittedAt, language)),
      },
      {
        id: 'accepted',
        header: t('acceptedNumber'),
        align: 'right',
        value: ({ acceptedNumber }) => acceptedNumber,
        cell: ({ acceptedNumber }) => acceptedNumber ?? '–',
      },
      {
        id: 'does',
        header: t('does'),
        sortable: false,
        screenOnly: true,
        value: () => '',
        cell: ({ body, state }) =>
          manages && state === 'asked' && !data.closed ? (
            <ConfirmButton
              label={t('dismiss')}
              question={t('dismissAsk', { body: body.name })}
              variant="subtle"
              size="compact-sm"
              pending={dismiss.pending}
              onConfirm={() => dismiss.run({ params: { campaignId: data.id, bodyId: body.id } })}
            />
          ) : null,
      },
    ],
    [t, language, data.id, data.closed, manages, dismiss],
  );
  return (
    <Stack>
      {dismiss.problem !== undefined && <Failure problem={dismiss.problem} onRetry={dismiss.retry} />}
      <DataTable
        caption={t('standing')}
        columns={columns}
        rows={data.bodies}
        rowKey={({ body }) => body.id}
        pageSize={50}
      />
    </Stack>
  );
}

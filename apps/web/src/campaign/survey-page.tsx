import { type OutputOf, survey } from '@binhdang/contract';
import { Group, Tabs } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { InviteTab } from './invite-tab.tsx';
import { QuestionsTab } from './questions-tab.tsx';
import { ResultsTab } from './results-tab.tsx';
import { surveyRoute } from './routes.tsx';
import { surveyWords } from './survey-words.ts';
import { SurveyFacts } from './surveys-tab.tsx';
import { words } from './words.ts';

export type Survey = OutputOf<typeof survey.read>;

const TABS = ['phieu-hoi', 'phat-phieu', 'ket-qua'] as const;

/** One survey: its questions, the links, the results. */
export function SurveyPage() {
  const t = useWords(surveyWords);
  const room = useWords(words);
  const { campaignId, surveyId } = surveyRoute.useParams();
  const { xem } = surveyRoute.useSearch();
  const navigate = surveyRoute.useNavigate();
  const { data, error, refetch } = useQuery(read(survey.read, { params: { surveyId } }));
  const names = {
    'phieu-hoi': t('tabQuestions'),
    'phat-phieu': t('tabInvite'),
    'ket-qua': t('tabResults'),
  };
  const usual = data === undefined || data.status === 'draft' ? 'phieu-hoi' : 'phat-phieu';
  return (
    <Page
      title={data?.title ?? t('surveys')}
      crumbs={[
        { title: room('title'), to: '/tong-ket' },
        { title: t('surveys'), to: `/tong-ket/${campaignId}?xem=khao-sat` },
      ]}
      subtitle={data && <SurveyFacts survey={data} />}
      actions={data?.allowed.includes('campaign.manage') && <Steps data={data} />}
    >
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <Tabs
          value={TABS.find((one) => one === xem) ?? usual}
          keepMounted={false}
          onChange={(next) =>
            void navigate({ search: (now) => ({ ...now, xem: next ?? undefined }), replace: true })
          }
        >
          <Tabs.List mb="md" className="no-print">
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {names[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="phieu-hoi">
            <QuestionsTab data={data} />
          </Tabs.Panel>
          <Tabs.Panel value="phat-phieu">
            <InviteTab data={data} />
          </Tabs.Panel>
          <Tabs.Panel value="ket-qua">
            <ResultsTab data={data} />
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}

function Steps({ data }: { readonly data: Survey }) {
  const t = useWords(surveyWords);
  const navigate = useNavigate();
  const params = { surveyId: data.id };
  const status = useSubmit(survey.setStatus, {
    outdates: ['survey', 'campaign'],
    onDone: () => notifications.show({ message: t('saved') }),
  });
  const discard = useSubmit(survey.discard, {
    outdates: ['campaign'],
    onDone: () =>
      navigate({
        to: '/tong-ket/$campaignId',
        params: { campaignId: data.campaignId },
        search: { xem: 'khao-sat' },
      }),
  });
  const problem = status.problem ?? discard.problem;
  return (
    <Group gap="xs">
      {data.status === 'draft' && (
        <>
          <ConfirmButton
            label={t('discard')}
            question={t('discardAsk')}
            variant="default"
            pending={discard.pending}
            onConfirm={() => discard.run({ params })}
          />
          <ConfirmButton
            label={t('openIt')}
            question={t('openAsk')}
            pending={status.pending}
            onConfirm={() => status.run({ params, body: { status: 'open', version: data.version } })}
          />
        </>
      )}
      {data.status === 'open' && (
        <ConfirmButton
          label={t('closeIt')}
          question={t('closeAsk')}
          variant="default"
          pending={status.pending}
          onConfirm={() => status.run({ params, body: { status: 'closed', version: data.version } })}
        />
      )}
      {problem !== undefined && <Failure problem={problem} />}
    </Group>
  );
}

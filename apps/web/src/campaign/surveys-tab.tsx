import { type campaign, survey } from '@binhdang/contract';
import { addDays, formatDate } from '@binhdang/domain';
import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { AppLink } from '../ui/app-link.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Campaign } from './campaign-page.tsx';
import { surveyWords } from './survey-words.ts';

const OPEN_DAYS = 30;

/** Surveys of the review, and beginning one. */
export function SurveysTab({ data }: { readonly data: Campaign }) {
  const t = useWords(surveyWords);
  const today = useToday();
  const navigate = useNavigate();
  const create = useSubmit(survey.create, {
    outdates: ['campaign', 'survey'],
    onDone: ({ id }) =>
      navigate({
        to: '/tong-ket/$campaignId/khao-sat/$surveyId',
        params: { campaignId: data.id, surveyId: id },
      }),
  });
  const manages = data.allowed.includes('campaign.manage');
  return (
    <Stack>
      <Text c="dimmed">{t('surveysHint')}</Text>
      {data.surveys.length === 0 && <Empty text={t('none')} />}
      {data.surveys.map((one) => (
        <Card key={one.id} component="section" aria-label={one.title}>
          <AppLink
            to="/tong-ket/$campaignId/khao-sat/$surveyId"
            params={{ campaignId: data.id, surveyId: one.id }}
            fw={600}
          >
            {one.title}
          </AppLink>
          <SurveyFacts survey={one} />
        </Card>
      ))}
      {create.problem !== undefined && <Failure problem={create.problem} onRetry={create.retry} />}
      {manages && today !== undefined && (
        <Group>
          <Button
            variant={data.surveys.length > 0 ? 'default' : 'filled'}
            loading={create.pending}
            onClick={() =>
              void create.run({
                params: { campaignId: data.id },
                body: { closesOn: addDays(today, OPEN_DAYS) },
              })
            }
          >
            {t('create')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** How a survey stands, in one line. */
export function SurveyFacts({ survey: one }: { readonly survey: campaign.SurveyHead }) {
  const t = useWords(surveyWords);
  return (
    <Group gap="sm">
      <Badge variant="light" color={one.status === 'open' ? 'green' : 'gray'}>
        {t(`status_${one.status}`)}
      </Badge>
      <Text size="sm">
        {t(one.anonymous ? 'anonymous' : 'named')} · {t('until', { day: formatDate(one.closesOn) })} ·{' '}
        {t('answered', { answered: one.answered, invited: one.invited })}
      </Text>
    </Group>
  );
}

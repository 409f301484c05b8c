import { work } from '@binhdang/contract';
import { formatDate, NEEDS_ATTENTION } from '@binhdang/domain';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { holds, useMe } from '../app/session.ts';
import { EvidencePart } from '../register/proof/evidence-part.tsx';
import { Failure } from '../ui/failure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { useHasDraft } from '../ui/use-draft.ts';
import { Asked } from './asked.tsx';
import { OwnDifficulties } from './own-difficulties.tsx';
import { ReportForm, reportDraft } from './report-form.tsx';
import { Reports } from './reports.tsx';
import { obligationRoute } from './routes.tsx';
import { words } from './words.ts';
import classes from './work.module.css';
import { WorkHistory } from './work-history.tsx';

/** One obligation: what is asked, what was done, what is in the way. */
export function ObligationPage() {
  const t = useWords(words);
  const { obligationId } = obligationRoute.useParams();
  const query = useQuery(read(work.obligation, { params: { obligationId } }));
  const obligation = query.data;
  const me = useMe();
  // Until it is there, the way back of those who have no overview.
  const own = obligation
    ? me?.roles.some(({ body }) => body.id === obligation.body.id)
    : !holds(me, ['lead_officer', 'leader', 'viewer']);
  return (
    <Page
      title={t('obligation')}
      crumbs={[own ? { title: t('myWork'), to: '/viec-cua-toi' } : { title: t('track'), to: '/nhiem-vu' }]}
      subtitle={
        obligation && `${obligation.body.name} · ${obligation.plan.number ?? ''} ${obligation.plan.title}`
      }
    >
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {obligation !== undefined && <Content obligation={obligation} />}
    </Page>
  );
}

/** Which form is open: a new report, or the correction of one. */
type Writing = { readonly correcting?: work.Progress } | undefined;

function Content({ obligation }: { readonly obligation: work.Obligation }) {
  const t = useWords(words);
  const begun = useHasDraft(reportDraft(obligation.id));
  const locked =
    obligation.verdict === 'verified' &&
    (obligation.state === 'done' || obligation.state === 'not_applicable');
  const mayReport = obligation.allowed.includes('progress.report') && !locked;
  // What was being typed when the page was left comes back with its form.
  const [writing, setWriting] = useState<Writing>(begun && mayReport ? {} : undefined);
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <StandingBadge standing={obligation.standing} />
        {mayReport && writing === undefined && (
          <Button className="no-print" onClick={() => setWriting({})}>
            {t('report')}
          </Button>
        )}
        {obligation.allowed.includes('urge.send') && NEEDS_ATTENTION.includes(obligation.standing) && (
          <LinkButton
            className="no-print"
            variant="default"
            to="/don-doc"
            search={{ keHoach: obligation.plan.id, nhiemVu: obligation.id }}
          >
            {t('urge')}
          </LinkButton>
        )}
      </Group>
      {writing !== undefined && (
        <ReportForm
          key={writing.correcting?.id ?? 'new'}
          obligation={obligation}
          correcting={
            writing.correcting && obligation.progress.find(({ id }) => id === writing.correcting?.id)
          }
          onClose={() => setWriting(undefined)}
        />
      )}
      <Asked obligation={obligation} />
      <EvidencePart obligation={obligation} />
      <Reports obligation={obligation} onCorrect={(correcting) => setWriting({ correcting })} />
      {obligation.urges.length > 0 && <Urges urges={obligation.urges} />}
      <OwnDifficulties obligation={obligation} />
      {obligation.allowed.includes('history.read') && <WorkHistory of={{ obligationId: obligation.id }} />}
    </Stack>
  );
}

function Urges({ urges }: { readonly urges: work.Obligation['urges'] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <Card component="section">
      <Title order={2} mb="sm">
        {t('urges')}
      </Title>
      <Stack gap="sm">
        {urges.map((urge) => (
          <div key={urge.id}>
            <Text size="sm" c="dimmed">
              {urge.sentBy.name}, {formatInstant(urge.sentAt, language)}
              {urge.answerBy !== null && `, ${t('answerBy', { date: formatDate(urge.answerBy) })}`}
            </Text>
            <Text className={classes.prose}>{urge.message}</Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}

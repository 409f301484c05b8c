import { cascade } from '@binhdang/contract';
import { Alert, Tabs, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArrowBackUp,
  IconCalendarPlus,
  IconCircleCheck,
  IconGridDots,
  IconHourglass,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Failure } from '../ui/failure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { ChainView } from './chain-view.tsx';
import { DocumentTab } from './document-tab.tsx';
import { Editor } from './editor.tsx';
import { Judge } from './judge.tsx';
import { nameOf } from './plan-name.ts';
import { type BodyPlanTab, bodyPlanRoute } from './routes.tsx';
import { StateBadge } from './state-badge.tsx';
import { Versions } from './versions.tsx';
import { words } from './words.ts';
import { WritePlan } from './write-plan.tsx';

/** A body's plan: written by the body, read and judged by those above it. */
export function BodyPlanPage() {
  const t = useWords(words);
  const { bodyPlanId } = bodyPlanRoute.useParams();
  const query = useQuery(read(cascade.get, { params: { bodyPlanId } }));
  const plan = query.data;
  const crumbs = [{ title: t('title'), to: '/ke-hoach-don-vi' }];
  if (plan === undefined) {
    return (
      <Page title={t('loading')} crumbs={crumbs}>
        {query.isError ? <Failure problem={query.error} onRetry={() => void query.refetch()} /> : <Loading />}
      </Page>
    );
  }
  return (
    <Page
      title={t('pageTitle', { year: String(plan.year), body: plan.body.shortName ?? plan.body.name })}
      subtitle={<Subtitle plan={plan} />}
      crumbs={crumbs}
      actions={<Actions plan={plan} />}
    >
      <Notice plan={plan} />
      {plan.mayJudge && <Judge plan={plan} />}
      {/* Another plan, or a draft that others sent on meanwhile, begins afresh. */}
      <Parts key={plan.id} plan={plan} />
    </Page>
  );
}

function Subtitle({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  return (
    <>
      {plan.title} · {plan.above === null ? t('ahead') : t('under', { above: nameOf(plan.above) })}
      {plan.number !== null && ` · ${plan.number}`} <StateBadge state={plan.state} />
    </>
  );
}

function Actions({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const discard = useSubmit(cascade.discard, {
    onDone: async () => {
      notifications.show({ message: t('discarded'), color: 'green' });
      await navigate({ to: '/ke-hoach-don-vi', search: {} });
      await queries.invalidateQueries({ queryKey: ['cascade'] });
    },
  });
  const district = plan.own && plan.state === 'received' && plan.above?.bodyPlanId === null;
  return (
    <>
      {district && (
        <LinkButton
          variant="default"
          to="/ke-hoach-don-vi/$bodyPlanId/bao-phu"
          params={{ bodyPlanId: plan.id }}
          leftSection={<IconGridDots size={18} aria-hidden />}
        >
          {t('coverageBelow')}
        </LinkButton>
      )}
      {plan.mayWrite && (
        <LinkButton
          variant="default"
          to="/ke-hoach-don-vi/$bodyPlanId/nam-sau"
          params={{ bodyPlanId: plan.id }}
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
        >
          {t('nextYear', { year: String(plan.year + 1) })}
        </LinkButton>
      )}
      {plan.mayDiscard && (
        <ConfirmButton
          label={t('discard')}
          question={
            <>
              {t('discardQuestion')}
              {discard.problem !== undefined && <Failure problem={discard.problem} onRetry={discard.retry} />}
            </>
          }
          variant="outline"
          color="red"
          leftSection={<IconTrash size={18} aria-hidden />}
          pending={discard.pending}
          onConfirm={() => discard.run({ params: { bodyPlanId: plan.id }, query: { version: plan.version } })}
        />
      )}
    </>
  );
}

/** What happened to the last version, and what waits. */
function Notice({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [last] = plan.versions;
  if (last === undefined) return null;
  const number = { number: String(last.number) };
  const who = (person: cascade.BodyPlanVersion['judgedBy'], at: string | null) =>
    [person?.name, at === null ? undefined : formatInstant(at, language)].filter(Boolean).join(', ');
  const edited = plan.draft?.changed === true && <Text size="sm">{t('editedSince', number)}</Text>;
  if (last.verdict === 'returned') {
    return (
      <Alert
        variant="outline"
        color="red"
        icon={<IconArrowBackUp aria-hidden />}
        title={t('returnedWith', number)}
      >
        <Text style={{ whiteSpace: 'pre-wrap' }}>{last.remarks}</Text>
        <Text size="sm" c="dimmed">
          {who(last.judgedBy, last.judgedAt)}
        </Text>
        {edited}
      </Alert>
    );
  }
  if (last.verdict === 'received') {
    return (
      <Alert
        variant="outline"
        color="green"
        icon={<IconCircleCheck aria-hidden />}
        title={t('receivedNote', number)}
      >
        {last.remarks !== null && <Text style={{ whiteSpace: 'pre-wrap' }}>{last.remarks}</Text>}
        <Text size="sm" c="dimmed">
          {who(last.judgedBy, last.judgedAt)}
        </Text>
        {edited}
      </Alert>
    );
  }
  if (plan.mayJudge) return null;
  return (
    <Alert
      variant="outline"
      icon={<IconHourglass aria-hidden />}
      title={t('waitingNote', { ...number, to: plan.receiver?.name ?? '' })}
    >
      {edited}
    </Alert>
  );
}

function Parts({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  const { xem = 'noi-dung' } = bodyPlanRoute.useSearch();
  const navigate = bodyPlanRoute.useNavigate();
  const go = (tab: string | null) =>
    void navigate({
      search: { xem: tab === 'noi-dung' || tab === null ? undefined : (tab as BodyPlanTab) },
      replace: true,
    });
  return (
    <Tabs value={xem} onChange={go} keepMounted={false}>
      <Tabs.List aria-label={t('tabs')} mb="md" className="no-print">
        <Tabs.Tab value="noi-dung">{t('tabContent')}</Tabs.Tab>
        <Tabs.Tab value="van-ban">{t('tabDocument')}</Tabs.Tab>
        <Tabs.Tab value="phien-ban">{t('tabVersions')}</Tabs.Tab>
        <Tabs.Tab value="cap-tren">{t('tabChain')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="noi-dung">
        {plan.mayWrite && plan.draft !== null ? (
          <WritePlan plan={plan} />
        ) : (
          <Editor
            content={plan.content}
            standings={plan.standings}
            people={[]}
            errors={{}}
            change={undefined}
          />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="van-ban">
        <DocumentTab plan={plan} />
      </Tabs.Panel>
      <Tabs.Panel value="phien-ban">
        <Versions plan={plan} />
      </Tabs.Panel>
      <Tabs.Panel value="cap-tren">
        <ChainView of="bodyPlan" id={plan.id} bodyId={plan.body.id} />
      </Tabs.Panel>
    </Tabs>
  );
}

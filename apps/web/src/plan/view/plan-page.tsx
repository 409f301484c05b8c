import { plan as contract, files } from '@binhdang/contract';
import { Alert, Button, Tabs, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { address, read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { PublishWizard } from '../assign/publish-wizard.tsx';
import type { PlanTab } from '../routes.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { PlanText } from './plan-text.tsx';
import { Recipients } from './recipients.tsx';
import { Versions } from './versions.tsx';
import { words } from './words.ts';

type Plan = contract.PlanPage;

/** A plan: what it is, its text, whom it reaches, its versions. */
export function PlanPage() {
  const t = useWords(words);
  const { planId } = useParams({ from: '/shell/ke-hoach/$planId' });
  const query = useQuery(read(contract.planPage, { params: { planId } }));
  if (query.data) return <Loaded plan={query.data} />;
  return (
    <Page title={t('plan')} crumbs={[{ title: t('plans'), to: '/ke-hoach' }]}>
      {query.isError ? <Failure problem={query.error} onRetry={() => void query.refetch()} /> : <Loading />}
    </Page>
  );
}

function Loaded({ plan }: { readonly plan: Plan }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const { xem } = useSearch({ from: '/shell/ke-hoach/$planId' });
  const [publishing, setPublishing] = useState(false);
  const sees = plan.allowed.includes('recipient.read');
  const tab: PlanTab = xem === undefined || (xem === 'noi-nhan' && !sees) ? 'nhiem-vu' : xem;
  return (
    <Page
      title={`${plan.kind ?? t('plan')} ${plan.number ?? ''}`.trim()}
      subtitle={plan.title}
      crumbs={[{ title: t('plans'), to: '/ke-hoach' }]}
      actions={<Actions plan={plan} onPublish={() => setPublishing(true)} />}
    >
      {plan.acknowledge.map((one) => (
        <Acknowledge key={one.body.id} plan={plan} one={one} />
      ))}
      {plan.pendingChanges > 0 && plan.allowed.includes('plan.amend') && (
        <Alert color="orange" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
          {t('pending', { count: plan.pendingChanges })}
        </Alert>
      )}
      <PlanFacts plan={plan} />
      <Tabs
        value={tab}
        onChange={(value) =>
          void navigate({
            to: '/ke-hoach/$planId',
            params: { planId: plan.id },
            search: value === 'nhiem-vu' || value === null ? {} : { xem: value as PlanTab },
          })
        }
      >
        <Tabs.List className="no-print" mb="md">
          <Tabs.Tab value="nhiem-vu">{t('content')}</Tabs.Tab>
          {sees && <Tabs.Tab value="noi-nhan">{t('recipients')}</Tabs.Tab>}
          <Tabs.Tab value="phien-ban">{t('versions')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="nhiem-vu">
          <PlanText nodes={plan.nodes} />
        </Tabs.Panel>
        <Tabs.Panel value="noi-nhan">{tab === 'noi-nhan' && <Recipients planId={plan.id} />}</Tabs.Panel>
        <Tabs.Panel value="phien-ban">{tab === 'phien-ban' && <Versions planId={plan.id} />}</Tabs.Panel>
      </Tabs>
      {publishing && <PublishWizard planId={plan.id} onClose={() => setPublishing(false)} />}
    </Page>
  );
}

function Actions({ plan, onPublish }: { readonly plan: Plan; readonly onPublish: () => void }) {
  const t = useWords(words);
  const may = (action: string) => plan.allowed.includes(action);
  // Who sees whom the plan reached oversees it.
  const sees = may('recipient.read');
  const published = plan.versionNumber > 0;
  return (
    <>
      {plan.fileId !== null && (
        <Button
          component="a"
          href={address(files.downloadFile, { params: { fileId: plan.fileId }, query: {} })}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconFileText size={18} aria-hidden />}
        >
          {t('original')}
        </Button>
      )}
      {sees && published && (
        <LinkButton to="/ke-hoach-don-vi/bao-phu/$planId" params={{ planId: plan.id }} variant="default">
          {t('coverage')}
        </LinkButton>
      )}
      {may('document.compose') && published && (
        <LinkButton
          to="/van-ban/soan"
          search={{ loai: 'progress_report', keHoach: plan.id }}
          variant="default"
        >
          {t('composeReport')}
        </LinkButton>
      )}
      {may('plan.review') && (
        <Button component={Link} to={`/ke-hoach/${plan.id}/ra-soat`} variant="default">
          {t('review')}
        </Button>
      )}
      {may('plan.assign') && (
        <Button
          component={Link}
          to={`/ke-hoach/${plan.id}/phan-cong`}
          variant={published ? 'default' : 'filled'}
        >
          {published ? t('amend') : t('assign')}
        </Button>
      )}
      {may('plan.publish') && (!published || plan.pendingChanges > 0) && (
        <Button onClick={onPublish} variant={published ? 'filled' : 'default'}>
          {t('publish')}
        </Button>
      )}
    </>
  );
}

function Acknowledge({ plan, one }: { readonly plan: Plan; readonly one: Plan['acknowledge'][number] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const submit = useSubmit(contract.acknowledge, { outdates: ['plan', 'work'] });
  if (one.acknowledgedAt !== null) {
    const time = formatInstant(one.acknowledgedAt, language);
    return (
      <Text size="sm" c="dimmed">
        <IconCheck size={16} aria-hidden /> {t('received', { body: one.body.name, time })}
      </Text>
    );
  }
  const waits = t('receivedAsk', { body: one.body.name });
  if (!one.may)
    return (
      <Text size="sm" c="dimmed">
        {waits}
      </Text>
    );
  return (
    <Alert variant="outline" icon={<IconFileText aria-hidden />} className="no-print">
      <Text mb="xs">{waits}</Text>
      <Button
        loading={submit.pending}
        onClick={() => void submit.run({ params: { planId: plan.id }, body: { bodyId: one.body.id } })}
      >
        {t('acknowledge')}
      </Button>
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
    </Alert>
  );
}

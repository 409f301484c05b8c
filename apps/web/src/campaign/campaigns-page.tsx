import { campaign } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconHistoryToggle, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { holds, useMe } from '../app/session.ts';
import { AppLink } from '../ui/app-link.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/loading.tsx';
import { NotAllowed } from '../ui/not-allowed.tsx';
import { Page } from '../ui/page.tsx';
import { StateBadge } from './state-badge.tsx';
import { words } from './words.ts';

/** The reviews that the person's bodies contribute to or oversee. */
export function CampaignsPage() {
  const t = useWords(words);
  const me = useMe();
  const allowed = holds(me, ['lead_officer', 'leader', 'focal_officer', 'viewer']);
  const { data, error, refetch } = useQuery({ ...read(campaign.list), enabled: allowed });
  if (!allowed) return <NotAllowed />;
  const mayOpen = data !== undefined && data.plans.length > 0;
  const open = (
    <LinkButton to="/tong-ket/moi" leftSection={<IconPlus size={18} aria-hidden />}>
      {t('openNew')}
    </LinkButton>
  );
  return (
    <Page title={t('title')} subtitle={t('subtitle')} actions={mayOpen ? open : undefined}>
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data?.items.length === 0 && (
        <Empty
          icon={IconHistoryToggle}
          text={t(mayOpen ? 'noneLead' : 'none')}
          action={mayOpen ? open : undefined}
        />
      )}
      {data?.items.map((item) => (
        <CampaignCard key={item.id} item={item} />
      ))}
    </Page>
  );
}

function CampaignCard({ item }: { readonly item: campaign.CampaignHead }) {
  const t = useWords(words);
  const { counts } = item;
  return (
    <Card component="section" aria-label={item.name}>
      <Stack gap="xs">
        <Title order={2} size="h3">
          <AppLink to="/tong-ket/$campaignId" params={{ campaignId: item.id }}>
            {item.name}
          </AppLink>
        </Title>
        <Text size="sm" c="dimmed">
          {[
            item.plan?.number ? t('underPlan', { number: item.plan.number }) : '',
            // Years are no amounts: without a dot.
            t('years', { from: String(item.from), to: String(item.to) }),
            t('due', { day: formatDate(item.dueOn) }),
            item.closed ? t('closed') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {counts !== null && (
          <Group gap="md">
            {campaign.CONTRIBUTION_STATES.map((state) => (
              <Group key={state} gap={6}>
                <StateBadge state={state} />
                <Text size="sm">{counts[state]}</Text>
              </Group>
            ))}
          </Group>
        )}
        {item.mine.map(({ body, state }) => (
          <Group key={body.id} gap="sm">
            <StateBadge state={state} />
            <AppLink
              to="/tong-ket/$campaignId/co-quan/$bodyId"
              params={{ campaignId: item.id, bodyId: body.id }}
            >
              {t('write', { body: body.name })}
            </AppLink>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

import { report } from '@binhdang/contract';
import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem, read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { StateBadge } from './badges.tsx';
import { words } from './list/words.ts';
import classes from './report.module.css';
import { reportCodeRoute } from './routes.tsx';

/** The version of a report that a verification code belongs to, and whether it is still the latest. */
export function CodePage() {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { code } = reportCodeRoute.useParams();
  const query = useQuery(read(report.findByCode, { params: { code } }));
  const unknown = query.error instanceof ApiProblem && [400, 404, 422].includes(query.error.status);
  const found = query.data;
  return (
    <Page title={t('codeTitle')} crumbs={[{ title: t('title'), to: '/bao-cao' }]} narrow>
      {query.isPending && <Loading lines={3} />}
      {unknown && <Empty text={t('codeUnknown', { code })} />}
      {query.isError && !unknown && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {found !== undefined && (
        <section className={classes.panel}>
          <Stack gap="sm">
            <Text>
              {t('codeIs', { code })} <b>{found.head.body.name}</b>: {say(found.head.name)},{' '}
              {say(found.head.periodName)},{' '}
              {t('versionOf', { number: found.number, at: formatInstant(found.submittedAt, language) })}.
            </Text>
            <Group gap="xs">
              <StateBadge state={found.head.state} />
            </Group>
            <Alert
              variant="outline"
              color={found.current ? 'green' : 'orange'}
              icon={found.current ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
            >
              {t(found.current ? 'current' : 'notCurrent')}
            </Alert>
            <div>
              <Text size="sm" c="dimmed">
                {t('digest')}
              </Text>
              <Text size="sm" className={classes.code}>
                {found.digest}
              </Text>
            </div>
            <Group>
              <LinkButton
                to="/bao-cao/$reportId"
                params={{ reportId: found.head.id }}
                search={{ ban: found.number }}
              >
                {t('openVersion')}
              </LinkButton>
              {!found.current && (
                <LinkButton
                  to="/bao-cao/$reportId"
                  params={{ reportId: found.head.id }}
                  search={{}}
                  variant="default"
                >
                  {t('openLatest')}
                </LinkButton>
              )}
            </Group>
          </Stack>
        </section>
      )}
    </Page>
  );
}

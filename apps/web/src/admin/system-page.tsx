import { admin } from '@binhdang/contract';
import { formatDate, formatNumber } from '@binhdang/domain';
import { Alert, Anchor, Button, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { AdminPage } from './admin-page.tsx';
import { FactsCheckPart } from './facts-check.tsx';
import { words } from './words.ts';

/** Facts about this installation, and whether its audit is sound. */
export function SystemPage() {
  return (
    <AdminPage section="/quan-tri/he-thong">
      <Facts />
    </AdminPage>
  );
}

function Facts() {
  /** Time of the result that was on screen when a check was asked for. */
  const [before, setBefore] = useState<string | null>();
  const { data, error, refetch } = useQuery({
    ...read(admin.system),
    refetchInterval: ({ state }) =>
      before !== undefined && (state.data?.auditCheck?.at ?? null) === before ? 1_000 : false,
  });
  if (error) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const waiting = before !== undefined && (data.auditCheck?.at ?? null) === before;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Stack>
        <AuditPart
          check={data.auditCheck}
          waiting={waiting}
          onAsked={() => setBefore(data.auditCheck?.at ?? null)}
        />
        <FactsCheckPart />
        <RetentionPart retention={data.personalRetention} />
        <JobsPart jobs={data.jobs} />
      </Stack>
      <FactsPart facts={data} />
    </SimpleGrid>
  );
}

interface AuditPartProps {
  readonly check: admin.AuditCheck | null;
  readonly waiting: boolean;
  readonly onAsked: () => void;
}

function AuditPart({ check, waiting, onAsked }: AuditPartProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const submit = useSubmit(admin.checkAudit, { onDone: onAsked, outdates: ['admin'] });
  return (
    <Part title={t('chain')}>
      <Text c="dimmed">{t('chainText')}</Text>
      {check === null ? (
        <Text>{t('chainNever')}</Text>
      ) : check.broken === null ? (
        <Alert variant="outline" color="green" icon={<IconShieldCheck aria-hidden />}>
          {t('chainSound', {
            lines: check.lines,
            anchors: check.anchors,
            at: formatInstant(check.at, language),
            ms: check.milliseconds,
          })}
        </Alert>
      ) : (
        <Alert role="alert" variant="outline" color="red" icon={<IconShieldX aria-hidden />}>
          {t('chainBroken', {
            chain: check.broken.chain,
            seq: check.broken.seq,
            fault: t(check.broken.fault),
            at: formatInstant(check.at, language),
          })}
        </Alert>
      )}
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <div>
        <Button variant="default" loading={submit.pending || waiting} onClick={() => void submit.run({})}>
          {t('checkNow')}
        </Button>
        <span className="visually-hidden" role="status">
          {waiting ? t('checking') : ''}
        </span>
      </div>
    </Part>
  );
}

function RetentionPart({ retention }: { readonly retention: admin.SystemFacts['personalRetention'] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <Part title={t('retention')}>
      <Text c="dimmed">{t('retentionText')}</Text>
      <Text>
        {retention === null
          ? t('retentionNever')
          : t('retentionDone', {
              at: formatInstant(retention.at, language),
              removed: formatNumber(retention.removed, language),
              total: formatNumber(retention.total, language),
            })}
      </Text>
    </Part>
  );
}

function JobsPart({ jobs }: { readonly jobs: admin.SystemFacts['jobs'] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (jobs.length === 0) {
    return (
      <Part title={t('jobs')}>
        <Text c="dimmed">{t('noJobs')}</Text>
      </Part>
    );
  }
  return (
    <Part title={t('jobs')}>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('queue')}</Table.Th>
              <Table.Th ta="right">{t('waiting')}</Table.Th>
              <Table.Th ta="right">{t('running')}</Table.Th>
              <Table.Th ta="right">{t('failed')}</Table.Th>
              <Table.Th>{t('lastDone')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {jobs.map((job) => (
              <Table.Tr key={job.queue}>
                <Table.Td>{job.queue}</Table.Td>
                <Table.Td ta="right">{job.waiting}</Table.Td>
                <Table.Td ta="right">{job.active}</Table.Td>
                <Table.Td ta="right">{job.failed}</Table.Td>
                <Table.Td>{job.lastCompletedAt && formatInstant(job.lastCompletedAt, language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Part>
  );
}

const COUNTED = [
  'body',
  'app_user',
  'session',
  'plan',
  'obligation',
  'progress',
  'stored_file',
  'audit_line',
] as const;

function FactsPart({ facts }: { readonly facts: admin.SystemFacts }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const megabytes = formatNumber(Math.round(facts.databaseBytes / 1_048_576), language);
  const rows: readonly (readonly [string, string])[] = [
    [t('version'), `${facts.version} (Node ${facts.node})`],
    [t('database'), `${facts.database}, ${megabytes} MB`],
    [t('startedAt'), formatInstant(facts.startedAt, language)],
    [t('workday'), formatDate(facts.today)],
    [t('mode'), t(facts.demo ? 'trialMode' : 'realMode')],
    [t('mail'), t(facts.mail ? 'mailOn' : 'mailOff')],
    ...COUNTED.map((name) => [t(`count_${name}`), formatNumber(facts.counts[name] ?? 0, language)] as const),
  ];
  return (
    <Part title={t('facts')}>
      <Table>
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400} c="dimmed">
                {name}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Anchor href="/api/docs/index.html">{t('apiDocs')}</Anchor>
    </Part>
  );
}

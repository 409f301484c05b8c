import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Badge, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { words } from './words.ts';

/** What was asked for; the receiver of the report decides. */
export function ExtensionsTab() {
  const t = useWords(words);
  const query = useQuery(read(report.extensions, { query: {} }));
  return (
    <Stack>
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && <Empty text={t('noExtensions')} />}
      {query.data?.items.map((item) => (
        <ExtensionCard key={item.id} item={item} />
      ))}
    </Stack>
  );
}

function ExtensionCard({ item }: { readonly item: report.ReportExtension }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const colour = item.verdict === 'granted' ? 'green' : item.verdict === 'refused' ? 'red' : 'yellow';
  return (
    <Card component="section" aria-label={`${item.body.name}, ${say(item.name)}`}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={2}>
          <Title order={2} size="h4">
            {item.body.name}
          </Title>
          <Text size="sm">
            {say(item.name)}, {say(item.periodName)}
          </Text>
        </Stack>
        <Badge variant="light" color={colour}>
          {t(item.verdict ?? 'waiting')}
        </Badge>
      </Group>
      <Text mt="xs" fw={600}>
        {item.until === null ? t('exempt') : t('untilDay', { day: formatDate(item.until) })}
      </Text>
      <Text>{item.reason}</Text>
      <Text size="sm" c="dimmed">
        {t('askedBy', { person: item.askedBy.name, when: formatInstant(item.askedAt, language) })}
      </Text>
      {item.remarks && <Text size="sm">{`${t('remarks')}: ${item.remarks}`}</Text>}
      {item.mayDecide && <Decide item={item} />}
    </Card>
  );
}

function Decide({ item }: { readonly item: report.ReportExtension }) {
  const t = useWords(words);
  const [remarks, setRemarks] = useState('');
  const submit = useSubmit(report.decideExtension, {
    outdates: ['regime'],
    onDone: () => notifications.show({ message: t('done') }),
    onConflict: () => notifications.show({ color: 'red', message: t('conflict') }),
  });
  const decide = (verdict: 'granted' | 'refused') =>
    void submit.run({
      params: { extensionId: item.id },
      body: { verdict, remarks: remarks.trim() === '' ? null : remarks, version: item.version },
    });
  return (
    <Stack gap="xs" mt="sm" className="no-print">
      <TextInput
        label={t('remarks')}
        value={remarks}
        onChange={({ currentTarget }) => setRemarks(currentTarget.value)}
      />
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <Group>
        <Button loading={submit.pending} onClick={() => decide('granted')}>
          {t('grant')}
        </Button>
        <Button variant="default" loading={submit.pending} onClick={() => decide('refused')}>
          {t('refuse')}
        </Button>
      </Group>
    </Stack>
  );
}

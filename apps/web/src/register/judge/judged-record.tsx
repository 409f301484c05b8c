/** The record that is open on the judge's desk: what it says, and what was changed since it was judged before. */
import { register } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Alert, Card, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RecordView } from '../detail/record-view.tsx';
import { useWrittenOn } from '../detail/use-written-on.ts';
import { Versions } from '../detail/versions.tsx';
import { words as detailWords } from '../detail/words.ts';
import { words } from './words.ts';

export function JudgedRecord({ item }: { readonly item: register.WaitingRecord }) {
  const t = useWords(words);
  const td = useWords(detailWords);
  const { language } = useLanguage();
  const query = useQuery(read(register.record, { params: { recordId: item.id } }));
  const record = query.data;
  const { loaded, query: definition, retry } = useWrittenOn(item.register, record?.number);
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (definition.isError) return <Failure problem={definition.error} onRetry={retry} />;
  return (
    <>
      <Card component="section" aria-label={item.title}>
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Title order={2} size="h3">
            {item.title}
          </Title>
          <AppLink to="/ban-ghi/$recordId" params={{ recordId: item.id }} size="sm">
            {t('openRecord')}
          </AppLink>
        </Group>
        <Text>{`${item.body.name} · ${formatDate(item.day)}`}</Text>
        {record !== undefined && (
          <Text size="sm" c="dimmed">
            {`${td('recordedBy')}: ${record.recordedBy.name}, ${formatInstant(record.recordedAt, language)}`}
          </Text>
        )}
      </Card>
      {record?.remarks && <Alert color="gray">{td('earlierRemarks', { remarks: record.remarks })}</Alert>}
      {record === undefined || loaded === undefined ? (
        <Loading lines={6} />
      ) : (
        <>
          <RecordView record={record} loaded={loaded} />
          {record.versions.length > 1 && <Versions record={record} loaded={loaded} />}
        </>
      )}
    </>
  );
}

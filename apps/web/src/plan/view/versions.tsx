import { plan as contract } from '@binhdang/contract';
import { Card, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { DifferenceList } from '../difference-list.tsx';
import { words } from './words.ts';

/** Published versions: who, when, why; two of them compared. */
export function Versions({ planId }: { readonly planId: string }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const query = useQuery(read(contract.versions, { params: { planId } }));
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  const { versions, allowed } = query.data;
  if (versions.length === 0) return <Empty text={t('noVersions')} />;
  return (
    <Stack>
      {versions.map((version) => (
        <Card key={version.number}>
          <Title order={2} size="h3">
            {t('versionTitle', { number: version.number })}
          </Title>
          <Text size="sm" c="dimmed">
            {t('versionBy', {
              name: version.publishedBy.name,
              time: formatInstant(version.publishedAt, language),
            })}
          </Text>
          <Text>{version.reason}</Text>
          <Text size="sm">{t('totals', { obligations: version.obligations, bodies: version.bodies })}</Text>
        </Card>
      ))}
      {versions.length > 1 && allowed.includes('obligation.readAll') && (
        <Compare planId={planId} numbers={versions.map(({ number }) => number)} />
      )}
    </Stack>
  );
}

function Compare({ planId, numbers }: { readonly planId: string; readonly numbers: readonly number[] }) {
  const t = useWords(words);
  const [from, setFrom] = useState(numbers[1] ?? 1);
  const [to, setTo] = useState(numbers[0] ?? 1);
  const query = useQuery(read(contract.compareVersions, { params: { planId }, query: { from, to } }));
  const data = [...numbers].map(String);
  return (
    <section>
      <Title order={2} size="h3">
        {t('compare')}
      </Title>
      <Group my="sm">
        <NativeSelect
          label={t('from')}
          value={from}
          data={data}
          onChange={(event) => setFrom(Number(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('to')}
          value={to}
          data={data}
          onChange={(event) => setTo(Number(event.currentTarget.value))}
        />
      </Group>
      {query.isPending && <Loading lines={3} />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <DifferenceList difference={query.data} order={3} />}
    </section>
  );
}

import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { RequestForm } from './request-form.tsx';
import { useMayAsk } from './use-may-ask.ts';
import { words } from './words.ts';

/** Reports that are asked for once, and the form to ask. */
export function RequestsTab({ today }: { readonly today: string }) {
  const t = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  const mayAsk = useMayAsk(today);
  const query = useQuery(read(report.requests));
  return (
    <Stack>
      {mayAsk && !opened && (
        <Group className="no-print">
          <Button onClick={open}>{t('ask')}</Button>
        </Group>
      )}
      {opened && (
        <Card>
          <RequestForm today={today} onClose={close} />
        </Card>
      )}
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && <Empty text={t('noRequests')} />}
      {query.data?.items.map((item) => (
        <RequestCard key={item.id} item={item} />
      ))}
    </Stack>
  );
}

function RequestCard({ item }: { readonly item: report.ReportRequest }) {
  const t = useWords(words);
  const say = useSay();
  const withdraw = useSubmit(report.withdrawRequest, { outdates: ['regime'] });
  const names = item.bodies.map(({ name, shortName }) => shortName ?? name).join(', ');
  return (
    <Card component="section" aria-label={item.name}>
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h4">
          {item.name}
        </Title>
        <Badge variant="light" color={item.withdrawn ? 'gray' : 'blue'}>
          {item.withdrawn ? t('withdrawn') : t('dueDay', { day: formatDate(item.dueOn) })}
        </Badge>
      </Group>
      <Text size="sm">
        {say(item.outline.name)} ·{' '}
        {t('spanDays', { from: formatDate(item.startsOn), to: formatDate(item.endsOn) })}
      </Text>
      <Text size="sm">{t('toBodies', { count: item.bodies.length, names })}</Text>
      <Text size="sm" c="dimmed">
        {item.basis} · {item.receiver.name}
      </Text>
      {item.mayChange && (
        <Group mt="xs" className="no-print">
          <ConfirmButton
            variant="subtle"
            color="red"
            label={t('withdraw')}
            question={t('withdrawText')}
            pending={withdraw.pending}
            onConfirm={() => withdraw.run({ params: { requestId: item.id } })}
          />
        </Group>
      )}
      {withdraw.problem !== undefined && <Failure problem={withdraw.problem} onRetry={withdraw.retry} />}
    </Card>
  );
}

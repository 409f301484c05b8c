import { plan as contract } from '@binhdang/contract';
import { Badge, Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import classes from './plan.module.css';
import { type Line, linesOf } from './recipient-lines.ts';
import { words } from './words.ts';

/** Whom the plan reaches and who acknowledged; those who did not are reminded from here. */
export function Recipients({ planId }: { readonly planId: string }) {
  const t = useWords(words);
  const [onlyWaiting, setOnlyWaiting] = useState(false);
  const query = useQuery(read(contract.recipients, { params: { planId } }));
  const remind = useSubmit(contract.remindRecipients, {
    onDone: (output) => notifications.show({ color: 'green', message: t('reminded', output) }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  const { recipients, bodies, acknowledged, allowed } = query.data;
  if (recipients.length === 0) return <Empty text={t('noRecipients')} />;
  const waiting = bodies - acknowledged;
  return (
    <Stack>
      <Group justify="space-between">
        <Text fw={600}>{t('acknowledgedCount', { done: acknowledged, total: bodies })}</Text>
        <Group className="no-print">
          {acknowledged > 0 && waiting > 0 && (
            <Checkbox
              label={t('onlyWaiting', { count: waiting })}
              checked={onlyWaiting}
              onChange={(event) => setOnlyWaiting(event.currentTarget.checked)}
            />
          )}
          {allowed.includes('urge.send') && waiting > 0 && (
            <ConfirmButton
              variant="default"
              label={t('remind')}
              question={t('remindQuestion', { count: waiting })}
              pending={remind.pending}
              onConfirm={() => remind.run({ params: { planId }, body: {} })}
            />
          )}
        </Group>
      </Group>
      {remind.problem !== undefined && <Failure problem={remind.problem} onRetry={remind.retry} />}
      <Table className={classes.recipients}>
        {linesOf(recipients, onlyWaiting && waiting > 0).map((line) => (
          <RecipientRows key={line.line} line={line} />
        ))}
      </Table>
    </Stack>
  );
}

function RecipientRows({ line }: { readonly line: Line }) {
  const t = useWords(words);
  const [first, ...others] = line.entries;
  if (first === undefined)
    return (
      <Table.Tbody>
        <Table.Tr>
          <Table.Th scope="rowgroup">{line.line}</Table.Th>
          <Table.Td c="dimmed">{t('notInSystem')}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    );
  // A line of one body is one row; of many, a heading with how many have acknowledged.
  if (others.length === 0)
    return (
      <Table.Tbody>
        <Table.Tr>
          <Table.Th scope="rowgroup">
            {line.line}
            {first.body?.name !== line.line && (
              <Text size="sm" c="dimmed">
                {first.body?.name}
              </Text>
            )}
          </Table.Th>
          <Table.Td>
            <Receipt entry={first} />
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    );
  return (
    <Table.Tbody>
      <Table.Tr>
        <Table.Th scope="rowgroup">{line.line}</Table.Th>
        <Table.Td fw={600}>
          {t('acknowledgedCount', { done: line.acknowledged, total: line.acknowledged + waitingOf(line) })}
        </Table.Td>
      </Table.Tr>
      {line.entries.map((entry) => (
        <Table.Tr key={entry.body?.id}>
          <Table.Td pl="xl">{entry.body?.name}</Table.Td>
          <Table.Td>
            <Receipt entry={entry} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}

const waitingOf = (line: Line): number =>
  line.entries.filter(({ acknowledgedAt }) => acknowledgedAt === null).length;

function Receipt({ entry }: { readonly entry: contract.RecipientLine }) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (entry.acknowledgedAt === null)
    return (
      <Group gap="xs">
        <Badge variant="light" color="orange">
          {t('waiting')}
        </Badge>
        {!entry.reachable && (
          <Text size="sm" c="dimmed">
            {t('unreachable')}
          </Text>
        )}
      </Group>
    );
  const time = formatInstant(entry.acknowledgedAt, language);
  return (
    <Group gap="xs">
      <Badge variant="light" color="green">
        {t('acknowledged')}
      </Badge>
      <Text size="sm">{t('acknowledgedBy', { name: entry.acknowledgedBy?.name ?? '', time })}</Text>
    </Group>
  );
}

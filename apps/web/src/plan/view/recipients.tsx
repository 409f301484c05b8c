import { plan as contract } from '@binhdang/contract';
import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { words } from './words.ts';

/** Whom the plan reaches and who acknowledged; those who did not are reminded from here. */
export function Recipients({ planId }: { readonly planId: string }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const query = useQuery(read(contract.recipients, { params: { planId } }));
  const remind = useSubmit(contract.remindRecipients, {
    onDone: (output) => notifications.show({ color: 'green', message: t('reminded', output) }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  const { recipients, bodies, acknowledged, allowed } = query.data;
  if (recipients.length === 0) return <Empty text={t('noRecipients')} />;
  const lines = Map.groupBy(recipients, ({ line }) => line);
  return (
    <Stack>
      <Group justify="space-between">
        <Text fw={600}>{t('acknowledgedCount', { done: acknowledged, total: bodies })}</Text>
        {allowed.includes('urge.send') && acknowledged < bodies && (
          <ConfirmButton
            className="no-print"
            label={t('remind')}
            question={t('remindQuestion', { count: bodies - acknowledged })}
            pending={remind.pending}
            onConfirm={() => remind.run({ params: { planId }, body: {} })}
          />
        )}
      </Group>
      {remind.problem !== undefined && <Failure problem={remind.problem} onRetry={remind.retry} />}
      {[...lines].map(([line, entries]) => (
        <section key={line}>
          <Text fw={600} mt="xs">
            {line}
          </Text>
          <Table>
            <Table.Tbody>
              {entries.map((entry) => (
                <Table.Tr key={`${line} ${entry.body?.id}`}>
                  <Table.Td>{entry.body?.name ?? t('notInSystem')}</Table.Td>
                  <Table.Td w="45%">
                    {entry.body !== null &&
                      (entry.acknowledgedAt === null ? (
                        <Badge variant="outline" color="orange">
                          {t('waiting')}
                        </Badge>
                      ) : (
                        <Group gap="xs">
                          <Badge variant="outline" color="green">
                            {t('acknowledged')}
                          </Badge>
                          <Text size="sm">
                            {t('acknowledgedBy', {
                              name: entry.acknowledgedBy?.name ?? '',
                              time: formatInstant(entry.acknowledgedAt, language),
                            })}
                          </Text>
                        </Group>
                      ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </Stack>
  );
}

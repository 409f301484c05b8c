import { plan as contract, type OutputOf } from '@binhdang/contract';
import {
  Alert,
  Button,
  Checkbox,
  Group,
  List,
  Modal,
  Stack,
  Table,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { DifferenceList } from '../difference-list.tsx';
import { words } from './words.ts';

type Check = OutputOf<typeof contract.publishCheck>;

/** What publishing will do and what stands in its way; then publishes. */
export function PublishWizard({
  planId,
  onClose,
}: {
  readonly planId: string;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const check = useQuery({ ...read(contract.publishCheck, { params: { planId } }), gcTime: 0 });
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('wizardTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {check.isPending && <Loading />}
      {check.isError && <Failure problem={check.error} onRetry={() => void check.refetch()} />}
      {check.data && <Ready planId={planId} check={check.data} onClose={onClose} />}
    </Modal>
  );
}

interface ReadyProps {
  readonly planId: string;
  readonly check: Check;
  readonly onClose: () => void;
}

function Ready({ planId, check, onClose }: ReadyProps) {
  const t = useWords(words);
  const navigate = useNavigate();
  const [waive, setWaive] = useState(false);
  const [reason, setReason] = useState('');
  const publish = useSubmit(contract.publishPlan, {
    outdates: ['plan', 'work', 'overview', 'account'],
    onDone: async (output) => {
      notifications.show({ color: 'green', message: t('published', output), autoClose: 10_000 });
      onClose();
      await navigate({ to: '/ke-hoach/$planId', params: { planId } });
    },
  });
  const amends = check.nextVersion > 1;
  const blocked = !check.ready || (check.summary.openNames > 0 && !waive) || (amends && reason.trim() === '');
  return (
    <Stack>
      <Checks check={check} />
      {check.summary.openNames > 0 && (
        <Checkbox
          label={t('waive')}
          checked={waive}
          onChange={(event) => setWaive(event.currentTarget.checked)}
        />
      )}
      <Sections check={check} />
      {check.difference && (
        <section>
          <Title order={3}>{t('changesToLast', { number: check.difference.from })}</Title>
          <DifferenceList difference={check.difference} />
        </section>
      )}
      {amends && (
        <Textarea
          required
          label={t('reason')}
          description={t('reasonHelp')}
          maxLength={1000}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {publish.problem !== undefined && <Failure problem={publish.problem} onRetry={publish.retry} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          loading={publish.pending}
          disabled={blocked}
          onClick={() =>
            void publish.run({
              params: { planId },
              body: {
                version: check.planVersion,
                waiveSuggestions: waive,
                ...(reason.trim() === '' ? {} : { reason }),
              },
            })
          }
        >
          {t('publishNow')}
        </Button>
      </Group>
    </Stack>
  );
}

function Checks({ check }: { readonly check: Check }) {
  const t = useWords(words);
  const { summary, tasksWithoutBody, unresolvedNames } = check;
  return (
    <Stack gap="xs">
      {tasksWithoutBody.length === 0 ? (
        <Alert color="green" variant="light" icon={<IconCheck aria-hidden />}>
          {t('okBodies', { count: summary.tasks })}
        </Alert>
      ) : (
        <Alert color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
          <Text>{t('missingBodies', { count: tasksWithoutBody.length })}</Text>
          <List size="sm">
            {tasksWithoutBody.slice(0, 10).map((task) => (
              <List.Item key={task.id}>
                {task.number} {task.text.slice(0, 120)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {summary.openNames > 0 && (
        <Alert color="orange" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
          {t('openLeft', { count: summary.openNames })}
        </Alert>
      )}
      <Alert color="gray" variant="outline" icon={<IconInfoCircle aria-hidden />}>
        <Text>{t('totals', { obligations: summary.obligations, bodies: summary.bodies })}</Text>
        {summary.undated > 0 && <Text>{t('undatedNote', { count: summary.undated })}</Text>}
        {summary.suggestedDates > 0 && <Text>{t('endDatesNote', { count: summary.suggestedDates })}</Text>}
        {unresolvedNames.length > 0 && (
          <Text>
            {t('unresolved', {
              names: unresolvedNames.map(({ task, name }) => `“${name}” (${task})`).join(', '),
            })}
          </Text>
        )}
      </Alert>
    </Stack>
  );
}

function Sections({ check }: { readonly check: Check }) {
  const t = useWords(words);
  return (
    <Group align="flex-start" gap="xl">
      <section>
        <Title order={3}>{t('bySection')}</Title>
        <Table>
          <Table.Tbody>
            {check.bySection.map((line) => (
              <Table.Tr key={line.section}>
                <Table.Td>{line.section}</Table.Td>
                <Table.Td ta="right">{line.obligations}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <section>
        <Title order={3}>{t('recipientsTitle')}</Title>
        <Table>
          <Table.Tbody>
            {check.recipients.map((line) => (
              <Table.Tr key={line.line}>
                <Table.Td>{line.line}</Table.Td>
                <Table.Td>
                  {line.bodies === 0 ? t('noRecipientBody') : t('recipientBodies', { count: line.bodies })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </Group>
  );
}

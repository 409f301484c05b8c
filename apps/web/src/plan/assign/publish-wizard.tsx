import { plan as contract } from '@binhdang/contract';
import { Button, Checkbox, Group, Modal, Stack, Text, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { DifferenceList } from '../difference-list.tsx';
import { type Check, Checks, Reach } from './publish-checks.tsx';
import { words } from './words.ts';

interface PublishWizardProps {
  readonly planId: string;
  readonly onClose: () => void;
}

/** What publishing will do and what stands in its way; then publishes. */
export function PublishWizard({ planId, onClose }: PublishWizardProps) {
  const t = useWords(words);
  const check = useQuery({ ...read(contract.publishCheck, { params: { planId } }), gcTime: 0 });
  const amends = (check.data?.nextVersion ?? 1) > 1;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={amends ? t('wizardNext', { number: check.data?.nextVersion ?? 2 }) : t('wizardTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {check.isPending && <Loading />}
      {check.isError && <Failure problem={check.error} onRetry={() => void check.refetch()} />}
      {check.data && <Ready planId={planId} check={check.data} onClose={onClose} />}
    </Modal>
  );
}

function Ready({ planId, check, onClose }: PublishWizardProps & { readonly check: Check }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const [waive, setWaive] = useState(false);
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const publish = useSubmit(contract.publishPlan, {
    form: { setErrors: setFaults },
    outdates: ['plan', 'work', 'overview', 'account'],
    onDone: async (output) => {
      notifications.show({ color: 'green', message: t('published', output), autoClose: 10_000 });
      onClose();
      await navigate({ to: '/ke-hoach/$planId', params: { planId } });
    },
  });
  const { difference, summary } = check;
  const amends = difference !== null;
  const same = amends && difference.obligations.length === 0 && difference.texts.length === 0;
  const blocked = !check.ready || same || (summary.openNames > 0 && !waive);
  const send = () => {
    if (amends && reason.trim() === '') return setFaults({ reason: t('reasonMissing') });
    const why = amends ? { reason } : {};
    const body = { version: check.planVersion, waiveSuggestions: waive, ...why };
    void publish.run({ params: { planId }, body });
  };
  return (
    <Stack>
      <Checks planId={planId} check={check} onClose={onClose} />
      {check.ready && summary.openNames > 0 && (
        <Checkbox
          label={t('waive')}
          checked={waive}
          onChange={(event) => setWaive(event.currentTarget.checked)}
        />
      )}
      {amends && (
        <section>
          <Title order={3}>{t('changesToLast', { number: difference.from })}</Title>
          {same ? <Text>{t('noDifference')}</Text> : <DifferenceList difference={difference} order={4} />}
        </section>
      )}
      {amends && !same && (
        <Textarea
          required
          label={t('reason')}
          description={t('reasonHelp')}
          error={faults.reason}
          maxLength={1000}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setFaults({});
          }}
        />
      )}
      <Reach check={check} />
      {publish.problem !== undefined && <Failure problem={publish.problem} onRetry={publish.retry} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t(blocked ? 'close' : 'cancel')}
        </Button>
        <Button loading={publish.pending} disabled={blocked} onClick={send}>
          {t('publishNow')}
        </Button>
      </Group>
    </Stack>
  );
}

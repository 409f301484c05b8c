import { report } from '@binhdang/contract';
import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconArrowRight, IconCheck, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { words as uiWords } from '../../ui/words.ts';
import { useDesk } from './desk.ts';
import { pageWords } from './page-words.ts';
import classes from './report.module.css';

/** For the receiver: accept or return, by button or key, and on to the next in line. */
export function JudgePanel() {
  const t = useWords(pageWords);
  const { page, judging } = useDesk();
  const { head } = page;
  const next = useNext(head.id);
  const [returning, { open, close }] = useDisclosure(false);
  const submit = useSubmit(report.judgeReport, { outdates: ['report', 'regime'] });
  const waits = judging && head.state === 'submitted';
  const accept = async () => {
    if (!waits || submit.pending) return;
    const body = { verdict: 'accepted' as const, version: head.version };
    if (await submit.run({ params: { reportId: head.id }, body }))
      notifications.show({ message: t('accepted', { body: head.body.name }), color: 'green' });
  };
  useHotkeys(
    judging
      ? [
          ['a', () => void accept()],
          ['r', open],
          ['n', next.go],
        ]
      : [],
  );
  if (!judging) return null;
  return (
    <section className={classes.panel} aria-label={t('judge')}>
      <Stack gap="xs">
        <Text fw={600}>{t('judge')}</Text>
        {waits && (
          <Button
            fullWidth
            leftSection={<IconCheck size={18} aria-hidden />}
            loading={submit.pending}
            onClick={() => void accept()}
          >
            {t('accept')}
          </Button>
        )}
        <Button
          fullWidth
          variant={waits ? 'outline' : 'default'}
          color={waits ? 'red' : 'gray'}
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          onClick={open}
        >
          {t(waits ? 'giveBack' : 'takeBack')}
        </Button>
        {head.state === 'accepted' && <Lock />}
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Button
          fullWidth
          variant="subtle"
          rightSection={<IconArrowRight size={18} aria-hidden />}
          disabled={next.id === undefined}
          onClick={next.go}
        >
          {t('next')}
        </Button>
        <Text size="xs" c="dimmed">
          {next.count === 0 ? t('noneWaiting') : t('waitingLine', { count: next.count })}
          {' · '}
          {t('keys')}
        </Text>
      </Stack>
      <ReturnDialog opened={returning} onClose={close} />
    </section>
  );
}

/** The next report that waits for the person, beside this one. */
function useNext(here: string) {
  const navigate = useNavigate();
  const { judging } = useDesk();
  const query = useQuery({ ...read(report.reports, { query: { waiting: 'judging' } }), enabled: judging });
  const others = (query.data?.items ?? []).filter(({ id }) => id !== here);
  // Those that came first have waited longest.
  const id = others.at(-1)?.id;
  return {
    id,
    count: others.length,
    go: () => {
      if (id !== undefined) void navigate({ to: '/bao-cao/$reportId', params: { reportId: id }, search: {} });
    },
  };
}

function ReturnDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useWords(pageWords);
  const tu = useWords(uiWords);
  const { page, remarks } = useDesk();
  const { head } = page;
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const kept = useDraft(`report.return.${head.id}.${head.lastNumber}`, { text }, (stored) =>
    setText(stored.text ?? ''),
  );
  const submit = useSubmit(report.judgeReport, {
    outdates: ['report', 'regime'],
    form: { setErrors: (errors) => setFault(errors.remarks) },
    onDone: () => {
      kept.clear();
      notifications.show({ message: t('returned', { body: head.body.name }), color: 'green' });
      onClose();
    },
  });
  const open = remarks.filter(({ settledAt, number }) => settledAt === null && number === head.lastNumber);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('giveBack')}
      size="lg"
      closeButtonProps={{ 'aria-label': tu('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setFault(undefined);
          const body = { verdict: 'returned' as const, remarks: text.trim() || null, version: head.version };
          void submit.run({ params: { reportId: head.id }, body });
        }}
      >
        <Stack gap="sm">
          <Textarea
            label={t('returnReason')}
            description={t('returnHint', { count: open.length })}
            autosize
            minRows={3}
            data-autofocus
            name="remarks"
            error={fault}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <FormActions submit={submit} onCancel={onClose} danger={t('giveBack')} />
        </Stack>
      </form>
    </Modal>
  );
}

function Lock() {
  const t = useWords(pageWords);
  const { page } = useDesk();
  const submit = useSubmit(report.lockReports, { outdates: ['report', 'regime'] });
  return (
    <ConfirmButton
      label={t('lock')}
      variant="default"
      fullWidth
      leftSection={<IconLock size={18} aria-hidden />}
      pending={submit.pending}
      question={
        <Stack gap="sm">
          <Text>{t('lockQuestion')}</Text>
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        </Stack>
      }
      onConfirm={() => submit.run({ body: { reportIds: [page.head.id] } })}
    />
  );
}

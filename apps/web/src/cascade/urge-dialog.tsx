import { type cascade, urge } from '@binhdang/contract';
import { addDays, type CivilDate } from '@binhdang/domain';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { DateField } from '../ui/date-field.tsx';
import { Failure } from '../ui/failure.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { words } from './coverage-words.ts';
import { nameOf } from './plan-name.ts';

interface UrgeDialogProps {
  readonly coverage: cascade.Coverage;
  readonly bodyIds: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Urges bodies to write their plan: an urge like any other, about the obligations that no plan of theirs takes up. */
export function UrgeDialog({ coverage, bodyIds, onClose, onDone }: UrgeDialogProps) {
  const t = useWords(words);
  const today = useToday();
  const [message, setMessage] = useState(t('messageText', { plan: nameOf(coverage.above) }));
  const [answerBy, setAnswerBy] = useState<CivilDate | null>(today === undefined ? null : addDays(today, 7));
  const [missing, setMissing] = useState(false);
  const obligationIds = coverage.cells.flatMap(({ body, taken, obligationId }) =>
    !taken && obligationId !== null && bodyIds.has(coverage.bodies[body]?.body.id ?? '')
      ? [obligationId]
      : [],
  );
  const submit = useSubmit(urge.send, {
    outdates: ['cascade', 'urge'],
    onDone: ({ bodies }) => {
      notifications.show({ message: t('sent', { count: bodies }), color: 'green' });
      onDone();
      onClose();
    },
  });
  const send = () => {
    if (message.trim() === '') return setMissing(true);
    void submit.run({
      body: { obligationIds, message: message.trim(), answerBy, byMail: false, letter: null },
    });
  };
  return (
    <Modal opened onClose={onClose} title={t('urgeTitle')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <Stack>
        <Text size="sm">{t('urgeHint')}</Text>
        <Textarea
          label={t('message')}
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={message}
          error={missing ? t('needed') : undefined}
          onChange={({ currentTarget }) => setMessage(currentTarget.value)}
          data-autofocus
        />
        <DateField
          label={t('answerBy')}
          clearable
          value={answerBy}
          {...(today === undefined ? {} : { minDate: today })}
          onChange={setAnswerBy}
        />
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={submit.pending} onClick={send}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

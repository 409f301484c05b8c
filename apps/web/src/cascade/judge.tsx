import { cascade } from '@binhdang/contract';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../app/i18n.tsx';
import { Failure } from '../ui/failure.tsx';
import { Part } from '../ui/part.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { words } from './words.ts';

/** The receiver's word on the version that waits. */
export function Judge({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  const [values, setValues] = useState({ remarks: '' });
  const [missing, setMissing] = useState(false);
  const draft = useDraft(`bodyPlan.judge.${plan.id}.${plan.lastNumber}`, values, setValues);
  const submit = useSubmit(cascade.judge, {
    outdates: ['cascade'],
    onDone: () => {
      draft.clear();
      notifications.show({ message: t('judged'), color: 'green' });
    },
  });
  const [last] = plan.versions;
  const judge = (verdict: 'returned' | 'received') => {
    const remarks = values.remarks.trim();
    if (verdict === 'returned' && remarks === '') return setMissing(true);
    setMissing(false);
    void submit.run({
      params: { bodyPlanId: plan.id },
      body: { number: plan.lastNumber, verdict, remarks },
    });
  };
  return (
    <Part title={t('judgeTitle')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('version', { number: String(plan.lastNumber) })} · {last?.submittedBy.name}
        </Text>
        {last?.changes && <Text style={{ whiteSpace: 'pre-wrap' }}>{last.changes}</Text>}
        <Textarea
          label={t('remarks')}
          description={t('remarksHint')}
          autosize
          minRows={2}
          maxLength={4000}
          value={values.remarks}
          error={missing ? t('remarksNeeded') : undefined}
          onChange={({ currentTarget }) => setValues({ remarks: currentTarget.value })}
        />
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group>
          <Button
            leftSection={<IconCircleCheck size={18} aria-hidden />}
            loading={submit.pending}
            onClick={() => judge('received')}
          >
            {t('receive')}
          </Button>
          <Button
            variant="outline"
            color="red"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            disabled={submit.pending}
            onClick={() => judge('returned')}
          >
            {t('return')}
          </Button>
        </Group>
      </Stack>
    </Part>
  );
}

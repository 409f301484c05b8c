import { campaign } from '@binhdang/contract';
import { Button, Group, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useWords } from '../app/i18n.tsx';
import { Failure } from '../ui/failure.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Campaign } from './campaign-page.tsx';
import type { Contribution } from './contribution-page.tsx';
import { contributionWords } from './words.ts';

/** Accepting the latest submission, or returning it with remarks. */
export function JudgeCard({ head, data }: { readonly head: Campaign; readonly data: Contribution }) {
  const t = useWords(contributionWords);
  const form = useForm({ initialValues: { remarks: '' } });
  const submit = useSubmit(campaign.judge, {
    form,
    outdates: ['campaign'],
    onDone: () => {
      form.reset();
      notifications.show({ message: t('judged') });
    },
  });
  const number = data.submissions[0]?.number ?? 0;
  const judge = (verdict: 'accepted' | 'returned') =>
    void submit.run({
      params: { campaignId: head.id, bodyId: data.body.id },
      body: { number, verdict, remarks: form.values.remarks },
    });
  return (
    <Part title={t('judge', { number })}>
      <Textarea
        label={t('remarks')}
        description={t('remarksHint')}
        autosize
        minRows={2}
        maxLength={4000}
        {...form.getInputProps('remarks')}
      />
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <Group>
        <Button loading={submit.pending} onClick={() => judge('accepted')}>
          {t('accept')}
        </Button>
        <Button variant="default" disabled={submit.pending} onClick={() => judge('returned')}>
          {t('giveBack')}
        </Button>
      </Group>
    </Part>
  );
}

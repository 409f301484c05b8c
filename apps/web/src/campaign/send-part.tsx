import { campaign } from '@binhdang/contract';
import { type ContributionContent, checkContribution } from '@binhdang/domain/review';
import { Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useSay, useWords } from '../app/i18n.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Failure } from '../ui/failure.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Campaign } from './campaign-page.tsx';
import type { Contribution } from './contribution-page.tsx';
import { definitionOf } from './definition.ts';
import { contributionWords } from './words.ts';

interface SendPartProps {
  readonly head: Campaign;
  readonly data: Contribution;
  readonly version: number | null;
  readonly blocked: boolean;
  readonly content: ContributionContent;
}

const MOST = 30;

/** What is still missing, and submitting. */
export function SendPart({ head, data, version, blocked, content }: SendPartProps) {
  const t = useWords(contributionWords);
  const say = useSay();
  const form = useForm({ initialValues: { note: '' } });
  const submit = useSubmit(campaign.submit, {
    form,
    outdates: ['campaign'],
    onDone: ({ number }) => notifications.show({ message: t('submitted', { number }) }),
  });
  const findings = checkContribution(content, definitionOf(head.definition), head, true);
  const filled = Object.values(content.series).reduce(
    (sum, { values }) => sum + Object.keys(values).length,
    0,
  );
  return (
    <Stack>
      <Text>{t('values', { count: filled })}</Text>
      {findings.length > 0 ? (
        <div>
          <Text fw={600}>{t('findings', { count: findings.length })}</Text>
          <ul>
            {findings.slice(0, MOST).map(({ path, message }) => (
              <li key={path}>{nameOf(path, say(message), head, say)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <Text>{t('ready')}</Text>
      )}
      {data.acceptedNumber !== null && (
        <Textarea
          label={t('note')}
          required
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('note')}
        />
      )}
      {blocked && <Text c="dimmed">{t('saveFirst')}</Text>}
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <div>
        <ConfirmButton
          label={t('submit')}
          question={t('submitAsk')}
          disabled={blocked || version === null || findings.length > 0}
          pending={submit.pending}
          onConfirm={() =>
            submit.run({
              params: { campaignId: head.id, bodyId: data.body.id },
              body: { version: version ?? 0, note: form.values.note },
            })
          }
        />
      </div>
    </Stack>
  );
}

/** Messages of figures name their place; those of texts stand under a heading. */
function nameOf(path: string, message: string, head: Campaign, say: ReturnType<typeof useSay>): string {
  const code = /^texts\.(.+)$/.exec(path)?.[1];
  if (code === undefined) return message;
  const heading = definitionOf(head.definition).outline.sections.find(({ parts }) =>
    parts.some((part) => part.code === code),
  )?.heading;
  return heading ? `${say(heading)}: ${message}` : message;
}

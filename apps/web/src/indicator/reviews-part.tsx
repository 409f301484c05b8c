import { indicator } from '@binhdang/contract';
import { Alert, Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { Failure } from '../ui/failure.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Answer } from './indicator-page.tsx';
import { valueWords } from './value-text.tsx';
import { words } from './words.ts';

/** What the lead body said of the value; a value that changed since is to be looked at again. */
export function ReviewsPart({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { reviews, head, series } = answer;
  const now = series.at(-1)?.value ?? null;
  const said = (value: number | null) =>
    valueWords(value, head, language, { yes: t('yes'), no: t('no') }) ?? '–';
  const [latest] = reviews;
  return (
    <Part title={t('reviews')}>
      {reviews.length === 0 && <Text c="dimmed">{t('noReviews')}</Text>}
      {latest && latest.value !== now && (
        <Alert variant="outline" color="orange">
          {t('changedSince')}
        </Alert>
      )}
      <List>
        {reviews.map(({ verdict, value, remarks, reviewedBy, reviewedAt }) => (
          <List.Item key={reviewedAt}>
            {t(verdict, { value: said(value), remarks: remarks ?? '' })}
            <Text size="sm" c="dimmed">
              {t('by', { person: reviewedBy.name, when: formatInstant(reviewedAt, language) })}
            </Text>
          </List.Item>
        ))}
      </List>
      {answer.allowed.includes('indicator.review') && <Verdict answer={answer} />}
    </Part>
  );
}

function Verdict({ answer: { head, body, period } }: { readonly answer: Answer }) {
  const t = useWords(words);
  const [asking, setAsking] = useState(false);
  const form = useForm({
    initialValues: { remarks: '' },
    validate: { remarks: (value) => (value.trim() === '' ? t('needRemarks') : null) },
  });
  const submit = useSubmit(indicator.review, {
    form,
    outdates: ['indicator'],
    onDone: () => {
      notifications.show({ message: t('saved') });
      setAsking(false);
      form.reset();
    },
  });
  const send = (verdict: 'confirmed' | 'questioned', remarks: string | null) =>
    void submit.run({
      params: { indicator: head.code },
      body: { bodyId: body.id, period, verdict, remarks },
    });
  if (!asking)
    return (
      <Stack className="no-print">
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group>
          <Button loading={submit.pending} onClick={() => send('confirmed', null)}>
            {t('confirm')}
          </Button>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('question')}
          </Button>
        </Group>
      </Stack>
    );
  return (
    <form noValidate onSubmit={form.onSubmit(({ remarks }) => send('questioned', remarks))}>
      <Stack>
        <Textarea
          label={t('remarks')}
          required
          autosize
          minRows={2}
          data-autofocus
          {...form.getInputProps('remarks')}
        />
        <FormActions submit={submit} onCancel={() => setAsking(false)} />
      </Stack>
    </form>
  );
}

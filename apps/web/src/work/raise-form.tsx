import { type OutputOf, work } from '@binhdang/contract';
import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useWords } from '../app/i18n.tsx';
import { DraftNotice } from '../ui/draft-notice.tsx';
import { Failure } from '../ui/failure.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { difficultyWords } from './words.ts';

type Plans = OutputOf<typeof work.difficulties>['plans'];

interface RaiseFormProps {
  /** Plans under which one may be raised, each with the bodies that may raise it. */
  readonly plans: Plans;
  readonly obligationId?: string;
  readonly onClose: () => void;
}

interface Values {
  readonly planId: string;
  readonly bodyId: string;
  readonly title: string;
  readonly text: string;
}

/** Under which key a difficulty is kept while it is typed. */
export const raiseDraft = (obligationId = 'new'): string => `difficulty.${obligationId}`;

/** Raising a difficulty, on an obligation or on a plan as a whole. */
export function RaiseForm({ plans, obligationId, onClose }: RaiseFormProps) {
  const t = useWords(difficultyWords);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const needed = (value: string) => (value.trim() === '' ? t('needed') : null);
  const form = useForm<Values>({
    initialValues: {
      planId: plans[0]?.id ?? '',
      bodyId: plans[0]?.bodies[0]?.id ?? '',
      title: '',
      text: '',
    },
    validate: { planId: needed, bodyId: needed, title: needed, text: needed },
  });
  const draft = useDraft(raiseDraft(obligationId), form.values, form.setValues);
  const submit = useSubmit(work.raise, {
    form,
    outdates: ['work'],
    onDone: () => {
      draft.clear();
      notifications.show({ message: t('sent'), color: 'green' });
      onClose();
    },
  });
  const bodies = plans.find(({ id }) => id === form.values.planId)?.bodies ?? [];
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) =>
        submit.run({ body: { ...values, obligationId: obligationId ?? null } }),
      )}
    >
      <Stack gap="sm" maw="46rem">
        <DraftNotice draft={draft} />
        {plans.length > 1 && (
          <Select
            label={t('plan')}
            allowDeselect={false}
            data={plans.map(({ id, number, title }) => ({
              value: id,
              label: `${number ?? ''} ${title}`.trim(),
            }))}
            {...form.getInputProps('planId')}
          />
        )}
        {bodies.length > 1 && (
          <Select
            label={t('body')}
            allowDeselect={false}
            data={bodies.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('bodyId')}
          />
        )}
        <TextInput
          ref={first}
          label={t('about')}
          description={t('aboutHint')}
          required
          maxLength={200}
          {...form.getInputProps('title')}
        />
        <Textarea
          label={t('what')}
          required
          autosize
          minRows={4}
          maxRows={14}
          maxLength={10_000}
          {...form.getInputProps('text')}
        />
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group>
          <Button type="submit" loading={submit.pending}>
            {t('send')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

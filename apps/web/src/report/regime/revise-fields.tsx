import { report } from '@binhdang/contract';
import { Stack, Textarea } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useWords } from '../../app/i18n.tsx';
import { useToday } from '../../app/session.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import type { DefinitionAnswer } from './definition-page.tsx';
import { words } from './words.ts';

interface ReviseValues {
  readonly appliesFrom: string | null;
  readonly reason: string;
}

/** From when a change applies and why, and sending it. */
export function useRevision(shown: DefinitionAnswer, onCancel: () => void) {
  const t = useWords(words);
  const today = useToday();
  const form = useForm<ReviseValues>({
    initialValues: { appliesFrom: today ?? null, reason: '' },
    validate: {
      appliesFrom: (value) => (value === null ? t('required') : null),
      reason: (value) => (value.trim() === '' ? t('needReason') : null),
    },
  });
  const submit = useSubmit(report.reviseDefinition, {
    form,
    outdates: ['regime'],
    onDone: () => notifications.show({ message: t('done') }),
    onConflict: () => notifications.show({ color: 'red', message: t('editConflict') }),
  });
  const send = (definition: Record<string, unknown>) => {
    if (form.validate().hasErrors) return;
    const { appliesFrom, reason } = form.values;
    void submit.run({
      params: { kind: shown.kind, code: shown.code },
      body: { number: shown.number, definition, appliesFrom: appliesFrom ?? '', reason },
    });
  };
  return { form, send, fields: <ReviseFields form={form} submit={submit} onCancel={onCancel} /> };
}

interface ReviseFieldsProps {
  readonly form: UseFormReturnType<ReviseValues>;
  readonly submit: Parameters<typeof FormActions>[0]['submit'];
  readonly onCancel: () => void;
}

function ReviseFields({ form, submit, onCancel }: ReviseFieldsProps) {
  const t = useWords(words);
  const today = useToday();
  return (
    <Stack>
      <DateField
        label={t('appliesFrom')}
        required
        {...(today === undefined ? {} : { minDate: today })}
        value={form.values.appliesFrom}
        onChange={(day) => form.setFieldValue('appliesFrom', day)}
        error={form.errors['appliesFrom']}
      />
      <Textarea label={t('changeReason')} required autosize minRows={2} {...form.getInputProps('reason')} />
      <FormActions submit={submit} onCancel={onCancel} />
    </Stack>
  );
}

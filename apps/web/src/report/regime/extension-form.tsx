import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useSay, useWords } from '../../app/i18n.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { words } from './words.ts';

/** Asks for a later last day or an exemption; the receiver gives it by the same form. */
export function ExtensionForm({
  owed,
  onClose,
}: {
  readonly owed: report.OwedReport;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const say = useSay();
  const form = useForm({
    initialValues: { until: null as string | null, exempt: false, reason: '' },
    validate: {
      until: (value, { exempt }) => (exempt || value !== null ? null : t('needUntil')),
      reason: (value) => (value.trim() === '' ? t('needReason') : null),
    },
  });
  const submit = useSubmit(report.askExtension, {
    form,
    outdates: ['regime'],
    onDone: () => {
      notifications.show({ message: owed.mine ? t('sent') : t('done') });
      onClose();
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ until, exempt, reason }) => {
        void submit.run({
          body: {
            duty: owed.duty ?? '',
            bodyId: owed.body.id,
            period: owed.period,
            until: exempt ? null : until,
            reason,
          },
        });
      })}
    >
      <Stack>
        <Text>
          {owed.body.name}: {say(owed.name)}, {say(owed.periodName)} ({t('due')} {formatDate(owed.dueOn)})
        </Text>
        {!form.values.exempt && (
          <DateField
            label={t('until')}
            minDate={owed.dueOn}
            value={form.values.until}
            onChange={(day) => form.setFieldValue('until', day)}
            error={form.errors.until}
          />
        )}
        <Checkbox label={t('exempt')} {...form.getInputProps('exempt', { type: 'checkbox' })} />
        <Textarea label={t('reason')} required autosize minRows={2} {...form.getInputProps('reason')} />
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}

import { campaign } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { Alert, Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useWords } from '../app/i18n.tsx';
import { DateField } from '../ui/date-field.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Campaign } from './campaign-page.tsx';
import { NOBODY, type Whom, WhomFields, whomBody } from './whom-fields.tsx';
import { words } from './words.ts';

/** Name, basis, due day, further bodies, closing. */
export function SettingsForm({ data, onClose }: { readonly data: Campaign; readonly onClose: () => void }) {
  const t = useWords(words);
  const [conflict, setConflict] = useState(false);
  const form = useForm({
    initialValues: {
      name: data.name,
      basis: data.basis,
      request: data.request,
      dueOn: data.dueOn as CivilDate | null,
      closed: data.closed,
      whom: NOBODY as Whom,
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('needed') : null),
      basis: (value) => (value.trim() === '' ? t('needed') : null),
      dueOn: (value) => (value === null ? t('needed') : null),
    },
  });
  const submit = useSubmit(campaign.edit, {
    form,
    outdates: ['campaign'],
    onConflict: () => setConflict(true),
    onDone: () => {
      notifications.show({ message: t('saved') });
      onClose();
    },
  });
  const send = form.onSubmit(({ whom, dueOn, ...rest }) =>
    submit.run({
      params: { campaignId: data.id },
      body: { ...rest, dueOn: dueOn ?? data.dueOn, more: whomBody(whom), version: data.version },
    }),
  );
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        {conflict && (
          <Alert role="alert" variant="outline" color="orange">
            {t('conflict')}
          </Alert>
        )}
        <TextInput label={t('name')} required maxLength={300} {...form.getInputProps('name')} />
        <Textarea label={t('basis')} required autosize minRows={2} {...form.getInputProps('basis')} />
        <Textarea label={t('request')} autosize minRows={2} {...form.getInputProps('request')} />
        <DateField
          label={t('dueOn')}
          required
          value={form.values.dueOn}
          error={form.errors.dueOn}
          onChange={(dueOn) => {
            form.setFieldValue('dueOn', dueOn);
            form.clearFieldError('dueOn');
          }}
        />
        <Checkbox
          label={t('closeIt')}
          description={t('closedHint')}
          {...form.getInputProps('closed', { type: 'checkbox' })}
        />
        <fieldset>
          <legend>{t('more')}</legend>
          {data.plan !== null && (
            <WhomFields
              planId={data.plan.id}
              value={form.values.whom}
              onChange={(whom) => form.setFieldValue('whom', whom)}
              error={form.errors.whom as string | undefined}
            />
          )}
        </fieldset>
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}

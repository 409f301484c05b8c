import { report } from '@binhdang/contract';
import { Group, MultiSelect, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { useMe } from '../../app/session.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { useOverseenBodies } from './use-may-ask.ts';
import { words } from './words.ts';

const WRITING = ['lead_officer', 'focal_officer'];

/** Asks bodies below for a report once. */
export function RequestForm({ today, onClose }: { readonly today: string; readonly onClose: () => void }) {
  const t = useWords(words);
  const say = useSay();
  const me = useMe();
  const { bodies } = useOverseenBodies(today);
  const outlines = useQuery(read(report.definitions)).data?.outlines ?? [];
  const receivers = (me?.roles ?? []).filter(({ role }) => WRITING.includes(role)).map(({ body }) => body);
  const need = (value: string | null) => ((value ?? '').trim() === '' ? t('required') : null);
  const form = useForm({
    initialValues: {
      name: '',
      outline: 'urgent',
      startsOn: `${today.slice(0, 4)}-01-01` as string | null,
      endsOn: today as string | null,
      dueOn: null as string | null,
      basis: '',
      receiverId: receivers[0]?.id ?? '',
      bodyIds: [] as string[],
    },
    validate: {
      name: need,
      startsOn: need,
      endsOn: need,
      dueOn: need,
      basis: need,
      bodyIds: (value) => (value.length === 0 ? t('needBodies') : null),
    },
  });
  const submit = useSubmit(report.askReport, {
    form,
    outdates: ['regime'],
    onDone: () => {
      notifications.show({ message: t('sent') });
      onClose();
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ startsOn, endsOn, dueOn, ...rest }) => {
        void submit.run({
          body: { ...rest, startsOn: startsOn ?? '', endsOn: endsOn ?? '', dueOn: dueOn ?? '' },
        });
      })}
    >
      <Stack>
        <TextInput
          label={t('requestName')}
          placeholder={t('requestHint')}
          required
          {...form.getInputProps('name')}
        />
        <NativeSelect
          label={t('outline')}
          data={outlines.map(({ code, name }) => ({ value: code, label: say(name) }))}
          {...form.getInputProps('outline')}
        />
        <Group grow align="flex-start">
          <DateField
            label={t('from')}
            required
            value={form.values.startsOn}
            onChange={(day) => form.setFieldValue('startsOn', day)}
            error={form.errors.startsOn}
          />
          <DateField
            label={t('until2')}
            required
            value={form.values.endsOn}
            onChange={(day) => form.setFieldValue('endsOn', day)}
            error={form.errors.endsOn}
          />
          <DateField
            label={t('due')}
            required
            minDate={today}
            value={form.values.dueOn}
            onChange={(day) => form.setFieldValue('dueOn', day)}
            error={form.errors.dueOn}
          />
        </Group>
        <TextInput
          label={t('basis')}
          placeholder={t('basisHint')}
          required
          {...form.getInputProps('basis')}
        />
        {receivers.length > 1 && (
          <NativeSelect
            label={t('receiver')}
            data={receivers.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('receiverId')}
          />
        )}
        <MultiSelect
          label={t('asked')}
          required
          searchable
          clearable
          limit={60}
          data={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('bodyIds')}
        />
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}

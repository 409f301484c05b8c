import { type BodyRef, org } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { Button, Modal, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { DateField } from '../ui/date-field.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { BodySelect } from './body-select.tsx';
import { blankToNull, NameFields } from './name-fields.tsx';
import { useKinds } from './use-kinds.ts';
import { words } from './words.ts';

/** The button and its form. */
export function CreateBody() {
  const t = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button onClick={open} leftSection={<IconPlus size={18} aria-hidden />}>
        {t('addBody')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('addBody')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <CreateForm onClose={close} />
      </Modal>
    </>
  );
}

function CreateForm({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(words);
  const { options } = useKinds();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: {
      kind: 'department',
      parent: null as BodyRef | null,
      validFrom: (useToday() ?? null) as CivilDate | null,
      note: '',
      name: '',
      shortName: '',
      nameEn: '',
      symbol: '',
    },
  });
  const submit = useSubmit(org.createBody, {
    form,
    outdates: ['org'],
    onDone: ({ id }) => navigate({ to: '/co-quan/$bodyId', params: { bodyId: id } }),
  });
  const send = form.onSubmit((values) =>
    submit.run({
      body: {
        kind: values.kind,
        parentId: values.parent?.id ?? null,
        validFrom: values.validFrom ?? '',
        note: values.note.trim() || null,
        ...blankToNull(values),
      },
    }),
  );
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        <NameFields form={form} />
        <NativeSelect label={t('kind')} data={options} required {...form.getInputProps('kind')} />
        <BodySelect
          label={t('parent')}
          placeholder={t('noParent')}
          on={form.values.validFrom ?? undefined}
          value={form.values.parent}
          onChange={(parent) => form.setFieldValue('parent', parent)}
          error={form.errors.parentId}
        />
        <DateField
          label={t('from')}
          required
          value={form.values.validFrom}
          onChange={(day) => form.setFieldValue('validFrom', day)}
          error={form.errors.validFrom}
        />
        <Textarea label={t('note')} autosize minRows={2} {...form.getInputProps('note')} />
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}

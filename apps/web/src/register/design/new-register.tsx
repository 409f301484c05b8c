import { register } from '@binhdang/contract';
import { codeFrom, emptyDefinition, type RegisterDefinition } from '@binhdang/domain/register';
import {
  Button,
  FileInput,
  Modal,
  NativeSelect,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { readDefinitionFile } from './import-file.tsx';
import { designRoute } from './routes.ts';
import { words } from './words.ts';

interface NewRegisterProps {
  readonly lines: readonly register.DesignLine[];
}

/** The button and its form. */
export function NewRegister({ lines }: NewRegisterProps) {
  const t = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button onClick={open} leftSection={<IconPlus size={18} aria-hidden />}>
        {t('newRegister')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('newRegister')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <NewForm lines={lines} onClose={close} />
      </Modal>
    </>
  );
}

const CODE = /^[a-z]+(-[a-z]+)*$/;

function NewForm({ lines, onClose }: NewRegisterProps & { readonly onClose: () => void }) {
  const t = useWords(words);
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const taken = new Set(lines.map(({ code }) => code));
  const form = useForm({
    initialValues: {
      name: '',
      code: '',
      from: 'empty' as 'empty' | 'copy' | 'file',
      source: lines[0]?.code ?? '',
      file: null as File | null,
    },
    validate: {
      name: (name, { from }) => (name.trim() === '' && from !== 'file' ? t('name') : null),
      code: (code) =>
        code === '' ? null : !CODE.test(code) ? t('codeBad') : taken.has(code) ? t('codeTaken') : null,
      file: (file, { from }) => (from === 'file' && file === null ? t('file') : null),
    },
  });
  const submit = useSubmit(register.startDesign, {
    form,
    outdates: ['register'],
    onDone: ({ register: code }) => navigate({ to: designRoute.to, params: { register: code } }),
  });
  const own = form.values.code;
  const made = codeFrom(form.values.name, taken, '-');
  const send = form.onSubmit(async (values) => {
    const source = await sourceOf(values);
    if ('fault' in source) {
      form.setFieldError('file', t('fileBad', { fault: source.fault }));
      return;
    }
    const { definition } = source;
    const name =
      values.name.trim() === '' ? definition.name : { vi: values.name.trim(), en: values.name.trim() };
    const code = own || codeFrom(name.vi, taken, '-');
    await submit.run({
      params: { register: code },
      body: { definition: { ...definition, name, code } as unknown as Record<string, unknown> },
    });
  });
  const sourceOf = async (
    values: typeof form.values,
  ): Promise<{ definition: RegisterDefinition } | { fault: string }> => {
    if (values.from === 'file' && values.file !== null) return readDefinitionFile(values.file);
    if (values.from === 'copy') {
      const { versions } = await queries.fetchQuery(
        read(register.design, { params: { register: values.source } }),
      );
      const [latest] = versions;
      if (latest !== undefined)
        // A measure belongs to one register.
        return { definition: { ...(latest.definition as unknown as RegisterDefinition), measures: [] } };
    }
    return { definition: emptyDefinition('so', { vi: values.name.trim(), en: values.name.trim() }) };
  };
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        <Text c="dimmed">{t('newAbout')}</Text>
        <TextInput label={t('nameOfRegister')} required data-autofocus {...form.getInputProps('name')} />
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          placeholder={form.values.name === '' ? '' : made}
          {...form.getInputProps('code')}
        />
        <SegmentedControl
          aria-label={t('beginFrom')}
          data={[
            { value: 'empty', label: t('empty') },
            { value: 'copy', label: t('copyOf') },
            { value: 'file', label: t('file') },
          ]}
          {...form.getInputProps('from')}
        />
        {form.values.from === 'copy' && (
          <NativeSelect
            label={t('copyOf')}
            description={t('copyHint')}
            data={lines
              .filter(({ number }) => number !== null)
              .map(({ code, name }) => ({ value: code, label: say(name) }))}
            {...form.getInputProps('source')}
          />
        )}
        {form.values.from === 'file' && (
          <FileInput
            label={t('file')}
            description={t('fileHint')}
            accept="application/json,.json"
            clearable
            {...form.getInputProps('file')}
          />
        )}
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}

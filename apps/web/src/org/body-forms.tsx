import { type BodyRef, org } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { Alert, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { DateField } from '../ui/date-field.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { BodySelect } from './body-select.tsx';
import { blankToNull, NameFields } from './name-fields.tsx';
import { useConflict } from './use-conflict.ts';
import { useKinds } from './use-kinds.ts';
import { words } from './words.ts';

interface ChangeProps {
  readonly body: org.Body;
  readonly onClose: () => void;
}

interface FrameProps {
  readonly onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly retry: (() => void) | undefined;
  readonly conflict: boolean;
  readonly danger?: string;
  readonly children: ReactNode;
}

/** What every change form has around its fields. */
function Frame({ onSubmit, onClose, pending, problem, retry, conflict, danger, children }: FrameProps) {
  const t = useWords(words);
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack>
        {conflict && (
          <Alert role="alert" variant="outline" color="orange">
            {t('conflict')}
          </Alert>
        )}
        {children}
        <FormActions submit={{ pending, problem, retry }} onCancel={onClose} danger={danger} />
      </Stack>
    </form>
  );
}

/** What happens after a saved change, whatever it was. */
function useDone(onClose: () => void) {
  const t = useWords(words);
  return () => {
    notifications.show({ message: t('saved') });
    onClose();
  };
}

/** A new name from a day, or a correction of the name shown. */
export function NameForm({ body, mode, onClose }: ChangeProps & { readonly mode: 'rename' | 'correct' }) {
  const t = useWords(words);
  const current = body.names.findLast((name) => name.name === body.name) ?? body.names.at(-1);
  const form = useForm({
    initialValues: {
      name: current?.name ?? '',
      shortName: current?.shortName ?? '',
      nameEn: current?.nameEn ?? '',
      symbol: current?.symbol ?? '',
      from: (useToday() ?? null) as CivilDate | null,
    },
  });
  const { conflict, onConflict } = useConflict();
  const options = { form, outdates: ['org'], onConflict, onDone: useDone(onClose) };
  const rename = useSubmit(org.renameBody, options);
  const correct = useSubmit(org.correctName, options);
  const submit = mode === 'rename' ? rename : correct;
  const send = form.onSubmit((values) => {
    const fields = { version: body.version, ...blankToNull(values) };
    return mode === 'rename'
      ? rename.run({ params: { bodyId: body.id }, body: { ...fields, from: values.from ?? '' } })
      : correct.run({ params: { bodyId: body.id, nameId: current?.id ?? '' }, body: fields });
  });
  return (
    <Frame {...submit} onSubmit={send} onClose={onClose} conflict={conflict}>
      {mode === 'rename' && <Text c="dimmed">{t('renameText')}</Text>}
      {mode === 'rename' && (
        <DateField
          label={t('from')}
          required
          value={form.values.from}
          onChange={(day) => form.setFieldValue('from', day)}
          error={form.errors.from}
        />
      )}
      <NameFields form={form} />
    </Frame>
  );
}

export function EditForm({ body, onClose }: ChangeProps) {
  const t = useWords(words);
  const { options } = useKinds();
  const form = useForm({ initialValues: { kind: body.kind, note: body.note ?? '' } });
  const { conflict, onConflict } = useConflict();
  const submit = useSubmit(org.editBody, { form, outdates: ['org'], onConflict, onDone: useDone(onClose) });
  const send = form.onSubmit(({ kind, note }) =>
    submit.run({
      params: { bodyId: body.id },
      body: { version: body.version, kind, note: note.trim() || null },
    }),
  );
  return (
    <Frame {...submit} onSubmit={send} onClose={onClose} conflict={conflict}>
      <NativeSelect label={t('kind')} data={options} {...form.getInputProps('kind')} />
      <Textarea label={t('note')} autosize minRows={3} {...form.getInputProps('note')} />
    </Frame>
  );
}

export function MoveForm({ body, onClose }: ChangeProps) {
  const t = useWords(words);
  const [parent, setParent] = useState<BodyRef | null>(body.path.at(-2) ?? null);
  const form = useForm({ initialValues: { from: (useToday() ?? null) as CivilDate | null } });
  const { conflict, onConflict } = useConflict();
  const submit = useSubmit(org.moveBody, { form, outdates: ['org'], onConflict, onDone: useDone(onClose) });
  const send = form.onSubmit(({ from }) =>
    submit.run({
      params: { bodyId: body.id },
      body: { version: body.version, from: from ?? '', parentId: parent?.id ?? null },
    }),
  );
  return (
    <Frame {...submit} onSubmit={send} onClose={onClose} conflict={conflict}>
      <DateField
        label={t('from')}
        required
        value={form.values.from}
        onChange={(day) => form.setFieldValue('from', day)}
        error={form.errors.from}
      />
      <BodySelect
        label={t('parent')}
        placeholder={t('noParent')}
        value={parent}
        onChange={setParent}
        on={form.values.from ?? undefined}
        error={form.errors.parentId}
      />
    </Frame>
  );
}

export function CloseForm({ body, onClose }: ChangeProps) {
  const t = useWords(words);
  const form = useForm({ initialValues: { on: null as CivilDate | null } });
  const { conflict, onConflict } = useConflict();
  const submit = useSubmit(org.closeBody, { form, outdates: ['org'], onConflict, onDone: useDone(onClose) });
  const send = form.onSubmit(({ on }) =>
    submit.run({ params: { bodyId: body.id }, body: { version: body.version, on: on ?? '' } }),
  );
  return (
    <Frame {...submit} onSubmit={send} onClose={onClose} conflict={conflict} danger={t('close')}>
      <Text>{t('closeText')}</Text>
      <DateField
        label={t('from')}
        required
        value={form.values.on}
        onChange={(day) => form.setFieldValue('on', day)}
        error={form.errors.on}
      />
    </Frame>
  );
}

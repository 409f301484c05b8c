import { publicPage } from '@binhdang/contract';
import { type CivilDate, formatDate } from '@binhdang/domain';
import { Button, Group, NativeSelect, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useWords } from '../app/i18n.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Failure } from '../ui/failure.tsx';
import { FileDrop, type StoredFile } from '../ui/file-drop.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Choices } from './manage-page.tsx';
import { words } from './words.ts';

interface Values {
  title: string;
  symbol: string;
  date: CivilDate | null;
  from: 'file' | 'composed';
  files: StoredFile[];
  documentId: string;
}
const EMPTY: Values = { title: '', symbol: '', date: null, from: 'file', files: [], documentId: '' };

/** Publishes a document: an uploaded file, or a composed document as it is now. */
export function DocumentPart({ choices }: { readonly choices: Choices }) {
  const t = useWords(words);
  const form = useForm<Values>({
    initialValues: EMPTY,
    validate: {
      title: (value) => (value.trim() === '' ? t('titleNeeded') : null),
      files: (value, { from }) => (from === 'file' && value.length === 0 ? t('fileNeeded') : null),
      documentId: (value, { from }) => (from === 'composed' && value === '' ? t('fileNeeded') : null),
    },
  });
  const submit = useSubmit(publicPage.publishDocument, {
    form,
    outdates: ['public'],
    onDone: () => {
      form.reset();
      notifications.show({ message: t('published'), color: 'green' });
    },
  });
  const send = form.onSubmit(({ title, symbol, date, from, files, documentId }) =>
    submit.run({
      body: {
        title,
        symbol: symbol.trim() === '' ? null : symbol,
        date,
        fileId: from === 'file' ? (files[0]?.id ?? null) : null,
        documentId: from === 'composed' ? documentId : null,
      },
    }),
  );
  const { from, files } = form.values;
  return (
    <Part title={t('document')}>
      <form onSubmit={send} noValidate>
        <Group align="flex-start" wrap="wrap" mb="sm">
          <TextInput
            label={t('documentTitle')}
            required
            maxLength={300}
            flex="1 1 20rem"
            {...form.getInputProps('title')}
          />
          <TextInput label={t('symbol')} maxLength={60} {...form.getInputProps('symbol')} />
          <DateField
            label={t('date')}
            clearable
            value={form.values.date}
            onChange={(date) => form.setFieldValue('date', date)}
            error={form.errors['date']}
          />
        </Group>
        <SegmentedControl
          mb="sm"
          aria-label={t('from')}
          data={[
            { value: 'file', label: t('fromFile') },
            { value: 'composed', label: t('fromComposed') },
          ]}
          value={from}
          onChange={(value) => form.setFieldValue('from', value as Values['from'])}
        />
        {from === 'file' && choices.bodies[0] && (
          <FileDrop
            label={t('file')}
            bodyId={choices.bodies[0].id}
            max={1}
            value={files}
            onChange={(value) => form.setFieldValue('files', value)}
          />
        )}
        {from === 'composed' && <Composed choices={choices} input={form.getInputProps('documentId')} />}
        {from === 'file' && form.errors['files'] && (
          <Text c="red" size="sm" role="alert">
            {form.errors['files']}
          </Text>
        )}
        <Text size="sm" c="dimmed" my="sm">
          {t('names')}
        </Text>
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Button type="submit" loading={submit.pending}>
          {t('publish')}
        </Button>
      </form>
    </Part>
  );
}

function Composed({ choices, input }: { readonly choices: Choices; readonly input: object }) {
  const t = useWords(words);
  if (choices.documents.length === 0) return <Text c="dimmed">{t('noComposed')}</Text>;
  const options = choices.documents.map(({ id, title, asOf }) => ({
    value: id,
    label: `${title} (${formatDate(asOf)})`,
  }));
  return (
    <NativeSelect label={t('composed')} data={[{ value: '', label: t('choose') }, ...options]} {...input} />
  );
}

import { cascade } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { Autocomplete, Modal, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { dictionary, useWords } from '../app/i18n.tsx';
import { DateField } from '../ui/date-field.tsx';
import { FileDrop, type StoredFile } from '../ui/file-drop.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';

const words = dictionary({
  title: { vi: 'Văn bản cấp trên', en: 'A document above' },
  kind: { vi: 'Loại văn bản', en: 'Kind' },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  issuedOn: { vi: 'Ngày ban hành', en: 'Date of issue' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issuer' },
  subject: { vi: 'Trích yếu', en: 'Title' },
  file: { vi: 'Tệp văn bản (không bắt buộc)', en: 'File (optional)' },
  needed: { vi: 'Không được để trống.', en: 'May not be empty.' },
  close: { vi: 'Đóng', en: 'Close' },
});

const KINDS = [
  'Nghị quyết',
  'Quyết định',
  'Chương trình',
  'Kế hoạch',
  'Chỉ thị',
  'Công văn',
  'Luật',
  'Nghị định',
];

interface Values {
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: CivilDate | null;
  readonly issuer: string;
  readonly title: string;
  readonly files: readonly Pick<StoredFile, 'id' | 'name'>[];
}

interface ReferenceFormProps {
  readonly of: 'plan' | 'bodyPlan';
  readonly id: string;
  readonly bodyId: string;
  /** The document that carries it out; null: the plan itself. */
  readonly childDocumentId: string | null;
  readonly onClose: () => void;
}

/** A strategy, programme or plan that is not in the system, as others cite it. */
export function ReferenceForm({ of, id, bodyId, childDocumentId, onClose }: ReferenceFormProps) {
  const t = useWords(words);
  const filled = (value: string) => (value.trim() === '' ? t('needed') : null);
  const form = useForm<Values>({
    initialValues: { kind: 'Quyết định', number: '', issuedOn: null, issuer: '', title: '', files: [] },
    validate: { kind: filled, number: filled, issuer: filled, title: filled },
  });
  const draft = useDraft(`reference.${id}`, form.values, form.setValues);
  const submit = useSubmit(cascade.link, {
    form: {
      setErrors: (errors) =>
        form.setErrors(
          Object.fromEntries(
            Object.entries(errors).map(([path, message]) => [path.split('.').at(-1) ?? path, message]),
          ),
        ),
    },
    outdates: ['cascade'],
    onDone: () => {
      draft.clear();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(
          ({ kind, number, issuedOn, issuer, title, files }) =>
            void submit.run({
              body: {
                of,
                id,
                childDocumentId,
                parent: {
                  kind: 'document',
                  documents: [
                    {
                      kind: kind.trim(),
                      number: number.trim(),
                      issuedOn,
                      issuer: issuer.trim(),
                      title: title.trim(),
                      fileId: files[0]?.id ?? null,
                    },
                  ],
                },
              },
            }),
        )}
      >
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <Autocomplete
              label={t('kind')}
              required
              maxLength={60}
              data={KINDS}
              {...form.getInputProps('kind')}
            />
            <TextInput label={t('number')} required maxLength={60} {...form.getInputProps('number')} />
            <DateField
              label={t('issuedOn')}
              clearable
              value={form.values.issuedOn}
              onChange={(date) => form.setFieldValue('issuedOn', date)}
              error={form.errors['issuedOn']}
            />
            <TextInput label={t('issuer')} required maxLength={200} {...form.getInputProps('issuer')} />
          </SimpleGrid>
          <Textarea
            label={t('subject')}
            required
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('title')}
          />
          <FileDrop
            label={t('file')}
            bodyId={bodyId}
            max={1}
            value={form.values.files}
            onChange={(files) => form.setFieldValue('files', files)}
          />
          <FormActions submit={submit} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

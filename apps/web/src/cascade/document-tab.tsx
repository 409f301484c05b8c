import { cascade } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Button, Card, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconExternalLink, IconFileTypeDocx } from '@tabler/icons-react';
import { address } from '../app/api.ts';
import { dictionary, useWords } from '../app/i18n.tsx';
import { LetterheadFields } from '../report/composed/letterhead-fields.tsx';
import {
  type LetterheadValues,
  letterheadOf,
  letterheadValues,
  missingIn,
} from '../report/composed/letterhead-values.ts';
import { DateField } from '../ui/date-field.tsx';
import { Failure } from '../ui/failure.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import classes from './cascade.module.css';

const words = dictionary({
  docx: { vi: 'Tải Word', en: 'Word file' },
  pdf: { vi: 'Tải PDF', en: 'PDF file' },
  open: { vi: 'Xem PDF', en: 'Open the PDF' },
  preview: { vi: 'Văn bản kế hoạch', en: 'The plan as a document' },
  needed: { vi: 'Không được để trống.', en: 'May not be empty.' },
  save: { vi: 'Lưu thể thức', en: 'Save' },
  saved: { vi: 'Đã lưu.', en: 'Saved.' },
  issue: { vi: 'Số, ngày ban hành', en: 'Number and date of issue' },
  issueHint: {
    vi: 'Ghi sau khi lãnh đạo ký và văn thư cấp số.',
    en: 'Entered once the plan is signed and numbered.',
  },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  numberHint: { vi: 'Ví dụ: 12/{symbol}', en: 'For example: 12/{symbol}' },
  numberForm: {
    vi: 'Số bắt đầu bằng chữ số, rồi đến dấu gạch chéo và ký hiệu, ví dụ 12/{symbol}.',
    en: 'A number begins with digits, a stroke and the symbol, e.g. 12/{symbol}.',
  },
  date: { vi: 'Ngày ban hành', en: 'Date of issue' },
  saveIssue: { vi: 'Lưu số, ngày', en: 'Save' },
  issued: { vi: 'Số {number}, ngày {date}', en: 'No. {number} of {date}' },
  notIssued: { vi: 'Chưa ghi số, ngày ban hành.', en: 'No number or date yet.' },
});

/** The plan as a document by Decree 30: heading and signature, number and date, and how it will look. */
export function DocumentTab({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  const params = { bodyPlanId: plan.id };
  return (
    <Stack gap="md">
      <Group gap="sm" className="no-print">
        <Button
          component="a"
          href={address(cascade.docx, { params, query: {} })}
          leftSection={<IconFileTypeDocx size={18} aria-hidden />}
        >
          {t('docx')}
        </Button>
        <Button
          component="a"
          variant="default"
          href={address(cascade.pdf, { params, query: { download: 'true' } })}
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t('pdf')}
        </Button>
      </Group>
      {plan.mayWrite ? (
        <>
          <IssueForm key={`issue.${plan.version}`} plan={plan} />
          {plan.draft !== null && <HeadForm key={`head.${plan.draft.version}`} plan={plan} />}
        </>
      ) : (
        <Text c="dimmed">
          {plan.number === null
            ? t('notIssued')
            : t('issued', {
                number: plan.number,
                date: plan.issuedOn === null ? '…' : formatDate(plan.issuedOn),
              })}
        </Text>
      )}
      <Preview plan={plan} />
    </Stack>
  );
}

function HeadForm({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  const form = useForm<{ readonly letterhead: LetterheadValues }>({
    initialValues: { letterhead: letterheadValues(plan.content.letterhead) },
    validate: ({ letterhead }) =>
      Object.fromEntries(missingIn(letterhead).map((field) => [`letterhead.${field}`, t('needed')])),
  });
  const submit = useSubmit(cascade.save, {
    form: {
      setErrors: (errors) =>
        form.setErrors(
          Object.fromEntries(
            Object.entries(errors).map(([path, message]) => [path.replace(/^content\./, ''), message]),
          ),
        ),
    },
    outdates: ['cascade'],
    onDone: () => notifications.show({ message: t('saved'), color: 'green' }),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(
        ({ letterhead }) =>
          void submit.run({
            params: { bodyPlanId: plan.id },
            body: {
              version: plan.draft?.version ?? 0,
              content: { ...plan.content, letterhead: letterheadOf(letterhead) },
            },
          }),
      )}
    >
      <Card>
        <Stack gap="sm">
          <LetterheadFields
            field={form.getInputProps}
            set={(path, value) => form.setFieldValue(path, value)}
            signers={plan.signers}
          />
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
          <Group>
            <Button type="submit" loading={submit.pending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </Card>
    </form>
  );
}

function IssueForm({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  const { symbol } = plan.content.letterhead;
  const form = useForm({
    initialValues: { number: plan.number ?? '', issuedOn: plan.issuedOn },
    validate: {
      number: (value) =>
        value.trim() === '' || /^\d+\/\S/u.test(value.trim()) ? null : t('numberForm', { symbol }),
    },
  });
  const submit = useSubmit(cascade.issue, {
    form,
    outdates: ['cascade'],
    onDone: () => notifications.show({ message: t('saved'), color: 'green' }),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(
        ({ number, issuedOn }) =>
          void submit.run({
            params: { bodyPlanId: plan.id },
            body: { version: plan.version, number: number.trim() === '' ? null : number.trim(), issuedOn },
          }),
      )}
    >
      <Part title={t('issue')}>
        <Text size="sm" c="dimmed">
          {t('issueHint')}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={t('number')}
            description={t('numberHint', { symbol })}
            maxLength={60}
            {...form.getInputProps('number')}
          />
          <DateField
            label={t('date')}
            clearable
            value={form.values.issuedOn}
            onChange={(date) => form.setFieldValue('issuedOn', date)}
            error={form.errors['issuedOn']}
          />
        </SimpleGrid>
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group>
          <Button type="submit" variant="default" loading={submit.pending}>
            {t('saveIssue')}
          </Button>
        </Group>
      </Part>
    </form>
  );
}

/** The pages as they will be printed. On a phone, which has no room for them and often shows no PDF, they open apart. */
function Preview({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const source = address(cascade.pdf, { params: { bodyPlanId: plan.id }, query: {} });
  if (!wide || !window.navigator.pdfViewerEnabled) {
    return (
      <Group>
        <Button
          component="a"
          href={source}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconExternalLink size={18} aria-hidden />}
        >
          {t('open')}
        </Button>
      </Group>
    );
  }
  return (
    <iframe
      key={`${plan.version}.${plan.draft?.version ?? plan.lastNumber}`}
      src={`${source}#navpanes=0&view=FitH`}
      title={t('preview')}
      className={`${classes.frame} no-print`}
    />
  );
}

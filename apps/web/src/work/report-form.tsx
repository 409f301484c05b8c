import '@mantine/dates/styles.css';
import 'dayjs/locale/vi';
import { work } from '@binhdang/contract';
import { formatDate, parseDate, WORK_STATES } from '@binhdang/domain';
import {
  ActionIcon,
  Alert,
  Button,
  Card,
  Group,
  NumberInput,
  Radio,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { Offer } from '../register/proof/offer.tsx';
import { DraftNotice } from '../ui/draft-notice.tsx';
import { Failure } from '../ui/failure.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { newReport, type ReportValues, reportBody, reportFaults, reportValues } from './report-values.ts';
import { STATE_NAMES } from './state-names.ts';
import { useReload } from './use-reload.ts';
import { words } from './words.ts';

interface ReportFormProps {
  readonly obligation: work.Obligation;
  /** The report to correct; a new one if left out. */
  readonly correcting?: work.Progress | undefined;
  readonly onClose: () => void;
}

/** Under which key a new report on the obligation is kept while it is typed. */
export const reportDraft = (obligationId: string): string => `progress.${obligationId}`;

/** A report of progress. What is typed is kept on this machine until the server has it. */
export function ReportForm({ obligation, correcting, onClose }: ReportFormProps) {
  const t = useWords(words);
  const [conflict, setConflict] = useState(false);
  const reload = useReload();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that opened the form is gone; the keyboard goes on from here.
  useEffect(() => heading.current?.focus(), []);
  const form = useForm<ReportValues>({
    initialValues: correcting ? reportValues(correcting) : newReport(obligation),
    validate: (values) =>
      Object.fromEntries(Object.entries(reportFaults(values)).map(([path, fault]) => [path, t(fault)])),
  });
  const draft = useDraft(
    correcting ? `progress.correct.${correcting.id}` : reportDraft(obligation.id),
    form.values,
    form.setValues,
  );
  const options = {
    form,
    outdates: ['work', 'overview'],
    onConflict: () => {
      setConflict(true);
      reload();
    },
    onDone: () => {
      draft.clear();
      notifications.show({ message: t(correcting ? 'corrected' : 'sent'), color: 'green' });
      onClose();
    },
  };
  const report = useSubmit(work.report, options);
  const correct = useSubmit(work.correct, options);
  const submit = correcting ? correct : report;
  const send = form.onSubmit((values) => {
    setConflict(false);
    const body = reportBody(values, obligation.measurable);
    if (correcting) {
      void correct.run({
        params: { progressId: correcting.id },
        body: { ...body, version: correcting.version },
      });
    } else {
      void report.run({
        params: { obligationId: obligation.id },
        body: { ...body, version: obligation.version },
      });
    }
  });
  return (
    <Card component="section" aria-labelledby="report-form-title">
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <Title order={2} id="report-form-title" ref={heading} tabIndex={-1}>
            {t(correcting ? 'correcting' : 'report')}
          </Title>
          <DraftNotice draft={draft} />
          <Fields form={form} obligation={obligation} />
          <Offer
            obligation={obligation}
            occurrenceId={form.values.occurrenceId}
            values={form.values}
            onChange={({ percent, narrative, figures, records }) =>
              form.setValues({
                percent,
                narrative,
                figures: figures.map((figure) => ({ ...figure })),
                records: [...records],
              })
            }
          />
          <Figures form={form} />
          <FileDrop
            label={t('evidence')}
            bodyId={obligation.body.id}
            value={form.values.files}
            onChange={(files) => form.setFieldValue('files', files)}
          />
          {conflict && (
            <Alert color="yellow" title={t('conflict')}>
              {t('conflictText')}
            </Alert>
          )}
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
          <Group>
            <Button type="submit" loading={submit.pending}>
              {t(correcting ? 'saveCorrection' : 'send')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

interface PartProps {
  readonly form: UseFormReturnType<ReportValues>;
}

function Fields({ form, obligation }: PartProps & { readonly obligation: work.Obligation }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const today = useToday();
  return (
    <>
      {obligation.occurrences.length > 1 && (
        <Select
          label={t('forOccurrence')}
          data={obligation.occurrences
            .filter(({ verified }) => !verified)
            .map(({ id, dueOn }) => ({ value: id, label: formatDate(dueOn) }))}
          allowDeselect={false}
          maw="16rem"
          {...form.getInputProps('occurrenceId')}
        />
      )}
      <Radio.Group label={t('state')} {...form.getInputProps('state')}>
        <Group mt={6} gap="lg">
          {WORK_STATES.map((state) => (
            <Radio key={state} value={state} label={say(STATE_NAMES[state])} />
          ))}
        </Group>
      </Radio.Group>
      {form.values.state === 'done' && (
        <DateInput
          label={t('doneOn')}
          required
          valueFormat="DD/MM/YYYY"
          placeholder="DD/MM/YYYY"
          locale={language}
          dateParser={(typed) => parseDate(typed) ?? null}
          {...(today ? { maxDate: today } : {})}
          maw="16rem"
          {...form.getInputProps('doneOn')}
        />
      )}
      {obligation.measurable && (
        <NumberInput
          label={t('percent')}
          min={0}
          max={100}
          allowDecimal={false}
          suffix="%"
          maw="16rem"
          {...form.getInputProps('percent')}
        />
      )}
      <Textarea
        label={t('narrative')}
        description={t('narrativeHint')}
        required
        autosize
        minRows={4}
        maxRows={16}
        maxLength={10_000}
        {...form.getInputProps('narrative')}
      />
    </>
  );
}

function Figures({ form }: PartProps) {
  const t = useWords(words);
  return (
    <Stack gap="xs" component="fieldset" bd={0} p={0} m={0}>
      <Text component="legend" fw={600} size="sm" p={0}>
        {t('figures')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('figureHint')}
      </Text>
      {form.values.figures.map((figure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures have no identity but their place
        <Group key={index} gap="xs" align="flex-start" wrap="wrap">
          <TextInput
            label={t('figureLabel')}
            flex="3 1 12rem"
            maxLength={200}
            {...form.getInputProps(`figures.${index}.label`)}
          />
          <TextInput
            label={t('figureValue')}
            flex="1 1 6rem"
            inputMode="decimal"
            {...form.getInputProps(`figures.${index}.value`)}
          />
          <TextInput
            label={t('figureUnit')}
            flex="1 1 6rem"
            maxLength={50}
            {...form.getInputProps(`figures.${index}.unit`)}
          />
          <ActionIcon
            mt={26}
            color="red"
            aria-label={t('removeFigure', { label: figure.label })}
            onClick={() => form.removeListItem('figures', index)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        size="sm"
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.insertListItem('figures', { label: '', value: '', unit: '' })}
      >
        {t('addFigure')}
      </Button>
    </Stack>
  );
}

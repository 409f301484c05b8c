import { type OutputOf, report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import {
  ActionIcon,
  Button,
  Group,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { DraftNotice } from '../../ui/draft-notice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { ComposeButton, useComposed } from './compose-button.tsx';
import { LetterheadFields } from './letterhead-fields.tsx';
import { type LetterheadValues, letterheadOf, letterheadValues, missingIn } from './letterhead-values.ts';
import { fromLines, toLines } from './lines.ts';
import { words } from './words.ts';

type Proposal = OutputOf<typeof report.proposal>;

interface Values {
  readonly from: CivilDate | null;
  readonly asOf: CivilDate | null;
  readonly addressees: string;
  readonly letterhead: LetterheadValues;
  readonly strengths: string;
  readonly shortcomings: string;
  readonly causes: string;
  readonly nextTasks: string;
  readonly proposals: readonly { readonly to: string; readonly text: string }[];
}

interface ReportFormProps {
  readonly planId: string;
  /** The body that reports on itself; null for the plan as a whole. */
  readonly own: string | null;
}

/** A progress report: the period and the officer's own words; everything else comes from the records. */
export function ReportForm({ planId, own }: ReportFormProps) {
  const query = useQuery({
    ...read(report.proposal, {
      params: { planId },
      query: { kind: 'progress_report', ...(own === null ? {} : { bodyId: own }) },
    }),
    // What was filled in beforehand must not change under the officer's hands.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  return <Form planId={planId} own={own} proposal={query.data} />;
}

function Form({ planId, own, proposal }: ReportFormProps & { readonly proposal: Proposal }) {
  const t = useWords(words);
  const form = useForm<Values>({
    initialValues: {
      from: proposal.from,
      asOf: proposal.asOf,
      addressees: fromLines(proposal.addressees),
      letterhead: letterheadValues(proposal.letterhead),
      strengths: '',
      shortcomings: '',
      causes: '',
      nextTasks: '',
      proposals: [],
    },
    validate: (values) => {
      const missing = [
        ...(values.asOf === null ? ['asOf'] : []),
        ...(toLines(values.addressees).length === 0 ? ['addressees'] : []),
        ...missingIn(values.letterhead).map((field) => `letterhead.${field}`),
        ...values.proposals.flatMap(({ to, text }, place) => [
          ...(to.trim() === '' ? [`proposals.${place}.to`] : []),
          ...(text.trim() === '' ? [`proposals.${place}.text`] : []),
        ]),
      ];
      return Object.fromEntries(missing.map((path) => [path, t('needed')]));
    },
  });
  const draft = useDraft(`report.${planId}.${own ?? 'all'}`, form.values, form.setValues);
  const submit = useComposed(report.composeProgress, { form, onDone: draft.clear });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) =>
        submit.run({
          params: { planId },
          body: {
            bodyId: own,
            from: values.from,
            asOf: values.asOf ?? proposal.asOf,
            addressees: toLines(values.addressees),
            letterhead: letterheadOf(values.letterhead),
            strengths: values.strengths,
            shortcomings: values.shortcomings,
            causes: values.causes,
            nextTasks: toLines(values.nextTasks),
            proposals: values.proposals.map(({ to, text }) => ({ to, text })),
          },
        }),
      )}
    >
      <Stack gap="lg">
        <DraftNotice draft={draft} />
        <PeriodFields form={form} today={proposal.asOf} />
        <OwnWords form={form} />
        <LetterheadFields
          field={form.getInputProps}
          set={(path, value) => form.setFieldValue(path, value)}
          signers={proposal.signers}
        />
        <ComposeButton submit={submit} />
      </Stack>
    </form>
  );
}

interface PartProps {
  readonly form: UseFormReturnType<Values>;
}

function PeriodFields({ form, today }: PartProps & { readonly today: CivilDate }) {
  const t = useWords(words);
  return (
    <Stack gap="sm" component="section" aria-labelledby="period-title">
      <Title order={2} id="period-title">
        {t('period')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <DateField
          label={t('from')}
          description={t('fromHint')}
          clearable
          value={form.values.from}
          maxDate={today}
          onChange={(value) => form.setFieldValue('from', value)}
          error={form.errors.from}
        />
        <DateField
          label={t('until')}
          description={'\u00A0'}
          required
          value={form.values.asOf}
          maxDate={today}
          onChange={(value) => form.setFieldValue('asOf', value)}
          error={form.errors.asOf}
        />
      </SimpleGrid>
      <Textarea
        label={t('addressees')}
        description={t('addresseesHint')}
        required
        autosize
        minRows={1}
        {...form.getInputProps('addressees')}
      />
    </Stack>
  );
}

function OwnWords({ form }: PartProps) {
  const t = useWords(words);
  const box = { autosize: true, minRows: 2, maxRows: 14, maxLength: 8000 } as const;
  return (
    <Stack gap="sm" component="section" aria-labelledby="own-title">
      <div>
        <Title order={2} id="own-title">
          {t('ownWords')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('ownWordsHint')}
        </Text>
      </div>
      <Textarea label={t('strengths')} {...box} {...form.getInputProps('strengths')} />
      <Textarea label={t('shortcomings')} {...box} {...form.getInputProps('shortcomings')} />
      <Textarea label={t('causes')} {...box} {...form.getInputProps('causes')} />
      <Textarea
        label={t('nextTasks')}
        description={t('onePerLine')}
        {...box}
        {...form.getInputProps('nextTasks')}
      />
      <Proposals form={form} />
    </Stack>
  );
}

function Proposals({ form }: PartProps) {
  const t = useWords(words);
  const { proposals } = form.values;
  return (
    <Stack gap="xs" component="fieldset" bd={0} p={0} m={0}>
      <Text component="legend" fw={600} size="sm" p={0}>
        {t('proposals')}
      </Text>
      {proposals.map((_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: proposals have no identity but their place
        <Group key={place} gap="xs" align="flex-start">
          <TextInput
            label={t('proposalTo')}
            required
            flex="1 1 12rem"
            maxLength={200}
            {...form.getInputProps(`proposals.${place}.to`)}
          />
          <Textarea
            label={t('proposalText')}
            required
            flex="3 1 16rem"
            autosize
            minRows={1}
            maxLength={4000}
            {...form.getInputProps(`proposals.${place}.text`)}
          />
          <ActionIcon
            mt={26}
            color="red"
            aria-label={t('removeProposal', { place: place + 1 })}
            onClick={() => form.removeListItem('proposals', place)}
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
        onClick={() =>
          form.insertListItem('proposals', {
            to: proposals.at(-1)?.to ?? toLines(form.values.addressees)[0] ?? '',
            text: '',
          })
        }
      >
        {t('addProposal')}
      </Button>
    </Stack>
  );
}

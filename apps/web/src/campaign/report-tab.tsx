import { campaign, type OutputOf } from '@binhdang/contract';
import { Anchor, Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { address, read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { LetterheadFields } from '../report/composed/letterhead-fields.tsx';
import { letterheadOf, letterheadValues, missingIn } from '../report/composed/letterhead-values.ts';
import { fromLines, toLines } from '../report/composed/lines.ts';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Campaign } from './campaign-page.tsx';
import { words } from './words.ts';

/** The summary reports that were composed, and composing another. */
export function ReportTab({ data }: { readonly data: Campaign }) {
  const t = useWords(words);
  const manages = data.allowed.includes('campaign.manage');
  const query = useQuery({
    ...read(campaign.letterhead, { params: { campaignId: data.id } }),
    enabled: manages,
    // What was filled in beforehand must not change under the officer's hands.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Stack>
      <Part title={t('reports')}>
        {data.reports.length === 0 && <Text c="dimmed">{t('noReports')}</Text>}
        {data.reports.map((report) => (
          <ReportLine key={report.id} report={report} />
        ))}
      </Part>
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {manages && query.isPending && <Loading />}
      {query.data !== undefined && <ComposeForm data={data} proposal={query.data} />}
    </Stack>
  );
}

function ReportLine({ report }: { readonly report: campaign.ReportHead }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const params = { campaignReportId: report.id };
  return (
    <Stack gap={2}>
      <Text size="sm">
        {t('reportBy', {
          when: formatInstant(report.composedAt, language),
          person: report.composedBy.name,
          count: report.bodies,
        })}
      </Text>
      <Group gap="md">
        <Anchor href={address(campaign.docx, { params })}>{t('word')}</Anchor>
        <Anchor href={address(campaign.pdf, { params })} target="_blank" rel="noreferrer">
          {t('pdf')}
        </Anchor>
        <Anchor href={address(campaign.annexes, { params })}>{t('annexFile')}</Anchor>
      </Group>
      {report.newer > 0 && (
        <Text size="sm" fw={600}>
          {t('newer', { count: report.newer })}
        </Text>
      )}
    </Stack>
  );
}

interface ComposeFormProps {
  readonly data: Campaign;
  readonly proposal: OutputOf<typeof campaign.letterhead>;
}

function ComposeForm({ data, proposal }: ComposeFormProps) {
  const t = useWords(words);
  const form = useForm({
    initialValues: {
      addressees: fromLines(proposal.addressees),
      letterhead: letterheadValues(proposal.letterhead),
      surveyIds: [] as string[],
    },
    validate: ({ letterhead }) =>
      Object.fromEntries(missingIn(letterhead).map((field) => [`letterhead.${field}`, t('needed')])),
  });
  const submit = useSubmit(campaign.compose, {
    form,
    outdates: ['campaign'],
    onDone: () => notifications.show({ message: t('composed') }),
  });
  // An anonymous survey has results once it is over.
  const usable = data.surveys.filter(
    ({ anonymous, status }) => status === 'closed' || (status === 'open' && !anonymous),
  );
  const send = form.onSubmit(({ addressees, letterhead, surveyIds }) =>
    submit.run({
      params: { campaignId: data.id },
      body: { addressees: toLines(addressees), letterhead: letterheadOf(letterhead), surveyIds },
    }),
  );
  return (
    <Part title={t('compose')}>
      <Text size="sm" c="dimmed">
        {t('composeHint')}
      </Text>
      <form noValidate onSubmit={send}>
        <Stack>
          <Textarea label={t('addressees')} autosize minRows={1} {...form.getInputProps('addressees')} />
          {usable.length > 0 && (
            <Checkbox.Group label={t('withSurveys')} {...form.getInputProps('surveyIds')}>
              <Stack gap={6} mt={6}>
                {usable.map(({ id, title }) => (
                  <Checkbox key={id} value={id} label={title} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <LetterheadFields
            field={form.getInputProps}
            set={(path, value) => form.setFieldValue(path, value)}
            signers={proposal.signers}
          />
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
          <Group>
            <Button type="submit" loading={submit.pending}>
              {t('compose')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Part>
  );
}

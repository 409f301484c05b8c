import { type OutputOf, survey } from '@binhdang/contract';
import {
  Alert,
  Anchor,
  Button,
  Group,
  NumberInput,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { toLines } from '../report/composed/lines.ts';
import { Failure } from '../ui/failure.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Survey } from './survey-page.tsx';
import { surveyWords } from './survey-words.ts';

type Made = OutputOf<typeof survey.invite>;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const MOST = 2000;

/** Making links, once shown; and how many of each batch have answered. */
export function InviteTab({ data }: { readonly data: Survey }) {
  const t = useWords(surveyWords);
  const [made, setMade] = useState<Made>();
  const may = data.allowed.includes('campaign.manage') && data.status === 'open';
  return (
    <Stack>
      {data.status === 'draft' && <Text>{t('openFirst')}</Text>}
      {made !== undefined && <Links made={made} />}
      {may && <InviteForm data={data} onMade={setMade} />}
      {data.batches.length > 0 && <Batches data={data} />}
    </Stack>
  );
}

function InviteForm({ data, onMade }: { readonly data: Survey; readonly onMade: (made: Made) => void }) {
  const t = useWords(surveyWords);
  const form = useForm({
    initialValues: { batch: '', count: '' as number | '', emails: '' },
    validate: {
      batch: (value) => (value.trim() === '' ? t('needBatch') : null),
      count: (value, { emails }) =>
        toLines(emails).length > 0 || (typeof value === 'number' && value >= 1 && value <= MOST)
          ? null
          : t('needCount'),
      emails: (value) => {
        const bad = toLines(value).find((email) => !EMAIL.test(email));
        return bad === undefined ? null : t('badEmail', { email: bad });
      },
    },
  });
  const submit = useSubmit(survey.invite, {
    form,
    outdates: ['survey', 'campaign'],
    onDone: (made) => {
      form.reset();
      onMade(made);
    },
  });
  const send = form.onSubmit(({ batch, count, emails }) =>
    submit.run({
      params: { surveyId: data.id },
      body: {
        batch,
        emails: toLines(emails),
        count: toLines(emails).length > 0 || count === '' ? 0 : count,
      },
    }),
  );
  return (
    <Part title={t('make')}>
      <form noValidate onSubmit={send}>
        <Stack gap="sm">
          <TextInput
            label={t('batch')}
            description={t('batchHint')}
            required
            maxLength={200}
            {...form.getInputProps('batch')}
          />
          <NumberInput label={t('byCount')} min={1} max={MOST} w={200} {...form.getInputProps('count')} />
          <Textarea label={t('emails')} autosize minRows={2} maxRows={10} {...form.getInputProps('emails')} />
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
          <Group>
            <Button type="submit" loading={submit.pending}>
              {t('make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Part>
  );
}

function Links({ made }: { readonly made: Made }) {
  const t = useWords(surveyWords);
  const [first] = made.links;
  const download = () => {
    const bytes = Uint8Array.from(atob(made.file), (letter) => letter.charCodeAt(0));
    const url = URL.createObjectURL(
      new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = made.fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  return (
    <Alert role="status" variant="outline">
      <Stack gap="sm">
        <Text>{t('made', { count: made.links.length })}</Text>
        <Group>
          <Button leftSection={<IconDownload size={18} aria-hidden />} onClick={download}>
            {t('download')}
          </Button>
        </Group>
        {first !== undefined && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('tryOne')}:{' '}
            <Anchor href={first.path} target="_blank" rel="noreferrer">
              {window.location.origin}
              {first.path}
            </Anchor>
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

function Batches({ data }: { readonly data: Survey }) {
  const t = useWords(surveyWords);
  const { language } = useLanguage();
  return (
    <Part title={t('batches')}>
      <Table.ScrollContainer minWidth={360}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('batch')}</Table.Th>
              <Table.Th scope="col">{t('numbers')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('invitedColumn')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('answeredColumn')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.batches.map(({ batch, from, to, invited, answered, madeAt }) => (
              <Table.Tr key={`${batch} ${from}`}>
                <Table.Td>
                  {batch}
                  <Text size="sm" c="dimmed">
                    {formatInstant(madeAt, language)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {from}–{to}
                </Table.Td>
                <Table.Td ta="right">{invited}</Table.Td>
                <Table.Td ta="right">{answered}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Part>
  );
}

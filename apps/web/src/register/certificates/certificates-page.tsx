import { type OutputOf, register } from '@binhdang/contract';
import {
  Alert,
  Anchor,
  Button,
  Group,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem, callForFile, read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { SignerFields } from '../../report/composed/letterhead-fields.tsx';
import { fromLines, toLines } from '../../report/composed/lines.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { peopleIn } from './people.ts';
import { certificatesRoute } from './routes.ts';
import { words } from './words.ts';

type Proposal = OutputOf<typeof register.certificateForm>;
type Format = 'pdf' | 'docx';

const MOST_AT_ONCE = 500;

/** Certificates for the people of a class: their names are typed here, printed, and forgotten. */
export function CertificatesPage() {
  const t = useWords(words);
  const { recordId } = certificatesRoute.useParams();
  const record = useQuery(read(register.record, { params: { recordId } }));
  const proposal = useQuery({
    ...read(register.certificateForm, { params: { recordId } }),
    // What is being typed must not be begun anew.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const failed = record.isError ? record : proposal.isError ? proposal : undefined;
  return (
    <Page
      title={t('title')}
      subtitle={record.data?.title}
      crumbs={[
        { title: t('registers'), to: '/so-theo-doi' },
        ...(record.data === undefined ? [] : [{ title: record.data.title, to: `/ban-ghi/${recordId}` }]),
      ]}
      narrow
    >
      {failed !== undefined ? (
        <Failure problem={failed.error} onRetry={() => void failed.refetch()} />
      ) : record.data === undefined || proposal.data === undefined ? (
        <Loading lines={8} />
      ) : (
        <CertificateForm recordId={recordId} proposal={proposal.data} />
      )}
    </Page>
  );
}

interface CertificateFormProps {
  readonly recordId: string;
  readonly proposal: Proposal;
}

function CertificateForm({ recordId, proposal }: CertificateFormProps) {
  const t = useWords(words);
  const say = useSay();
  const [working, setWorking] = useState<Format>();
  const [problem, setProblem] = useState<unknown>();
  const [made, setMade] = useState<{ readonly file: File; readonly people: number }>();
  const form = useForm({
    initialValues: {
      people: '',
      superior: proposal.superior,
      issuer: proposal.issuer,
      symbol: proposal.symbol,
      firstNumber: '',
      place: proposal.place,
      date: null as string | null,
      says: proposal.says,
      signer: '',
      authority: fromLines(proposal.authority),
    },
    validate: (values) => {
      const needed = (field: 'issuer' | 'symbol' | 'place' | 'says' | 'authority') =>
        values[field].trim() === '' ? t('needed', { field: t(field) }) : null;
      return {
        people: peopleFault(values.people),
        issuer: needed('issuer'),
        symbol: needed('symbol'),
        place: needed('place'),
        says: needed('says'),
        authority: needed('authority'),
        firstNumber:
          values.firstNumber === '' || /^[1-9]\d{0,6}$/.test(values.firstNumber.trim())
            ? null
            : t('needed', { field: t('firstNumber') }),
      };
    },
  });
  const people = peopleIn(form.values.people);
  const peopleFault = (text: string): string | null => {
    const list = peopleIn(text);
    const long = list.findIndex(({ name }) => name.length > 120);
    if (list.length === 0) return t('nobody');
    if (long >= 0) return t('longName', { row: long + 1 });
    if (list.length > MOST_AT_ONCE) return t('tooManyAtOnce', { most: MOST_AT_ONCE });
    if (proposal.most !== null && list.length > proposal.most)
      return t('tooMany', { people: list.length, most: proposal.most });
    return null;
  };
  const print = async (format: Format) => {
    setProblem(undefined);
    if (form.validate().hasErrors) return;
    const { people: _, firstNumber, authority, date, ...rest } = form.values;
    setWorking(format);
    try {
      const file = await callForFile(register.certificates, {
        params: { recordId },
        body: {
          ...rest,
          format,
          date,
          firstNumber: firstNumber.trim() === '' ? null : Number(firstNumber),
          authority: toLines(authority),
          people,
        },
      });
      setMade({ file, people: people.length });
    } catch (failure) {
      setProblem(failure);
      if (failure instanceof ApiProblem)
        for (const { path, message } of failure.errors) form.setFieldError(path, say(message));
    } finally {
      setWorking(undefined);
    }
  };
  return (
    <Stack gap="lg">
      <Alert variant="outline">{t('notKept')}</Alert>
      <Textarea
        label={t('people')}
        description={t('peopleHint')}
        placeholder={t('peopleExample')}
        autosize
        minRows={5}
        maxRows={16}
        required
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        {...form.getInputProps('people')}
      />
      <Text size="sm" role="status" c="dimmed" mt="-sm">
        {proposal.most === null
          ? t('peopleCount', { people: people.length })
          : t('peopleOf', { people: people.length, most: proposal.most })}
      </Text>
      <Title order={2}>{t('sheet')}</Title>
      <Textarea
        label={t('says')}
        autosize
        minRows={2}
        maxLength={600}
        required
        {...form.getInputProps('says')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
        <TextInput label={t('superior')} maxLength={200} {...form.getInputProps('superior')} />
        <TextInput label={t('issuer')} maxLength={200} required {...form.getInputProps('issuer')} />
        <TextInput
          label={t('symbol')}
          description={t('symbolHint')}
          maxLength={60}
          required
          {...form.getInputProps('symbol')}
        />
        <TextInput
          label={t('firstNumber')}
          description={t('firstNumberHint')}
          inputMode="numeric"
          maxLength={7}
          {...form.getInputProps('firstNumber')}
        />
        <TextInput label={t('place')} maxLength={60} required {...form.getInputProps('place')} />
        <DateField
          label={t('date')}
          description={t('dateHint')}
          value={form.values.date}
          onChange={(date) => form.setFieldValue('date', date)}
          clearable
        />
        <SignerFields
          field={form.getInputProps}
          set={(name, value) => form.setFieldValue(name, value)}
          signers={proposal.signers}
        />
      </SimpleGrid>
      {problem !== undefined && <Failure problem={problem} />}
      <Group>
        <Button
          leftSection={<IconFileTypePdf size={18} aria-hidden />}
          loading={working === 'pdf'}
          disabled={working === 'docx'}
          onClick={() => void print('pdf')}
        >
          {t('pdf')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypeDocx size={18} aria-hidden />}
          loading={working === 'docx'}
          disabled={working === 'pdf'}
          onClick={() => void print('docx')}
        >
          {t('docx')}
        </Button>
        {working !== undefined && (
          <Text size="sm" role="status">
            {t('working')}
          </Text>
        )}
      </Group>
      {made !== undefined && <Made {...made} />}
    </Stack>
  );
}

interface MadeProps {
  readonly file: File;
  readonly people: number;
}

/** The file is offered once more, for a browser that has not saved it by itself. */
function Made({ file, people }: MadeProps) {
  const t = useWords(words);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    const link = document.createElement('a');
    link.href = made;
    link.download = file.name;
    link.click();
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <Alert variant="outline" color="green" role="status">
      {t('done', { people, file: file.name })}{' '}
      <Anchor href={url} download={file.name}>
        {t('open')}
      </Anchor>
    </Alert>
  );
}

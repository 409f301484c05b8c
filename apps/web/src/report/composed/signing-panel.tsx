import { report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { formatDate } from '@binhdang/domain';
import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { useToday } from '../../app/session.ts';
import { ConflictDialog } from '../../ui/conflict-dialog.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { SignerFields } from './letterhead-fields.tsx';
import { fromLines, toLines } from './lines.ts';
import classes from './report.module.css';
import { documentWords, letterheadWords } from './words.ts';

interface Values {
  readonly number: number | '';
  readonly date: CivilDate | null;
  readonly signer: string;
  readonly authority: string;
}

interface Theirs {
  readonly version: number;
  readonly signing: report.Signing;
}

/** Number, date and signer: given when the document is signed and entered in the register of documents. */
export function SigningPanel({ document }: { readonly document: report.ComposedDocument }) {
  return document.mayEdit ? <SigningForm document={document} /> : <SigningFacts document={document} />;
}

function SigningFacts({ document: { signing, number } }: { readonly document: report.ComposedDocument }) {
  const t = useWords(documentWords);
  const tl = useWords(letterheadWords);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('readOnly')}
      </Text>
      <dl className={classes.facts}>
        <dt>{t('docNumber')}</dt>
        <dd>{number ?? t('draft')}</dd>
        <dt>{t('docDate')}</dt>
        <dd>{signing.date === null ? '–' : formatDate(signing.date)}</dd>
        <dt>{tl('authority')}</dt>
        <dd className={classes.part}>{fromLines(signing.authority)}</dd>
        <dt>{tl('signer')}</dt>
        <dd>{signing.signer === '' ? '–' : signing.signer}</dd>
      </dl>
    </Stack>
  );
}

function SigningForm({ document }: { readonly document: report.ComposedDocument }) {
  const t = useWords(documentWords);
  const tl = useWords(letterheadWords);
  const today = useToday();
  const { signing } = document;
  const [theirs, setTheirs] = useState<Theirs>();
  const form = useForm<Values>({
    initialValues: {
      number: signing.number ?? '',
      date: signing.date,
      signer: signing.signer,
      authority: fromLines(signing.authority),
    },
    validate: { authority: (value) => (toLines(value).length === 0 ? tl('needed') : null) },
  });
  const signers = useSigners(document);
  const submit = useSubmit(report.editDocument, {
    form,
    outdates: ['report'],
    onConflict: (current) => setTheirs(current as Theirs),
    onDone: () => notifications.show({ message: t('saved'), color: 'green' }),
  });
  const save = (values: Values, version: number) =>
    submit.run({
      params: { documentId: document.id },
      body: {
        version,
        signing: {
          number: values.number === '' ? null : values.number,
          date: values.date,
          signer: values.signer.trim(),
          authority: toLines(values.authority),
        },
      },
    });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save(values, document.version))}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('signingHint')}
        </Text>
        <NumberInput
          label={t('docNumber')}
          description={t('docNumberHint', { number: printed(form.values.number, document.symbol) })}
          min={1}
          max={99_999}
          allowDecimal={false}
          maw="18rem"
          {...form.getInputProps('number')}
        />
        <DateField
          label={t('docDate')}
          clearable
          value={form.values.date}
          {...(today === undefined ? {} : { maxDate: today })}
          onChange={(date) => form.setFieldValue('date', date)}
          error={form.errors['signing.date']}
          w="min(18rem, 100%)"
        />
        <SignerFields
          field={(name) => form.getInputProps(name)}
          set={(name, value) => form.setFieldValue(name, value)}
          signers={signers}
        />
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group>
          <Button type="submit" loading={submit.pending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
      {theirs !== undefined && (
        <ConflictDialog
          opened
          fields={[
            {
              label: t('conflictSigning'),
              yours: shown({ ...form.values, number: form.values.number === '' ? null : form.values.number }),
              theirs: shown({ ...theirs.signing, authority: fromLines(theirs.signing.authority) }),
            },
          ]}
          onKeepMine={() => void save(form.values, theirs.version).then(() => setTheirs(undefined))}
          onTakeTheirs={() => {
            form.setValues({
              ...theirs.signing,
              number: theirs.signing.number ?? '',
              authority: fromLines(theirs.signing.authority),
            });
            setTheirs(undefined);
          }}
          onClose={() => setTheirs(undefined)}
        />
      )}
    </form>
  );
}

/** Leaders of the body whose document it is, where the person may have them proposed. */
function useSigners({ planId, kind, body }: report.ComposedDocument) {
  const query = useQuery({
    ...read(report.proposal, {
      params: { planId },
      query: { kind, ...(kind === 'progress_report' ? { bodyId: body.id } : {}) },
    }),
    retry: false,
  });
  return query.data?.signers ?? [];
}

const printed = (number: number | '', symbol: string): string =>
  `${number === '' ? '…' : String(number).padStart(2, '0')}/${symbol}`;

const shown = (values: {
  readonly number: number | null;
  readonly date: CivilDate | null;
  readonly signer: string;
  readonly authority: string;
}): string =>
  [
    values.number ?? '–',
    values.date === null ? '–' : formatDate(values.date),
    values.authority,
    values.signer,
  ].join('\n');

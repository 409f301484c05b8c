import { planReview } from '@binhdang/contract';
import { Input, Modal, NumberInput, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { ConflictDialog } from '../../ui/conflict-dialog.tsx';
import { DraftNotice } from '../../ui/draft-notice.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { BodySelect, type Choice } from './bodies-editor.tsx';
import { words } from './words.ts';

interface HeaderFormProps {
  readonly plan: planReview.ReviewPlan;
  readonly document: planReview.ReviewDocument;
  readonly choices: readonly Choice[];
  readonly onClose: () => void;
}

interface Current {
  readonly plan: planReview.ReviewPlan;
  readonly document: planReview.ReviewDocument;
}

const valuesOf = ({ plan, document }: Current) => ({
  kind: document.kind ?? '',
  number: document.number ?? '',
  date: document.date ?? '',
  place: document.place ?? '',
  issuerName: document.issuerName ?? '',
  issuerBodyId: plan.issuer.id,
  leadBodyId: plan.leadBody.id,
  title: document.title ?? plan.title,
  signerName: document.signer.name ?? '',
  signerPost: document.signer.post ?? '',
  authority: document.signer.authority ?? '',
  recipients: document.recipients.map((one) => one.name).join('\n'),
  year: plan.year,
  startsOn: plan.startsOn,
  endsOn: plan.endsOn,
});

type Values = ReturnType<typeof valuesOf>;

/** Number, date, issuer and the rest of the heading, where the reader found nothing or the wrong thing. */
export function HeaderForm({ plan, document, choices, onClose }: HeaderFormProps) {
  const t = useWords(words);
  useFocusBack();
  const [base, setBase] = useState<Current>({ plan, document });
  const [theirs, setTheirs] = useState<Current>();
  const form = useForm({ initialValues: valuesOf(base) });
  const draft = useDraft(`review.document.${document.id}`, form.values, form.setValues);
  const submit = useSubmit(planReview.editDocument, {
    form,
    outdates: ['plan'],
    onConflict: (current) => setTheirs(current as Current),
    onDone: () => {
      draft.clear();
      onClose();
    },
  });
  const send = (values: Values, on: Current) =>
    submit.run({ params: { planId: plan.id }, body: bodyOf(values, on) });
  const field = (
    name: Exclude<keyof Values, 'issuerBodyId' | 'leadBodyId' | 'year'>,
    label: keyof typeof words,
  ) => <TextInput label={t(label)} {...form.getInputProps(name)} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('headerBlock')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={form.onSubmit((values) => void send(values, base))}>
        <Stack gap="sm">
          <DraftNotice draft={draft} />
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {field('kind', 'docKind')}
            {field('number', 'number')}
            <TextInput type="date" label={t('date')} {...form.getInputProps('date')} />
            {field('place', 'place')}
            <NumberInput
              label={t('year')}
              min={1990}
              max={2200}
              hideControls
              {...form.getInputProps('year')}
            />
            {field('issuerName', 'issuerName')}
          </SimpleGrid>
          <Textarea label={t('docTitle')} autosize minRows={2} required {...form.getInputProps('title')} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {(['issuerBodyId', 'leadBodyId'] as const).map((name) => (
              <Input.Wrapper key={name} label={t(name === 'issuerBodyId' ? 'issuer' : 'leadBody')}>
                <BodySelect
                  choices={choices.filter((one) => one.type === 'body')}
                  value={form.values[name]}
                  placeholder={t('searchBody')}
                  onChange={(choice) => form.setFieldValue(name, choice.id)}
                />
              </Input.Wrapper>
            ))}
            <TextInput type="date" required label={t('startsOn')} {...form.getInputProps('startsOn')} />
            <TextInput type="date" required label={t('endsOn')} {...form.getInputProps('endsOn')} />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {field('authority', 'authority')}
            {field('signerPost', 'signerPost')}
            {field('signerName', 'signerName')}
          </SimpleGrid>
          <Textarea
            label={t('recipients')}
            autosize
            minRows={3}
            maxRows={12}
            {...form.getInputProps('recipients')}
          />
          <FormActions submit={submit} onCancel={onClose} />
        </Stack>
      </form>
      <ConflictDialog
        opened={theirs !== undefined}
        fields={theirs ? conflictFields(form.values, valuesOf(theirs), t) : []}
        onKeepMine={() => {
          if (!theirs) return;
          setBase(theirs);
          setTheirs(undefined);
          void send(form.values, theirs);
        }}
        onTakeTheirs={() => {
          if (!theirs) return;
          setBase(theirs);
          form.setValues(valuesOf(theirs));
          setTheirs(undefined);
        }}
        onClose={() => setTheirs(undefined)}
      />
    </Modal>
  );
}

const LABELS: Partial<Record<keyof Values, keyof typeof words>> = {
  kind: 'docKind',
  number: 'number',
  date: 'date',
  place: 'place',
  issuerName: 'issuerName',
  title: 'docTitle',
  signerName: 'signerName',
  signerPost: 'signerPost',
  authority: 'authority',
  recipients: 'recipientsShort',
  startsOn: 'startsOn',
  endsOn: 'endsOn',
};

function conflictFields(mine: Values, theirs: Values, t: (key: keyof typeof words) => string) {
  return (Object.entries(LABELS) as [keyof Values, keyof typeof words][]).map(([name, label]) => ({
    label: t(label),
    yours: String(mine[name]),
    theirs: String(theirs[name]),
  }));
}

function bodyOf(values: Values, { plan, document }: Current) {
  const known = new Map(document.recipients.map((one) => [one.name, one]));
  const blank = (value: string) => value.trim() || null;
  return {
    version: document.version,
    planVersion: plan.version,
    kind: blank(values.kind),
    number: blank(values.number),
    symbol: blank(values.number.replace(/^\s*\d+\s*[/-]\s*/, '')),
    date: values.date || null,
    place: blank(values.place),
    issuerName: blank(values.issuerName),
    issuerBodyId: values.issuerBodyId,
    leadBodyId: values.leadBodyId,
    title: values.title,
    signer: {
      name: blank(values.signerName),
      post: blank(values.signerPost),
      authority: blank(values.authority),
    },
    recipients: values.recipients
      .split('\n')
      .map((line) => line.replace(/^\s*[-–•+]\s+|[;.]?\s*$/gu, ''))
      .filter((line) => line !== '')
      .map((name) => known.get(name) ?? { name, archive: /^lưu\b/iu.test(name) }),
    year: Number(values.year),
    startsOn: values.startsOn,
    endsOn: values.endsOn,
  };
}

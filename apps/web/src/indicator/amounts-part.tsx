import { indicator } from '@binhdang/contract';
import { formatNumber, parseNumber } from '@binhdang/domain';
import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Answer } from './indicator-page.tsx';
import { words } from './words.ts';

type Amount = Answer['amounts'][number];

/** What people entered for the body and those below it, with what it was before; there only where anything is entered. */
export function AmountsPart({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const [edited, setEdited] = useState<Amount | 'new'>();
  const { amounts, head, allowed } = answer;
  if (head.entered.length === 0) return null;
  const may = allowed.includes('indicator.enter');
  const close = () => setEdited(undefined);
  return (
    <Part title={t('entered')}>
      {amounts.length === 0 && <Text c="dimmed">{t('nothingEntered')}</Text>}
      {amounts.length > 0 && (
        <Table.ScrollContainer minWidth={360}>
          <Table>
            <Table.Tbody>
              {amounts.map((amount) => (
                <AmountRow
                  key={amount.id}
                  amount={amount}
                  onRevise={may && amount.body.id === answer.body.id ? () => setEdited(amount) : undefined}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {may && (
        <Group className="no-print">
          <Button variant="default" onClick={() => setEdited('new')}>
            {t('enter')}
          </Button>
        </Group>
      )}
      <Modal opened={edited !== undefined} onClose={close} title={t('enter')}>
        {edited !== undefined && (
          <AmountForm answer={answer} amount={edited === 'new' ? undefined : edited} onClose={close} />
        )}
      </Modal>
    </Part>
  );
}

function AmountRow({
  amount,
  onRevise,
}: {
  readonly amount: Amount;
  readonly onRevise: (() => void) | undefined;
}) {
  const t = useWords(words);
  const { language } = useLanguage();
  const said = (value: number | null) =>
    value === null ? t('state_not_applicable') : formatNumber(value, language);
  const marks = [amount.final ? t('final') : t('preliminary'), amount.estimated ? t('estimated') : ''];
  return (
    <Table.Tr>
      <Table.Td>
        {t(amount.term)} · {amount.body.name}
        <Text size="sm" c="dimmed">
          {amount.source} · {marks.filter((one) => one).join(', ')} ·{' '}
          {t('by', { person: amount.enteredBy.name, when: formatInstant(amount.enteredAt, language) })}
        </Text>
        {amount.earlier.map((before) => (
          <Text key={before.enteredAt} size="sm" c="dimmed">
            {t('before', {
              value: said(before.value),
              source: before.source,
              reason: before.reason ?? t('noReason'),
            })}
          </Text>
        ))}
      </Table.Td>
      <Table.Td ta="right" fw={600}>
        {said(amount.value)}
      </Table.Td>
      <Table.Td w="6rem" className="no-print">
        {onRevise && (
          <Button size="compact-sm" variant="default" onClick={onRevise}>
            {t('reviseAmount')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

interface FormProps {
  readonly answer: Answer;
  readonly amount: Amount | undefined;
  readonly onClose: () => void;
}

function AmountForm({ answer, amount, onClose }: FormProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { head, body, period, terms, amounts } = answer;
  const free = head.entered.filter(
    (term) => !amounts.some((one) => one.term === term && one.body.id === body.id),
  );
  const offered = amount ? [amount.term] : free.length > 0 ? free : head.entered;
  const [conflict, setConflict] = useState(false);
  const form = useForm({
    initialValues: {
      term: offered[0] ?? 'numerator',
      value: amount?.value == null ? '' : formatNumber(amount.value, language, 6),
      notApplicable: amount?.value === null,
      estimated: amount?.estimated ?? false,
      final: amount?.final ?? false,
      source: amount?.source ?? '',
      reason: '',
    },
    validate: {
      value: (value, { notApplicable }) =>
        notApplicable || parseNumber(value) !== undefined ? null : t('number'),
      source: (value) => (value.trim() === '' ? t('needSource') : null),
    },
  });
  const submit = useSubmit(indicator.enterAmount, {
    form,
    outdates: ['indicator'],
    onConflict: () => setConflict(true),
    onDone: () => {
      notifications.show({ message: t('saved') });
      onClose();
    },
  });
  const present = amounts.find((one) => one.term === form.values.term && one.body.id === body.id);
  const send = form.onSubmit(({ term, value, notApplicable, reason, ...rest }) =>
    submit.run({
      params: { indicator: head.code },
      body: {
        ...rest,
        term,
        bodyId: body.id,
        period,
        value: notApplicable ? null : (parseNumber(value) ?? null),
        reason: reason.trim() || null,
        fileId: present?.file?.id ?? null,
        ...(present ? { version: present.version } : {}),
      },
    }),
  );
  const nameOf = (term: string) => {
    const known = terms.find((one) => one.term === term);
    return known ? `${t(known.term)}: ${say(known.name)}` : term;
  };
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        {conflict && (
          <Alert role="alert" variant="outline" color="orange">
            {t('conflict')}
          </Alert>
        )}
        <NativeSelect
          label={t('which')}
          data={offered.map((term) => ({ value: term, label: nameOf(term) }))}
          {...form.getInputProps('term')}
        />
        <TextInput
          label={t('value')}
          inputMode="decimal"
          disabled={form.values.notApplicable}
          data-autofocus
          {...form.getInputProps('value')}
        />
        <Checkbox label={t('notApplicable')} {...form.getInputProps('notApplicable', { type: 'checkbox' })} />
        <Checkbox label={t('isEstimate')} {...form.getInputProps('estimated', { type: 'checkbox' })} />
        <Checkbox label={t('isFinal')} {...form.getInputProps('final', { type: 'checkbox' })} />
        <TextInput
          label={t('source')}
          description={t('sourceHint')}
          required
          {...form.getInputProps('source')}
        />
        {present && (
          <Textarea
            label={t('reason')}
            description={t('reasonHint')}
            autosize
            {...form.getInputProps('reason')}
          />
        )}
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}

import { indicator } from '@binhdang/contract';
import { parseNumber } from '@binhdang/domain';
import { COMPARATORS, type Comparator } from '@binhdang/domain/indicator';
import { Button, Group, Modal, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useWords } from '../app/i18n.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Answer } from './indicator-page.tsx';
import { TargetText } from './matrix-table.tsx';
import { words } from './words.ts';

/** Targets by year with where each comes from; a lead officer sets the body's own. */
export function TargetsPart({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const [open, { open: start, close }] = useDisclosure(false);
  const { targets, head, allowed } = answer;
  return (
    <Part title={t('targets')}>
      {targets.length === 0 && <Text c="dimmed">{t('noTargets')}</Text>}
      {targets.length > 0 && (
        <Table.ScrollContainer minWidth={280}>
          <Table>
            <Table.Tbody>
              {targets.map((target) => (
                <Table.Tr key={target.year}>
                  <Table.Th scope="row" w="5rem">
                    {target.year}
                  </Table.Th>
                  <Table.Td>
                    <TargetText head={head} target={target} year={target.year} />
                  </Table.Td>
                  <Table.Td c="dimmed">
                    {t(`origin_${target.origin}`)}
                    {target.source === null ? '' : `: ${target.source}`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {allowed.includes('indicator.setTarget') && (
        <Group className="no-print">
          <Button variant="default" onClick={start}>
            {t('setTarget')}
          </Button>
        </Group>
      )}
      <Modal opened={open} onClose={close} title={t('setTarget')}>
        {open && <TargetForm answer={answer} onClose={close} />}
      </Modal>
    </Part>
  );
}

function TargetForm({ answer, onClose }: { readonly answer: Answer; readonly onClose: () => void }) {
  const t = useWords(words);
  const { body, head, targets, period } = answer;
  const form = useForm({
    initialValues: {
      year: period.slice(0, 4),
      comparator: (head.direction === 'down' ? '<=' : '>=') as Comparator,
      value: '',
      source: '',
    },
    validate: {
      year: (value) => (/^20\d\d$|^2100$/.test(value) ? null : t('needYear')),
      value: (value) => (parseNumber(value) === undefined ? t('number') : null),
      source: (value) => (value.trim() === '' ? t('needSource') : null),
    },
  });
  const submit = useSubmit(indicator.setTarget, {
    form,
    outdates: ['indicator'],
    onDone: () => {
      notifications.show({ message: t('saved') });
      onClose();
    },
  });
  const send = (value: number | null, source: string) =>
    void submit.run({
      params: { indicator: head.code },
      body: {
        bodyId: body.id,
        year: Number(form.values.year),
        comparator: form.values.comparator,
        value,
        source,
      },
    });
  const own = targets.find(({ year, origin }) => String(year) === form.values.year && origin === 'own');
  return (
    <form noValidate onSubmit={form.onSubmit(({ value, source }) => send(parseNumber(value) ?? 0, source))}>
      <Stack>
        <Text>{body.name}</Text>
        <TextInput label={t('year')} inputMode="numeric" required {...form.getInputProps('year')} />
        <NativeSelect
          label={t('comparator')}
          data={COMPARATORS.map((value) => ({ value, label: t(`cmp_${value}`) }))}
          {...form.getInputProps('comparator')}
        />
        <TextInput label={t('targetShort')} inputMode="decimal" required {...form.getInputProps('value')} />
        <TextInput label={t('targetSource')} required {...form.getInputProps('source')} />
        {own && (
          <Button variant="subtle" color="red" onClick={() => send(null, own.source ?? '–')}>
            {t('removeTarget')}
          </Button>
        )}
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}

import { report } from '@binhdang/contract';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Part } from '../../ui/part.tsx';
import type { DefinitionAnswer } from './definition-page.tsx';
import { dueInWords } from './due-words.ts';
import { useRevision } from './revise-fields.tsx';
import { words } from './words.ts';

interface Duty {
  readonly name: { readonly vi: string; readonly en: string };
  readonly outline: string;
  readonly period: 'month' | 'quarter' | 'half' | 'nine_months' | 'year';
  readonly due: { readonly monthsAfter: number; readonly day: number };
  readonly remindDaysBefore: readonly number[];
  readonly basis: string;
}

/** A duty in words, and its form for who may change it. */
export function DutyForm({ shown }: { readonly shown: DefinitionAnswer }) {
  const t = useWords(words);
  const [changing, { open, close }] = useDisclosure(false);
  const duty = shown.definition as unknown as Duty;
  if (changing) return <ChangeDuty shown={shown} duty={duty} onClose={close} />;
  return (
    <Part title={t('definition')}>
      <Text>
        {t(`period_${duty.period}`)} · {t('due')}: {dueInWords(duty.due, t)}
      </Text>
      <Text>
        {t('remind')}: {duty.remindDaysBefore.join(', ')}
      </Text>
      <Text c="dimmed">{duty.basis}</Text>
      {shown.mayRevise && (
        <Group className="no-print">
          <Button variant="default" onClick={open}>
            {t('change')}
          </Button>
        </Group>
      )}
    </Part>
  );
}

interface ChangeDutyProps {
  readonly shown: DefinitionAnswer;
  readonly duty: Duty;
  readonly onClose: () => void;
}

function ChangeDuty({ shown, duty, onClose }: ChangeDutyProps) {
  const t = useWords(words);
  const say = useSay();
  const outlines = useQuery(read(report.definitions)).data?.outlines ?? [];
  const whole = (value: string) => (/^-?\d{1,2}$/.test(value.trim()) ? null : t('wholeNumber'));
  const form = useForm({
    initialValues: {
      vi: duty.name.vi,
      en: duty.name.en,
      outline: duty.outline,
      monthsAfter: String(duty.due.monthsAfter),
      day: String(duty.due.day),
      remind: duty.remindDaysBefore.join(', '),
      basis: duty.basis,
    },
    validate: {
      vi: (value) => (value.trim() === '' ? t('required') : null),
      en: (value) => (value.trim() === '' ? t('required') : null),
      basis: (value) => (value.trim() === '' ? t('required') : null),
      monthsAfter: whole,
      day: (value) => whole(value) ?? (Number(value) >= 1 && Number(value) <= 31 ? null : t('dayRange')),
      remind: (value) => (/^\s*(\d{1,2}\s*(,\s*\d{1,2}\s*)*)?$/.test(value) ? null : t('wholeNumber')),
    },
  });
  const revision = useRevision(shown, onClose);
  return (
    <Part title={t('change')}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ vi, en, outline, monthsAfter, day, remind, basis }) =>
          revision.send({
            ...shown.definition,
            name: { vi, en },
            outline,
            basis,
            due: { monthsAfter: Number(monthsAfter), day: Number(day) },
            remindDaysBefore: remind
              .split(',')
              .filter((part) => part.trim() !== '')
              .map(Number),
          }),
        )}
      >
        <Stack>
          <TextInput label={t('nameVi')} required {...form.getInputProps('vi')} />
          <TextInput label={t('nameEn')} required {...form.getInputProps('en')} />
          <NativeSelect
            label={t('outline')}
            data={outlines.map(({ code, name }) => ({ value: code, label: say(name) }))}
            {...form.getInputProps('outline')}
          />
          <Group grow align="flex-start">
            <TextInput label={t('day')} inputMode="numeric" required {...form.getInputProps('day')} />
            <TextInput label={t('monthsAfter')} required {...form.getInputProps('monthsAfter')} />
          </Group>
          <TextInput label={t('remind')} {...form.getInputProps('remind')} />
          <TextInput label={t('basis')} required {...form.getInputProps('basis')} />
          {revision.fields}
        </Stack>
      </form>
    </Part>
  );
}

import { indicator, register } from '@binhdang/contract';
import { parseNumber } from '@binhdang/domain';
import { COMPARATORS, type IndicatorDefinition } from '@binhdang/domain/indicator';
import { Button, Fieldset, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { DateField } from '../ui/date-field.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Answer } from './indicator-page.tsx';
import { definitionOf, parseBreakdown, type ReviseValues, valuesOf } from './revise-values.ts';
import { words } from './words.ts';

const SOURCES = ['measure', 'bodies', 'allBodies', 'entered'] as const;
const DIRECTIONS = ['up', 'down', 'neither'] as const;

/** Changes the definition from a day on: what it is called, its formula, its targets, and how it is to be read. */
export function ReviseForm({ answer, onClose }: { readonly answer: Answer; readonly onClose: () => void }) {
  const t = useWords(words);
  const today = useToday();
  const before = answer.definition as unknown as IndicatorDefinition;
  const need = (value: string) => (value.trim() === '' ? t('fillIn') : null);
  const breakdown = (value: string) => (parseBreakdown(value) === undefined ? t('badBreakdown') : null);
  const form = useForm<ReviseValues>({
    initialValues: valuesOf(before, today ?? ''),
    validate: {
      vi: need,
      en: need,
      unitVi: need,
      unitEn: need,
      decimals: (value) => (/^[0-4]$/.test(value) ? null : t('badDecimals')),
      numerator: { vi: need, en: need, breakdown },
      denominator: before.denominator ? { vi: need, en: need, breakdown } : {},
      targets: {
        year: (value) => (/^20\d\d$/.test(value) ? null : t('needYear')),
        value: (value) => (parseNumber(value) === undefined ? t('number') : null),
      },
      appliesFrom: (value) => (value === null ? t('fillIn') : null),
      reason: need,
    },
  });
  const submit = useSubmit(indicator.revise, {
    form,
    outdates: ['indicator'],
    onDone: () => {
      notifications.show({ message: t('saved') });
      onClose();
    },
    onConflict: () => notifications.show({ color: 'red', message: t('definitionConflict') }),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        void submit.run({
          params: { indicator: answer.head.code },
          body: {
            number: answer.head.number,
            definition: definitionOf(before, values),
            appliesFrom: values.appliesFrom ?? '',
            reason: values.reason,
          },
        });
      })}
    >
      <Stack>
        <HeadFields form={form} />
        <TermFields form={form} term="numerator" />
        {form.values.denominator !== null && <TermFields form={form} term="denominator" />}
        <TargetFields form={form} />
        <DateField
          label={t('appliesFrom')}
          required
          {...(today === undefined ? {} : { minDate: today })}
          value={form.values.appliesFrom}
          onChange={(day) => form.setFieldValue('appliesFrom', day)}
          error={form.errors['appliesFrom']}
        />
        <Textarea label={t('changeReason')} required autosize minRows={2} {...form.getInputProps('reason')} />
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}

type Form = UseFormReturnType<ReviseValues>;

function HeadFields({ form }: { readonly form: Form }) {
  const t = useWords(words);
  return (
    <>
      <TextInput label={t('nameVi')} required {...form.getInputProps('vi')} />
      <TextInput label={t('nameEn')} required {...form.getInputProps('en')} />
      <Group grow align="flex-start">
        <TextInput label={`${t('unit')} (VI)`} required {...form.getInputProps('unitVi')} />
        <TextInput label={`${t('unit')} (EN)`} required {...form.getInputProps('unitEn')} />
        <TextInput label={t('decimals')} inputMode="numeric" required {...form.getInputProps('decimals')} />
      </Group>
      <NativeSelect
        label={t('direction')}
        data={DIRECTIONS.map((value) => ({ value, label: t(`direction_${value}`) }))}
        {...form.getInputProps('direction')}
      />
      <Textarea label={`${t('note')} (VI)`} autosize {...form.getInputProps('noteVi')} />
      <Textarea label={`${t('note')} (EN)`} autosize {...form.getInputProps('noteEn')} />
    </>
  );
}

function TermFields({ form, term }: { readonly form: Form; readonly term: 'numerator' | 'denominator' }) {
  const t = useWords(words);
  const say = useSay();
  const measures = useQuery(read(register.measures)).data?.items ?? [];
  const values = form.values[term];
  const counted = values?.from === 'measure' || values?.from === 'bodies';
  return (
    <Fieldset legend={t(term)}>
      <Stack gap="xs">
        <TextInput label={t('nameVi')} required {...form.getInputProps(`${term}.vi`)} />
        <TextInput label={t('nameEn')} required {...form.getInputProps(`${term}.en`)} />
        <NativeSelect
          label={t('source')}
          data={SOURCES.map((value) => ({ value, label: t(`from_${value}`) }))}
          {...form.getInputProps(`${term}.from`)}
        />
        {counted && (
          <NativeSelect
            label={t('measure')}
            data={[
              { value: '', label: '–' },
              ...measures.map(({ code, name }) => ({ value: code, label: say(name) })),
            ]}
            {...form.getInputProps(`${term}.measure`)}
          />
        )}
        {values?.from === 'measure' && (
          <TextInput
            label={t('breakdown')}
            description={t('breakdownHint')}
            {...form.getInputProps(`${term}.breakdown`)}
          />
        )}
      </Stack>
    </Fieldset>
  );
}

function TargetFields({ form }: { readonly form: Form }) {
  const t = useWords(words);
  return (
    <Fieldset legend={t('targets')}>
      <Stack gap="xs">
        {form.values.targets.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form are their places
          <Group key={at} align="flex-end">
            <TextInput
              label={t('year')}
              w="6rem"
              inputMode="numeric"
              {...form.getInputProps(`targets.${at}.year`)}
            />
            <NativeSelect
              label={t('comparator')}
              data={COMPARATORS.map((value) => ({ value, label: t(`cmp_${value}`) }))}
              {...form.getInputProps(`targets.${at}.comparator`)}
            />
            <TextInput
              label={t('targetShort')}
              w="8rem"
              inputMode="decimal"
              {...form.getInputProps(`targets.${at}.value`)}
            />
            <Button variant="subtle" color="red" onClick={() => form.removeListItem('targets', at)}>
              {t('removeRow')}
            </Button>
          </Group>
        ))}
        <Group>
          <Button
            variant="subtle"
            onClick={() => form.insertListItem('targets', { year: '', comparator: '>=', value: '' })}
          >
            {t('addTarget')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

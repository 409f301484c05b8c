/** The filter of one field: what is offered follows from the field's kind. */
import { type Period, parsePeriodKey, periodKey, periodLabel } from '@binhdang/domain';
import type { Field, RegisterDefinition } from '@binhdang/domain/register';
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { useToday } from '../../app/session.ts';
import { BodySelect } from '../../org/body-select.tsx';
import { useLater } from '../../ui/use-later.ts';
import { useBodyRef } from './use-body-ref.ts';
import { words } from './words.ts';

interface FieldFilterProps {
  readonly field: Field;
  readonly lists: RegisterDefinition['lists'];
  /** As the address has it; undefined where the field is not filtered by. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

export function FieldFilter(props: FieldFilterProps) {
  switch (props.field.type) {
    case 'choice':
    case 'choices':
      return <ChoiceFilter {...props} />;
    case 'yes_no':
      return <YesNoFilter {...props} />;
    case 'period':
      return <PeriodFilter {...props} />;
    case 'body':
    case 'place':
      return <BodyFilter {...props} />;
    default:
      return <ExactFilter {...props} />;
  }
}

function ChoiceFilter({ field, lists, value, onChange }: FieldFilterProps) {
  const t = useWords(words);
  const say = useSay();
  const choices = 'list' in field ? (lists[field.list] ?? []) : [];
  return (
    <Select
      label={say(field.name)}
      placeholder={t('all')}
      clearable
      searchable={choices.length > 10}
      data={choices.map(({ code, name }) => ({ value: code, label: say(name) }))}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

function YesNoFilter({ field, value, onChange }: FieldFilterProps) {
  const t = useWords(words);
  const say = useSay();
  return (
    <Select
      label={say(field.name)}
      placeholder={t('all')}
      clearable
      data={[
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ]}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

/** Terms of deputies begin years before today, plans a year ahead. */
const YEARS_BACK = 10;

/** A year finds itself and every period in it; beside it the periods of the year that is chosen. */
function PeriodFilter({ field, value, onChange }: FieldFilterProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const thisYear = Number((useToday() ?? '').slice(0, 4));
  const kinds = field.type === 'period' ? field.kinds : [];
  const chosen = chosenPeriod(value);
  const year = chosen?.year ?? thisYear;
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, at) => thisYear + 1 - at);
  const finer = kinds.flatMap((kind) => periodsOf(kind, year));
  const data = [
    ...years.map((one) => ({ value: String(one), label: t('year', { year: String(one) }) })),
    ...finer.map((period) => ({ value: periodKey(period), label: periodLabel(period, language) })),
  ];
  return (
    <Select
      label={say(field.name)}
      placeholder={t('all')}
      clearable
      searchable
      data={data}
      value={chosen?.key ?? null}
      onChange={(key) => {
        const period = key === null ? undefined : parsePeriodKey(key);
        // A bare year stands for all that lies in it.
        onChange(key === null || /^\d{4}$/.test(key) ? (key ?? undefined) : period && JSON.stringify(period));
      }}
    />
  );
}

function chosenPeriod(value: string | undefined): { key: string; year: number } | undefined {
  if (value === undefined) return undefined;
  if (/^\d{4}$/.test(value)) return { key: value, year: Number(value) };
  try {
    const period = JSON.parse(value) as Period;
    return { key: periodKey(period), year: period.year };
  } catch {
    return undefined;
  }
}

const PARTS: Partial<Record<Period['kind'], number>> = { month: 12, quarter: 4, half: 2, nine_months: 1 };

/** The parts of a year; the year itself is found as such. */
function periodsOf(kind: Period['kind'], year: number): Period[] {
  return Array.from({ length: PARTS[kind] ?? 0 }, (_, at) => ({ kind, year, index: at + 1 }));
}

function BodyFilter({ field, value, onChange }: FieldFilterProps) {
  const t = useWords(words);
  const say = useSay();
  const body = useBodyRef(value);
  return (
    <BodySelect
      key={body?.id ?? 'none'}
      label={say(field.name)}
      placeholder={t('all')}
      value={body}
      onChange={(next) => onChange(next?.id)}
    />
  );
}

/** Texts, numbers and days are found as they were entered. */
function ExactFilter({ field, value, onChange }: FieldFilterProps) {
  const say = useSay();
  const [typed, setTyped] = useState(value ?? '');
  const change = useLater((next: string) => onChange(next.trim() || undefined), 400);
  return (
    <TextInput
      label={say(field.name)}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        change(event.currentTarget.value);
      }}
    />
  );
}

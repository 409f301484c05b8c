import { type BodyRef, org } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

interface BodySelectProps {
  readonly label: string;
  readonly description?: string;
  readonly value: BodyRef | null;
  readonly onChange: (body: BodyRef | null) => void;
  /** Bodies of this day; today's if left out. */
  readonly on?: CivilDate | undefined;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly placeholder?: string;
}

/** Finds a body by typing: names, aliases and codes, with or without marks. */
export function BodySelect({ value, onChange, on, placeholder, ...field }: BodySelectProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState(value?.name ?? '');
  const [q] = useDebouncedValue(typed === value?.name ? '' : typed, 200);
  const { data } = useQuery({
    ...read(org.list, { query: { q, limit: 30, ...(on === undefined ? {} : { on }) } }),
    placeholderData: keepPreviousData,
  });
  const found: readonly BodyRef[] = data?.items ?? [];
  const choices = value && !found.some((item) => item.id === value.id) ? [value, ...found] : found;
  return (
    <Select
      {...field}
      searchable
      clearable={field.required !== true}
      value={value?.id ?? null}
      data={choices.map((body) => ({ value: body.id, label: body.name }))}
      // The server has already found what fits, by names that are not on screen too.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => onChange(choices.find((body) => body.id === id) ?? null)}
      placeholder={placeholder ?? t('chooseBody')}
      nothingFoundMessage={t('nothingFound')}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

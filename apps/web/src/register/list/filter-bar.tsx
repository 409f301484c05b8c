/** The conditions of a register's list. */
import { fieldOf } from '@binhdang/domain/register';
import { Button, Collapse, Group, TextInput } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconFilterOff, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { BodySelect } from '../../org/body-select.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useLater } from '../../ui/use-later.ts';
import type { LoadedRegister } from '../use-register.ts';
import { FieldFilter } from './field-filter.tsx';
import classes from './records.module.css';
import { conditionCount, filterOf, fromStart, type ListSearch, withFilter } from './search.ts';
import { useBodyRef } from './use-body-ref.ts';
import { words } from './words.ts';

interface FilterBarProps {
  readonly register: LoadedRegister;
  readonly search: ListSearch;
  readonly onChange: (search: ListSearch) => void;
}

/** How many filters of the register stand beside words and body; the others open on demand. On a phone all do. */
const AT_HAND = 2;

export function FilterBar({ register, search, onChange }: FilterBarProps) {
  const t = useWords(words);
  const { definition } = register;
  const fields = definition.list.filters.flatMap((code) => fieldOf(definition, code) ?? []);
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  const atHand = isPhone ? 0 : AT_HAND;
  const rare = fields.slice(atHand);
  const isRareSet =
    [search.tu, search.den, ...(isPhone ? [search.coQuan, search.ngay] : [])].some(
      (one) => one !== undefined,
    ) || rare.some(({ code }) => filterOf(search, code) !== undefined);
  const [opened, { toggle }] = useDisclosure(isRareSet);
  const set = (change: Partial<ListSearch>) => onChange(fromStart({ ...search, ...change }));
  const filter = (field: (typeof fields)[number]) => (
    <FieldFilter
      key={field.code}
      field={field}
      lists={definition.lists}
      value={filterOf(search, field.code)}
      onChange={(value) => onChange(withFilter(search, field.code, value))}
    />
  );
  const where = (
    <>
      <BodyField value={search.coQuan} onChange={(coQuan) => set({ coQuan })} />
      {definition.nature === 'state' && (
        <DateField
          label={t('asOf')}
          value={search.ngay ?? null}
          onChange={(ngay) => set({ ngay: ngay ?? undefined })}
          clearable
        />
      )}
    </>
  );
  const count = conditionCount(search);
  return (
    <search className={`${classes.bar} no-print`} aria-label={t('filter')}>
      <div className={classes.fields}>
        <WordsField value={search.q} onChange={(q) => set({ q })} />
        {!isPhone && where}
        {fields.slice(0, atHand).map(filter)}
      </div>
      <Collapse expanded={opened}>
        <div className={classes.fields}>
          {isPhone && where}
          {rare.map(filter)}
          <DateField
            label={t('from')}
            value={search.tu ?? null}
            onChange={(tu) => set({ tu: tu ?? undefined })}
            clearable
          />
          <DateField
            label={t('to')}
            value={search.den ?? null}
            onChange={(den) => set({ den: den ?? undefined })}
            clearable
          />
        </div>
      </Collapse>
      <Group gap="xs">
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={toggle}
          aria-expanded={opened}
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        >
          {opened ? t('less') : t('more')}
        </Button>
        {search.nhap !== undefined && (
          <Button
            variant="default"
            size="compact-sm"
            rightSection={<IconX size={14} aria-hidden />}
            onClick={() => set({ nhap: undefined })}
          >
            {t('ofImport')}
          </Button>
        )}
        {count > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange({ sapXep: search.sapXep, chieu: search.chieu })}
            leftSection={<IconFilterOff size={16} aria-hidden />}
          >
            {t('clear', { count })}
          </Button>
        )}
      </Group>
    </search>
  );
}

interface FieldProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

function WordsField({ value, onChange }: FieldProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState(value ?? '');
  const change = useLater((next: string) => onChange(next.trim() || undefined), 350);
  // Cleared from outside, by "Bỏ lọc" or by going back.
  useEffect(() => {
    setTyped((before) => (before.trim() === (value ?? '') ? before : (value ?? '')));
  }, [value]);
  return (
    <TextInput
      type="search"
      label={t('search')}
      leftSection={<IconSearch size={18} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        change(event.currentTarget.value);
      }}
    />
  );
}

function BodyField({ value, onChange }: FieldProps) {
  const t = useWords(words);
  const body = useBodyRef(value);
  return (
    <BodySelect
      // Its words are its own once it is there: another choice from outside needs another field.
      key={body?.id ?? 'none'}
      label={t('body')}
      placeholder={t('anyBody')}
      value={body}
      onChange={(next) => onChange(next?.id)}
    />
  );
}

import type { Field } from '@binhdang/domain/register';
import { Combobox, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSay, useWords } from '../../../app/i18n.tsx';
import classes from '../form.module.css';
import { type FormSources, useFormContext } from '../form-context.ts';
import { words } from '../words.ts';
import { controlProps, type InputProps } from './input-props.ts';

export type ReferenceField = Extract<Field, { type: 'body' | 'place' | 'link' }>;
type ReferenceProps = Omit<InputProps, 'field'> & { readonly field: ReferenceField };

const PLACEHOLDER = { body: 'searchBody', place: 'searchPlace', link: 'searchRecord' } as const;

function searchOf(field: ReferenceField, sources: FormSources, q: string, signal: AbortSignal) {
  switch (field.type) {
    case 'body':
      return sources.bodies(q, signal);
    case 'place':
      return sources.places(q, field.level, signal);
    case 'link':
      return sources.records(field.register, q, signal);
  }
}

/** A body, a place or another record, found by typing. What is typed and not chosen is put back when the field is left. */
export function ReferenceInput(props: ReferenceProps) {
  const { field, value, names, onChange } = props;
  const t = useWords(words);
  const say = useSay();
  const { sources } = useFormContext();
  const id = typeof value === 'string' ? value : undefined;
  const shown = id === undefined ? '' : (names[id] ?? id);
  const [typing, setTyping] = useState<string>();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [q] = useDebouncedValue(typing === undefined || typing === shown ? '' : typing.trim(), 200);
  const { data, isError } = useQuery({
    queryKey: ['form-search', field.type, searchedIn(field), q],
    queryFn: ({ signal }) => searchOf(field, sources, q, signal),
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
  });
  // What was typed and found first is what Enter takes.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (data !== undefined && q !== '') selectFirstOption();
  }, [data, q, selectFirstOption]);
  const choose = (chosen: string) => {
    const found = data?.find((one) => one.id === chosen);
    if (found !== undefined) onChange(found.id, { [found.id]: found.name });
    setTyping(undefined);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} withinPortal onOptionSubmit={choose} shadow="md">
      <Combobox.Target>
        <div className={classes.withButton}>
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              {...controlProps(props)}
              className={classes.control}
              type="text"
              role="combobox"
              // Set by the target around; here only said for what reads the source.
              aria-expanded={combobox.dropdownOpened}
              autoComplete="off"
              placeholder={t(PLACEHOLDER[field.type])}
              value={typing ?? shown}
              onClick={() => combobox.openDropdown()}
              onChange={({ currentTarget }) => {
                setTyping(currentTarget.value);
                combobox.openDropdown();
                combobox.resetSelectedOption();
                if (currentTarget.value === '') onChange(undefined);
              }}
              onBlur={() => {
                combobox.closeDropdown();
                setTyping(undefined);
              }}
            />
          </Combobox.EventsTarget>
          {id !== undefined && props.required !== true && (
            <button
              type="button"
              className={classes.inButton}
              tabIndex={-1}
              aria-label={t('clearValue', { name: props.label ?? say(field.name) })}
              onClick={() => onChange(undefined)}
            >
              <IconX size={16} aria-hidden />
            </button>
          )}
        </div>
      </Combobox.Target>
      <Combobox.Dropdown hidden={!combobox.dropdownOpened}>
        {combobox.dropdownOpened && (
          <Combobox.Options mah={280} className={classes.options} aria-label={props.label ?? say(field.name)}>
            {data?.map((found) => (
              <Combobox.Option key={found.id} value={found.id} active={found.id === id}>
                {found.name}
                {found.detail !== undefined && <span className={classes.detail}>{found.detail}</span>}
              </Combobox.Option>
            ))}
            {data?.length === 0 && <Combobox.Empty>{t('nothingFound')}</Combobox.Empty>}
            {data === undefined && (
              <Combobox.Empty>{t(isError ? 'searchFailed' : 'searching')}</Combobox.Empty>
            )}
          </Combobox.Options>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** What beside the words decides what is found. */
function searchedIn(field: ReferenceField): string {
  if (field.type === 'place') return field.level;
  return field.type === 'link' ? field.register : '';
}

/** Which columns of a list are hidden: chosen by the person, remembered on this machine for each register. */
import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { words } from './words.ts';

const keyOf = (register: string) => `binhdang.cot.${register}`;

/** Entered when is rarely asked for and takes room. */
const HIDDEN_AT_FIRST: readonly string[] = ['recordedAt'];

function stored(register: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(register)) ?? 'null');
    return Array.isArray(kept)
      ? kept.filter((one): one is string => typeof one === 'string')
      : HIDDEN_AT_FIRST;
  } catch {
    return HIDDEN_AT_FIRST;
  }
}

/** Ids of the columns that are not shown. */
export function useHiddenColumns(register: string) {
  const [hidden, setHidden] = useState(() => stored(register));
  const keep = (next: readonly string[]) => {
    setHidden(next);
    try {
      localStorage.setItem(keyOf(register), JSON.stringify(next));
    } catch {
      // Storage may be blocked; then the choice holds until the page is left.
    }
  };
  return [hidden, keep] as const;
}

interface ColumnChooserProps {
  /** The first names the record and is always there. */
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly hidden: readonly string[];
  readonly onChange: (hidden: readonly string[]) => void;
}

export function ColumnChooser({ columns, hidden, onChange }: ColumnChooserProps) {
  const t = useWords(words);
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns size={18} aria-hidden />}
          onClick={() => setOpened(!opened)}
          aria-expanded={opened}
        >
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={t('columns')}>
        <Stack gap="xs">
          {columns.slice(1).map(({ id, header }) => (
            <Checkbox
              key={id}
              label={header}
              checked={!hidden.includes(id)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? hidden.filter((one) => one !== id) : [...hidden, id])
              }
            />
          ))}
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={hidden.length === 0}
            onClick={() => onChange([])}
          >
            {t('allColumns')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

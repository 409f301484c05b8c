import type { FieldOf } from '@binhdang/domain/register';
import { ActionIcon, Button, Group, MultiSelect, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { useDesigner } from './design-context.ts';
import { words } from './words.ts';

interface CellsEditorProps {
  readonly field: FieldOf<'grid'>;
  readonly onChange: (field: FieldOf<'grid'>) => void;
}

/** What is asked beside the total: on each line one breakdown, or several crossed. */
export function CellsEditor({ field, onChange }: CellsEditorProps) {
  const t = useWords(words);
  const say = useSay();
  const { axes } = useDesigner();
  const put = (cells: string[][]) => onChange({ ...field, cells });
  const data = [...axes.values()].map(({ code, name, categories }) => ({
    value: code,
    label: `${say(name)} (${categories.map((one) => say(one.name)).join(', ')})`,
  }));
  const unused = data.find(
    ({ value }) => !field.cells.some((cell) => cell.length === 1 && cell[0] === value),
  );
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t('cells')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('cellsHint')}
      </Text>
      {field.cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place
        <Group key={at} gap="xs" wrap="nowrap" align="flex-start">
          <MultiSelect
            flex={1}
            aria-label={t('cell', { number: at + 1 })}
            value={cell}
            maxValues={3}
            data={data}
            onChange={(next) => put(field.cells.map((one, index) => (index === at ? next : one)))}
          />
          <ActionIcon
            aria-label={t('removeOf', { name: t('cell', { number: at + 1 }) })}
            onClick={() => put(field.cells.filter((_, index) => index !== at))}
          >
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={field.cells.length >= 8 || unused === undefined}
          onClick={() => put([...field.cells, unused === undefined ? [] : [unused.value]])}
        >
          {t('addCell')}
        </Button>
      </div>
    </Stack>
  );
}

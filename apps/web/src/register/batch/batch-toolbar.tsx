import { ActionIcon, Button, Group, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowBarDown,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowUp,
  IconCopyPlus,
  IconRowInsertTop,
  IconTrash,
} from '@tabler/icons-react';
import { useWords } from '../../app/i18n.tsx';
import type { useBatch } from './use-batch.ts';
import { words } from './words.ts';

interface BatchToolbarProps {
  readonly batch: ReturnType<typeof useBatch>;
  readonly filled: number;
  readonly disabled: boolean;
}

/** What is done to the rows that are chosen, and how the grid stands. */
export function BatchToolbar({ batch, filled, disabled }: BatchToolbarProps) {
  const t = useWords(words);
  const { bounds, dispatch, faults } = batch;
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const warnings = faults.length - errors;
  const button = { size: 'compact-sm', variant: 'default', disabled } as const;
  const icon = { size: 16, 'aria-hidden': true } as const;
  return (
    <Group justify="space-between" gap="xs">
      <Group gap={6}>
        <Button
          {...button}
          leftSection={<IconRowInsertTop {...icon} />}
          onClick={() => dispatch({ do: 'insert', at: bounds.top })}
        >
          {t('addRow')}
        </Button>
        <Button
          {...button}
          leftSection={<IconCopyPlus {...icon} />}
          onClick={() => dispatch({ do: 'duplicate', from: bounds.top, to: bounds.bottom })}
        >
          {t('duplicate')}
        </Button>
        <Button
          {...button}
          leftSection={<IconArrowBarDown {...icon} />}
          onClick={() => dispatch({ do: 'fill-down', range: batch.range })}
        >
          {t('fillDown')}
        </Button>
        <Button
          {...button}
          leftSection={<IconTrash {...icon} />}
          onClick={() => dispatch({ do: 'remove', from: bounds.top, to: bounds.bottom })}
        >
          {t('removeRows')}
        </Button>
        <Button
          {...button}
          disabled={disabled || !batch.canUndo}
          leftSection={<IconArrowBackUp {...icon} />}
          onClick={() => dispatch({ do: 'undo' })}
        >
          {t('undo')}
        </Button>
        <Button
          {...button}
          disabled={disabled || !batch.canRedo}
          leftSection={<IconArrowForwardUp {...icon} />}
          onClick={() => dispatch({ do: 'redo' })}
        >
          {t('redo')}
        </Button>
      </Group>
      <Group gap={6}>
        <Text size="sm" role="status">
          {[
            t('rowsCount', { rows: filled }),
            ...(filled === 0 ? [] : [errors > 0 ? t('errorsCount', { errors }) : t('noErrors')]),
            ...(warnings > 0 ? [t('warningsCount', { warnings })] : []),
          ].join(' · ')}
        </Text>
        {([-1, 1] as const).map((way) => {
          const label = t(way === 1 ? 'nextFault' : 'previousFault');
          const Arrow = way === 1 ? IconArrowDown : IconArrowUp;
          return (
            <ActionIcon
              key={way}
              variant="default"
              aria-label={label}
              title={label}
              disabled={faults.length === 0}
              onClick={() => batch.jump(way)}
            >
              <Arrow {...icon} />
            </ActionIcon>
          );
        })}
      </Group>
    </Group>
  );
}

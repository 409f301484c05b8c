import { formatDate, type NodeDate, type PlanEdit, type PlanNode } from '@binhdang/domain';
import { ActionIcon, Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { words } from './words.ts';

interface DatesEditorProps {
  readonly node: PlanNode;
  readonly onEdit: (edit: PlanEdit) => void;
}

/** What the entry says about when and how much; what is wrong goes, a due day can be added. */
export function DatesEditor({ node, onEdit }: DatesEditorProps) {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const without = <T,>(list: readonly T[], index: number) => list.filter((_, at) => at !== index);
  const add = () => {
    onEdit({ type: 'setDates', nodeId: node.id, dates: [...node.dates, enteredDate(from, to)] });
    setOpen(false);
    setFrom('');
    setTo('');
  };
  return (
    <Stack gap={6}>
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600}>
          {t('dates')}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('addDeadline')}
        </Button>
      </Group>
      {node.dates.length > 0 && (
        <Group gap={6}>
          {node.dates.map((date, index) => (
            <Chip
              // biome-ignore lint/suspicious/noArrayIndexKey: a date has no other name than its place
              key={index}
              text={shownDate(date)}
              remove={t('removeDate', { text: date.text })}
              onRemove={() =>
                onEdit({ type: 'setDates', nodeId: node.id, dates: without(node.dates, index) })
              }
            />
          ))}
        </Group>
      )}
      {open && (
        <Group gap="xs" align="end">
          <TextInput
            type="date"
            size="sm"
            label={t('from')}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            size="sm"
            label={t('dueBy')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button size="sm" disabled={to === '' || (from !== '' && from > to)} onClick={add}>
            {t('save')}
          </Button>
          <Button size="sm" variant="default" onClick={() => setOpen(false)}>
            {t('cancel')}
          </Button>
        </Group>
      )}
      {node.targets.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {t('targets')}
          </Text>
          <Group gap={6}>
            {node.targets.map((target, index) => (
              <Chip
                // biome-ignore lint/suspicious/noArrayIndexKey: a target has no other name than its place
                key={index}
                text={target.what || target.text}
                remove={t('removeTarget', { text: target.text })}
                onRemove={() =>
                  onEdit({ type: 'setTargets', nodeId: node.id, targets: without(node.targets, index) })
                }
              />
            ))}
          </Group>
        </>
      )}
    </Stack>
  );
}

function Chip({
  text,
  remove,
  onRemove,
}: {
  readonly text: string;
  readonly remove: string;
  readonly onRemove: () => void;
}) {
  return (
    <Badge
      variant="default"
      tt="none"
      fw={400}
      size="lg"
      maw="100%"
      title={text}
      rightSection={
        <ActionIcon size="xs" data-size="compact" aria-label={remove} onClick={onRemove}>
          <IconX size={12} aria-hidden />
        </ActionIcon>
      }
    >
      {text}
    </Badge>
  );
}

/** The document's words, and the day that was read from them. */
export function shownDate(date: NodeDate): string {
  const days = [date.start, date.end]
    .filter((day, index, both) => day !== null && both.indexOf(day) === index)
    .map((day) => formatDate(day ?? ''));
  return days.length === 0 || date.text.includes(days.at(-1) ?? '')
    ? date.text
    : `${date.text} (${days.join(' – ')})`;
}

function enteredDate(from: string, to: string): NodeDate {
  const range = from !== '' && from !== to;
  const text = range
    ? `từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`
    : `trước ngày ${formatDate(to)}`;
  return {
    type: range ? 'range' : 'deadline',
    start: range ? from : null,
    end: to,
    cadence: null,
    due: null,
    yearInferred: false,
    text,
    span: null,
  };
}

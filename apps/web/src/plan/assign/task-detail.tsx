import { plan as contract } from '@binhdang/contract';
import { ActionIcon, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { AddBodies } from './add-bodies.tsx';
import { ObligationTable } from './obligation-table.tsx';
import { OpenNames } from './open-names.tsx';
import { hasNoBody } from './task-list.tsx';
import { type Screen, type Task, useWrite } from './use-assign.ts';
import { words } from './words.ts';

interface TaskDetailProps {
  readonly screen: Screen;
  readonly task: Task;
  readonly onMove: (step: 1 | -1) => void;
  readonly onBack: () => void;
}

/** One task: its words, what waits, who has it. */
export function TaskDetail({ screen, task, onMove, onBack }: TaskDetailProps) {
  const t = useWords(words);
  return (
    <Paper withBorder p="md">
      <Stack>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Title order={2}>{task.number}</Title>
            <Text size="sm" c="dimmed">
              {task.item ?? task.section}
            </Text>
          </div>
          <Group gap={4} wrap="nowrap">
            <Button hiddenFrom="md" size="sm" variant="default" onClick={onBack}>
              {t('backToList')}
            </Button>
            <ActionIcon aria-label={t('previous')} onClick={() => onMove(-1)}>
              <IconChevronUp size={20} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={t('next')} onClick={() => onMove(1)}>
              <IconChevronDown size={20} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <Text>{task.text}</Text>
        <OpenNames screen={screen} task={task} />
        <ObligationTable screen={screen} task={task} />
        {task.noBodyReason === null && <AddBodies screen={screen} taskIds={[task.id]} />}
        {(hasNoBody(task) || task.noBodyReason !== null) && <NoBody screen={screen} task={task} />}
        <Text size="xs" c="dimmed" visibleFrom="md">
          {t('keys')}
        </Text>
      </Stack>
    </Paper>
  );
}

function NoBody({ screen, task }: { readonly screen: Screen; readonly task: Task }) {
  const t = useWords(words);
  const set = useWrite(contract.setNoBody);
  const [reason, setReason] = useState('');
  const [opened, setOpened] = useState(false);
  const params = { planId: screen.plan.id, taskId: task.id };
  const send = (value: string | null) =>
    void set.run({ params, body: { reason: value, version: task.version } });
  if (task.noBodyReason !== null) {
    return (
      <Group>
        <Text size="sm">
          {t('markNotNeeded')}: {task.noBodyReason}
        </Text>
        <Button size="compact-sm" variant="default" loading={set.pending} onClick={() => send(null)}>
          {t('needed')}
        </Button>
      </Group>
    );
  }
  return (
    <Stack gap="xs" align="flex-start">
      {opened ? (
        <>
          <Textarea
            w="100%"
            label={t('notNeededWhy')}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            size="sm"
            loading={set.pending}
            disabled={reason.trim() === ''}
            onClick={() => send(reason)}
          >
            {t('markNotNeeded')}
          </Button>
        </>
      ) : (
        <Button size="compact-sm" variant="subtle" onClick={() => setOpened(true)}>
          {t('markNotNeeded')}
        </Button>
      )}
      {set.problem !== undefined && <Failure problem={set.problem} onRetry={set.retry} />}
    </Stack>
  );
}

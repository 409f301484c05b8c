import { plan as contract } from '@binhdang/contract';
import { ActionIcon, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconArrowLeft, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { AddBodies } from './add-bodies.tsx';
import classes from './assign.module.css';
import { ObligationTable } from './obligation-table.tsx';
import { OpenNames } from './open-names.tsx';
import { hasNoBody, openCount } from './task-filter.ts';
import { type Screen, type Task, useWrite } from './use-assign.ts';
import { words } from './words.ts';

/** As in assign.module.css. */
const PHONE = '(max-width: 62em)';

interface TaskDetailProps {
  readonly screen: Screen;
  readonly task: Task;
  /** The officer chose it; on a phone it then stands in the place of the list. */
  readonly opened: boolean;
  readonly onMove: (step: 1 | -1) => void;
  readonly onBack: () => void;
}

/** One task: its words, what waits, who has it. */
export function TaskDetail({ screen, task, opened, onMove, onBack }: TaskDetailProps) {
  const t = useWords(words);
  const heading = useHeading(task, opened);
  return (
    <Paper withBorder p="md" className={classes.paper}>
      <Stack>
        <div>
          <Group justify="space-between" wrap="nowrap" mb={4}>
            <Title order={2} ref={heading} tabIndex={-1}>
              {task.number}
            </Title>
            <Group gap={4} wrap="nowrap">
              <Button
                hiddenFrom="md"
                size="compact-sm"
                variant="subtle"
                leftSection={<IconArrowLeft size={16} aria-hidden />}
                onClick={onBack}
              >
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
          <Text size="sm" c="dimmed">
            {task.item ?? task.section}
          </Text>
        </div>
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

/**
 * What was answered or removed takes its button with it; the focus then goes to the task's heading instead of getting
 * lost. Where the task takes the list's place, it begins at the top.
 */
function useHeading(task: Task, opened: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const parts = task.obligations.length + openCount(task) + (task.noBodyReason === null ? 0 : 1);
  const before = useRef(parts);
  useEffect(() => {
    if (before.current === parts) return;
    before.current = parts;
    const at = document.activeElement;
    if (at === null || at === document.body) heading.current?.focus({ preventScroll: true });
  }, [parts]);
  useEffect(() => {
    if (opened && window.matchMedia(PHONE).matches) heading.current?.scrollIntoView({ block: 'start' });
  }, [opened]);
  return heading;
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

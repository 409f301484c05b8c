import type { planReview } from '@binhdang/contract';
import { PLAN_EDIT_NAMES, type PlanEdit, type PlanNode, type PlanTree } from '@binhdang/domain';
import { ActionIcon, Alert, Button, Group, Text, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { ApiProblem } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import type { Outbox, ReviewState } from './outbox.ts';
import classes from './review.module.css';
import { words } from './words.ts';

interface OutboxProps {
  readonly outbox: Outbox;
  readonly state: ReviewState;
}

interface SaveStateProps extends OutboxProps {
  /** Told which entry undo or redo has changed. */
  readonly onTouched: (nodeId: string | undefined) => void;
}

/** Whether everything is safe on the server, and undo and redo with whose edit they concern. */
export function SaveState({ outbox, state, onTouched }: SaveStateProps) {
  const t = useWords(words);
  const say = useSay();
  const { phase, pending, undo, redo } = state;
  const named = (step: planReview.EditStep) =>
    say(
      PLAN_EDIT_NAMES[step.operation as keyof typeof PLAN_EDIT_NAMES] ?? {
        vi: step.operation,
        en: step.operation,
      },
    );
  const undoLabel =
    undo && pending.length === 0 ? t('undoWhat', { what: named(undo), who: undo.by.name }) : t('undo');
  const redoLabel = redo ? t('redoWhat', { what: named(redo), who: redo.by.name }) : t('redo');
  const Icon =
    phase === 'waiting' || phase === 'stopped'
      ? IconCloudOff
      : phase === 'sending'
        ? IconCloudUp
        : IconCloudCheck;
  const saved = phase === 'idle' && pending.length === 0;
  return (
    <Group gap="xs">
      <Group gap={6} role="status">
        <Icon size={20} aria-hidden />
        <Text size="sm">
          {phase === 'stopped'
            ? t('needsYou')
            : saved
              ? t('saved')
              : phase === 'sending' && pending.length <= 1
                ? t('saving')
                : t('unsent', { count: pending.length })}
        </Text>
        {phase === 'waiting' && (
          <Button size="compact-sm" variant="default" onClick={() => outbox.retry()}>
            {t('sendNow')}
          </Button>
        )}
      </Group>
      <Tooltip label={`${undoLabel} (Ctrl+Z)`}>
        <ActionIcon
          variant="default"
          aria-label={undoLabel}
          disabled={!undo && pending.length === 0}
          onClick={() => void outbox.undo().then(onTouched)}
        >
          <IconArrowBackUp size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${redoLabel} (Ctrl+Y)`}>
        <ActionIcon
          variant="default"
          aria-label={redoLabel}
          disabled={!redo || pending.length > 0}
          onClick={() => void outbox.redo().then(onTouched)}
        >
          <IconArrowForwardUp size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

/** An answer that the person must settle: somebody else's edit came first, or the edit is refused. */
export function OutboxProblem({ outbox, state }: OutboxProps) {
  const t = useWords(words);
  const say = useSay();
  const { phase, problem, pending } = state;
  const first = pending[0];
  const alert = useRef<HTMLDivElement>(null);
  const stopped = phase === 'stopped';
  useEffect(() => {
    if (stopped) alert.current?.scrollIntoView({ block: 'nearest' });
  }, [stopped]);
  if (!stopped) {
    return phase === 'idle' && problem !== undefined ? <Failure problem={problem} /> : null;
  }
  if (!first) return null;
  const what = say(PLAN_EDIT_NAMES[first.edit.type]);
  const conflict = problem instanceof ApiProblem && problem.code === 'edit-conflict';
  const entry = entryOf(first.edit, state.tree);
  const typed = 'text' in first.edit ? first.edit.text : undefined;
  const theirs = conflict ? (problem.current as PlanTree).nodes[0]?.text : undefined;
  return (
    <Alert
      ref={alert}
      className={classes.problem ?? ''}
      role="alert"
      color="red"
      variant="outline"
      title={conflict ? t('conflict') : t('refused', { what })}
    >
      <Text size="sm">
        {conflict
          ? t('conflictText', { what })
          : problem instanceof ApiProblem
            ? say(problem.text.detail ?? problem.text.title)
            : ''}
      </Text>
      {entry && (
        <Text size="sm" lineClamp={2}>
          {t('about', { text: [entry.label, entry.text].filter(Boolean).join(' ') })}
        </Text>
      )}
      {typed !== undefined && <Text size="sm">{t('yours', { text: typed })}</Text>}
      {theirs !== undefined && typed !== undefined && <Text size="sm">{t('theirs', { text: theirs })}</Text>}
      <Group gap="xs" mt="xs">
        {conflict && (
          <Button size="compact-sm" onClick={() => outbox.settle('mine')}>
            {t('keepMine')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => outbox.settle('theirs')}>
          {t(conflict ? 'takeTheirs' : 'letGo')}
        </Button>
      </Group>
    </Alert>
  );
}

/** The entry that an edit is about; a body's edit is about the entry that it binds. */
function entryOf(edit: PlanEdit, { nodes, bodies }: PlanTree): PlanNode | undefined {
  const id =
    'nodeId' in edit
      ? edit.nodeId
      : 'nodeBodyId' in edit
        ? bodies.find((body) => body.id === edit.nodeBodyId)?.nodeId
        : undefined;
  return nodes.find((node) => node.id === id);
}

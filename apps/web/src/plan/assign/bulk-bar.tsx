import { plan as contract } from '@binhdang/contract';
import { Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { AddBodies } from './add-bodies.tsx';
import classes from './assign.module.css';
import { EditObligations } from './edit-obligations.tsx';
import { type Screen, type Task, useWrite } from './use-assign.ts';
import { words } from './words.ts';

interface BulkBarProps {
  readonly screen: Screen;
  readonly tasks: readonly Task[];
  readonly onClear: () => void;
}

/** What may be done to several tasks at once. */
export function BulkBar({ screen, tasks, onClear }: BulkBarProps) {
  const t = useWords(words);
  const answer = useWrite(contract.answerNames);
  const [dialog, setDialog] = useState<'edit' | 'add' | undefined>();
  const open = tasks.flatMap((task) =>
    task.names.filter((name) => name.open && (name.bodyId !== null || name.groupId !== null)),
  );
  const obligations = tasks.flatMap((task) => task.obligations.filter(({ change }) => change !== 'removed'));
  return (
    <section className={classes.bulk} aria-label={t('selectedTasks', { count: tasks.length })}>
      <Text fw={600} size="sm">
        {t('selectedTasks', { count: tasks.length })}
      </Text>
      {open.length > 0 && (
        <Button
          size="sm"
          loading={answer.pending}
          onClick={() =>
            void answer.run({
              params: { planId: screen.plan.id },
              body: { accept: true, nameIds: open.map(({ id }) => id) },
            })
          }
        >
          {t('acceptSelected')} ({open.length})
        </Button>
      )}
      <Button
        size="sm"
        variant="default"
        disabled={obligations.length === 0}
        onClick={() => setDialog('edit')}
      >
        {t('editMany')}
      </Button>
      <Button size="sm" variant="default" onClick={() => setDialog('add')}>
        {t('addBodies')}
      </Button>
      <Button size="sm" variant="subtle" onClick={onClear}>
        {t('clear')}
      </Button>
      {answer.problem !== undefined && <Failure problem={answer.problem} onRetry={answer.retry} />}
      {dialog === 'edit' && (
        <EditObligations screen={screen} obligations={obligations} onClose={() => setDialog(undefined)} />
      )}
      <Modal
        opened={dialog === 'add'}
        onClose={() => setDialog(undefined)}
        title={t('addBodiesTo', { count: tasks.length })}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <AddBodies screen={screen} taskIds={tasks.map(({ id }) => id)} onDone={() => setDialog(undefined)} />
      </Modal>
    </section>
  );
}

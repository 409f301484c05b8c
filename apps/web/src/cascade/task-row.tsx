import type { cascade } from '@binhdang/contract';
import { formatDate, type Standing } from '@binhdang/domain';
import { Badge, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import classes from './cascade.module.css';
import { amount } from './money.ts';
import { editorWords } from './words.ts';

interface TaskRowProps {
  readonly task: cascade.BodyPlanTask;
  readonly at: number;
  readonly standing: Standing | undefined;
  /** Opens the form; left out for readers. */
  readonly onEdit?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** A task as it stands in the plan: what, who, when, for how much. */
export function TaskRow({ task, at, standing, onEdit, children }: TaskRowProps) {
  const t = useWords(editorWords);
  const { language } = useLanguage();
  const due = [task.dueOn === null ? '' : formatDate(task.dueOn), task.rhythm].filter((one) => one !== '');
  return (
    <li className={classes.task} id={`nhiem-vu-${task.id}`}>
      <div className={classes.head}>
        <span className={classes.place}>{at}.</span>
        <div className={children === undefined ? classes.text : classes.oneLine}>
          {task.text === '' ? t('emptyText') : task.text}
        </div>
        {onEdit === undefined ? (
          <span />
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            aria-label={t('editTask', { at })}
            onClick={onEdit}
          >
            {t('edit')}
          </Button>
        )}
        <div className={classes.facts}>
          <Origin task={task} />
          <b>{task.inCharge === '' ? t('noOne') : task.inCharge}</b>
          <span>{due.length === 0 ? t('noDue') : due.join(' · ')}</span>
          <span>
            {task.budget === null
              ? t('noBudget')
              : [t('dong', { amount: amount(task.budget, language) }), task.budgetSource]
                  .filter((one) => one !== '')
                  .join(' · ')}
          </span>
          {standing !== undefined && <StandingBadge standing={standing} />}
        </div>
        {children !== undefined && <div className={classes.form}>{children}</div>}
      </div>
    </li>
  );
}

function Origin({ task }: { readonly task: cascade.BodyPlanTask }) {
  const t = useWords(editorWords);
  const given = task.obligationId !== null || task.aboveTaskId !== null;
  if (task.carried !== null && !given) {
    return (
      <Badge variant="outline" color="orange" tt="none">
        {t(task.carried.unfinished ? 'unfinishedThen' : 'carried')}
      </Badge>
    );
  }
  return (
    <Badge variant="outline" color={given ? 'official' : 'gray'} tt="none">
      {t(given ? 'given' : 'own')}
    </Badge>
  );
}

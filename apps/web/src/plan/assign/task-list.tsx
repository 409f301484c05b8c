import { Checkbox, NativeSelect, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../app/i18n.tsx';
import classes from './assign.module.css';
import { FILTERS, type Filter, filterCounts, hasNoBody, isChanged, openCount } from './task-filter.ts';
import type { Screen, Task } from './use-assign.ts';
import { words } from './words.ts';

interface TaskListProps {
  readonly screen: Screen;
  /** Those that filter and words leave. */
  readonly tasks: readonly Task[];
  readonly filter: Filter | undefined;
  readonly onFilter: (filter: Filter | undefined) => void;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly current: string | undefined;
  readonly onPick: (id: string) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

/** All tasks by section, to pick one or to select many. */
export function TaskList(props: TaskListProps) {
  const t = useWords(words);
  const { tasks, selected, onSelect } = props;
  const sections = Map.groupBy(tasks, ({ section }) => section);
  const all = tasks.length > 0 && tasks.every(({ id }) => selected.has(id));
  return (
    <nav className={classes.list} aria-label={t('tasks')}>
      <Stack gap="xs" className={classes.tools}>
        <FilterSelect screen={props.screen} filter={props.filter} onFilter={props.onFilter} />
        <TextInput
          size="sm"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={props.typed}
          onChange={(event) => props.onType(event.currentTarget.value)}
        />
        <Checkbox
          size="sm"
          label={t('selectAll', { count: tasks.length })}
          disabled={tasks.length === 0}
          checked={all}
          indeterminate={!all && tasks.some(({ id }) => selected.has(id))}
          onChange={() => onSelect(new Set(all ? [] : tasks.map(({ id }) => id)))}
        />
      </Stack>
      <div className={classes.scroll}>
        {tasks.length === 0 && (
          <Text p="md" c="dimmed">
            {t('noTask')}
          </Text>
        )}
        {[...sections].map(([section, inSection]) => (
          <section key={section} aria-label={section}>
            <div className={classes.section}>{section}</div>
            {inSection.map((task) => (
              <TaskRow key={task.id} task={task} {...props} />
            ))}
          </section>
        ))}
      </div>
    </nav>
  );
}

function FilterSelect({ screen, filter, onFilter }: Pick<TaskListProps, 'screen' | 'filter' | 'onFilter'>) {
  const t = useWords(words);
  const counts = filterCounts(screen.tasks);
  const shown = FILTERS.filter((one) => one !== 'thay-doi' || screen.plan.versionNumber > 0);
  return (
    <NativeSelect
      size="sm"
      aria-label={t('filter')}
      value={filter ?? ''}
      onChange={(event) => onFilter(FILTERS.find((one) => one === event.currentTarget.value))}
      data={[
        { value: '', label: `${t('all')} (${screen.tasks.length})` },
        ...shown.map((one) => ({ value: one, label: `${t(one)} (${counts[one]})` })),
      ]}
    />
  );
}

function TaskRow({ task, current, onPick, selected, onSelect }: TaskListProps & { readonly task: Task }) {
  const t = useWords(words);
  const row = useRef<HTMLDivElement>(null);
  const isCurrent = task.id === current;
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const toggle = () => {
    const next = new Set(selected);
    if (!next.delete(task.id)) next.add(task.id);
    onSelect(next);
  };
  return (
    <div className={classes.row} ref={row} data-current={isCurrent || undefined}>
      <Checkbox
        size="sm"
        mt={2}
        aria-label={t('select', { number: task.number })}
        checked={selected.has(task.id)}
        onChange={toggle}
      />
      <UnstyledButton
        className={classes.pick}
        aria-current={isCurrent || undefined}
        onClick={() => onPick(task.id)}
      >
        <span className={classes.text}>
          <span className={classes.number}>{task.number}</span> {task.text}
        </span>
        <Marks task={task} />
      </UnstyledButton>
    </div>
  );
}

function Marks({ task }: { readonly task: Task }) {
  const t = useWords(words);
  const open = openCount(task);
  const bodies = task.obligations.filter(({ change }) => change !== 'removed').length;
  return (
    <span className={classes.marks}>
      {task.noBodyReason !== null ? (
        <span>{t('notNeeded')}</span>
      ) : hasNoBody(task) ? (
        <span data-tone="bad">{t('noBody')}</span>
      ) : (
        <span>{t('bodiesCount', { count: bodies })}</span>
      )}
      {open > 0 && <span data-tone="warn">{t('openCount', { count: open })}</span>}
      {isChanged(task) && <span data-tone="warn">{t('changed')}</span>}
    </span>
  );
}

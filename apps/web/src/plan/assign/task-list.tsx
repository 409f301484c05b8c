import { fold, needsDate } from '@binhdang/domain';
import { Checkbox, SegmentedControl, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../app/i18n.tsx';
import classes from './assign.module.css';
import type { Task } from './use-assign.ts';
import { words } from './words.ts';

export const FILTERS = ['all', 'withoutBody', 'suggested', 'withoutDate'] as const;
export type Filter = (typeof FILTERS)[number];

export const hasNoBody = (task: Task): boolean =>
  task.noBodyReason === null && !task.obligations.some(({ change }) => change !== 'removed');
export const openCount = (task: Task): number => task.names.filter(({ open }) => open).length;
const isUndated = (task: Task): boolean =>
  task.obligations.some(({ cadence }) => cadence === null || needsDate(cadence));

/** Tasks that a filter and the words typed leave. */
export function shownTasks(tasks: readonly Task[], filter: Filter, typed: string): Task[] {
  const wanted = fold(typed);
  const fits: Record<Filter, (task: Task) => boolean> = {
    all: () => true,
    withoutBody: hasNoBody,
    suggested: (task) => openCount(task) > 0,
    withoutDate: isUndated,
  };
  return tasks.filter(
    (task) => fits[filter](task) && (wanted === '' || fold(`${task.number} ${task.text}`).includes(wanted)),
  );
}

interface TaskListProps {
  readonly tasks: readonly Task[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
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
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('filter')}
          value={props.filter}
          onChange={(filter) => props.onFilter(filter as Filter)}
          data={FILTERS.map((filter) => ({ value: filter, label: t(filter) }))}
        />
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
          label={t('selectAll')}
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
          <section key={section}>
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
  const open = openCount(task);
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
        <span className={classes.marks}>
          {task.noBodyReason !== null ? (
            <span>{t('notNeeded')}</span>
          ) : hasNoBody(task) ? (
            <span data-tone="bad">{t('noBody')}</span>
          ) : (
            <span>{t('bodiesCount', { count: task.obligations.length })}</span>
          )}
          {open > 0 && <span data-tone="warn">{t('openCount', { count: open })}</span>}
        </span>
      </UnstyledButton>
    </div>
  );
}

import type { cascade } from '@binhdang/contract';
import { Anchor, Badge, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useWords } from '../app/i18n.tsx';
import { Empty } from '../ui/empty.tsx';
import classes from './cascade.module.css';
import { FilterChips, levelOf } from './coverage-filter.tsx';
import { words } from './coverage-words.ts';
import type { CoverageFilter } from './routes.tsx';

interface Props {
  readonly coverage: cascade.Coverage;
  readonly filter: CoverageFilter | undefined;
  readonly onFilter: (filter: CoverageFilter | undefined) => void;
}

const COLOURS = { chua: 'red', 'mot-phan': 'orange', du: 'green' } as const;

/** Each task of the plan with who took it up; opens to the bodies. */
export function CoverageTasks({ coverage, filter, onFilter }: Props) {
  const t = useWords(words);
  const rows = useMemo(
    () =>
      coverage.tasks
        .map((task, at) => ({ task, at, level: levelOf(task) }))
        .filter(({ task }) => task.bound > 0),
    [coverage.tasks],
  );
  const shown = rows.filter(({ level }) => filter === undefined || level === filter);
  const count = (level: CoverageFilter) => ({ count: rows.filter((row) => row.level === level).length });
  return (
    <Stack gap="sm">
      <FilterChips
        all={t('all', { count: rows.length })}
        names={{
          chua: t('taskNone', count('chua')),
          'mot-phan': t('taskSome', count('mot-phan')),
          du: t('taskAll', count('du')),
        }}
        chosen={filter}
        onChoose={onFilter}
      />
      {shown.length === 0 && <Empty text={t('noneFound')} />}
      <div>
        {shown.map(({ task, at, level }, index) => (
          <details key={task.key} className={classes.row}>
            <summary>
              <span>
                {task.section !== shown[index - 1]?.task.section && (
                  <Text size="sm" c="dimmed" component="span" display="block">
                    {task.section}
                  </Text>
                )}
                <Text component="span" lineClamp={3}>
                  {task.label !== null && `${task.label}: `}
                  {task.text}
                </Text>
              </span>
              <Badge variant="outline" color={COLOURS[level]} tt="none">
                {t('taken', { taken: task.taken, bound: task.bound })}
              </Badge>
            </summary>
            <Bodies coverage={coverage} task={at} />
          </details>
        ))}
      </div>
    </Stack>
  );
}

function Bodies({ coverage, task }: { readonly coverage: cascade.Coverage; readonly task: number }) {
  const t = useWords(words);
  const cells = coverage.cells.filter((cell) => cell.task === task);
  const list = (taken: boolean) => cells.filter((cell) => cell.taken === taken);
  return (
    <div className={classes.inner}>
      {[true, false].map((taken) =>
        list(taken).length === 0 ? null : (
          <div key={String(taken)}>
            <Text size="sm" c="dimmed">
              {t(taken ? 'takenBy' : 'notTakenBy')} ({list(taken).length})
            </Text>
            <ul className={classes.bodies}>
              {list(taken).map((cell) => {
                const one = coverage.bodies[cell.body];
                return one === undefined ? null : (
                  <li key={one.body.id}>
                    <BodyName one={one} />
                  </li>
                );
              })}
            </ul>
          </div>
        ),
      )}
    </div>
  );
}

/** Leads to the body's plan where there is one. */
export function BodyName({ one }: { readonly one: cascade.CoveringBody }) {
  const name = one.body.shortName ?? one.body.name;
  const { plan } = one;
  if (plan === null) return <span>{name}</span>;
  return (
    <Anchor
      renderRoot={(props) => (
        <Link {...props} to="/ke-hoach-don-vi/$bodyPlanId" params={{ bodyPlanId: plan.id }} />
      )}
    >
      {name}
    </Anchor>
  );
}

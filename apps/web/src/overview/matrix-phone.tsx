import type { overview } from '@binhdang/contract';
import { OBLIGATION_ROLE_NAMES } from '@binhdang/domain';
import { SegmentedControl, Select, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useSay, useWords } from '../app/i18n.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { cellOf, type MatrixView, placeOf } from './matrix-model.ts';
import classes from './matrix-phone.module.css';
import { words } from './words.ts';

interface MatrixPhoneProps {
  readonly matrix: overview.Matrix;
  readonly view: MatrixView;
  readonly onOpen: (taskId: string, bodyId: string) => void;
}

/** A phone is too narrow for a matrix: one body and its tasks, or one task and its bodies. */
export function MatrixPhone({ matrix, view, onOpen }: MatrixPhoneProps) {
  const t = useWords(words);
  const [by, setBy] = useState<'body' | 'task'>('body');
  const [body, setBody] = useState(0);
  const [task, setTask] = useState(0);
  const ofBody = by === 'body';
  const choices = ofBody
    ? view.columns.map((place, index) => ({ value: String(index), label: matrix.bodies[place]?.[1] ?? '' }))
    : view.rows.map((place, index) => ({ value: String(index), label: taskText(matrix, place, 90) }));
  const chosen = Math.min(ofBody ? body : task, choices.length - 1);
  const lines = ofBody
    ? view.rows.map((place, row) => ({ place, row, column: chosen, text: taskText(matrix, place, 200) }))
    : view.columns.map((place, column) => ({
        place,
        row: chosen,
        column,
        text: matrix.bodies[place]?.[1] ?? '',
      }));
  return (
    <Stack gap="sm">
      <SegmentedControl
        fullWidth
        value={by}
        onChange={(value) => setBy(value as 'body' | 'task')}
        data={[
          { value: 'body', label: t('byBody') },
          { value: 'task', label: t('byTask') },
        ]}
      />
      <Select
        label={ofBody ? t('chooseBody') : t('chooseTask')}
        data={choices}
        value={String(chosen)}
        onChange={(value) => (ofBody ? setBody : setTask)(Number(value ?? 0))}
        allowDeselect={false}
        searchable
        limit={80}
      />
      <ul className={classes.list}>
        {lines.map(({ row, column, text, place }) => (
          <Line
            key={place}
            matrix={matrix}
            view={view}
            row={row}
            column={column}
            text={text}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </Stack>
  );
}

function taskText(matrix: overview.Matrix, place: number, length: number): string {
  const task = matrix.tasks[place];
  if (task === undefined) return '';
  const text = [placeOf(matrix, place), task[3]].filter(Boolean).join(' ');
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

interface LineProps extends MatrixPhoneProps {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

function Line({ matrix, view, row, column, text, onOpen }: LineProps) {
  const say = useSay();
  const cell = cellOf(view.at(row, column));
  const task = matrix.tasks[view.rows[row] ?? -1];
  const body = matrix.bodies[view.columns[column] ?? -1];
  if (cell === undefined || task === undefined || body === undefined) return null;
  return (
    <li>
      <UnstyledButton className={classes.line} onClick={() => onOpen(task[0], body[0])}>
        <Text size="sm">{text}</Text>
        <span className={classes.facts}>
          <StandingBadge standing={cell.standing} />
          <Text size="sm" c="dimmed">
            {say(OBLIGATION_ROLE_NAMES[cell.role])}
          </Text>
        </span>
      </UnstyledButton>
    </li>
  );
}

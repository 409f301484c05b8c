import type { overview } from '@binhdang/contract';
import { OBLIGATION_ROLE_NAMES, OBLIGATION_ROLES } from '@binhdang/domain';
import { Button, Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSay, useWords } from '../app/i18n.tsx';
import { STANDING_LOOKS } from '../ui/standing-badge.tsx';
import { cellOf, type MatrixView, placeOf, ROLE_SIGNS, sheetsOf, type Totals } from './matrix-model.ts';
import classes from './matrix-print.module.css';
import { words } from './words.ts';

/** Bodies side by side on a sheet, so that signs and names stay legible. */
const BODIES = { a4: 22, a3: 36 } as const;
export type Paper = keyof typeof BODIES;

interface Printing {
  /** What is being printed on; undefined while nothing is, so that thousands of cells are drawn only then. */
  readonly paper: Paper | undefined;
  readonly print: (paper: Paper) => void;
}

/** By the button on the paper chosen there, by the browser's own command on A4. */
export function usePrinting(): Printing {
  const [paper, setPaper] = useState<Paper>();
  useEffect(() => {
    // The browser takes its picture of the page right after this event.
    const before = () => flushSync(() => setPaper((chosen) => chosen ?? 'a4'));
    const after = () => setPaper(undefined);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  const print = (chosen: Paper) => {
    flushSync(() => setPaper(chosen));
    window.print();
  };
  return { paper, print };
}

export function PrintMenu({ onPrint }: { readonly onPrint: Printing['print'] }) {
  const t = useWords(words);
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" size="sm" leftSection={<IconPrinter size={18} aria-hidden />}>
          {t('print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onPrint('a3')}>{t('printA3')}</Menu.Item>
        <Menu.Item onClick={() => onPrint('a4')}>{t('printA4')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface MatrixPrintProps {
  readonly matrix: overview.Matrix;
  readonly view: MatrixView;
  readonly paper: Paper;
}

/** The whole matrix on paper: all rows, the bodies in as many parts as the width needs. */
export function MatrixPrint({ matrix, view, paper }: MatrixPrintProps) {
  const t = useWords(words);
  const say = useSay();
  const sheets = sheetsOf(view.columns.length, BODIES[paper]);
  const nameAt = (column: number | undefined) => matrix.bodies[view.columns[column ?? -1] ?? -1]?.[1] ?? '';
  return (
    <div className={`print-only ${classes.print}`} data-paper={paper}>
      <p className={classes.signs}>
        {matrix.plan.number} {matrix.plan.title}.{' '}
        {OBLIGATION_ROLES.map((role) => (
          <span key={role}>
            <b>{say(ROLE_SIGNS[role])}</b> {say(OBLIGATION_ROLE_NAMES[role])}{' '}
          </span>
        ))}
      </p>
      {sheets.map((columns, index) => (
        <table key={columns[0]} className={classes.sheet}>
          <caption>
            {t('printPart', {
              part: index + 1,
              parts: sheets.length,
              from: nameAt(columns[0]),
              to: nameAt(columns.at(-1)),
            })}
          </caption>
          <colgroup>
            <col className={classes.task} />
            <col className={classes.total} />
            {columns.map((column) => (
              <col key={column} />
            ))}
          </colgroup>
          <Head matrix={matrix} view={view} columns={columns} />
          <tbody>
            {view.rows.map((place, row) => (
              <Row key={place} matrix={matrix} view={view} place={place} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

interface PartProps extends Omit<MatrixPrintProps, 'paper'> {
  readonly columns: readonly number[];
}

function Head({ matrix, view, columns }: PartProps) {
  const t = useWords(words);
  return (
    <thead>
      <tr>
        <th scope="col">{t('task')}</th>
        <th scope="col" className={classes.upright}>
          <span>{t('printTotal')}</span>
        </th>
        {columns.map((column) => {
          const [, name, shortName] = matrix.bodies[view.columns[column] ?? -1] ?? [];
          return (
            <th key={column} scope="col" className={classes.upright}>
              <span>{shortName ?? name}</span>
              <Sums totals={view.columnTotals[column]} />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Row({
  matrix,
  view,
  place,
  row,
  columns,
}: PartProps & { readonly place: number; readonly row: number }) {
  const say = useSay();
  return (
    <tr>
      <th scope="row">
        <b>{placeOf(matrix, place)}</b> {shortened(matrix.tasks[place]?.[3] ?? '')}
      </th>
      <td>
        <Sums totals={view.rowTotals[row]} />
      </td>
      {columns.map((column) => {
        const cell = cellOf(view.at(row, column));
        if (cell === undefined) return <td key={column} />;
        const { tone, icon: Icon } = STANDING_LOOKS[cell.standing];
        return (
          <td key={column} data-tone={tone}>
            <Icon size={12} aria-hidden />
            <span className={classes.role}>{say(ROLE_SIGNS[cell.role])}</span>
          </td>
        );
      })}
    </tr>
  );
}

/** About four lines of the column; the sign of its place finds the whole text in the plan. */
const TASK_LENGTH = 190;
const shortened = (text: string): string =>
  text.length > TASK_LENGTH ? `${text.slice(0, TASK_LENGTH).replace(/\s+\S*$/u, '')}…` : text;

function Sums({ totals }: { readonly totals: Totals | undefined }) {
  const Late = STANDING_LOOKS.late.icon;
  if (totals === undefined) return null;
  return (
    <span className={classes.sums}>
      {totals.total}
      {totals.late > 0 && (
        <span className={classes.late}>
          <Late size={9} aria-hidden />
          {totals.late}
        </span>
      )}
    </span>
  );
}

/** Printing a list: the button with its progress, and the table that only paper shows. */
import { Button, Group, Progress, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useWords } from '../../app/i18n.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Failure } from '../../ui/failure.tsx';
import classes from './records.module.css';
import type { Line } from './use-columns.tsx';
import type { Print, PrintResult } from './use-print.ts';
import { words } from './words.ts';

export function PrintList({ print, disabled }: { readonly print: Print; readonly disabled: boolean }) {
  const t = useWords(words);
  const { progress, problem } = print;
  if (problem !== undefined) return <Failure problem={problem} onRetry={print.start} />;
  if (progress !== undefined)
    return (
      <Group gap="xs" role="status">
        <Text size="sm">{t('gathering', { done: progress.done, total: progress.total })}</Text>
        <Progress
          w="8rem"
          value={progress.total === 0 ? 0 : (progress.done / progress.total) * 100}
          aria-label={t('print')}
        />
        <Button variant="default" size="compact-sm" onClick={print.stop}>
          {t('stop')}
        </Button>
      </Group>
    );
  return (
    <Button
      variant="default"
      disabled={disabled}
      leftSection={<IconPrinter size={18} aria-hidden />}
      onClick={print.start}
    >
      {t('print')}
    </Button>
  );
}

interface PrintedListProps {
  readonly columns: readonly Column<Line>[];
  readonly result: PrintResult;
}

/** A plain table: what it shows are the words of the columns, without buttons and badges. */
export function PrintedList({ columns, result: { rows, total } }: PrintedListProps) {
  const t = useWords(words);
  // Paper is narrow: a column that says nothing is left out.
  const said = columns.filter(({ value }) => rows.some((row) => (value(row) ?? '') !== ''));
  return (
    <div className="print-only">
      <Text size="sm">{t('printed', { total })}</Text>
      {rows.length < total && (
        <Text size="sm" fw={700}>
          {t('cut', { count: rows.length, total })}
        </Text>
      )}
      <table className={classes.printed}>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            {said.map(({ id, header }) => (
              <th key={id} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id}>
              <td className={classes.number}>{at + 1}</td>
              {said.map(({ id, value, align }) => (
                <td key={id} className={align === 'right' ? classes.number : undefined}>
                  {value(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

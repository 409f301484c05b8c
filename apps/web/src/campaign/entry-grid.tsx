import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, memo, useRef } from 'react';
import { useWords } from '../app/i18n.tsx';
import { pastedCells } from '../register/batch/paste.ts';
import classes from './campaign.module.css';
import { placed } from './typed-contribution.ts';
import { contributionWords } from './words.ts';

export interface GridColumn {
  readonly key: string;
  readonly heading: string;
  readonly number: boolean;
  readonly wide?: boolean;
  readonly placeholder?: string;
}
export interface GridRow {
  readonly key: string;
  /** What stands at its side; nothing where rows have no names. */
  readonly name?: string;
  readonly unit?: string;
  readonly cells: Readonly<Record<string, string>>;
}
export interface CellChange {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

interface EntryGridProps {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly onChange: (changes: readonly CellChange[]) => void;
  /** Rows that a pasted block may need beyond those that are there. */
  readonly mostRows?: number;
  readonly onRemove?: (row: number) => void;
  /** "row key|column key" of cells that are wrong. */
  readonly wrong: ReadonlySet<string>;
}

/** Plain cells between which arrows and Enter move; a block copied in Excel goes in at the cell that has the focus. */
export function EntryGrid(props: EntryGridProps) {
  const { label, columns, rows, onChange, mostRows = rows.length, onRemove } = props;
  const t = useWords(contributionWords);
  const frame = useRef<HTMLDivElement>(null);
  const go = (row: number, column: number): boolean => {
    const input = frame.current?.querySelector<HTMLInputElement>(`[data-at="${row},${column}"]`);
    input?.focus();
    input?.select();
    return input !== null && input !== undefined;
  };
  const at = (element: HTMLElement) => {
    const [row = 0, column = 0] = (element.dataset.at ?? '').split(',').map(Number);
    return { row, column };
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    const { row, column } = at(event.target);
    const { selectionStart, selectionEnd, value } = event.target;
    const moves: Record<string, [boolean, number, number]> = {
      ArrowUp: [true, row - 1, column],
      ArrowDown: [true, row + 1, column],
      Enter: [true, event.shiftKey ? row - 1 : row + 1, column],
      ArrowLeft: [
        selectionEnd === 0 || (selectionStart === 0 && selectionEnd === value.length),
        row,
        column - 1,
      ],
      ArrowRight: [
        selectionStart === value.length || (selectionStart === 0 && selectionEnd === value.length),
        row,
        column + 1,
      ],
    };
    const move = moves[event.key];
    if (move?.[0] !== true) return;
    event.preventDefault();
    go(move[1], move[2]);
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData('text/plain');
    if (!(event.target instanceof HTMLInputElement) || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    onChange(
      placed(pastedCells(text), at(event.target), mostRows, columns.length).map((cell) => ({
        row: cell.row,
        column: columns[cell.column]?.key ?? '',
        text: cell.text,
      })),
    );
  };
  const named = rows.some(({ name }) => name !== undefined);
  return (
    <section
      ref={frame}
      className={classes.grid}
      aria-label={t('tableOf', { name: label })}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    >
      <table>
        <thead>
          <tr>
            {named && (
              <th scope="col" className={classes.side}>
                {t('series')}
              </th>
            )}
            {columns.map(({ key, heading }) => (
              <th key={key} scope="col">
                {heading}
              </th>
            ))}
            {onRemove && <th scope="col">{t('remove')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Row
              key={row.key}
              row={row}
              at={place}
              columns={columns}
              wrong={columns
                .filter(({ key }) => props.wrong.has(`${row.key}|${key}`))
                .map(({ key }) => key)
                .join(' ')}
              onChange={onChange}
              onRemove={onRemove}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly row: GridRow;
  readonly at: number;
  readonly columns: readonly GridColumn[];
  /** Columns with something wrong, with blanks between: a text, so that an unchanged row is not drawn again. */
  readonly wrong: string;
  readonly onChange: EntryGridProps['onChange'];
  readonly onRemove: ((row: number) => void) | undefined;
}

const Row = memo(function Row({ row, at, columns, wrong, onChange, onRemove }: RowProps) {
  const t = useWords(contributionWords);
  const faulty = new Set(wrong.split(' '));
  const name = row.name ?? String(at + 1);
  return (
    <tr>
      {row.name !== undefined && (
        <th scope="row" className={classes.side}>
          {row.name}
          {row.unit !== undefined && <small> ({row.unit})</small>}
        </th>
      )}
      {columns.map((column, place) => (
        <td key={column.key}>
          <input
            className={classes.input}
            data-at={`${at},${place}`}
            data-number={column.number || undefined}
            data-wide={column.wide || undefined}
            inputMode={column.number ? 'decimal' : 'text'}
            autoComplete="off"
            aria-label={t('cell', { row: name, column: column.heading })}
            aria-invalid={faulty.has(column.key)}
            placeholder={column.placeholder}
            value={row.cells[column.key] ?? ''}
            onChange={(event) => onChange([{ row: at, column: column.key, text: event.currentTarget.value }])}
          />
        </td>
      ))}
      {onRemove && (
        <td>
          <ActionIcon
            color="red"
            aria-label={t('removeRow', { number: at + 1 })}
            onClick={() => onRemove(at)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </td>
      )}
    </tr>
  );
});

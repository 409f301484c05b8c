import type { FieldOf, RecordFault, SimpleField } from '@binhdang/domain/register';
import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { memo, useCallback, useRef, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { type EnteredRow, type Names, rowsOf } from './entered.ts';
import { sameFaults } from './fault-model.ts';
import { describedBy, FieldFrame } from './field-frame.tsx';
import classes from './form.module.css';
import { isGroup, SimpleInput } from './inputs/simple-input.tsx';
import { pathId } from './path-id.ts';
import { words } from './words.ts';

interface TableFieldProps {
  readonly field: FieldOf<'table'>;
  readonly id: string;
  readonly value: unknown;
  readonly names: Names;
  readonly faults: readonly RecordFault[];
  readonly onChange: (value: unknown, names?: Names) => void;
}

/** Most rows where the definition does not say. */
const MAX_ROWS = 200;
const BLANK: EnteredRow = {};

/** Rows that repeat. Side by side like a table where there is room and few columns, one under the other on a phone. */
export function TableField({ field, id, value, names, faults, onChange }: TableFieldProps) {
  const t = useWords(words);
  const say = useSay();
  const rows = rowsOf(value);
  const current = useRef(rows);
  current.current = rows;
  const change = useRef(onChange);
  change.current = onChange;
  const [removed, setRemoved] = useState<{ readonly at: number; readonly row: EnteredRow }>();
  const put = useCallback((next: readonly EnteredRow[], more?: Names) => {
    current.current = next;
    change.current(next.length === 0 ? undefined : next, more);
  }, []);
  const setCell = useCallback(
    (at: number, code: string, cell: unknown, more?: Names) => {
      put(
        current.current.map((row, index) => (index === at ? { ...row, [code]: cell } : row)),
        more,
      );
    },
    [put],
  );
  const remove = useCallback(
    (at: number) => {
      const row = current.current[at];
      if (row === undefined) return;
      setRemoved({ at, row });
      put(current.current.filter((_, index) => index !== at));
    },
    [put],
  );
  const add = () => {
    setRemoved(undefined);
    const at = current.current.length;
    put([...current.current, BLANK]);
    // Once the row is drawn the keyboard goes on in it.
    const first = field.columns[0];
    if (first) requestAnimationFrame(() => document.getElementById(pathId(id, [at, first.code]))?.focus());
  };
  const max = field.maxRows ?? MAX_ROWS;
  return (
    <div className={classes.table}>
      {rows.length === 0 && <span className={classes.hint}>{t('noRows')}</span>}
      <ol className={classes.rows} data-flat={isFlat(field.columns) || undefined}>
        {rows.map((row, at) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
            key={at}
            field={field}
            id={id}
            at={at}
            row={row}
            names={names}
            faults={faults.filter(({ path }) => path.startsWith(`${field.code}.${at}.`))}
            setCell={setCell}
            remove={remove}
          />
        ))}
      </ol>
      <div className={classes.inline}>
        {rows.length < max ? (
          <Button
            variant="default"
            size="sm"
            id={id}
            data-stop
            aria-label={t('addRowTo', { name: say(field.name) })}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={add}
          >
            {t('addRow')}
          </Button>
        ) : (
          <span className={classes.hint}>{t('rowsFull', { max })}</span>
        )}
        <span role="status" className={classes.hint}>
          {removed !== undefined && t('rowRemoved', { row: removed.at + 1 })}
        </span>
        {removed !== undefined && (
          <button
            type="button"
            className={classes.textButton}
            onClick={() => {
              put(current.current.toSpliced(removed.at, 0, removed.row));
              setRemoved(undefined);
            }}
          >
            {t('undo')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Whether a row fits on one line: few columns, each of one line. */
function isFlat(columns: readonly SimpleField[]): boolean {
  return (
    columns.length <= 5 &&
    columns.every((column) => !isGroup(column) && (column.type !== 'text' || (column.lines ?? 1) === 1))
  );
}

interface RowProps {
  readonly field: FieldOf<'table'>;
  readonly id: string;
  readonly at: number;
  readonly row: EnteredRow;
  readonly names: Names;
  readonly faults: readonly RecordFault[];
  readonly setCell: (at: number, code: string, value: unknown, names?: Names) => void;
  readonly remove: (at: number) => void;
}

const Row = memo(
  function Row({ field, id, at, row, names, faults, setCell, remove }: RowProps) {
    const t = useWords(words);
    const name = t('row', { row: at + 1 });
    return (
      <li className={classes.row}>
        <span className={classes.rowNumber} aria-hidden>
          {at + 1}
        </span>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere */}
        <div className={classes.cells} role="group" aria-label={name}>
          {field.columns.map((column) => (
            <Cell
              key={column.code}
              column={column}
              id={pathId(id, [at, column.code])}
              value={row[column.code]}
              names={names}
              faults={faults.filter(({ path }) => path === `${field.code}.${at}.${column.code}`)}
              onChange={(value, more) => setCell(at, column.code, value, more)}
            />
          ))}
        </div>
        <button
          type="button"
          className={classes.rowButton}
          aria-label={t('removeRow', { row: at + 1 })}
          onClick={() => remove(at)}
        >
          <IconTrash size={18} aria-hidden />
        </button>
      </li>
    );
  },
  (a, b) =>
    a.row === b.row &&
    a.at === b.at &&
    a.field === b.field &&
    a.id === b.id &&
    a.names === b.names &&
    sameFaults(a.faults, b.faults),
);

interface CellProps {
  readonly column: SimpleField;
  readonly id: string;
  readonly value: unknown;
  readonly names: Names;
  readonly faults: readonly RecordFault[];
  readonly onChange: (value: unknown, names?: Names) => void;
}

function Cell({ column, id, value, names, faults, onChange }: CellProps) {
  const required = column.required === true;
  return (
    <div className={classes.cell} data-wide={isWide(column) || undefined}>
      <FieldFrame
        id={id}
        name={column.name}
        hint={column.hint}
        required={required}
        group={isGroup(column)}
        faults={faults}
      >
        <SimpleInput
          field={column}
          id={id}
          value={value}
          names={names}
          onChange={onChange}
          invalid={faults.some(({ severity }) => severity === 'error')}
          required={required}
          describedBy={describedBy(id, { hint: column.hint !== undefined, faults: faults.length > 0 })}
        />
      </FieldFrame>
    </div>
  );
}

/** Columns that want the whole width of a row. */
function isWide(column: SimpleField): boolean {
  return column.type === 'choices' || (column.type === 'text' && (column.lines ?? 1) > 1);
}

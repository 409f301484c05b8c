// biome-ignore-all lint/a11y/useSemanticElements: a table draws all its rows; this draws those in sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are the grid's
import { formatNumber } from '@binhdang/domain';
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useWords } from '../../app/i18n.tsx';
import classes from './batch.module.css';
import { CellEditor, type Leave } from './cell-editor.tsx';
import type { CheckedRow } from './check.ts';
import { type Command, commandOf } from './keys.ts';
import type { BatchPlan, GridColumn } from './plan.ts';
import { type BatchRow, boundsOf, type Cell, isBlankRow, type Range } from './rows.ts';
import { words } from './words.ts';

const ROW = 34;
const HEAD = 64;
const SIDE = 56;

interface BatchGridProps {
  readonly plan: BatchPlan;
  readonly rows: readonly BatchRow[];
  readonly checked: readonly CheckedRow[];
  readonly range: Range;
  readonly onRange: (range: Range) => void;
  readonly offered: (column: GridColumn) => readonly string[];
  readonly onPut: (at: Cell, text: string) => void;
  readonly onCommand: (command: Exclude<Command['do'], 'move' | 'edit' | 'select-all'>) => void;
  readonly onCopy: (cut: boolean) => string;
  readonly onPaste: (text: string) => void;
  readonly locked: boolean;
}

/**
 * Rows of cells as in Excel. Only the rows in sight are drawn. The grid itself has the focus and names the active cell;
 * typing opens an editor in it.
 */
export function BatchGrid(props: BatchGridProps) {
  const { plan, rows, range, onRange, locked } = props;
  const t = useWords(words);
  const frame = useRef<HTMLDivElement>(null);
  const { from, to, page } = useSight(frame, rows.length);
  const [editing, setEditing] = useState<{ readonly text: string }>();
  const active = range.to;
  const template = `${SIDE}px ${plan.widths.map((width) => `${width}px`).join(' ')}`;
  useReveal(frame, active, plan.widths);

  const move = (cell: Cell, extend = false) => onRange({ from: extend ? range.from : cell, to: cell });
  const isLocked = (row: BatchRow | undefined) => locked || row?.unsure === true;
  const edit = (text: string | undefined) => {
    if (isLocked(rows[active.row])) return;
    // Before the key's own default, so that the first letter lands in the editor.
    flushSync(() => setEditing({ text: text ?? rows[active.row]?.cells[active.column] ?? '' }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== undefined) return;
    const lastRow = rows.findLastIndex((row) => !isBlankRow(row));
    const command = commandOf(event, range, {
      rows: rows.length,
      columns: plan.columns.length,
      page,
      lastRow,
    });
    if (command === undefined) return;
    if (command.do === 'edit') return edit(command.text);
    event.preventDefault();
    if (command.do === 'move') return move(command.to, command.extend);
    if (command.do === 'select-all')
      return onRange({
        from: { row: 0, column: 0 },
        to: { row: Math.max(0, lastRow), column: plan.columns.length - 1 },
      });
    props.onCommand(command.do);
  };
  const finish = (text: string | undefined, leave: Leave) => {
    setEditing(undefined);
    if (text !== undefined) props.onPut(active, text);
    frame.current?.focus({ preventScroll: true });
    const next = neighbour(active, leave, rows.length, plan.columns.length);
    if (next !== undefined) move(next);
  };
  const onClipboard = (event: ClipboardEvent, does: 'copy' | 'cut' | 'paste') => {
    if (editing !== undefined) return;
    event.preventDefault();
    if (does === 'paste') props.onPaste(event.clipboardData.getData('text/plain'));
    else event.clipboardData.setData('text/plain', props.onCopy(does === 'cut'));
  };
  const bounds = boundsOf(range);
  return (
    <div
      ref={frame}
      className={classes.frame}
      role="grid"
      tabIndex={0}
      aria-label={t('gridLabel')}
      aria-rowcount={rows.length + 1}
      aria-colcount={plan.columns.length + 1}
      aria-multiselectable
      aria-activedescendant={editing ? undefined : cellId(active)}
      onKeyDown={onKeyDown}
      onCopy={(event) => onClipboard(event, 'copy')}
      onCut={(event) => onClipboard(event, 'cut')}
      onPaste={(event) => onClipboard(event, 'paste')}
      style={{ '--columns': template, '--row': `${ROW}px`, '--head': `${HEAD}px` } as CSSProperties}
    >
      <div
        className={classes.sheet}
        role="presentation"
        style={{
          height: HEAD + rows.length * ROW,
          width: SIDE + plan.widths.reduce((sum, one) => sum + one, 0),
        }}
      >
        <Heads plan={plan} active={active.column} />
        {rows.slice(from, to).map((row, at) => (
          <Row
            key={row.id}
            row={row}
            at={from + at}
            checked={props.checked[from + at]}
            plan={plan}
            active={active.row === from + at ? active.column : undefined}
            bounds={bounds}
            onPress={(column, extend) => {
              if (editing === undefined || from + at !== active.row || column !== active.column)
                move({ row: from + at, column }, extend);
            }}
            onDrag={(column) => onRange({ from: range.from, to: { row: from + at, column } })}
            onWhole={(extend) =>
              onRange({
                from: extend ? { ...range.from, column: 0 } : { row: from + at, column: 0 },
                to: { row: from + at, column: plan.columns.length - 1 },
              })
            }
            onEdit={() => edit(undefined)}
            editor={
              editing && active.row === from + at ? (
                <Editor
                  {...props}
                  text={editing.text}
                  column={plan.columns[active.column]}
                  onFinish={finish}
                />
              ) : undefined
            }
          />
        ))}
      </div>
    </div>
  );
}

interface EditorProps extends Pick<BatchGridProps, 'offered'> {
  readonly text: string;
  readonly column: GridColumn | undefined;
  readonly onFinish: (text: string | undefined, leave: Leave) => void;
}

function Editor({ text, column, offered, onFinish }: EditorProps) {
  if (column === undefined) return null;
  const { field } = column;
  const words = column.role === 'count' ? [] : offered(column);
  return (
    <CellEditor
      label={column.heading}
      text={text}
      lines={column.role === 'value' && field.type === 'text'}
      offered={words}
      several={field.type === 'choices'}
      onCommit={onFinish}
      onCancel={() => onFinish(undefined, 'stay')}
    />
  );
}

function Heads({ plan, active }: { readonly plan: BatchPlan; readonly active: number }) {
  const t = useWords(words);
  return (
    <div className={classes.head} role="row" aria-rowindex={1}>
      <div className={classes.corner} role="columnheader" aria-colindex={1}>
        <span className="visually-hidden">{t('rowNumber')}</span>
      </div>
      {plan.columns.map((column, at) => (
        <div
          key={column.code}
          className={classes['head-cell']}
          role="columnheader"
          aria-colindex={at + 2}
          data-active={at === active || undefined}
          data-first={at === 0 || undefined}
          title={column.heading}
        >
          <span className={classes.heading}>{column.heading}</span>
          {plan.required[at] === 'always' && (
            <abbr className={classes.star} title={t('required')}>
              *
            </abbr>
          )}
          {plan.required[at] === 'sometimes' && (
            <abbr className={classes.maybe} title={t('sometimes')}>
              (*)
            </abbr>
          )}
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: BatchRow;
  readonly at: number;
  readonly checked: CheckedRow | undefined;
  readonly plan: BatchPlan;
  readonly active: number | undefined;
  readonly bounds: ReturnType<typeof boundsOf>;
  readonly editor: ReactNode;
  readonly onPress: (column: number, extend: boolean) => void;
  readonly onDrag: (column: number) => void;
  readonly onWhole: (extend: boolean) => void;
  readonly onEdit: () => void;
}

function Row({ row, at, checked, plan, active, bounds, editor, onPress, onDrag, onWhole, onEdit }: RowProps) {
  const t = useWords(words);
  const inRows = at >= bounds.top && at <= bounds.bottom;
  const whole = checked?.whole[0];
  return (
    <div
      className={classes.row}
      role="row"
      aria-rowindex={at + 2}
      style={{ top: HEAD + at * ROW }}
      data-unsure={row.unsure}
    >
      <div
        className={classes.side}
        role="rowheader"
        aria-colindex={1}
        data-chosen={inRows || undefined}
        data-fault={(checked?.errors ?? 0) > 0 || undefined}
        title={row.unsure ? t('unsure') : whole?.message.vi}
        onMouseDown={(event) => onWhole(event.shiftKey)}
      >
        {formatNumber(at + 1)}
      </div>
      {plan.columns.map((column, place) => {
        const note = checked?.notes.get(place);
        const isActive = active === place;
        const editing = isActive && editor !== undefined;
        const text = row.cells[place] ?? '';
        return (
          <div
            key={column.code}
            id={cellId({ row: at, column: place })}
            className={classes.cell}
            role="gridcell"
            aria-colindex={place + 2}
            aria-selected={inRows && place >= bounds.left && place <= bounds.right}
            aria-invalid={note?.severity === 'error' || undefined}
            data-active={isActive || undefined}
            data-severity={note?.severity}
            data-number={isNumber(column) || undefined}
            data-first={place === 0 || undefined}
            title={note?.message.vi}
            onMouseDown={(event) => {
              if (event.button === 0 && !editing) onPress(place, event.shiftKey);
            }}
            onMouseEnter={(event) => {
              if (event.buttons === 1) onDrag(place);
            }}
            onDoubleClick={onEdit}
          >
            {editing ? editor : text}
          </div>
        );
      })}
    </div>
  );
}

const isNumber = ({ role, field }: GridColumn): boolean =>
  role === 'count' || field.type === 'number' || field.type === 'money';

export const cellId = ({ row, column }: Cell): string => `batch-${row}-${column}`;

function neighbour({ row, column }: Cell, leave: Leave, rows: number, columns: number): Cell | undefined {
  if (leave === 'down') return { row: Math.min(rows - 1, row + 1), column };
  if (leave === 'up') return { row: Math.max(0, row - 1), column };
  if (leave === 'right')
    return column + 1 < columns
      ? { row, column: column + 1 }
      : { row: Math.min(rows - 1, row + 1), column: 0 };
  if (leave === 'left') return { row, column: Math.max(0, column - 1) };
  return undefined;
}

const BEYOND = 6;

/** Which rows are in sight, and how many make a page. */
function useSight(frame: RefObject<HTMLDivElement | null>, rows: number) {
  const [seen, setSeen] = useState({ top: 0, height: 640 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [frame]);
  const page = Math.max(1, Math.floor((seen.height - HEAD) / ROW) - 1);
  const from = Math.max(0, Math.floor(seen.top / ROW) - BEYOND);
  return { from, to: Math.min(rows, from + page + 2 * BEYOND + 2), page };
}

/** Brings the active cell into sight. */
function useReveal(
  frame: RefObject<HTMLDivElement | null>,
  { row, column }: Cell,
  widths: readonly number[],
) {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const top = row * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    const bottom = top + ROW + HEAD - element.clientHeight + 14;
    if (bottom > element.scrollTop) element.scrollTop = bottom;
    // The first column stays where it is, as the numbers of the rows do.
    if (column === 0) return;
    const left = widths.slice(0, column).reduce((sum, one) => sum + one, 0);
    const hidden = left - (widths[0] ?? 0);
    if (hidden < element.scrollLeft) element.scrollLeft = hidden;
    const right = left + SIDE + (widths[column] ?? 0) - element.clientWidth + 14;
    if (right > element.scrollLeft) element.scrollLeft = right;
  }, [frame, row, column, widths]);
}

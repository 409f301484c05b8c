// biome-ignore-all lint/a11y/useSemanticElements: a table draws all its rows and columns; this draws those in sight
// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid one cell takes focus, rows and headers do not
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is spread in with what cells have in common
import type { overview } from '@binhdang/contract';
import { OBLIGATION_ROLE_NAMES, OBLIGATION_ROLES, STANDING_NAMES } from '@binhdang/domain';
import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useSay, useWords } from '../app/i18n.tsx';
import { STANDING_LOOKS } from '../ui/standing-badge.tsx';
import classes from './matrix-grid.module.css';
import { cellOf, inSight, type MatrixView, placeOf, ROLE_SIGNS, type Totals } from './matrix-model.ts';
import { words } from './words.ts';

/** Sizes in pixels; windowing counts on them, so the style sheet takes them from here. */
const ROW = 56;
const COLUMN = 44;
const HEAD = 168;
const SIDE = 380;

interface MatrixGridProps {
  readonly matrix: overview.Matrix;
  readonly view: MatrixView;
  readonly onOpen: (taskId: string, bodyId: string) => void;
}

interface Window {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws only the cells in sight: 100 tasks by 300 bodies are 30,000 cells, of which a screen holds a few hundred.
 * One cell can take focus; the arrow keys move it.
 */
export function MatrixGrid({ matrix, view, onOpen }: MatrixGridProps) {
  const t = useWords(words);
  const say = useSay();
  const frame = useRef<HTMLDivElement>(null);
  const seen = useWindow(frame);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const moved = useRef(false);
  const rows = view.rows.length;
  const columns = view.columns.length;
  const at = { row: Math.min(active.row, rows - 1), column: Math.min(active.column, columns - 1) };
  const down = inSight(seen.top, Math.max(0, seen.height - HEAD), ROW, rows);
  const across = inSight(seen.left, Math.max(0, seen.width - sideWidth(seen.width)), COLUMN, columns);

  useEffect(() => {
    if (!moved.current) return;
    reveal(frame.current, at.row, at.column);
    const cell = frame.current?.querySelector<HTMLElement>('[data-active]');
    // After a long way it is drawn only once the scrolling was seen; until then the wish to focus it stays.
    if (!cell) return;
    moved.current = false;
    cell.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const next = step(event.key, event.ctrlKey || event.metaKey, at, rows, columns);
    if (next === undefined) return;
    event.preventDefault();
    moved.current = true;
    setActive(next);
  };

  return (
    <div
      ref={frame}
      className={`${classes.frame} no-print`}
      role="grid"
      aria-label={t('matrixTitle')}
      aria-rowcount={rows + 1}
      aria-colcount={columns + 1}
      onKeyDown={onKeyDown}
      style={{ '--row': `${ROW}px`, '--column': `${COLUMN}px`, '--head': `${HEAD}px` } as CSSProperties}
    >
      <div
        className={classes.sheet}
        role="presentation"
        style={{ height: HEAD + rows * ROW, width: `calc(var(--side) + ${columns * COLUMN}px)` }}
      >
        <div className={classes.head} role="row" aria-rowindex={1}>
          <div className={classes.corner} role="columnheader" aria-colindex={1}>
            <span className={classes.signs}>
              {OBLIGATION_ROLES.map((role) => (
                <span key={role}>
                  <b>{say(ROLE_SIGNS[role])}</b> {say(OBLIGATION_ROLE_NAMES[role])}
                </span>
              ))}
            </span>
            {t('task')}
          </div>
          {range(across).map((column) => (
            <HeadCell
              key={view.columns[column]}
              body={matrix.bodies[view.columns[column] ?? -1]}
              totals={view.columnTotals[column]}
              column={column}
            />
          ))}
        </div>
        {range(down).map((row) => (
          <div
            key={view.rows[row]}
            className={classes.row}
            role="row"
            aria-rowindex={row + 2}
            style={{ top: HEAD + row * ROW }}
            data-odd={row % 2 === 1 || undefined}
          >
            <SideCell matrix={matrix} place={view.rows[row] ?? -1} totals={view.rowTotals[row]} />
            {range(across).map((column) => (
              <GridCell
                key={view.columns[column]}
                code={view.at(row, column)}
                task={matrix.tasks[view.rows[row] ?? -1]}
                body={matrix.bodies[view.columns[column] ?? -1]}
                column={column}
                active={at.row === row && at.column === column}
                onOpen={onOpen}
                onFocus={() => setActive({ row, column })}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

const range = ({ from, to }: { readonly from: number; readonly to: number }) =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** Must follow the style sheet's --side. */
const sideWidth = (width: number) => Math.min(SIDE, width * 0.5);

function useWindow(frame: { readonly current: HTMLDivElement | null }): Window {
  const [seen, setSeen] = useState<Window>({ top: 0, left: 0, width: 1200, height: 700 });
  const look = useCallback(() => {
    const element = frame.current;
    if (element === null) return;
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = element;
    setSeen((before) =>
      before.top === scrollTop &&
      before.left === scrollLeft &&
      before.width === clientWidth &&
      before.height === clientHeight
        ? before
        : { top: scrollTop, left: scrollLeft, width: clientWidth, height: clientHeight },
    );
  }, [frame]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    look();
    let asked = 0;
    const later = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(look);
    };
    element.addEventListener('scroll', later, { passive: true });
    const watch = new ResizeObserver(later);
    watch.observe(element);
    return () => {
      cancelAnimationFrame(asked);
      element.removeEventListener('scroll', later);
      watch.disconnect();
    };
  }, [frame, look]);
  return seen;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function step(key: string, far: boolean, at: Place, rows: number, columns: number): Place | undefined {
  const within = (row: number, column: number): Place => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  switch (key) {
    case 'ArrowDown':
      return within(at.row + 1, at.column);
    case 'ArrowUp':
      return within(at.row - 1, at.column);
    case 'ArrowRight':
      return within(at.row, at.column + 1);
    case 'ArrowLeft':
      return within(at.row, at.column - 1);
    case 'PageDown':
      return within(at.row + 10, at.column);
    case 'PageUp':
      return within(at.row - 10, at.column);
    case 'Home':
      return within(far ? 0 : at.row, 0);
    case 'End':
      return within(far ? rows : at.row, columns);
    default:
      return undefined;
  }
}

/** Scrolls just so far that the cell stands clear of the fixed head and side. */
function reveal(element: HTMLDivElement | null, row: number, column: number): void {
  if (element === null) return;
  const height = element.clientHeight - HEAD;
  const width = element.clientWidth - sideWidth(element.clientWidth);
  const [top, left] = [row * ROW, column * COLUMN];
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + ROW > element.scrollTop + height) element.scrollTop = top + ROW - height;
  if (left < element.scrollLeft) element.scrollLeft = left;
  else if (left + COLUMN > element.scrollLeft + width) element.scrollLeft = left + COLUMN - width;
}

interface HeadCellProps {
  readonly body: overview.Matrix['bodies'][number] | undefined;
  readonly totals: Totals | undefined;
  readonly column: number;
}

function HeadCell({ body, totals, column }: HeadCellProps) {
  const t = useWords(words);
  if (body === undefined || totals === undefined) return null;
  const [, name, shortName] = body;
  return (
    <div
      className={classes['head-cell']}
      role="columnheader"
      aria-colindex={column + 2}
      aria-label={`${name}: ${t('totals', { total: totals.total, late: totals.late })}`}
      title={name}
      style={{ left: `calc(var(--side) + ${column * COLUMN}px)` }}
    >
      <span className={classes.name}>{shortName ?? name}</span>
      <Sums totals={totals} />
    </div>
  );
}

interface SideCellProps {
  readonly matrix: overview.Matrix;
  readonly place: number;
  readonly totals: Totals | undefined;
}

function SideCell({ matrix, place, totals }: SideCellProps) {
  const t = useWords(words);
  const task = matrix.tasks[place];
  if (task === undefined || totals === undefined) return null;
  const [, , , text] = task;
  const where = placeOf(matrix, place);
  return (
    <div
      className={classes.side}
      role="rowheader"
      aria-colindex={1}
      title={text}
      aria-label={`${where} ${text.slice(0, 160)}: ${t('totals', { total: totals.total, late: totals.late })}`}
    >
      <span className={classes.text}>
        <b>{where}</b> {text}
      </span>
      <Sums totals={totals} />
    </div>
  );
}

/** Total, and beneath it how many are late. */
function Sums({ totals }: { readonly totals: Totals }) {
  const Late = STANDING_LOOKS.late.icon;
  return (
    <span className={classes.sums} aria-hidden>
      <span>{totals.total}</span>
      {totals.late > 0 && (
        <span className={classes.late}>
          <Late size={12} />
          {totals.late}
        </span>
      )}
    </span>
  );
}

interface GridCellProps {
  readonly code: number;
  readonly task: overview.Matrix['tasks'][number] | undefined;
  readonly body: overview.Matrix['bodies'][number] | undefined;
  readonly column: number;
  readonly active: boolean;
  readonly onOpen: (taskId: string, bodyId: string) => void;
  readonly onFocus: () => void;
}

function GridCell({ code, task, body, column, active, onOpen, onFocus }: GridCellProps) {
  const t = useWords(words);
  const say = useSay();
  const cell = cellOf(code);
  if (task === undefined || body === undefined) return null;
  const [taskId, , , text] = task;
  const [bodyId, name] = body;
  const common = {
    role: 'gridcell',
    'aria-colindex': column + 2,
    tabIndex: active ? 0 : -1,
    'data-active': active || undefined,
    onFocus,
    style: { left: `calc(var(--side) + ${column * COLUMN}px)` },
  } as const;
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  if (cell === undefined) {
    return (
      <div {...common} className={classes.empty} aria-label={t('emptyCell', { task: short, body: name })} />
    );
  }
  const { tone, icon: Icon } = STANDING_LOOKS[cell.standing];
  const label = t('cell', {
    task: short,
    body: name,
    role: say(OBLIGATION_ROLE_NAMES[cell.role]),
    standing: say(STANDING_NAMES[cell.standing]),
  });
  return (
    <button
      type="button"
      {...common}
      className={classes.cell}
      data-tone={tone}
      aria-label={label}
      title={label}
      onClick={() => onOpen(taskId, bodyId)}
    >
      <Icon size={18} aria-hidden />
      <span className={classes.sign} data-sign={say(ROLE_SIGNS[cell.role])} aria-hidden />
    </button>
  );
}

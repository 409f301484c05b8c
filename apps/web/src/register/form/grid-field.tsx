import { formatNumber } from '@binhdang/domain';
import { type BiText, cellName, type FieldOf, TOTAL } from '@binhdang/domain/register';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { isArrow, moveByArrow } from './arrows.ts';
import { cellsOf } from './entered.ts';
import classes from './form.module.css';
import { useFormContext } from './form-context.ts';
import {
  blocksOf,
  type Cells,
  type GridBlock,
  type GridSum,
  type Proposal,
  proposalsOf,
  sumsOf,
  withCell,
  wrongCells,
} from './grid-model.ts';
import { pathId } from './path-id.ts';
import { shownNumber, typedNumber } from './typed.ts';
import { words } from './words.ts';

interface GridFieldProps {
  readonly field: FieldOf<'grid'>;
  readonly id: string;
  readonly value: unknown;
  readonly invalid: boolean;
  readonly required: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: unknown) => void;
}

const NONE: ReadonlySet<string> = new Set();

/** A count with its breakdowns: what is there is added up while it is typed, and what follows from it is offered. */
export function GridField({ field, id, value, invalid, required, describedBy, onChange }: GridFieldProps) {
  const t = useWords(words);
  const say = useSay();
  const { axes } = useFormContext();
  const cells = cellsOf(value);
  const current = useRef(cells);
  current.current = cells;
  const blocks = useMemo(() => blocksOf(field, axes), [field, axes]);
  const panels = useMemo(() => panelsOf(blocks), [blocks]);
  const proposals = proposalsOf(field, cells, axes);
  const set = (key: string, count: number | string | undefined) => {
    const next = withCell(current.current, key, count);
    current.current = next;
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isArrow(event.key)) {
      if (moveByArrow(event.currentTarget, input, event.key)) event.preventDefault();
      return;
    }
    const proposed = event.key === '=' ? proposals.find(({ key }) => key === input.dataset.cell) : undefined;
    if (proposed === undefined) return;
    event.preventDefault();
    set(proposed.key, proposed.count);
  };
  const nameOf = (key: string) => say(cellName(key, axes));
  const wrong = invalid ? wrongCells(field, cells, axes) : NONE;
  const part = { id, cells, set, nameOf, wrong, proposals };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label lies beside
    <div
      className={classes.grid}
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
    >
      <div className={classes.total}>
        <label htmlFor={id}>{t('total')}</label>
        <GridCell {...part} cellKey={TOTAL} inputId={id} required={required} />
        <span className={classes.unit}>{say(field.unit)}</span>
        <Proposals {...part} keys={[TOTAL]} />
        <span className={classes.keys}>{t('proposeKey')}</span>
      </div>
      <div className={classes.panels}>
        {panels.map((panel) => (
          <Panel key={panel.key} panel={panel} field={field} part={part} />
        ))}
      </div>
    </div>
  );
}

/** What is drawn in one frame: a block of its own, or all single categories that are only "of which". */
interface PanelModel {
  readonly key: string;
  /** undefined for "of which" */
  readonly title: readonly BiText[] | undefined;
  readonly blocks: readonly GridBlock[];
}

function panelsOf(blocks: readonly GridBlock[]): PanelModel[] {
  const loose = (block: GridBlock) => block.axes.length === 1 && block.axes[0]?.exhaustive === false;
  const ofWhich = blocks.filter(loose);
  const panels = blocks
    .filter((block) => !loose(block))
    .map((block): PanelModel => {
      const names = block.axes.map(({ name }) => name);
      return { key: block.axes.map(({ code }) => code).join(), title: names, blocks: [block] };
    });
  const single = panels.filter(({ blocks: [block] }) => block?.axes.length === 1);
  const crossed = panels.filter(({ blocks: [block] }) => block?.axes.length !== 1);
  const between: PanelModel[] =
    ofWhich.length > 0 ? [{ key: 'of-which', title: undefined, blocks: ofWhich }] : [];
  return [...single, ...between, ...crossed];
}

interface PartProps {
  readonly id: string;
  readonly cells: Cells;
  readonly set: (key: string, count: number | string | undefined) => void;
  readonly nameOf: (key: string) => string;
  readonly wrong: ReadonlySet<string>;
  readonly proposals: readonly Proposal[];
}

interface PanelProps {
  readonly panel: PanelModel;
  readonly field: FieldOf<'grid'>;
  readonly part: PartProps;
}

function Panel({ panel, field, part }: PanelProps) {
  const t = useWords(words);
  const say = useSay();
  const { axes } = useFormContext();
  const sums = panel.blocks.flatMap((block) =>
    sumsOf(
      field,
      block.axes.map(({ code }) => code),
      part.cells,
      axes,
    ),
  );
  const keys = panel.blocks.flatMap(({ rows }) => rows.flatMap((row) => row.keys));
  return (
    <div className={classes.panel}>
      <span className={classes.panelTitle}>
        {panel.title === undefined ? t('ofWhich') : panel.title.map((name) => say(name)).join(' × ')}
      </span>
      <dl className={classes.cellList}>
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <label htmlFor={pathId(part.id, [key])}>{part.nameOf(key)}</label>
            </dt>
            <dd>
              <GridCell {...part} cellKey={key} inputId={pathId(part.id, [key])} />
            </dd>
          </div>
        ))}
      </dl>
      <div className={classes.sums} aria-live="polite">
        {sums.map((sum) => (
          <Sum key={`${sum.whole} ${sum.parts.join()}`} sum={sum} nameOf={part.nameOf} />
        ))}
        <Proposals {...part} keys={keys} />
      </div>
    </div>
  );
}

/** How far parts have come towards their whole. */
function Sum({ sum, nameOf }: { readonly sum: GridSum; readonly nameOf: (key: string) => string }) {
  const t = useWords(words);
  if (sum.state === 'open') return null;
  const bad = sum.state === 'over' || sum.state === 'wrong';
  if (!sum.exhaustive)
    return (
      <span className={classes.sum} data-state="over">
        {nameOf(sum.parts[0] ?? '')} {t('overOfWhich', { whole: nameOf(sum.whole) })}
      </span>
    );
  const filling = { whole: nameOf(sum.whole), sum: shown(sum.sum), of: shown(sum.of ?? 0) };
  return (
    <span className={classes.sum} data-state={bad ? 'over' : sum.state}>
      {t(sum.whole === TOTAL ? 'addUp' : 'addUpOf', filling)} · {sum.state === 'right' ? '✓ ' : ''}
      {t(sum.state, { missing: shown(Math.abs(sum.missing)) })}
    </span>
  );
}

const shown = (count: number): string => formatNumber(count, 'vi', 0);

function Proposals({ proposals, keys, set, nameOf }: PartProps & { readonly keys: readonly string[] }) {
  const t = useWords(words);
  return proposals
    .filter(({ key }) => keys.includes(key))
    .map(({ key, count }) => (
      <button
        key={key}
        type="button"
        className={classes.textButton}
        tabIndex={-1}
        onClick={() => set(key, count)}
      >
        {t('propose', { cell: nameOf(key), count: shown(count) })}
      </button>
    ));
}

interface GridCellProps extends PartProps {
  readonly cellKey: string;
  readonly inputId: string;
  readonly required?: boolean;
}

function GridCell({ cellKey, inputId, cells, set, wrong, required = false, proposals }: GridCellProps) {
  const [typing, setTyping] = useState<string>();
  const count = cells[cellKey];
  const proposed = proposals.find(({ key }) => key === cellKey);
  return (
    <input
      id={inputId}
      data-cell={cellKey}
      className={classes.control}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      aria-invalid={wrong.has(cellKey) ? true : undefined}
      aria-required={required ? true : undefined}
      placeholder={proposed === undefined ? undefined : shown(proposed.count)}
      value={typing ?? shownNumber(count, 0)}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => {
        setTyping(currentTarget.value);
        set(cellKey, typedNumber(currentTarget.value));
      }}
      onBlur={() => setTyping(undefined)}
    />
  );
}

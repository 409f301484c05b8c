import type { report } from '@binhdang/contract';
import { formatDate, formatNumber } from '@binhdang/domain';
import type { Axis, FieldOf, SimpleField } from '@binhdang/domain/register';
import { Button, Text } from '@mantine/core';
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  useDeferredValue,
  useMemo,
  useState,
} from 'react';
import { useLanguage, useSay, useWords } from '../../../app/i18n.tsx';
import { useToday } from '../../../app/session.ts';
import { pastedCells } from '../../../register/batch/paste.ts';
import type { Names } from '../../../register/form/entered.ts';
import { faultsIn } from '../../../register/form/fault-model.ts';
import { STOPS } from '../../../register/form/path-id.ts';
import { FormProvider } from '../../../register/form/record-form.tsx';
import { TableField } from '../../../register/form/table-field.tsx';
import { useDesk } from '../desk.ts';
import type { EntryRow } from '../draft-content.ts';
import classes from '../report.module.css';
import { words } from '../words.ts';
import { entryRules, withPasted } from './entry-rules.ts';

interface EntryPartProps {
  readonly part: report.ReportPartOf<'entry'>;
  readonly name: string;
}

const NO_AXES: ReadonlyMap<string, Axis> = new Map();
const NO_NAMES: Names = {};

/** A table that people fill in; read as a table, written as rows of a register. */
export function EntryPart({ part, name }: EntryPartProps) {
  const { draft } = useDesk();
  return draft.writing ? (
    <EntryEditor part={part} name={name} />
  ) : (
    <EntryRows part={part} name={name} rows={part.rows} />
  );
}

const columnsOf = (part: report.ReportPartOf<'entry'>) => part.columns as unknown as readonly SimpleField[];

function EntryEditor({ part, name }: EntryPartProps) {
  const t = useWords(words);
  const { draft } = useDesk();
  const today = useToday() ?? '';
  const columns = columnsOf(part);
  const title = part.title ?? { vi: name, en: name };
  const rules = useMemo(
    () => entryRules(part.code, title, columns, part.maxRows),
    [part.code, title, columns, part.maxRows],
  );
  const rows = draft.content.entries[part.code] ?? [];
  const settled = useDeferredValue(rows);
  const [left, setLeft] = useState(false);
  const [pasted, setPasted] = useState(0);
  const faults = useMemo(
    () => (left ? faultsIn(rules, { [part.code]: settled }, { axes: NO_AXES, today }) : []),
    [left, rules, settled, part.code, today],
  );
  const id = `entry-${part.code}`;
  const put = (next: readonly EntryRow[]) => draft.setRows(part.code, next);
  const paste = (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData('text/plain');
    const at = placeOf(event.target, id, columns);
    if (at === undefined || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const cells = pastedCells(text);
    put(withPasted(rows, columns, cells, at, { today, maxRows: part.maxRows }));
    setPasted(cells.length);
    setLeft(true);
  };
  const field = rules.fields[0] as FieldOf<'table'>;
  return (
    <FormProvider rules={rules} axes={NO_AXES} today={today}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: short cuts beside Tab, heard as they bubble from the inputs */}
      <div
        className={classes.entryForm}
        onPaste={paste}
        onKeyDown={moveOn}
        onBlur={(event) => leaves(event) && setLeft(true)}
      >
        <TableField
          field={field}
          id={id}
          value={rows}
          names={NO_NAMES}
          faults={faults}
          onChange={(value) => put(Array.isArray(value) ? value : [])}
        />
      </div>
      <div className={classes.tools}>
        {rows.length === 0 && (part.last?.length ?? 0) > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => put(part.last ?? [])}>
            {t('copyLast', { count: part.last?.length ?? 0 })}
          </Button>
        )}
        <Text size="xs" c="dimmed" role="status">
          {pasted > 0 && t('pasted', { count: pasted })}
          {pasted === 0 && rows.length > 0 && t('pasteHint')}
        </Text>
      </div>
    </FormProvider>
  );
}

const leaves = (event: FocusEvent<HTMLElement>) => !event.currentTarget.contains(event.relatedTarget);

/** The row and column of an input, by its id. */
function placeOf(target: EventTarget, id: string, columns: readonly SimpleField[]) {
  if (!(target instanceof HTMLElement) || !target.id.startsWith(`${id}.`)) return undefined;
  const [row, code] = target.id.slice(id.length + 1).split('.');
  const column = columns.findIndex((one) => one.code === code);
  return column < 0 ? undefined : { row: Number(row), column };
}

/** Enter goes on to the next cell; after the last cell comes the button that adds a row, which Enter presses. */
function moveOn(event: KeyboardEvent<HTMLElement>): void {
  if (
    event.key !== 'Enter' ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.nativeEvent.isComposing
  )
    return;
  const here = event.target;
  if (!(here instanceof HTMLInputElement || here instanceof HTMLSelectElement)) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)].filter(
    (one) => one.offsetParent !== null,
  );
  const next = stops[stops.indexOf(here) + (event.shiftKey ? -1 : 1)];
  if (next?.hasAttribute('data-stop') && !event.shiftKey) next.click();
  else next?.focus();
}

/** The rows as they are read. */
function EntryRows({ part, name, rows }: EntryPartProps & { readonly rows: readonly EntryRow[] }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const columns = columnsOf(part);
  if (rows.length === 0) return <Text c="dimmed">{t('noRows')}</Text>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={name}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            {columns.map(({ code, name: column }) => (
              <th key={code} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
            <tr key={at}>
              <td>{at + 1}</td>
              {columns.map((column) => (
                <td
                  key={column.code}
                  className={column.type === 'number' || column.type === 'money' ? classes.figure : undefined}
                >
                  {shown(column, row[column.code], language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function shown(column: SimpleField, value: unknown, language: 'vi' | 'en'): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return formatNumber(value, language);
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (column.type === 'date' && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
    return formatDate(value);
  return String(value);
}

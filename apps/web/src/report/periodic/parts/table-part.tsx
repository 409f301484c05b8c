import type { report } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useSay, useWords } from '../../../app/i18n.tsx';
import { ByBody } from '../below/by-body.tsx';
import { useDesk } from '../desk.ts';
import classes from '../report.module.css';
import { filledRows, type PlacedRow } from '../table-rows.ts';
import { words } from '../words.ts';

type Table = report.ReportPartOf<'table'>;
type TableCell = Table['rows'][number]['cells'][number];

interface TablePartProps {
  readonly part: Table;
  readonly name: string;
}

/** A table that is reckoned: every number opens to where it comes from, with the period before beside it. */
export function TablePart({ part, name }: TablePartProps) {
  const t = useWords(words);
  const [all, setAll] = useState(false);
  const filled = filledRows(part.rows);
  const empty = part.rows.filter(({ band }) => !band).length - filled.filter(({ row }) => !row.band).length;
  const shown = all ? part.rows.map((row, at) => ({ row, at })) : filled;
  return (
    <>
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noFigures')}
        </Text>
      ) : (
        <Rows part={part} name={name} rows={shown} />
      )}
      {empty > 0 && (
        <div className={classes.tools}>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${t(all ? 'hideEmpty' : 'showEmpty', { count: empty })}: ${name}`}
            onClick={() => setAll(!all)}
          >
            {t(all ? 'hideEmpty' : 'showEmpty', { count: empty })}
          </Button>
        </div>
      )}
      <ByBody part={part} />
    </>
  );
}

interface RowsProps extends TablePartProps {
  readonly rows: readonly PlacedRow[];
}

function Rows({ part, name, rows }: RowsProps) {
  const t = useWords(words);
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={name}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            {part.columns.map((column) => (
              <th key={column.vi} scope="col" className={classes.figure}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, at }) => (
            <tr key={at} className={row.band ? classes.band : undefined}>
              <th scope="row" colSpan={row.band ? part.columns.length + 1 : 1}>
                {say(row.name)}
              </th>
              {!row.band &&
                row.cells.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the columns
                  <td key={column} className={classes.figure}>
                    <Cell
                      part={part.code}
                      cell={cell}
                      place={`${at}/${column}`}
                      row={say(row.name)}
                      column={say(part.columns[column] ?? { vi: '', en: '' })}
                    />
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  readonly part: string;
  readonly cell: TableCell;
  readonly place: string;
  readonly row: string;
  readonly column: string;
}

function Cell({ part, cell, place, row, column }: CellProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { trace, unverified, remarks } = useDesk();
  const value = cell.value === null ? '–' : formatNumber(cell.value, language);
  const doubtful = cell.figures.some((key) => unverified.has(key));
  const remarked = remarks.some((one) => one.part === part && one.cell === place && one.settledAt === null);
  const said = t('openCell', { row, column, value: cell.value === null ? t('unknown') : value });
  return (
    <>
      <button
        type="button"
        className={classes.cell}
        data-remarked={remarked || undefined}
        aria-label={doubtful ? `${said} (${t('unverified')})` : said}
        title={doubtful ? t('unverified') : undefined}
        onClick={() => trace({ name: `${row}, ${column}`, keys: cell.figures, part, cell: place })}
      >
        {value}
        {doubtful && <IconAlertTriangle size={13} aria-hidden className={classes.warn} />}
      </button>
      <Last value={cell.value} last={cell.last} />
    </>
  );
}

/** The value of the period before, and how far it went from there. */
export function Last({ value, last }: { readonly value: number | null; readonly last: number | null }) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (last === null) return null;
  const change = value === null ? undefined : Number((value - last).toFixed(6));
  const sign = change === undefined || change === 0 ? '' : change > 0 ? '+' : '−';
  return (
    <span className={classes.last}>
      {t('lastValue', { value: last })}
      {sign !== '' && ` (${sign}${formatNumber(Math.abs(change ?? 0), language)})`}
    </span>
  );
}

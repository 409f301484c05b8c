import { type CivilDate, formatDate, formatNumber } from '@binhdang/domain';
import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import classes from './count.module.css';
import { periodName } from './period-name.ts';
import { dimensionOf, type FigureRow, type Figures, isPart, rowName } from './row-name.ts';
import { behindOf, type CountSearch } from './search.ts';
import type { Measure, Measures } from './use-measures.ts';
import { words } from './words.ts';

type Row = FigureRow;
type Span = Pick<Figures['periods'][number], 'from' | 'to'>;

export interface FigureTableProps {
  readonly figures: Figures;
  readonly search: CountSearch;
  readonly measures: Measures;
  readonly today: CivilDate;
}

/** More columns are printed on a sheet on its side. */
const MOST_UPRIGHT = 4;

/** A row for each measure and, beneath it, for each body or category; every number leads to its records. */
export function FigureTable({ figures, search, measures, today }: FigureTableProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { periods, rows } = figures;
  const several = periods.length > 1;
  const wide = periods.length > MOST_UPRIGHT;
  useEffect(() => {
    if (!wide) return;
    document.documentElement.dataset.paper = 'figures';
    return () => {
      delete document.documentElement.dataset.paper;
    };
  }, [wide]);
  const whole: Span = { from: periods[0]?.from ?? today, to: periods.at(-1)?.to ?? today };
  const known = new Map(measures.items.map((item) => [item.code, item]));
  const stocks = rows.some(({ measure }) => known.get(measure)?.kind === 'stock');
  const unverified = rows.some((row) => [...row.cells, row.whole].some(isMixed));
  const axis = rows.some(
    ({ measure, category }) =>
      category !== null && dimensionOf(known.get(measure), search.theo)?.kind === 'axis',
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('title')}>
        <table className={classes.figures}>
          <caption className="visually-hidden">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('measure')}</th>
              <th scope="col">
                {several || periods[0] === undefined ? t('whole') : periodName(periods[0], language)}
              </th>
              {search.xacNhan !== true && <th scope="col">{t('ofWhichVerified')}</th>}
              {several &&
                periods.map((period) => (
                  <th key={period.from} scope="col">
                    {periodName(period, language, true)}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const measure = known.get(row.measure);
              if (measure === undefined) return null;
              const number = (cell: Row['whole'], span: Span) => (
                <NumberLink
                  row={row}
                  cell={cell}
                  span={span}
                  measure={measure}
                  search={search}
                  today={today}
                />
              );
              return (
                <tr
                  key={`${row.measure} ${row.body?.id} ${row.category}`}
                  data-part={isPart(row) || undefined}
                >
                  <RowName row={row} measure={measure} search={search} />
                  <td className={classes.whole}>{number(row.whole, whole)}</td>
                  {search.xacNhan !== true && (
                    <td>
                      {row.whole.verifiedValue === 0 ? (
                        <span className={classes.zero}>0</span>
                      ) : (
                        formatNumber(row.whole.verifiedValue, language, 2)
                      )}
                    </td>
                  )}
                  {several &&
                    row.cells.map((cell, at) => (
                      <td key={periods[at]?.from}>{number(cell, periods[at] ?? whole)}</td>
                    ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <div className={classes.notes}>
        {[
          search.xacNhan !== true && unverified && t('unverified'),
          stocks && t('stockNote'),
          axis && t('axisNote'),
        ].map(
          (note) =>
            note !== false && (
              <Text key={note} size="sm" c="dimmed">
                {note}
              </Text>
            ),
        )}
      </div>
    </>
  );
}

const isMixed = ({ value, verifiedValue }: Row['whole']) => value !== verifiedValue;
interface RowNameProps {
  readonly row: Row;
  readonly measure: Measure;
  readonly search: CountSearch;
}

function RowName({ row, measure, search }: RowNameProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  return (
    <th scope="row">
      {isPart(row) ? (
        rowName(row, measure, search.theo, language)
      ) : (
        <>
          {say(measure.name)}{' '}
          <span className={classes.unit}>
            ({say(measure.unit)}
            {measure.kind === 'stock' && `, ${t('asOf')}`})
          </span>
        </>
      )}
    </th>
  );
}

interface NumberProps extends RowNameProps {
  readonly cell: Row['whole'];
  readonly span: Span;
  readonly today: CivilDate;
}

/** A period that has not begun has no number yet, not 0. */
function NumberLink({ row, cell, span, measure, search, today }: NumberProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  if (span.from > today && (measure.kind === 'stock' || cell.value === 0))
    return <span className={classes.zero}>–</span>;
  if (cell.value === 0) return <span className={classes.zero}>0</span>;
  const mixed = search.xacNhan !== true && isMixed(cell);
  const number = formatNumber(cell.value, language, 2);
  const what = `${say(measure.name)}, ${rowName(row, measure, search.theo, language)}, ${formatDate(span.from)} – ${formatDate(span.to)}: ${number}`;
  return (
    <AppLink
      to="/so-lieu/ban-ghi"
      search={behindOf(search, {
        measure: measure.code,
        stock: measure.kind === 'stock',
        ...span,
        bodyId: row.body?.id,
        category: row.category ?? undefined,
      })}
      aria-label={t('recordsBehind', { what: mixed ? `${what}, ${t('notVerified')}` : what })}
    >
      {number}
      {mixed && <sup aria-hidden>*</sup>}
    </AppLink>
  );
}

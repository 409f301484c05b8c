import { formatNumber } from '@binhdang/domain';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { AppLink } from '../ui/app-link.tsx';
import type { FilterSearch } from './filter.ts';
import { GROUPS, type Group, inAddress, percentText, sumOf, totalOf } from './leader-model.ts';
import classes from './leader-page.module.css';
import { GROUP_LOOKS, ListLink, StandingBar } from './leader-tiles.tsx';
import { words } from './words.ts';

const COLUMNS: readonly Group[] = ['late', 'attention', 'running', 'waiting', 'done'];

export interface FigureRow {
  readonly key: string;
  readonly label?: string;
  readonly name: string;
  /** Where the row is a body: its page is linked to. */
  readonly bodyId?: string;
  readonly counts: readonly number[];
  /** Days by which its longest late work is late. */
  readonly longestLate?: number;
  /** The row of a whole, with its parts beneath. */
  readonly strong?: boolean;
  /** Shown only on demand, and on paper. */
  readonly quiet?: boolean;
  /** The list that the row counts. */
  readonly search: FilterSearch;
}

interface FigureTableProps {
  readonly caption: string;
  readonly heading: string;
  readonly rows: readonly FigureRow[];
}

/** A row per section or body: its shares as a bar, its numbers as links to what they count. */
export function FigureTable({ caption, heading, rows }: FigureTableProps) {
  const t = useWords(words);
  const [all, { toggle }] = useDisclosure(false);
  const longest = rows.some((row) => row.longestLate !== undefined);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={caption}>
        <table className={classes.figures}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{heading}</th>
              <th scope="col">{t('count')}</th>
              {COLUMNS.map((group) => {
                const { icon: Icon, name } = GROUP_LOOKS[group];
                return (
                  <th key={group} scope="col" data-tone={group}>
                    <Icon size={16} aria-hidden /> {t(name)}
                  </th>
                );
              })}
              <th scope="col">{t('percentDone')}</th>
              {longest && <th scope="col">{t('longestLate')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} longest={longest} more={!all && row.quiet === true} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.some((row) => row.quiet) && (
        <Button variant="default" mt="sm" className="no-print" onClick={toggle} aria-expanded={all}>
          {all ? t('showFew') : t('showAll', { count: rows.length })}
        </Button>
      )}
    </>
  );
}

interface RowProps {
  readonly row: FigureRow;
  readonly longest: boolean;
  /** On paper only. */
  readonly more: boolean;
}

function Row({ row, longest, more }: RowProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { label, name, bodyId, counts, strong, search } = row;
  const full = label === undefined || label === '' ? name : `${label} ${name}`;
  const link = (count: number, column: string, change: FilterSearch) =>
    count === 0 ? (
      <span className={classes.zero}>0</span>
    ) : (
      <ListLink
        search={{ ...search, ...change }}
        label={`${formatNumber(count, language)}: ${column}, ${full}`}
      >
        {formatNumber(count, language)}
      </ListLink>
    );
  return (
    <tr data-strong={strong || undefined} data-more={more || undefined}>
      <th scope="row">
        <span className={classes.title} title={name}>
          {label !== undefined && label !== '' && <b>{label} </b>}
          {bodyId === undefined ? (
            name
          ) : (
            <AppLink to="/co-quan/$bodyId" params={{ bodyId }} inherit>
              {name}
            </AppLink>
          )}
        </span>
        <StandingBar counts={counts} />
      </th>
      <td data-label={t('count')}>{link(totalOf(counts), t('count'), {})}</td>
      {COLUMNS.map((group) => (
        <td
          key={group}
          data-tone={group}
          data-zero={sumOf(counts, GROUPS[group]) === 0 || undefined}
          data-label={t(GROUP_LOOKS[group].name)}
        >
          {link(sumOf(counts, GROUPS[group]), t(GROUP_LOOKS[group].name), {
            tinhTrang: inAddress(GROUPS[group]),
          })}
        </td>
      ))}
      <td data-label={t('percentDone')}>{percentText(counts)}</td>
      {longest && (
        <td data-label={t('longestLate')}>{row.longestLate ? t('days', { count: row.longestLate }) : '–'}</td>
      )}
    </tr>
  );
}

import type { report } from '@binhdang/contract';
import { formatDate, formatNumber, type Standing } from '@binhdang/domain';
import { Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useLanguage, useSay, useWords } from '../../../app/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { StandingBadge } from '../../../ui/standing-badge.tsx';
import classes from '../report.module.css';
import { words } from '../words.ts';
import { Last } from './table-part.tsx';

interface PartProps<T extends report.ReportPart['type']> {
  readonly part: report.ReportPartOf<T>;
  readonly name: string;
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };

/** Indicators against their targets. */
export function IndicatorsPart({ part, name }: PartProps<'indicators'>) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  if (part.rows.length === 0) return <Text c="dimmed">{t('noIndicators')}</Text>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={name}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('indicator')}</th>
            <th scope="col" className={classes.figure}>
              {t('value', { year: String(part.year) })}
            </th>
            <th scope="col" className={classes.figure}>
              {t('target')}
            </th>
            <th scope="col">{t('standing')}</th>
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <AppLink to="/chi-tieu/$indicator" params={{ indicator: row.code }}>
                  {row.code}
                </AppLink>{' '}
                {say(row.name)}
                <span className={classes.last}>
                  {say(row.unit)} · {t('coverage', { have: row.coverage.have, of: row.coverage.of })}
                </span>
              </th>
              <td className={classes.figure}>
                {row.value === null ? '–' : formatNumber(row.value, language, row.decimals)}
                {row.numerator !== null && row.denominator !== null && (
                  <span className={classes.last}>
                    {formatNumber(row.numerator, language)} / {formatNumber(row.denominator, language)}
                  </span>
                )}
                <Last value={row.value} last={row.last} />
              </td>
              <td className={classes.figure}>
                {row.target === null
                  ? '–'
                  : `${SIGNS[row.target.comparator] ?? row.target.comparator} ${formatNumber(row.target.value, language, row.decimals)}`}
              </td>
              <td>
                <Met row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Met({ row }: { readonly row: report.ReportPartOf<'indicators'>['rows'][number] }) {
  const t = useWords(words);
  if (row.target === null) return <span className={classes.last}>{t('noTarget')}</span>;
  if (row.met === null) return <span className={classes.last}>{t('notKnown')}</span>;
  return row.met ? (
    <span className={classes.good}>
      <IconCheck size={15} aria-hidden /> {t('met')}
    </span>
  ) : (
    <span className={classes.bad}>
      <IconX size={15} aria-hidden /> {t('notMet')}
    </span>
  );
}

/** The records of a register in the period; each opens. */
export function RecordsPart({ part, name }: PartProps<'records'>) {
  const t = useWords(words);
  const say = useSay();
  if (part.rows.length === 0) return <Text c="dimmed">{t('noRecords')}</Text>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={name}>
        <table className={classes.table}>
          <thead>
            <tr>
              {part.columns.map((column) => (
                <th key={column.vi} scope="col">
                  {say(column)}
                </th>
              ))}
              <th scope="col">{t('body')}</th>
            </tr>
          </thead>
          <tbody>
            {part.rows.map((row) => (
              <tr key={row.recordId}>
                {row.cells.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the columns
                  <td key={at}>
                    {at === 0 ? (
                      <AppLink to="/ban-ghi/$recordId" params={{ recordId: row.recordId }}>
                        {cell === '' ? t('openRecord') : cell}
                      </AppLink>
                    ) : (
                      cell
                    )}
                  </td>
                ))}
                <td>{row.body.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {part.total > part.rows.length && (
        <Text size="sm" c="dimmed">
          {t('moreRecords', { count: part.total - part.rows.length, total: part.total })}
        </Text>
      )}
    </>
  );
}

/** How the body's obligations under the plan stand. */
export function ObligationsPart({ part, name }: PartProps<'obligations'>) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (part.rows.length === 0) return <Text c="dimmed">{t('noObligations')}</Text>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={name}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('task')}</th>
            <th scope="col">{t('due')}</th>
            <th scope="col" className={classes.figure}>
              {t('percent')}
            </th>
            <th scope="col">{t('standing')}</th>
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row) => (
            <tr key={row.obligationId}>
              <th scope="row">
                <AppLink to="/nhiem-vu/$obligationId" params={{ obligationId: row.obligationId }}>
                  {[row.label, row.task].filter((one) => one !== null && one !== '').join(' ')}
                </AppLink>
              </th>
              <td>{row.due === null ? '–' : formatDate(row.due)}</td>
              <td className={classes.figure}>
                {row.percent === null ? '–' : `${formatNumber(row.percent, language)} %`}
              </td>
              <td>
                <StandingBadge standing={row.standing as Standing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { register } from '@binhdang/contract';
import { type CivilDate, formatNumber } from '@binhdang/domain';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Part } from '../../ui/part.tsx';
import classes from './count.module.css';
import { type CountSearch, yearShown } from './search.ts';
import type { Measure } from './use-measures.ts';
import { words } from './words.ts';

interface ConfidentialPartProps {
  readonly search: CountSearch;
  readonly measures: readonly Measure[];
  readonly today: CivilDate;
}

/** What the other bodies' confidential registers come to in a year, so that nobody can be recognised in it. */
export function ConfidentialPart({ search, measures, today }: ConfidentialPartProps) {
  const t = useWords(words);
  const year = yearShown(search, today);
  return (
    <Part title={t('confidentialTitle')}>
      <Text size="sm">{t('confidentialOwn')}</Text>
      {year === undefined ? (
        <Text c="dimmed">{t('confidentialYear')}</Text>
      ) : (
        <YearTable year={year} measures={measures} split={search.theo} />
      )}
    </Part>
  );
}

interface YearTableProps {
  readonly year: number;
  readonly measures: readonly Measure[];
  readonly split: string | undefined;
}

function YearTable({ year, measures, split }: YearTableProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(read(register.confidentialFigures, { query: { year } }));
  if (error !== null) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={2} />;
  if (data.bodies === null) return <Text c="dimmed">{t('withheld')}</Text>;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('confidentialText', { bodies: formatNumber(data.bodies, language), year: String(year) })}
      </Text>
      <table className={classes.figures}>
        <caption className="visually-hidden">{t('confidentialTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('measure')}</th>
            <th scope="col">{year}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => {
            const found = data.items.find(
              (item) => item.measure === measure.code && item.register === measure.register,
            );
            const shown = found?.splits.find(({ dimension }) => dimension === split);
            return (
              <Fragment key={measure.code}>
                <tr>
                  <th scope="row">
                    {say(measure.name)} <span className={classes.unit}>({say(measure.unit)})</span>
                  </th>
                  <td>
                    <Told
                      value={found?.value ?? null}
                      hidden={found === undefined ? 'withheld' : found.hidden}
                    />
                  </td>
                </tr>
                {shown?.hidden && (
                  <tr data-part>
                    <th scope="row">{nameOf(measure, split, say)}</th>
                    <td>
                      <Told value={null} hidden={shown.hidden} />
                    </td>
                  </tr>
                )}
                {shown?.categories.map(({ category, value }) => (
                  <tr key={category} data-part>
                    <th scope="row">{nameOf(measure, split, say, category)}</th>
                    <td>{formatNumber(value, language)}</td>
                  </tr>
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** Name of a dimension, or of a category of it. */
function nameOf(
  { dimensions }: Measure,
  split: string | undefined,
  say: (words: { vi: string; en: string }) => string,
  category?: string,
): string {
  const dimension = dimensions.find(({ code }) => code === split);
  if (dimension === undefined) return category ?? '';
  if (category === undefined) return say(dimension.name);
  const found = dimension.categories.find(({ code }) => code === category);
  return found === undefined ? category : say(found.name);
}

function Told({
  value,
  hidden,
}: {
  readonly value: number | null;
  readonly hidden: 'few' | 'withheld' | null;
}) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (hidden !== null || value === null)
    return <span className={classes.zero}>{t(hidden ?? 'withheld')}</span>;
  return formatNumber(value, language);
}

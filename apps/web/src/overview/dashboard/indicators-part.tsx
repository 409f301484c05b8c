import { dashboard } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { TargetText } from '../../indicator/matrix-table.tsx';
import { valueWords } from '../../indicator/value-text.tsx';
import { words as indicatorWords } from '../../indicator/words.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Part } from '../../ui/part.tsx';
import classes from './dashboard.module.css';
import { shareOfTarget } from './map-scale.ts';
import { words } from './words.ts';

type Line = dashboard.IndicatorLine;
type Answer = dashboard.Indicators;

/** How near the province is to what it wants to reach, what is furthest from it first; and what nobody has given yet. */
export function IndicatorsPart({ planId }: { readonly planId: string }) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(read(dashboard.indicators, { params: { planId } }));
  return (
    <Part title={t('indicators')}>
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading lines={6} />}
      {data !== undefined && <Standings answer={data} />}
    </Part>
  );
}

function Standings({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const { items, year, body } = answer;
  const known = items.filter(({ value }) => value !== null).toSorted((a, b) => urgency(a) - urgency(b));
  const missing = items.filter(({ state }) => state === 'missing');
  const of = (reached: boolean) => known.filter((one) => one.reached === reached).length;
  const counts = { reached: of(true), lacking: of(false), missing: missing.length };
  return (
    <>
      <Text>{t('indicatorsText', { body: body.name, year: String(year), ...counts })}</Text>
      {known.length === 0 ? (
        <Text c="dimmed">{t('noneKnown')}</Text>
      ) : (
        <KnownTable lines={known} answer={answer} />
      )}
      {missing.length > 0 && <MissingList lines={missing} answer={answer} />}
      <Group className="no-print">
        <AppLink to="/chi-tieu">{t('allIndicators')}</AppLink>
      </Group>
    </>
  );
}

/** What is not reached, the furthest first; then what is; at last what has no target. */
function urgency(line: Line): number {
  if (line.reached === null) return 300;
  if (line.reached) return 200;
  return shareOfTarget(line.value ?? 0, false, line);
}

function KnownTable({ lines, answer }: { readonly lines: readonly Line[]; readonly answer: Answer }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const districts = lines.some(({ below }) => below.length > 0);
  return (
    <Table verticalSpacing="xs" className={classes.stacked}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('indicator')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('value')}
          </Table.Th>
          <Table.Th scope="col">{t('target')}</Table.Th>
          <Table.Th scope="col">{t('standing')}</Table.Th>
          <Table.Th scope="col">{t('coverage')}</Table.Th>
          {districts && <Table.Th scope="col">{t('districts')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.code}>
            <Table.Th scope="row" className={classes.name}>
              <IndicatorLink line={line} answer={answer} />
            </Table.Th>
            <Table.Td ta="right" fw={600} data-label={t('value')}>
              <span>
                <Value line={line} />
                {line.kind !== 'yes_no' && (
                  <Text span size="sm" c="dimmed">
                    {' '}
                    {say(line.unit)}
                  </Text>
                )}
              </span>
            </Table.Td>
            <Table.Td data-label={t('target')}>
              <TargetText head={line} target={line.target} year={answer.year} />
            </Table.Td>
            <Table.Td data-label={t('standing')}>
              <StandingText line={line} />
            </Table.Td>
            <Table.Td data-label={t('coverage')}>
              {t('coverageOf', {
                have: formatNumber(line.coverage.have, language),
                of: formatNumber(line.coverage.of, language),
              })}
            </Table.Td>
            {districts && (
              <Table.Td data-label={t('districts')}>
                <Below line={line} />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function IndicatorLink({ line, answer }: { readonly line: Line; readonly answer: Answer }) {
  const say = useSay();
  return (
    <AppLink
      to="/chi-tieu/$indicator"
      params={{ indicator: line.code }}
      search={{ ky: String(answer.year) }}
      inherit
    >
      <Text span size="sm" c="dimmed">
        {line.code}
      </Text>{' '}
      {say(line.name)}
    </AppLink>
  );
}

function Value({ line }: { readonly line: Line }) {
  const t = useWords(indicatorWords);
  const { language } = useLanguage();
  return (
    <>
      {valueWords(line.value, line, language, { yes: t('yes'), no: t('no') })}
      {line.final ? '' : '*'}
    </>
  );
}

/** "Chưa đạt, còn thiếu 15 %", with a bar of how much of the target is reached. */
function StandingText({ line }: { readonly line: Line }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { reached, gap, value, kind } = line;
  if (reached === null || value === null)
    return (
      <Text span size="sm" c="dimmed">
        {t('noTarget')}
      </Text>
    );
  const share = shareOfTarget(value, reached, line);
  const filling = { gap: formatNumber(Math.abs(gap ?? 0), language), unit: say(line.unit) };
  const by = gap === null || gap === 0 || kind === 'yes_no' ? '' : t(gap < 0 ? 'gap' : 'beyond', filling);
  return (
    <div className={classes.standing}>
      <div
        className={classes.bar}
        data-reached={reached || undefined}
        title={t('barText', { share: formatNumber(share, language, 0) })}
        aria-hidden
      >
        <span style={{ width: `${share}%` }} />
      </div>
      <Text span size="sm">
        {reached ? '✓' : '✗'} {t(reached ? 'reached' : 'lacking')}
        {by !== '' && `, ${by}`}
      </Text>
    </div>
  );
}

function Below({ line: { below } }: { readonly line: Line }) {
  const t = useWords(words);
  const known = below.filter(({ value }) => value !== null);
  if (below.length === 0) return '–';
  const reached = known.filter((one) => one.reached === true).length;
  return (
    <div>
      {t('districtsOf', { reached, of: below.length })}
      {known.length < below.length && (
        <Text size="sm" c="dimmed">
          {t('districtsMissing', { missing: below.length - known.length })}
        </Text>
      )}
    </div>
  );
}

function MissingList({ lines, answer }: { readonly lines: readonly Line[]; readonly answer: Answer }) {
  const t = useWords(words);
  return (
    <details className={classes.details}>
      <summary>{t('missingTitle', { count: lines.length })}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line.code}>
            <IndicatorLink line={line} answer={answer} />
          </li>
        ))}
      </ul>
    </details>
  );
}

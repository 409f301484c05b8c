import { type OutputOf, survey } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Anchor, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { EChartsOption } from 'echarts';
import { address, read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { Chart } from '../ui/chart.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Part } from '../ui/part.tsx';
import { surveyRoute } from './routes.tsx';
import type { Survey } from './survey-page.tsx';
import { surveyWords } from './survey-words.ts';

type Results = OutputOf<typeof survey.results>;

/** What was answered, as charts with their tables; hidden numbers are said to be hidden. */
export function ResultsTab({ data }: { readonly data: Survey }) {
  const t = useWords(surveyWords);
  const { theo } = surveyRoute.useSearch();
  const navigate = surveyRoute.useNavigate();
  const params = { surveyId: data.id };
  const query = theo === undefined ? {} : { by: theo };
  const asked = useQuery({
    ...read(survey.results, { params, query }),
    placeholderData: (previous) => previous,
  });
  const results = asked.data;
  if (asked.isError) return <Failure problem={asked.error} onRetry={() => void asked.refetch()} />;
  if (results === undefined) return <Loading />;
  if (!results.available) return <Empty text={t('notYet', { count: results.total })} />;
  if (results.tooFew || results.total === 0) return <Empty text={t('tooFew', { count: results.total })} />;
  return (
    <Stack>
      <Group align="flex-end" className="no-print">
        <NativeSelect
          label={t('splitBy')}
          data={[
            { value: '', label: t('noSplit') },
            ...results.splits.map(({ code, text }) => ({ value: code, label: text })),
          ]}
          value={theo ?? ''}
          onChange={(event) => {
            const by = event.currentTarget.value || undefined;
            void navigate({ search: (now) => ({ ...now, theo: by }), replace: true });
          }}
        />
        <Anchor href={address(survey.resultsFile, { params, query })}>{t('excel')}</Anchor>
      </Group>
      {results.anonymous && (
        <Text size="sm" c="dimmed">
          {t('hiddenNote')}
        </Text>
      )}
      {results.questions.map((question, at) =>
        question.rows.length > 0 ? (
          <Distribution key={question.code} question={question} number={at + 1} results={results} />
        ) : (
          <Opinions key={question.code} question={question} number={at + 1} />
        ),
      )}
    </Stack>
  );
}

interface QuestionProps {
  readonly question: Results['questions'][number];
  readonly number: number;
}

function Distribution({ question, number, results }: QuestionProps & { readonly results: Results }) {
  const t = useWords(surveyWords);
  const { language } = useLanguage();
  const { rows, answered, mean } = question;
  const split = results.splitBy?.code === question.code ? null : results.splitBy;
  const nameOf = (name: string) => (name === '' ? t('unanswered') : name);
  const said = (value: number | null | undefined) => (value == null ? t('hidden') : value);
  const share = (count: number | null) =>
    count === null ? t('hidden') : `${formatNumber((count * 100) / results.total, language, 1)}%`;
  const description = [
    answered === null ? t('describedHidden') : t('described', { count: answered }),
    ...(mean === null ? [] : [t('mean', { mean: formatNumber(mean, language, 2) })]),
  ].join(' ');
  return (
    <Chart
      title={`${number}. ${question.text}`}
      description={description}
      option={barsOf(rows, split?.names.map(nameOf), nameOf, t('count'))}
      height={`${Math.max(8, 3 + rows.length * 2.2)}rem`}
      table={{
        columns: [t('answer'), t('count'), t('share'), ...(split?.names.map(nameOf) ?? [])],
        rows: rows.map(({ name, count, split: cells }) => [
          nameOf(name),
          said(count),
          share(count),
          ...(split?.names.map((_, at) => said(cells?.[at])) ?? []),
        ]),
      }}
    />
  );
}

/** Lying bars, the first choice on top; split ones are stacked. */
function barsOf(
  rows: Results['questions'][number]['rows'],
  split: readonly string[] | undefined,
  nameOf: (name: string) => string,
  countName: string,
): EChartsOption {
  // With all parts hidden the whole is still worth seeing.
  const shown = rows.some(({ count, split: cells }) => count !== 0 && cells !== null) ? split : undefined;
  const lists = shown?.map((name, at) => ({
    name,
    data: rows.map(({ split: cells }) => cells?.[at] ?? null),
  })) ?? [{ name: countName, data: rows.map(({ count }) => count) }];
  return {
    tooltip: { trigger: 'axis' },
    ...(shown ? { legend: {} } : {}),
    grid: { left: 8, right: 24, top: shown ? 36 : 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => nameOf(name)),
      axisLabel: { width: 160, overflow: 'break' },
    },
    series: lists.map(({ name, data }) => ({
      name,
      type: 'bar',
      data,
      barMaxWidth: 28,
      ...(shown ? { stack: 'all' } : { label: { show: true, position: 'right' } }),
    })),
  };
}

function Opinions({ question, number }: QuestionProps) {
  const t = useWords(surveyWords);
  const { language } = useLanguage();
  const { texts, mean } = question;
  return (
    <Part title={`${number}. ${question.text}`}>
      {mean !== null && <Text>{t('mean', { mean: formatNumber(mean, language, 2) })}</Text>}
      {texts.length === 0 && mean === null && <Text c="dimmed">{t('noTexts')}</Text>}
      {texts.length > 0 && (
        <details open={texts.length <= 10}>
          <summary>{t('texts', { count: texts.length })}</summary>
          <ul>
            {texts.map((text, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same
              <li key={`${at} ${text}`}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </Part>
  );
}

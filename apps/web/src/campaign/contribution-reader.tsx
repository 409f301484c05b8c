import { formatNumber } from '@binhdang/domain';
import { allSeries, type ContributionContent, rowTablesOf, yearsOf } from '@binhdang/domain/review';
import { Stack, Table, Text, Title } from '@mantine/core';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { Empty } from '../ui/empty.tsx';
import { Part } from '../ui/part.tsx';
import classes from './campaign.module.css';
import type { Campaign } from './campaign-page.tsx';
import type { Contribution } from './contribution-page.tsx';
import { articleName, definitionOf, narrativeParts } from './definition.ts';
import { contributionWords } from './words.ts';

interface ReaderProps {
  readonly head: Campaign;
  readonly data: Contribution;
}

/** What was contributed, to be read. */
export function ContributionReader({ head, data }: ReaderProps) {
  const t = useWords(contributionWords);
  if (data.content === null) return <Empty text={t('nothingYet')} />;
  const content = data.content as unknown as ContributionContent;
  return (
    <Stack>
      <SeriesRead head={head} content={content} />
      <RowsRead head={head} content={content} />
      <TextsRead head={head} content={content} />
      <ProposalsRead head={head} content={content} />
    </Stack>
  );
}

interface ReadProps {
  readonly head: Campaign;
  readonly content: ContributionContent;
}

function SeriesRead({ head, content }: ReadProps) {
  const t = useWords(contributionWords);
  const say = useSay();
  const { language } = useLanguage();
  const years = yearsOf(head.from, head.to);
  const tables = definitionOf(head.definition).tables.flatMap((table) => {
    const rows = allSeries([table]).filter(
      ({ key }) => Object.keys(content.series[key]?.values ?? {}).length > 0,
    );
    return rows.length === 0 ? [] : [{ table, rows }];
  });
  return (
    <Part title={t('tabSeries')}>
      {tables.length === 0 && <Text c="dimmed">{t('noSeries')}</Text>}
      {tables.map(({ table, rows }) => (
        <div key={table.code}>
          <Title order={3} size="h4" mb="xs">
            {say(table.name)}
          </Title>
          <section
            className={classes.scroll}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label={t('tableOf', { name: say(table.name) })}
          >
            <Table fz="sm" className={classes.years} withColumnBorders>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col" className={classes.name}>
                    {t('series')}
                  </Table.Th>
                  <Table.Th scope="col">{t('unit')}</Table.Th>
                  {years.map((year) => (
                    <Table.Th key={year} scope="col" ta="right">
                      {year}
                    </Table.Th>
                  ))}
                  <Table.Th scope="col">{t('source')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(({ key, series }) => (
                  <Table.Tr key={key}>
                    <Table.Th scope="row" className={classes.name}>
                      {series.partOf === undefined ? say(series.name) : `– ${say(series.name)}`}
                    </Table.Th>
                    <Table.Td>{say(series.unit)}</Table.Td>
                    {years.map((year) => {
                      const value = content.series[key]?.values[String(year)];
                      return (
                        <Table.Td key={year} ta="right">
                          {value === undefined ? '' : formatNumber(value, language)}
                        </Table.Td>
                      );
                    })}
                    <Table.Td>{content.series[key]?.source}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        </div>
      ))}
    </Part>
  );
}

function RowsRead({ head, content }: ReadProps) {
  const say = useSay();
  const { language } = useLanguage();
  return rowTablesOf(definitionOf(head.definition)).map((part) => {
    const rows = content.rows[part.code] ?? [];
    if (rows.length === 0) return null;
    return (
      <Part key={part.code} title={say(part.title)}>
        <Table.ScrollContainer minWidth={320}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {part.columns.map(({ code, name }) => (
                  <Table.Th key={code} scope="col">
                    {say(name)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={JSON.stringify(row)}>
                  {part.columns.map(({ code }) => {
                    const value = row[code];
                    return (
                      <Table.Td key={code}>
                        {typeof value === 'number' ? formatNumber(value, language) : value}
                      </Table.Td>
                    );
                  })}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Part>
    );
  });
}

function TextsRead({ head, content }: ReadProps) {
  const t = useWords(contributionWords);
  const say = useSay();
  return (
    <Part title={t('tabTexts')}>
      {narrativeParts(definitionOf(head.definition)).map(({ code, heading }) => (
        <div key={code}>
          <Title order={3} size="h4">
            {say(heading)}
          </Title>
          <Text className={classes.quote ?? ''} {...(content.texts[code] ? {} : { c: 'dimmed' })}>
            {content.texts[code] ?? t('empty')}
          </Text>
        </div>
      ))}
    </Part>
  );
}

function ProposalsRead({ head, content }: ReadProps) {
  const t = useWords(contributionWords);
  const definition = definitionOf(head.definition);
  return (
    <Part title={t('tabProposals')}>
      {content.proposals.length === 0 && <Text c="dimmed">{t('noProposals')}</Text>}
      {content.proposals.map(({ article, clause, problem, proposal, reason }) => (
        <div key={`${article} ${clause} ${proposal}`}>
          <Title order={3} size="h4">
            {article === null
              ? t('newArticle')
              : `${t('article')} ${article}. ${articleName(definition, article)}`}
            {clause !== '' && ` – ${clause}`}
          </Title>
          <Text className={classes.quote ?? ''}>
            <b>{t('problem')}:</b> {problem}
          </Text>
          <Text className={classes.quote ?? ''}>
            <b>{t('proposal')}:</b> {proposal}
          </Text>
          {reason !== '' && (
            <Text className={classes.quote ?? ''}>
              <b>{t('reason')}:</b> {reason}
            </Text>
          )}
        </div>
      ))}
    </Part>
  );
}

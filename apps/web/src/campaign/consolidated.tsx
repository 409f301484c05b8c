/** What the accepted contributions give together: figures that open to the bodies, narratives, proposals by article. */
import { campaign, type OutputOf } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { seriesKey, yearsOf } from '@binhdang/domain/review';
import { Checkbox, Modal, Stack, Table, Text, Title, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { AppLink } from '../ui/app-link.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Part } from '../ui/part.tsx';
import classes from './campaign.module.css';
import type { Campaign } from './campaign-page.tsx';
import { definitionOf } from './definition.ts';
import { ProposalsPart } from './proposals-part.tsx';
import { TextsPart } from './texts-part.tsx';
import { words } from './words.ts';

export type Together = OutputOf<typeof campaign.consolidated>;

interface ConsolidatedProps {
  readonly data: Campaign;
  readonly part: 'so-lieu' | 'noi-dung' | 'kien-nghi';
}

export function Consolidated({ data, part }: ConsolidatedProps) {
  const t = useWords(words);
  const query = useQuery(read(campaign.consolidated, { params: { campaignId: data.id } }));
  const together = query.data;
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (together === undefined) return <Loading />;
  const { accepted, missing } = together;
  return (
    <Stack>
      <div>
        <Text>{t('basedOn', { accepted: accepted.length, all: accepted.length + missing.length })}</Text>
        {missing.length > 0 && accepted.length > 0 && (
          <Text size="sm" c="dimmed" lineClamp={3}>
            {t('missing', { bodies: missing.map(({ name }) => name).join('; ') })}
          </Text>
        )}
      </div>
      {accepted.length === 0 && <Empty text={t('nothingAccepted')} />}
      {accepted.length > 0 && part === 'so-lieu' && <Figures data={data} together={together} />}
      {accepted.length > 0 && part === 'noi-dung' && <TextsPart data={data} together={together} />}
      {accepted.length > 0 && part === 'kien-nghi' && <ProposalsPart data={data} together={together} />}
    </Stack>
  );
}

interface OpenedCell {
  readonly key: string;
  readonly name: string;
  readonly year: number;
}

function Figures({ data, together }: { readonly data: Campaign; readonly together: Together }) {
  const t = useWords(words);
  const say = useSay();
  const definition = definitionOf(data.definition);
  const [onlyKnown, setOnlyKnown] = useState(true);
  const [opened, setOpened] = useState<OpenedCell>();
  const sums = new Map(together.series.map((one) => [one.key, one]));
  const tables = definition.tables.filter(
    (table) =>
      !onlyKnown ||
      table.series.some((series) =>
        sums.get(seriesKey(table, series))?.years.some(({ bodies }) => bodies > 0),
      ),
  );
  return (
    <Stack>
      <Checkbox
        className="no-print"
        label={t('onlyKnown')}
        checked={onlyKnown}
        onChange={(event) => setOnlyKnown(event.currentTarget.checked)}
      />
      {tables.map((table) => (
        <Part key={table.code} title={say(table.name)}>
          <SumsTable data={data} table={table} sums={sums} onOpen={setOpened} />
        </Part>
      ))}
      <Modal
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={opened && t('byBody', { name: opened.name })}
        size="90%"
      >
        {opened !== undefined && <BodiesOfSeries data={data} cell={opened} />}
      </Modal>
    </Stack>
  );
}

interface SumsTableProps {
  readonly data: Campaign;
  readonly table: ReturnType<typeof definitionOf>['tables'][number];
  readonly sums: ReadonlyMap<string, Together['series'][number]>;
  readonly onOpen: (cell: OpenedCell) => void;
}

function SumsTable({ data, table, sums, onOpen }: SumsTableProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const years = yearsOf(data.from, data.to);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('tableOf', { name: say(table.name) })}>
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
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.series.map((series) => {
            const key = seriesKey(table, series);
            const sum = sums.get(key);
            return (
              <Table.Tr key={key}>
                <Table.Th scope="row" className={classes.name}>
                  {series.partOf === undefined ? say(series.name) : `– ${say(series.name)}`}
                  {!series.adds && (
                    <Text size="xs" c="dimmed">
                      {t('notAdding')}
                    </Text>
                  )}
                </Table.Th>
                <Table.Td>{say(series.unit)}</Table.Td>
                {years.map((year, at) => {
                  const cell = sum?.years[at];
                  const shown =
                    cell?.value == null
                      ? t('ofBodies', { count: cell?.bodies ?? 0 })
                      : formatNumber(cell.value, language);
                  return (
                    <Table.Td key={year} ta="right">
                      {cell !== undefined && cell.bodies > 0 && (
                        <UnstyledButton
                          className={classes.number}
                          aria-label={t('openNumber', {
                            value: `${shown}${cell.share === null ? '' : ` ${formatNumber(cell.share, language, 1)}%`}`,
                            name: say(series.name),
                            year: String(year),
                          })}
                          onClick={() => onOpen({ key, name: say(series.name), year })}
                        >
                          {shown}{' '}
                          {cell.share !== null && (
                            <Text size="xs" c="dimmed" span display="block">
                              {formatNumber(cell.share, language, 1)}%
                            </Text>
                          )}
                        </UnstyledButton>
                      )}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function BodiesOfSeries({ data, cell }: { readonly data: Campaign; readonly cell: OpenedCell }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const years = yearsOf(data.from, data.to);
  const query = useQuery(
    read(campaign.series, { params: { campaignId: data.id }, query: { key: cell.key } }),
  );
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const { items } = query.data;
  const at = years.indexOf(cell.year);
  const definition = definitionOf(data.definition);
  const adds = definition.tables
    .flatMap((table) => table.series.map((series) => ({ key: seriesKey(table, series), series })))
    .find(({ key }) => key === cell.key)?.series.adds;
  const sum = (year: number) => items.reduce((total, { values }) => total + (values[year] ?? 0), 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={cell.name}>
      <Title order={3} size="h4" className="visually-hidden">
        {cell.name}
      </Title>
      <Table fz="sm" className={classes.years} withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.name}>
              {t('body')}
            </Table.Th>
            {years.map((year) => (
              <Table.Th key={year} scope="col" ta="right" data-chosen={year === cell.year || undefined}>
                {year}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('source')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ body, number, source, values }) => (
            <Table.Tr key={body.id}>
              <Table.Th scope="row" className={classes.name}>
                <AppLink
                  to="/tong-ket/$campaignId/co-quan/$bodyId"
                  params={{ campaignId: data.id, bodyId: body.id }}
                  search={{ ban: number, xem: 'so-lieu' }}
                >
                  {body.name}
                </AppLink>
              </Table.Th>
              {years.map((year, place) => (
                <Table.Td key={year} ta="right" data-chosen={place === at || undefined}>
                  {values[place] == null ? '' : formatNumber(values[place], language)}
                </Table.Td>
              ))}
              <Table.Td>{source}</Table.Td>
            </Table.Tr>
          ))}
          {adds && (
            <Table.Tr>
              <Table.Th scope="row" className={classes.name}>
                {t('sum')}
              </Table.Th>
              {years.map((year, place) => (
                <Table.Td key={year} ta="right" fw={700} data-chosen={place === at || undefined}>
                  {items.some(({ values }) => values[place] != null) && formatNumber(sum(place), language)}
                </Table.Td>
              ))}
              <Table.Td />
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </section>
  );
}

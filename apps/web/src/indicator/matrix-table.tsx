import type { indicator } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { AppLink } from '../ui/app-link.tsx';
import classes from './indicator.module.css';
import { ValueText, valueWords } from './value-text.tsx';
import { words } from './words.ts';

export interface MatrixColumn {
  readonly key: string;
  readonly bodyId: string;
  readonly period: string;
  readonly level: string;
}

interface MatrixTableProps {
  readonly heads: readonly indicator.IndicatorHead[];
  readonly columns: readonly (MatrixColumn & { readonly heading: string })[];
  readonly cells: readonly indicator.IndicatorCell[];
  /** Whose target stands beside the name. */
  readonly year: number;
}

/** Indicators by objective, a column for each year or locality; every value leads to where it comes from. */
export function MatrixTable({ heads, columns, cells, year }: MatrixTableProps) {
  const t = useWords(words);
  const say = useSay();
  const byKey = new Map(cells.map((cell) => [`${cell.indicator}|${cell.bodyId}|${cell.period}`, cell]));
  const objectives = [...new Set(heads.map(({ objective }) => objective))];
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table striped="even" className={classes.matrix} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.name}>
              {t('indicator')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('targetShort')}
            </Table.Th>
            {columns.map(({ key, heading }) => (
              <Table.Th key={key} scope="col" ta="right">
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {objectives.map((objective) => (
            <Fragment key={objective ?? 0}>
              {objective !== null && (
                <Table.Tr className={classes.band}>
                  <Table.Th colSpan={columns.length + 2} scope="rowgroup">
                    {t('objective', { number: objective })}
                  </Table.Th>
                </Table.Tr>
              )}
              {heads
                .filter((head) => head.objective === objective)
                .map((head) => (
                  <Table.Tr key={head.code}>
                    <Table.Th scope="row" className={classes.name} fw={400}>
                      <Text span size="sm" c="dimmed" mr={6}>
                        {head.code}
                      </Text>
                      {say(head.name)}
                      <Text span size="sm" c="dimmed">
                        {' '}
                        ({say(head.unit)})
                      </Text>
                    </Table.Th>
                    <Table.Td ta="right">
                      <TargetText head={head} target={targetIn(head, columns, byKey, year)} year={year} />
                    </Table.Td>
                    {columns.map((column) => (
                      <Table.Td key={column.key} ta="right">
                        <LinkedValue
                          head={head}
                          column={column}
                          cell={byKey.get(`${head.code}|${column.bodyId}|${column.period}`)}
                        />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

type Cells = ReadonlyMap<string, indicator.IndicatorCell>;

/** Of the first column's body, which is the province where localities stand side by side. */
function targetIn(
  { code }: indicator.IndicatorHead,
  columns: readonly MatrixColumn[],
  cells: Cells,
  year: number,
): indicator.IndicatorTarget | null {
  const column = columns.find(({ period }) => period === String(year));
  return (column && cells.get(`${code}|${column.bodyId}|${column.period}`)?.target) ?? null;
}

/** "ít nhất 60"; with its year where that is another one than `year`. */
export function TargetText({
  head,
  target,
  year,
}: {
  readonly head: Pick<indicator.IndicatorHead, 'kind' | 'decimals'>;
  readonly target: indicator.IndicatorTarget | null;
  readonly year: number;
}) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (target === null)
    return (
      <Text span c="dimmed">
        –
      </Text>
    );
  const value =
    valueWords(target.value, head, language, { yes: t('yes'), no: t('no') }) ??
    formatNumber(target.value, language);
  const said = head.kind === 'yes_no' ? value : `${t(`cmp_${target.comparator}`)} ${value}`;
  return (
    <Text span size="sm" style={{ whiteSpace: 'nowrap' }}>
      {year === target.year ? said : t('byYearOf', { target: said, year: String(target.year) })}
    </Text>
  );
}

function LinkedValue({
  head,
  column,
  cell,
}: {
  readonly head: indicator.IndicatorHead;
  readonly column: MatrixColumn;
  readonly cell: indicator.IndicatorCell | undefined;
}) {
  // Of no meaning at this level: maternal deaths of a district are chance.
  const means = head.levels.some((level) => level === column.level || level === 'body');
  if (cell === undefined || !(means || cell.state === 'known')) return null;
  return (
    <AppLink
      to="/chi-tieu/$indicator"
      params={{ indicator: head.code }}
      search={{ coQuan: column.bodyId, ky: column.period }}
      className={classes.cell}
    >
      <ValueText cell={cell} head={head} />
    </AppLink>
  );
}

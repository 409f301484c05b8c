import { overview } from '@binhdang/contract';
import { SegmentedControl, Stack, Text } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { AppLink } from '../ui/app-link.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { useChoices } from './choices.ts';
import type { FilterSearch } from './filter.ts';
import { monthBounds } from './months.ts';
import classes from './timeline.module.css';
import { words } from './words.ts';

interface TimelineProps {
  readonly planId: string | undefined;
  readonly by: 'muc' | 'co-quan';
  readonly onBy: (by: 'co-quan' | undefined) => void;
}

/** What falls due in which month, by section or by body: how much of it is done, how much is late. */
export function Timeline({ planId: wanted, by, onBy }: TimelineProps) {
  const t = useWords(words);
  const choices = useChoices();
  const planId = wanted ?? choices.data?.plans[0]?.id;
  return (
    <Stack gap="sm">
      <SegmentedControl
        className="no-print"
        aria-label={t('rowsBy')}
        w="fit-content"
        value={by}
        onChange={(value) => onBy(value === 'co-quan' ? 'co-quan' : undefined)}
        data={[
          { value: 'muc', label: t('bySection') },
          { value: 'co-quan', label: t('byBody') },
        ]}
      />
      {choices.isPending && <Loading lines={6} />}
      {choices.isError && <Failure problem={choices.error} onRetry={() => void choices.refetch()} />}
      {choices.isSuccess && planId === undefined && <Empty text={t('nothingYet')} />}
      {planId !== undefined && <Rows planId={planId} by={by} />}
    </Stack>
  );
}

function Rows({ planId, by }: { readonly planId: string; readonly by: 'muc' | 'co-quan' }) {
  const t = useWords(words);
  const today = useToday();
  const { data, error, refetch } = useQuery(
    read(overview.timeline, { params: { planId }, query: { rows: by === 'muc' ? 'section' : 'body' } }),
  );
  if (error !== null) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={6} />;
  if (data.rows.length === 0) return <Empty text={t('nothingYet')} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('timeline')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{by === 'muc' ? t('section') : t('body')}</th>
            {data.months.map((month) => (
              <th key={month} scope="col" data-now={today?.startsWith(month) || undefined}>
                {monthName(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Text size="sm" lineClamp={2} component="span">
                  {row.label}
                </Text>
              </th>
              {row.cells.map((cell, index) => (
                <Cell
                  key={data.months[index]}
                  cell={cell}
                  row={row.label}
                  month={data.months[index] ?? ''}
                  search={{ keHoach: planId, [by === 'muc' ? 'muc' : 'coQuan']: row.id }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** "2022-03" as "3/2022". */
const monthName = (month: string) => `${Number(month.slice(5))}/${month.slice(0, 4)}`;

interface CellProps {
  readonly cell: readonly [total: number, done: number, late: number];
  readonly row: string;
  readonly month: string;
  /** The row in the list's filter. */
  readonly search: FilterSearch;
}

/** Opens the list of what it counts. */
function Cell({ cell: [total, done, late], row, month, search }: CellProps) {
  const t = useWords(words);
  if (total === 0) return <td />;
  const label = t('timelineCell', { row: row.slice(0, 80), month: monthName(month), total, done, late });
  const state = late > 0 ? 'late' : done === total ? 'done' : 'open';
  const { first, last } = monthBounds(month);
  return (
    <td data-state={state} title={label}>
      <AppLink
        to="/nhiem-vu"
        search={{ ...search, denHanTu: first, denHanDen: last }}
        inherit
        underline="never"
        className={classes.cell}
      >
        {done}/{total}
        {late > 0 && (
          <span className={classes.late}>
            <IconAlertOctagon size={13} aria-hidden />
            {late}
          </span>
        )}
        <span className="visually-hidden"> {label}</span>
      </AppLink>
    </td>
  );
}

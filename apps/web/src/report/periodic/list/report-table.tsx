import type { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Text, Title } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useSay, useWords } from '../../../app/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { StateBadge, TimelinessBadge } from '../badges.tsx';
import { words } from './words.ts';

interface ReportTableProps {
  readonly caption: string;
  readonly rows: readonly report.ReportHead[];
  readonly heading?: boolean;
  readonly empty?: ReactNode;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (keys: ReadonlySet<string>) => void;
}

/** Reports in a list, each leading to its page. */
export function ReportTable({ caption, rows, heading = false, empty, selected, onSelect }: ReportTableProps) {
  const t = useWords(words);
  const say = useSay();
  const columns = useMemo(
    (): Column<report.ReportHead>[] => [
      {
        id: 'body',
        header: t('body'),
        value: ({ body }) => body.name,
        cell: ({ id, body }) => (
          <AppLink to="/bao-cao/$reportId" params={{ reportId: id }} search={{}}>
            {body.name}
          </AppLink>
        ),
      },
      { id: 'name', header: t('report'), value: ({ name }) => say(name) },
      { id: 'period', header: t('period'), value: ({ periodName }) => say(periodName), width: '11rem' },
      {
        id: 'due',
        header: t('due'),
        value: ({ dueOn }) => dueOn,
        cell: ({ dueOn }) => formatDate(dueOn),
        width: '8rem',
      },
      {
        id: 'timeliness',
        header: t('timeliness'),
        value: ({ timeliness }) => timeliness,
        cell: ({ timeliness }) => <TimelinessBadge timeliness={timeliness} />,
        width: '11rem',
      },
      {
        id: 'state',
        header: t('state'),
        value: ({ state }) => state,
        cell: ({ state, signedOff, drafting }) => (
          <>
            <StateBadge state={state} />
            {(signedOff || (drafting && state !== 'draft')) && (
              <Text size="xs" c="dimmed">
                {[signedOff ? t('signed') : '', drafting && state !== 'draft' ? t('drafting') : '']
                  .filter((one) => one !== '')
                  .join(' · ')}
              </Text>
            )}
          </>
        ),
        width: '12rem',
      },
    ],
    [t, say],
  );
  return (
    <>
      {heading && (
        <Title order={2} size="h4">
          {caption}
        </Title>
      )}
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ body, periodName }) => `${body.name}, ${say(periodName)}`}
        empty={empty}
        {...(selected === undefined ? {} : { selected })}
        {...(onSelect === undefined ? {} : { onSelect })}
      />
    </>
  );
}

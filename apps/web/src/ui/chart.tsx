import { formatNumber } from '@binhdang/domain';
import { Table, Text } from '@mantine/core';
import type { EChartsOption } from 'echarts';
import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import classes from './chart.module.css';
import { Loading } from './loading.tsx';
import { PictureMenu } from './picture-menu.tsx';
import { useInTime } from './use-in-time.ts';
import { words } from './words.ts';

const Canvas = lazy(() => import('./chart-canvas.tsx'));

export interface ChartProps {
  readonly title: string;
  /** What the chart tells, in a sentence; read by screen readers and shown beneath the title. */
  readonly description: string;
  /** ECharts option with bar, line or pie series; colours and letters come from the theme. */
  readonly option: EChartsOption;
  /** The figures behind it. */
  readonly table: {
    readonly columns: readonly string[];
    /** A row begins with its name; numbers are written as such, or are links to what they count. */
    readonly rows: readonly (readonly [name: string, ...cells: ReactNode[]])[];
  };
  /** CSS height. */
  readonly height?: string;
}

/** A chart with its figures behind it, so that nobody depends on seeing it. */
export function Chart({ title, description, option, table, height = '18rem' }: ChartProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const figure = useRef<HTMLElement>(null);
  const { ref, time } = useInTime<HTMLDivElement>();
  return (
    <figure className={classes.figure} ref={figure}>
      <figcaption className={classes.caption}>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {description}
        </Text>
      </figcaption>
      <div className={classes.tools}>
        <PictureMenu title={title} description={description} place={figure} />
      </div>
      <div role="img" aria-label={`${title}. ${description}`} style={{ height }} ref={ref}>
        {time && (
          <Suspense fallback={<Loading lines={3} />}>
            <Canvas option={option} />
          </Suspense>
        )}
      </div>
      <details className={classes.details}>
        <summary>{t('chartTable')}</summary>
        <Table.ScrollContainer minWidth={320}>
          <Table fz="sm" withTableBorder>
            <Table.Thead>
              <Table.Tr>
                {table.columns.map((column, index) => (
                  <Table.Th
                    key={column}
                    scope="col"
                    ta={index > 0 && typeof table.rows[0]?.[index] !== 'string' ? 'right' : undefined}
                  >
                    {column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {table.rows.map((row) => (
                <Table.Tr key={row[0]}>
                  {row.map((cell, index) => (
                    <Table.Td
                      key={table.columns[index]}
                      ta={index > 0 && typeof cell !== 'string' ? 'right' : undefined}
                    >
                      {typeof cell === 'number' ? formatNumber(cell, language) : cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </details>
    </figure>
  );
}

import type { indicator } from '@binhdang/contract';
import type { EChartsOption } from 'echarts';

/** Values as a line with points, targets as a dashed one; what is not known leaves a gap. */
export function seriesOption(
  series: readonly indicator.IndicatorCell[],
  nameOf: (period: string) => string,
  names: { readonly value: string; readonly target: string },
): EChartsOption {
  return {
    legend: {},
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: series.map(({ period }) => nameOf(period)) },
    yAxis: { type: 'value', scale: true },
    series: [
      { name: names.value, type: 'line', data: series.map(({ value }) => value), symbolSize: 8 },
      {
        name: names.target,
        type: 'line',
        data: series.map(({ target }) => target?.value ?? null),
        lineStyle: { type: 'dashed' },
        symbol: 'none',
      },
    ],
  };
}

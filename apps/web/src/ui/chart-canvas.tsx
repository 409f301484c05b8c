/** The drawing itself, in a file of its own because ECharts is large; drawn as SVG, which prints sharply. */
import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import type { EChartsOption } from 'echarts';
import { BarChart, HeatmapChart, LineChart, PieChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import classes from './chart.module.css';

echarts.use([
  BarChart,
  HeatmapChart,
  LineChart,
  PieChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  VisualMapComponent,
  AriaComponent,
  SVGRenderer,
]);

const FONT = "'Be Vietnam Pro', system-ui, sans-serif";
/** Told apart by lightness too, for those who do not see all colours. */
const COLOURS = {
  light: ['#1f568a', '#c77700', '#2e7d4f', '#b3261e', '#7a5ea8', '#5f6a77'],
  dark: ['#7fb2e5', '#f2b84b', '#7fcf9b', '#ff9b92', '#c3abe8', '#aab5c1'],
};

function themeOf(scheme: 'light' | 'dark') {
  const ink = scheme === 'dark' ? '#e4e9ef' : '#1c2530';
  const line = scheme === 'dark' ? '#3c4754' : '#c3ccd6';
  const text = { color: ink, fontFamily: FONT, fontSize: 13 };
  const axis = {
    axisLabel: text,
    axisLine: { lineStyle: { color: line } },
    splitLine: { lineStyle: { color: line } },
  };
  return {
    color: COLOURS[scheme],
    textStyle: text,
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    legend: { textStyle: text, top: 0 },
    tooltip: { backgroundColor: scheme === 'dark' ? '#1f2630' : '#fff', borderColor: line, textStyle: text },
  };
}

export default function ChartCanvas({ option }: { readonly option: EChartsOption }) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const still = useReducedMotion();
  useEffect(() => {
    if (place.current === null) return;
    const chart = echarts.init(place.current, themeOf(scheme), { renderer: 'svg' });
    chart.setOption({
      // Patterns beside colours.
      aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
      animation: !still,
      grid: {
        left: 4,
        right: 12,
        top: 40,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      ...option,
    });
    const drawing = place.current.querySelector('svg');
    // By it the drawing shrinks to the paper's width: printing does not wait for a redraw.
    const frame = () => drawing?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
    frame();
    const watch = new ResizeObserver(() => {
      if (window.matchMedia('print').matches) return;
      chart.resize();
      frame();
    });
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, scheme, still]);
  return <div ref={place} className={classes.canvas} />;
}

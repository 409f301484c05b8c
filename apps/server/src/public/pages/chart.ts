/** A chart as a picture in the page; the table behind it says the same, and so does its description. */
import type { publicPage } from '@binhdang/contract';
import { type Html, html } from './html.ts';
import type { Writer } from './layout.ts';

type Item = Extract<publicPage.PublicItem, { kind: 'indicator' }>;

const HEIGHT = 180;
const TOP = 24;
const BOTTOM = 24;
const STEP = 72;
const BAR = 40;
const LEFT = 8;

/** Bars by year and the target as a line; years without a value stay empty. Nothing where there is no value at all. */
export function yearsChart(w: Writer, items: readonly Item[]): Html {
  const known = items.filter(({ content }) => content.value !== null);
  const target = items.at(-1)?.content.target ?? null;
  if (known.length === 0) return html``;
  const most = Math.max(...known.map(({ content }) => content.value ?? 0), target?.value ?? 0) || 1;
  const y = (value: number) =>
    Math.round(HEIGHT - BOTTOM - (Math.max(value, 0) / most) * (HEIGHT - TOP - BOTTOM));
  const width = Math.max(LEFT * 2 + items.length * STEP, 220);
  const description =
    w.t('chartOf', {
      values: items
        .map(({ year, content }) => `${year}: ${content.value === null ? '–' : w.number(content.value)}`)
        .join('; '),
    }) +
    (target
      ? w.t('chartTarget', { value: w.t('targetOf', { value: w.number(target.value), year: target.year }) })
      : '');
  return html`<figure><svg class="chart" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="img" aria-label="${description}">
<line class="axis" x1="0" x2="${width}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}"/>
${items.map(({ year, content }, at) => bar(year, content, LEFT + at * STEP + (STEP - BAR) / 2, y))}
${target && html`<line class="target" x1="0" x2="${width}" y1="${y(target.value)}" y2="${y(target.value)}"/>`}
${items.map(({ content }, at) => number(w, content, LEFT + at * STEP + STEP / 2, y))}
</svg><figcaption>${target && html`<span class="target-key" aria-hidden="true"></span> ${w.t('target')}: ${w.t('targetOf', { value: w.number(target.value), year: target.year })}`}</figcaption></figure>`;
}

/** On top of all, with room around it, so that no line goes through it. */
function number(
  w: Writer,
  { value }: publicPage.PublishedValue,
  x: number,
  y: (value: number) => number,
): Html | undefined {
  if (value === null) return undefined;
  return html`<text class="on-top" x="${x}" y="${y(value) - 5}">${w.number(value)}</text>`;
}

function bar(
  year: number,
  { value }: publicPage.PublishedValue,
  x: number,
  y: (value: number) => number,
): Html {
  const middle = x + BAR / 2;
  const label = html`<text class="year" x="${middle}" y="${HEIGHT - 6}">${year}</text>`;
  if (value === null) return label;
  return html`<rect class="bar" x="${x}" y="${y(value)}" width="${BAR}" height="${HEIGHT - BOTTOM - y(value)}"/>${label}`;
}

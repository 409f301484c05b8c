/** Figures by area and breakdown. */
import type { publicPage } from '@binhdang/contract';
import type { Published } from '../published.ts';
import { type Html, html } from './html.ts';
import { editions } from './indicators.ts';
import { PATHS, scrolled, type Writer } from './layout.ts';

type Item = Extract<publicPage.PublicItem, { kind: 'measure' }>;

export const measurePath = (code: string): string => `${PATHS.measures}/${encodeURIComponent(code)}`;

export function measureList(w: Writer, published: Published): Html {
  const all = [...published.measures];
  if (all.length === 0) return html`<p>${w.t('noMeasures')}</p>`;
  return html`${scrolled(
    w.t('measures'),
    html`<table><caption class="unseen">${w.t('measures')}</caption><thead><tr><th scope="col">${w.t('measures')}</th><th scope="col">${w.t('year')}</th><th scope="col" class="number">${w.t('total')}</th></tr></thead><tbody>
${all.map(([code, items]) => {
  const last = items.at(-1);
  if (last === undefined) return null;
  const { name, unit, sum } = last.content;
  return html`<tr><th scope="row"><a href="${w.link(measurePath(code))}">${w.say(name)}</a></th><td>${last.year}</td><td class="number">${numberOf(w, sum.total)} ${sum.total !== null && w.say(unit)}</td></tr>
`;
})}</tbody></table>`,
  )}${hiddenNote(
    w,
    all.flatMap(([, items]) => items.slice(-1)),
  )}`;
}

export function measurePage(
  w: Writer,
  published: Published,
  code: string,
): { title: string; content: Html } | undefined {
  const items = published.measures.get(code);
  const last = items?.at(-1)?.content;
  if (items === undefined || last === undefined) return undefined;
  return {
    title: w.say(last.name),
    content: html`<p>${w.t('unit', { unit: w.say(last.unit) })}</p>
${[...items].reverse().map((item) => tableOf(w, item))}
${hiddenNote(w, items)}
${editions(w, published, 'measure', code)}`,
  };
}

function tableOf(w: Writer, { year, number, publishedAt, content }: Item): Html {
  const { breakdown, rows, sum } = content;
  const by = breakdown ? ` ${w.t('byBreakdown', { breakdown: w.say(breakdown.name).toLowerCase() })}` : '';
  const heading = `${w.t('year')} ${year}${by}`;
  // Of what there is nothing at all no column; the files have them.
  const categories = (breakdown?.categories ?? []).flatMap((category, at) =>
    sum.cells?.[at] === 0 ? [] : [{ ...category, at }],
  );
  const line = ({ area, total, cells }: publicPage.PublishedRow) =>
    html`<tr><th scope="row">${w.say(area.name)}</th><td class="number">${numberOf(w, total)}</td>${categories.map(({ at }) => html`<td class="number">${numberOf(w, cells?.[at] ?? null)}</td>`)}</tr>
`;
  return html`<section><h2>${heading}</h2>
<p class="note">${w.t(content.final ? 'final' : 'preliminary')}, ${w.t('editionOf', { number, day: w.day(publishedAt) })}</p>
${scrolled(
  heading,
  html`<table><caption class="unseen">${w.say(content.name)}, ${heading}</caption><thead><tr><th scope="col">${w.t('area')}</th><th scope="col" class="number">${w.t('total')}</th>${categories.map(({ name }) => html`<th scope="col" class="number">${w.say(name)}</th>`)}</tr></thead><tbody>
${rows.map(line)}</tbody><tfoot>${line(sum)}</tfoot></table>`,
)}</section>`;
}

const numberOf = (w: Writer, value: number | null): Html =>
  value === null ? html`<em>${w.t('hidden')}</em>` : html`${w.number(value)}`;

const isHidden = ({ total, cells }: publicPage.PublishedRow) => total === null || cells === null;

const hiddenNote = (w: Writer, items: readonly Item[]): Html | undefined => {
  const least = items.find(({ content }) => [...content.rows, content.sum].some(isHidden))?.content.least;
  return least ? html`<p class="note">${w.t('hiddenNote', { most: least - 1 })}</p>` : undefined;
};

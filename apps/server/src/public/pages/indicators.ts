/** Indicators of the province against their targets. */
import type { publicPage } from '@binhdang/contract';
import type { Published } from '../published.ts';
import { yearsChart } from './chart.ts';
import { type Html, html } from './html.ts';
import { PATHS, scrolled, type Writer } from './layout.ts';

type Item = Extract<publicPage.PublicItem, { kind: 'indicator' }>;
type Value = publicPage.PublishedValue;

export const indicatorPath = (code: string): string => `${PATHS.indicators}/${encodeURIComponent(code)}`;

/** The latest year of each, grouped by the document that sets them. */
export function indicatorList(w: Writer, published: Published): Html {
  const all = [...published.indicators.values()].flatMap((years) => years.at(-1) ?? []);
  if (all.length === 0) return html`<p>${w.t('noIndicators')}</p>`;
  const frameworks = [...new Set(all.map(({ content }) => content.framework?.code))];
  return html`${frameworks.map((code) => {
    const own = all.filter(({ content }) => content.framework?.code === code);
    const framework = own[0]?.content.framework;
    const title = framework ? `${w.say(framework.name)} (${framework.symbol})` : w.t('indicators');
    return html`<section><h2>${title}</h2>${listTable(w, own, title)}</section>`;
  })}${hiddenNote(w, all)}`;
}

const listTable = (w: Writer, items: readonly Item[], caption: string): Html =>
  scrolled(
    caption,
    html`<table><caption class="unseen">${caption}</caption><thead><tr><th scope="col">${w.t('indicator')}</th><th scope="col">${w.t('year')}</th><th scope="col" class="number">${w.t('value')}</th><th scope="col" class="number">${w.t('target')}</th><th scope="col">${w.t('reached')}</th></tr></thead><tbody>
${items.map(
  ({ year, content }) =>
    html`<tr><th scope="row"><a href="${w.link(indicatorPath(content.code))}">${content.code}</a> ${w.say(content.name)}</th><td>${year}</td><td class="number">${shownValue(w, content)}</td><td class="number">${targetOf(w, content)}</td><td>${reached(w, content)}</td></tr>
`,
)}</tbody></table>`,
  );

/** One indicator over the years, with its editions; undefined where it is not published. */
export function indicatorPage(
  w: Writer,
  published: Published,
  code: string,
): { title: string; content: Html } | undefined {
  const years = published.indicators.get(code);
  const last = years?.at(-1)?.content;
  if (years === undefined || last === undefined) return undefined;
  const withParts = years.some(({ content }) => content.numerator !== null);
  return {
    title: `${last.code} ${w.say(last.name)}`,
    content: html`${last.framework && html`<p class="lead">${w.say(last.framework.name)} (${last.framework.symbol})</p>`}
<p>${w.t('unit', { unit: w.say(last.unit) })}</p>
${yearsChart(w, years)}
<h2>${w.t('values')}</h2>
${scrolled(
  w.t('values'),
  html`<table><thead><tr><th scope="col">${w.t('year')}</th><th scope="col" class="number">${w.t('value')}</th>${withParts && html`<th scope="col" class="number">${w.t('counted')}</th>`}<th scope="col" class="number">${w.t('target')}</th><th scope="col">${w.t('reached')}</th><th scope="col">${w.t('status')}</th><th scope="col">${w.t('edition')}</th></tr></thead><tbody>
${years.map(
  ({ year, number, publishedAt, content }) =>
    html`<tr><th scope="row">${year}</th><td class="number">${shownValue(w, content)}</td>${withParts && html`<td class="number">${parts(w, content)}</td>`}<td class="number">${targetOf(w, content)}</td><td>${reached(w, content)}</td><td>${statusOf(w, content)}</td><td>${w.t('editionOf', { number, day: w.day(publishedAt) })}</td></tr>
`,
)}</tbody></table>`,
)}
${hiddenNote(w, years)}
${editions(w, published, 'indicator', code)}`,
  };
}

function shownValue(w: Writer, { state, value, kind }: Value): Html {
  if (state === 'hidden') return html`<em>${w.t('hidden')}</em>`;
  if (state === 'not_applicable') return html`<em>${w.t('notApplicable')}</em>`;
  if (value === null) return html`<em>${w.t('missing')}</em>`;
  if (kind === 'yes_no') return html`${value === 1 ? w.t('yes') : w.t('no')}`;
  return html`${w.number(value)}`;
}

/** A target as officials write it. */
const SIGNS: Readonly<Record<string, string>> = { '>=': '≥ ', '<=': '≤ ', '>': '> ', '<': '< ', about: '≈ ' };

const targetOf = (w: Writer, { target }: Value): string =>
  target === null
    ? '–'
    : w.t('targetOf', {
        value: `${SIGNS[target.comparator] ?? ''}${w.number(target.value)}`,
        year: target.year,
      });

const reached = (w: Writer, { met }: Value): string => (met === null ? '–' : w.t(met ? 'yes' : 'no'));

const parts = (w: Writer, { numerator, denominator }: Value): string =>
  numerator === null
    ? '–'
    : [numerator, denominator].flatMap((one) => (one === null ? [] : [w.number(one)])).join(' / ');

const statusOf = (w: Writer, { final, estimated }: Value): string =>
  estimated ? w.t('estimated') : w.t(final ? 'final' : 'preliminary');

const hiddenNote = (w: Writer, items: readonly Item[]): Html | undefined => {
  const least = items.find(({ content }) => content.state === 'hidden')?.content.least;
  return least ? html`<p class="note">${w.t('hiddenNote', { most: least - 1 })}</p>` : undefined;
};

/** When what was published; corrections with what they correct. */
export function editions(w: Writer, published: Published, kind: 'indicator' | 'measure', code: string): Html {
  return html`<h2>${w.t('history')}</h2><p class="note">${w.t('historyNote')}</p><ul>${published
    .editions(kind, code)
    .map((item) => {
      const breakdown = item.kind === 'measure' ? item.content.breakdown : null;
      const what = breakdown
        ? `, ${w.t('byBreakdown', { breakdown: w.say(breakdown.name).toLowerCase() })}`
        : '';
      return html`<li>${item.year}${what}: ${w.t('editionOf', { number: item.number, day: w.day(item.publishedAt) })}${item.reason && html`. ${item.reason}`}</li>`;
    })}</ul>`;
}

/** The first page, the documents, and open data with its dictionary. */
import { type publicPage, publicPage as routes } from '@binhdang/contract';
import { PUBLICATION } from '../catalog.ts';
import { type Column, INDICATOR_FLOW, MEASURE_FLOW, structureId } from '../open-data.ts';
import type { Published } from '../published.ts';
import { type Html, html } from './html.ts';
import { indicatorList } from './indicators.ts';
import { PATHS, scrolled, type Writer } from './layout.ts';

const LATEST = 5;

export function overview(w: Writer, published: Published): Html {
  return html`${planPart(w, published.plan?.content)}
<section><h2>${w.t('indicators')}</h2><div class="inner">${indicatorList(w, published)}</div></section>
<section><h2>${w.t('latestDocuments')}</h2>${documentList(w, published.documents.slice(0, LATEST))}
${published.documents.length > LATEST && html`<p><a href="${w.link(PATHS.documents)}">${w.t('allDocuments')}</a></p>`}</section>`;
}

function planPart(w: Writer, plan: publicPage.PublishedPlan | undefined): Html {
  if (plan === undefined) return html`<section><h2>${w.t('plan')}</h2><p>${w.t('noPlan')}</p></section>`;
  const facts: [string, string | number | null][] = [
    [w.t('planNumber'), plan.number],
    [w.t('planIssued'), plan.issuedOn && w.day(plan.issuedOn)],
    [w.t('planIssuer'), plan.issuer],
    [w.t('planLead'), plan.lead],
    [w.t('tasks'), plan.tasks],
    [w.t('planBodies'), plan.bodies],
  ];
  return html`<section><h2>${w.t('plan')}</h2>
<p class="lead" lang="vi">${plan.title}</p>
<dl>${facts.map(([name, value]) => value !== null && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${plan.aims.length > 0 && html`<h3>${w.t('aims')}</h3><ol lang="vi">${plan.aims.map((aim) => html`<li>${aim}</li>`)}</ol>`}
${progressTable(w, plan)}</section>`;
}

function progressTable(w: Writer, plan: publicPage.PublishedPlan): Html {
  const title = w.t('progressOf', { day: w.day(plan.asOf) });
  type Sums = Pick<publicPage.PublishedPlan, 'tasks' | 'obligations' | 'done' | 'late'>;
  const line = (name: Html, { tasks, obligations, done, late }: Sums) =>
    html`<tr><th scope="row">${name}</th><td class="number">${w.number(tasks)}</td><td class="number">${w.number(obligations)}</td><td class="number">${w.number(done)}</td><td class="number">${w.number(obligations - done - late)}</td><td class="number">${w.number(late)}</td><td class="share"><progress max="${obligations}" value="${done}" aria-label="${w.t('done')}"></progress> ${w.number(obligations === 0 ? 0 : Math.round((100 * done) / obligations))}%</td></tr>
`;
  return html`<h3>${w.t('progress')}</h3>${scrolled(
    title,
    html`<table><caption>${title}</caption><thead><tr><th scope="col">${w.t('part')}</th>${(['tasks', 'obligations', 'done', 'underWay', 'late'] as const).map((key) => html`<th scope="col" class="number">${w.t(key)}</th>`)}<th scope="col">${w.t('progress')}</th></tr></thead><tbody>
${plan.sections.map((section) => line(html`<span lang="vi">${section.label} ${section.title}</span>`, section))}</tbody><tfoot>${line(html`${w.t('whole')}`, plan)}</tfoot></table>`,
  )}<p class="note">${w.t('obligationsNote')}</p>`;
}

// ---------------------------------------------------------------- documents

type DocumentItem = Extract<publicPage.PublicItem, { kind: 'document' }>;

export function documentList(w: Writer, items: readonly DocumentItem[]): Html {
  if (items.length === 0) return html`<p>${w.t('noDocuments')}</p>`;
  return scrolled(
    w.t('documents'),
    html`<table><caption class="unseen">${w.t('documents')}</caption><thead><tr><th scope="col">${w.t('document')}</th><th scope="col">${w.t('planNumber')}</th><th scope="col">${w.t('date')}</th><th scope="col">${w.t('file')}</th></tr></thead><tbody>
${items.map(
  ({ id, content, publishedAt }) =>
    html`<tr><th scope="row" lang="vi"><a href="${routes.documentFile.path.replace(':publicationId', id)}">${content.title}</a></th><td>${content.symbol ?? '–'}</td><td>${w.day(content.date ?? publishedAt)}</td><td>${fileKind(content)}, ${size(w, content.sizeBytes)}</td></tr>
`,
)}</tbody></table>`,
  );
}

const fileKind = ({ fileName }: publicPage.PublishedDocument): string =>
  (/\.(\w{1,5})$/.exec(fileName)?.[1] ?? '').toUpperCase();

const size = (w: Writer, bytes: number): string =>
  bytes < 1_000_000
    ? `${w.number(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${w.number(Math.round(bytes / 100_000) / 10)} MB`;

// ---------------------------------------------------------------- open data

export function openDataPage(w: Writer): Html {
  const { licence } = PUBLICATION;
  const file = (path: string, format: string, words: string) =>
    html`<li><a href="${w.link(`${path}?format=${format}`)}">${words}</a></li>`;
  return html`<p class="lead">${w.t('openDataLead')}</p>
<section><h2>${w.t('download')}</h2>
${[
  { flow: INDICATOR_FLOW, path: routes.indicatorData.path },
  { flow: MEASURE_FLOW, path: routes.measureData.path },
].map(
  ({ flow, path }) =>
    html`<h3>${flow.name[w.language]}</h3><ul>${file(path, 'csv', w.t('csv'))}${file(path, 'sdmx-csv', w.t('sdmx'))}</ul>`,
)}<p><a href="${routes.items.path}">${w.t('json')}</a></p></section>
<section><h2>${w.t('licence')}</h2><p><strong>${w.say(licence.name)}.</strong> ${w.say(licence.text)}</p><p>${w.say(licence.cite)}</p></section>
<section><h2>${w.t('dictionary')}</h2><p class="note">${w.t('hiddenNote', { most: PUBLICATION.least - 1 })}</p>
${dictionary(w, INDICATOR_FLOW.id, INDICATOR_FLOW.columns)}${dictionary(w, MEASURE_FLOW.id, MEASURE_FLOW.columns)}</section>`;
}

type Described = Pick<Column<never>, 'id' | 'role' | 'name' | 'meaning'>;

function dictionary(w: Writer, id: string, columns: readonly Described[]): Html {
  const title = w.t('dataflow', { id: structureId(id) });
  return html`<h3>${title}</h3>${scrolled(
    title,
    html`<table><thead><tr><th scope="col">${w.t('column')}</th><th scope="col">${w.t('sdmxName')}</th><th scope="col">${w.t('role')}</th><th scope="col">${w.t('meaning')}</th></tr></thead><tbody>
${columns.map(
  (column) =>
    html`<tr><th scope="row">${column.name[w.language]}</th><td><code>${column.id}</code></td><td>${w.t(column.role)}</td><td>${column.meaning[w.language]}</td></tr>
`,
)}</tbody></table>`,
  )}`;
}

/** Which page stands at which address. */
import type { Language } from '../open-data.ts';
import type { Published } from '../published.ts';
import { html } from './html.ts';
import { indicatorList, indicatorPage, indicatorPath } from './indicators.ts';
import { PATHS, type Place, pageOf, Writer } from './layout.ts';
import { measureList, measurePage, measurePath } from './measures.ts';
import { documentList, openDataPage, overview } from './overview.ts';

/** @param code of the indicator or measure, on their pages; undefined is answered by {@link notFoundPage} */
export function publicPageAt(
  place: Place,
  code: string | undefined,
  published: Published,
  language: Language,
): string | undefined {
  const w = new Writer(language);
  if (code !== undefined) return pageOfOne(w, place, code, published);
  const content = {
    overview: () => overview(w, published),
    indicators: () => indicatorList(w, published),
    measures: () => measureList(w, published),
    documents: () => documentList(w, published.documents),
    openData: () => openDataPage(w),
  }[place]();
  return pageOf(w, {
    place,
    path: PATHS[place],
    title: w.t(place === 'overview' ? 'heading' : place),
    content,
  });
}

function pageOfOne(w: Writer, place: Place, code: string, published: Published): string | undefined {
  const one =
    place === 'indicators'
      ? { path: indicatorPath(code), page: indicatorPage(w, published, code) }
      : { path: measurePath(code), page: measurePage(w, published, code) };
  return one.page && pageOf(w, { place, path: one.path, ...one.page });
}

export function notFoundPage(language: Language): string {
  const w = new Writer(language);
  const content = html`<p>${w.t('notFoundNote')}</p><p><a href="${w.link(PATHS.overview)}">${w.t('overview')}</a></p>`;
  return pageOf(w, { place: 'overview', path: PATHS.overview, title: w.t('notFound'), content });
}

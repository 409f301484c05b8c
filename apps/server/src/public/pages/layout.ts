/** The frame of each public page: no script, no cookie, nothing from elsewhere. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '@binhdang/contract';
import { formatDate, formatNumber, todayInVietnam } from '@binhdang/domain';
import { PUBLICATION } from '../catalog.ts';
import type { Language } from '../open-data.ts';
import { type Html, html } from './html.ts';
import { WORDS, type WordKey } from './words.ts';

export const STYLE = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8');
const STYLE_KEY = createHash('sha256').update(STYLE).digest('hex').slice(0, 12);
export const STYLE_PATH = '/cong-khai/trang.css';

/** Where pages stand; a directory of help will be one more. */
export const PATHS = {
  overview: '/cong-khai',
  indicators: '/cong-khai/chi-tieu',
  measures: '/cong-khai/so-lieu',
  documents: '/cong-khai/van-ban',
  openData: '/cong-khai/du-lieu-mo',
} as const satisfies Partial<Record<WordKey, string>>;
export type Place = keyof typeof PATHS;

/** What the parts of a page are written with. */
export class Writer {
  readonly language: Language;
  constructor(language: Language) {
    this.language = language;
  }

  t(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
    return WORDS[key][this.language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  }

  say(words: Words): string {
    return words[this.language];
  }

  number(value: number): string {
    return formatNumber(value, this.language);
  }

  /** A civil date, or the day of an instant in Vietnam. */
  day(date: string): string {
    return formatDate(date.includes('T') ? todayInVietnam(new Date(date)) : date);
  }

  /** An address of this page, in its language. */
  link(path: string, language: Language = this.language): string {
    return language === 'en' ? `${path}${path.includes('?') ? '&' : '?'}lang=en` : path;
  }
}

interface PageParts {
  /** where it stands in the navigation */
  readonly place: Place;
  readonly path: string;
  readonly title: string;
  readonly content: Html;
}

export function pageOf(w: Writer, { place, path, title, content }: PageParts): string {
  const heading = title === w.t('title') ? title : `${title} – ${w.t('title')}`;
  const other: Language = w.language === 'vi' ? 'en' : 'vi';
  return html`<!doctype html>
<html lang="${w.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading}</title>
<link rel="stylesheet" href="${STYLE_PATH}?v=${STYLE_KEY}">
<link rel="icon" href="/mark.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#noi-dung">${w.t('skip')}</a>
${helpLine(w)}
<header>
<p class="name"><a href="${w.link(PATHS.overview)}">${w.t('title')}</a></p>
<nav aria-label="${w.t('navigation')}"><ul>
${(Object.keys(PATHS) as Place[]).map(
  (
    one,
  ) => html`<li><a href="${w.link(PATHS[one])}"${one === place && html` aria-current="page"`}>${w.t(one)}</a></li>
`,
)}<li class="language"><a href="${w.link(path, other)}" lang="${other}" hreflang="${other}">${w.t('otherLanguage')}</a></li>
</ul></nav>
</header>
<main id="noi-dung" tabindex="-1">
<h1>${title}</h1>
${content}
</main>
<footer>
<p>${w.t('privacy')}</p>
<p><a href="/">${w.t('staff')}</a></p>
</footer>
</body>
</html>
`.text;
}

/** At the top of each page: who needs it must not look for it. */
function helpLine(w: Writer): Html {
  return html`<aside class="help" aria-label="${w.t('help')}"><p>${w.t('help')}:</p><ul>${PUBLICATION.help.map(
    ({ number, name }) =>
      html`<li><a href="tel:${number.replaceAll(' ', '')}">${number}</a> ${w.say(name)}</li>`,
  )}</ul></aside>`;
}

/** A table that can be scrolled sideways by keyboard too, where the screen is narrow. */
export const scrolled = (label: string, table: Html): Html =>
  html`<div class="wide" role="region" tabindex="0" aria-label="${label}">${table}</div>`;

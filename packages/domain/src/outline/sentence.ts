/** Sentences prepared from figures: plain and deterministic, the same figures always give the same words. */
import { formatNumber, type Language } from '../text/index.ts';
import { type Figures, figureKey, yearAgo } from './figures.ts';
import type { Sentence } from './model.ts';

export interface SaidSentence {
  readonly code: string;
  readonly text: string;
  /** keys of the figures in it, from which it can be traced */
  readonly figures: readonly string[];
}

/** What the text may name beside figures, such as `period`. */
export type Surroundings = Readonly<Record<string, string>>;

/** @returns undefined when there is nothing to say */
export function saySentence(
  sentence: Sentence,
  figures: Figures,
  around: Surroundings,
  language: Language,
): SaidSentence | undefined {
  const saying = new Saying(sentence, figures, around, language);
  if (sentence.needs.some((name) => !saying.value(name))) {
    const { otherwise, code } = sentence;
    return otherwise && { code, text: saying.fill(otherwise[language]).text, figures: [...saying.used] };
  }
  const { text } = saying.fill(sentence.text[language]);
  return { code: sentence.code, text: withChange(text, saying.change()), figures: [...saying.used] };
}

/** The change before the last full stop. */
const withChange = (text: string, change: string): string =>
  change === '' ? text : text.replace(/\.?$/, `${change}.`);

interface Filled {
  readonly text: string;
  /** a figure in it is unknown or zero */
  readonly empty: boolean;
}

class Saying {
  /** keys of figures that were said or looked at to decide */
  readonly used = new Set<string>();
  private readonly sentence: Sentence;
  private readonly figures: Figures;
  private readonly around: Surroundings;
  private readonly language: Language;

  constructor(sentence: Sentence, figures: Figures, around: Surroundings, language: Language) {
    this.sentence = sentence;
    this.figures = figures;
    this.around = around;
    this.language = language;
  }

  value(name: string): number | undefined {
    const figure = this.sentence.figures[name];
    if (figure === undefined) return undefined;
    const key = figureKey(figure);
    this.used.add(key);
    return this.figures.get(key);
  }

  /** Clauses in brackets first, then what stands in braces. */
  fill(text: string): Filled {
    const clauses = text.replace(/\[([^[\]]*)\]/g, (_, clause: string) => {
      const filled = this.braces(clause);
      return filled.empty ? '' : filled.text;
    });
    return this.braces(clauses);
  }

  private braces(text: string): Filled {
    let empty = false;
    const filled = text.replace(/\{([^{}]+)\}/g, (_, inner: string) => {
      const said = this.one(inner);
      if (said === undefined || said === '0') empty = true;
      return said ?? '…';
    });
    return { text: filled, empty };
  }

  /** A figure, a share or a word of the surroundings; undefined where there is none. */
  private one(inner: string): string | undefined {
    const [part = '', whole] = inner.split('%');
    if (whole !== undefined) return this.share(part, whole);
    if (this.sentence.figures[part] === undefined) return this.around[part];
    const value = this.value(part);
    return value === undefined ? undefined : formatNumber(value, this.language);
  }

  private share(part: string, whole: string): string | undefined {
    const [some, all] = [this.value(part), this.value(whole)];
    if (some === undefined || !all) return undefined;
    return `${formatNumber((some * 100) / all, this.language, 1)}%`;
  }

  /** ", tăng 3 (20%) so với cùng kỳ năm trước"; '' where there is nothing to compare. */
  change(): string {
    const { compare, figures } = this.sentence;
    const figure = compare === undefined ? undefined : figures[compare];
    if (figure === undefined) return '';
    const key = figureKey(yearAgo(figure));
    this.used.add(key);
    const [before, now] = [this.figures.get(key), this.figures.get(figureKey(figure))];
    if (!before || now === undefined) return '';
    return changeInWords(before, now, this.language);
  }
}

const CHANGE = {
  vi: { same: ', bằng cùng kỳ năm trước', up: 'tăng', down: 'giảm', than: 'so với cùng kỳ năm trước' },
  en: {
    same: ', as in the same period last year',
    up: 'up',
    down: 'down',
    than: 'on the same period last year',
  },
} as const;

function changeInWords(before: number, now: number, language: Language): string {
  const words = CHANGE[language];
  if (before === now) return words.same;
  const by = formatNumber(Math.abs(now - before), language);
  const percent = formatNumber((Math.abs(now - before) * 100) / before, language, 1);
  return `, ${now > before ? words.up : words.down} ${by} (${percent}%) ${words.than}`;
}

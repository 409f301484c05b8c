/** Numbers and marks at the start of a paragraph: "Phần thứ nhất", "I.", "1.1.", "a)", "-", "+". */
import { fold, romanValue } from './fold.ts';

export type LabelStyle =
  | 'annex'
  | 'part'
  | 'chapter'
  | 'division'
  | 'upper'
  | 'roman'
  | 'article'
  | 'named'
  | 'decimal'
  | 'decimal-bracket'
  | 'decimals'
  | 'lower'
  | 'lower-roman'
  | 'bracketed'
  | 'dash'
  | 'star'
  | 'bullet'
  | 'plus';

export interface Label {
  readonly style: LabelStyle;
  /** As printed, without the blanks: "1.", "Điều 3.", "-". */
  readonly raw: string;
  /** Place in its series, counted from 1; 0 for marks that do not count. */
  readonly ordinal: number;
  /** All numbers of a decimal label: "2.1." is [2, 1]. */
  readonly path: readonly number[];
  /** Characters from the start of the paragraph to its words. */
  readonly length: number;
  /** The other way to read a letter that is also a Roman number. */
  readonly other?: { readonly style: LabelStyle; readonly ordinal: number };
}

const UNNUMBERED: ReadonlySet<LabelStyle> = new Set(['dash', 'star', 'bullet', 'plus']);

/** True for "-", "+", "*" and bullets, which do not count. */
export function isMark(style: LabelStyle): boolean {
  return UNNUMBERED.has(style);
}

// Order of point letters by Decree 30/2020; "f", "j", "w", "z" are not in it but are met.
const LETTERS = 'abcdđeghiklmnopqrstuvxy';
const WORDS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];

/** Place of a point letter in the Vietnamese series; letters outside it come after by code. */
export function letterOrdinal(letter: string): number {
  const at = LETTERS.indexOf(letter.toLowerCase());
  return at >= 0 ? at + 1 : 100 + (letter.toLowerCase().codePointAt(0) ?? 0);
}

function wordOrdinal(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  if (word === 'một') return 1;
  if (word === 'bốn') return 4;
  const at = WORDS.indexOf(word);
  if (at >= 0) return at + 1;
  return romanValue(word) ?? letterOrdinal(word);
}

const HEADED =
  /^(phụ lục|phần|chương|tiểu mục|mục)\s+(?:(?:thứ|số)\s+)?(nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|[ivxlc]{1,6}|\d{1,3}|[a-zđ])(?![\p{L}\d])\s*[.:)/-]?\s*/u;
const HEADED_STYLE: Readonly<Record<string, LabelStyle>> = {
  'phụ lục': 'annex',
  phần: 'part',
  chương: 'chapter',
  mục: 'division',
  'tiểu mục': 'division',
};
// "Mục tiêu 1: ...", "Nhiệm vụ 2. ...": a word of planning with its number.
const NAMED =
  /^((?:tiểu |nhóm )?(?:mục tiêu|chỉ tiêu|nhiệm vụ|hoạt động|giải pháp|nội dung|dự án|đề án|hợp phần|mô hình|lĩnh vực|giai đoạn|bước|đợt|nhóm|chuyên đề))\s+(?:(?:số|thứ)\s+)?(\d{1,2}|[ivx]{1,4}|nhất|hai|ba|tư|năm)\s*[:.](?=\s|$)\s*/u;
const BARE_ANNEX = /^phụ lục\s*(?::|\(|$)/u;
const ARTICLE = /^điều\s+(\d{1,3})([a-zđ])?\s*[.:]\s*/u;
const DECIMALS = /^(\d{1,2}(?:\.\d{1,2}){1,4})(?:\.([a-zđ])(?=[).\s]))?([.):/]|-(?=\s))?\s*/u;
const DECIMAL = /^(\d{1,2})\s?([.)/:]|-(?=\s))\s*/u;
const ROMAN = /^([IVXLC]{1,6})\s?([.)/:]|[-–—](?=\s))\s*/u;
const UPPER = /^([A-ZĐ])\s?([.)/]|[-–—](?=\s))\s*/u;
const LOWER = /^([a-zđ])(\d?)\s?([.)/])\s*/u;
const BRACKETED = /^\((\d{1,2}|[a-zđ]|i{1,3}|iv|vi{0,3}|ix|x)\)\s*/u;
const LOWER_ROMAN = /^(i{2,3}|iv|vi{1,3}|ix)\)\s*/u;
// Bullets of symbol fonts stand in the private use area; an "o" of a typewriter font is one too.
const MARK = /^([-–—−+*•·●○◦▪■□➢➤✓✔❖◆◇►▸\uf000-\uf0ff]|o(?=\s+\p{Lu}))\s*/u;
const MARK_STYLE: Readonly<Record<string, LabelStyle>> = {
  '-': 'dash',
  '+': 'plus',
  '*': 'star',
};

const startsLower = (rest: string) => /^\p{Ll}/u.test(rest);
const startsUpper = (rest: string) => /^["“'(]?\p{Lu}/u.test(rest);

/** The label with which the text begins (no blanks before it), or undefined. */
export function parseLabel(text: string): Label | undefined {
  const head = text.slice(0, 80);
  return (
    parseHeaded(head) ?? parseDecimals(head) ?? parseDecimal(head) ?? parseLetters(head) ?? parseMark(head)
  );
}

function make(
  style: LabelStyle,
  match: RegExpMatchArray,
  ordinal: number,
  path: readonly number[] = [ordinal],
  other?: Label['other'],
): Label {
  const base = {
    style,
    raw: match[0].trim(),
    ordinal,
    path,
    length: match[0].length,
  };
  return other === undefined ? base : { ...base, other };
}

function parseHeaded(head: string): Label | undefined {
  const folded = fold(head);
  const article = ARTICLE.exec(folded);
  if (article && /^\p{Lu}/u.test(head)) {
    return {
      ...make('article', article, Number(article[1])),
      raw: head.slice(0, article[0].length).trim(),
    };
  }
  const match = HEADED.exec(folded);
  if (match && /^\p{Lu}/u.test(head)) {
    const rest = head.slice(match[0].length);
    const word = match[2] ?? '';
    const running =
      startsLower(rest) ||
      /^[,;]/.test(rest) ||
      (/^\d+$/.test(word) && /^(?:của|điều|nghị|luật|thông)/u.test(fold(rest)));
    if (!running) {
      const style = HEADED_STYLE[match[1] ?? ''] ?? 'part';
      return {
        ...make(style, match, wordOrdinal(word)),
        raw: head.slice(0, match[0].length).trim(),
      };
    }
  }
  const named = NAMED.exec(folded);
  if (named && /^\p{Lu}/u.test(head) && !startsLower(head.slice(named[0].length))) {
    const raw = head.slice(0, named[0].length).trim();
    return { ...make('named', named, wordOrdinal(named[2] ?? '')), raw };
  }
  const annex = BARE_ANNEX.exec(folded);
  if (annex && /^P/.test(head)) {
    return {
      style: 'annex',
      raw: head.slice(0, 7),
      ordinal: 0,
      path: [0],
      length: 7,
    };
  }
  return undefined;
}

function parseDecimals(head: string): Label | undefined {
  const match = DECIMALS.exec(head);
  if (!match) return undefined;
  const rest = head.slice(match[0].length);
  if (/^[\d%]/.test(rest)) return undefined;
  // "2.5 triệu đồng" is a number, "2.5 Tổ chức" and "2.5. tổ chức" are labels.
  if (match[3] === undefined && match[2] === undefined && !startsUpper(rest)) return undefined;
  const path = (match[1] ?? '').split('.').map(Number);
  if (match[2] !== undefined) path.push(letterOrdinal(match[2]));
  if (path.some((n) => n === 0)) return undefined;
  return make('decimals', match, path.at(-1) ?? 0, path);
}

function parseDecimal(head: string): Label | undefined {
  const match = DECIMAL.exec(head);
  if (!match) return undefined;
  const rest = head.slice(match[0].length);
  const sign = match[2] ?? '.';
  // "1.500 đồng" is a number, "1. 100% xã" is numbered.
  const number =
    /^\d/.test(rest) && !(sign === '.' && /\s$/.test(match[0]) && /^\d+(?:[.,]\d+)?\s?%/.test(rest));
  if (number || /^[%,.;/]/.test(rest) || Number(match[1]) === 0) return undefined;
  if (sign !== '.' && sign !== ')' && !startsUpper(rest)) return undefined;
  if (sign === '.' && startsLower(rest) && !/\s$/.test(match[0])) return undefined;
  return make(sign === ')' ? 'decimal-bracket' : 'decimal', match, Number(match[1]));
}

function parseLetters(head: string): Label | undefined {
  const roman = ROMAN.exec(head);
  const value = roman ? romanValue(roman[1] ?? '') : undefined;
  const upper = UPPER.exec(head);
  const afterUpper = upper ? head.slice(upper[0].length) : '';
  const upperFits = upper !== null && (afterUpper === '' || startsUpper(afterUpper));
  if (roman && value !== undefined) {
    const rest = head.slice(roman[0].length);
    if (rest !== '' && !/^["“'(\p{L}]/u.test(rest)) return undefined;
    // "V/v" begins the subject of a letter.
    if (roman[2] === '/' && startsLower(rest)) return undefined;
    const asUpper = upperFits
      ? { style: 'upper' as const, ordinal: letterOrdinal(upper[1] ?? '') }
      : undefined;
    if (!/^[LC]$/.test(roman[1] ?? '')) return make('roman', roman, value, [value], asUpper);
  }
  if (upper && upperFits) return make('upper', upper, letterOrdinal(upper[1] ?? ''));
  const bracketed = BRACKETED.exec(head);
  if (bracketed) return make('bracketed', bracketed, wordOrdinal(bracketed[1] ?? ''));
  const lowerRoman = LOWER_ROMAN.exec(head);
  if (lowerRoman) return make('lower-roman', lowerRoman, romanValue(lowerRoman[1] ?? '') ?? 0);
  const lower = LOWER.exec(head);
  if (!lower) return undefined;
  const rest = head.slice(lower[0].length);
  if (lower[3] !== ')' && !startsUpper(rest)) return undefined;
  if (rest !== '' && !/^["“'(\p{L}\d]/u.test(rest)) return undefined;
  const ordinal = letterOrdinal(lower[1] ?? '');
  const numeral = lower[2] === '' ? romanValue(lower[1] ?? '') : undefined;
  const other = numeral === undefined ? undefined : { style: 'lower-roman' as const, ordinal: numeral };
  return make('lower', lower, ordinal, [ordinal], other);
}

function parseMark(head: string): Label | undefined {
  const match = MARK.exec(head);
  if (!match) return undefined;
  const rest = head.slice(match[0].length);
  if (rest === '' || /^[-–—−+*=_.]/.test(rest)) return undefined;
  // "-2025" and "+84" are no list entries, "- 100% xã" is.
  if (/^\d/.test(rest) && !/\s$/.test(match[0])) return undefined;
  const mark = (match[1] ?? '').replace(/[–—−]/, '-');
  const made = make(MARK_STYLE[mark] ?? 'bullet', match, 0, []);
  return /^[\uf000-\uf0ff]/u.test(made.raw) ? { ...made, raw: '•' } : made;
}

/**
 * Documents cited in a text: number and symbol of state documents ("2232/QĐ-TTg",
 * "34/2014/QĐ-TTg", "418/LĐTBXH-BĐG") and of the Party ("11-CT/TU"), with kind, date and issuer;
 * and laws that a legal basis cites by name.
 */
import { findBodyNames } from './body-names.ts';
import { civil, DATE_PATTERN, writtenDate } from './dates-in-text.ts';
import { capitalShare, fold, joined } from './fold.ts';
import type { Citation, Span } from './schema.ts';

const KIND_OF_SYMBOL: Readonly<Record<string, string>> = {
  NQ: 'Nghị quyết',
  NQLT: 'Nghị quyết liên tịch',
  QĐ: 'Quyết định',
  CT: 'Chỉ thị',
  QC: 'Quy chế',
  QYĐ: 'Quy định',
  QYD: 'Quy định',
  TC: 'Thông cáo',
  TB: 'Thông báo',
  HD: 'Hướng dẫn',
  CTR: 'Chương trình',
  CTRHĐ: 'Chương trình hành động',
  CTHĐ: 'Chương trình hành động',
  KH: 'Kế hoạch',
  PA: 'Phương án',
  ĐA: 'Đề án',
  DA: 'Dự án',
  BC: 'Báo cáo',
  BB: 'Biên bản',
  TTR: 'Tờ trình',
  HĐ: 'Hợp đồng',
  CĐ: 'Công điện',
  BGN: 'Bản ghi nhớ',
  BTT: 'Bản thỏa thuận',
  GUQ: 'Giấy ủy quyền',
  GM: 'Giấy mời',
  GGT: 'Giấy giới thiệu',
  PC: 'Phiếu chuyển',
  PG: 'Phiếu gửi',
  PB: 'Phiếu báo',
  NĐ: 'Nghị định',
  TT: 'Thông tư',
  TTLT: 'Thông tư liên tịch',
  KL: 'Kết luận',
  QH: 'Luật',
  CV: 'Công văn',
  VBHN: 'Văn bản hợp nhất',
};

/** Kind of document by the symbol ("KH-UBND" is a plan); undefined when the symbol names none (an official letter). */
export function kindOfSymbol(symbol: string): string | undefined {
  const first = symbol.split(/[-/]/)[0] ?? '';
  if (/^QH\d+$/.test(symbol)) return 'Luật';
  return KIND_OF_SYMBOL[first.toUpperCase()];
}

const ISSUER_OF_SYMBOL: readonly (readonly [RegExp, string])[] = [
  [/(?:^|-)TTG$/, 'Thủ tướng Chính phủ'],
  [/(?:^|-)CP$/, 'Chính phủ'],
  [/UBTVQH\d*$/, 'Ủy ban Thường vụ Quốc hội'],
  [/(?:^|\/|-)QH\d*$/, 'Quốc hội'],
  [/(?:^|\/)TW$/, 'Ban Chấp hành Trung ương Đảng'],
  [/(?:^|\/)TU$/, 'Tỉnh ủy'],
  [/-HĐND\d*$/, 'Hội đồng nhân dân'],
  [/-(?:CT)?UBND$|^UBND-/, 'Ủy ban nhân dân'],
  [/-BLĐTBXH$|^LĐTBXH-/, 'Bộ Lao động - Thương binh và Xã hội'],
  [/-BNV$|^BNV-/, 'Bộ Nội vụ'],
  [/-BTC$|^BTC-/, 'Bộ Tài chính'],
  [/-BYT$|^BYT-/, 'Bộ Y tế'],
  [/-BGDĐT$|^BGDĐT-/, 'Bộ Giáo dục và Đào tạo'],
  [/-BTP$|^BTP-/, 'Bộ Tư pháp'],
  [/-BCA(?:-|$)|^BCA-/, 'Bộ Công an'],
  [/-BVHTTDL$|^BVHTTDL-/, 'Bộ Văn hóa, Thể thao và Du lịch'],
  [/-BTTTT$|^BTTTT-/, 'Bộ Thông tin và Truyền thông'],
  [/-BKHĐT$|^BKHĐT-/, 'Bộ Kế hoạch và Đầu tư'],
  [/-BNNPTNT$|^BNN-/, 'Bộ Nông nghiệp và Phát triển nông thôn'],
  [/-BNNMT$|^BNNMT-/, 'Bộ Nông nghiệp và Môi trường'],
  [/-BQP$|^BQP-/, 'Bộ Quốc phòng'],
  [/-UBDT$|^UBDT-/, 'Ủy ban Dân tộc'],
  [/-BDTTG$|^BDTTG-/, 'Bộ Dân tộc và Tôn giáo'],
  [/-VPCP$|^VPCP-/, 'Văn phòng Chính phủ'],
  [/-TLĐ$|^TLĐ-/, 'Tổng Liên đoàn Lao động Việt Nam'],
];

/** Issuer as far as the symbol tells: "QĐ-TTg" is the Prime Minister's. */
export function issuerOfSymbol(symbol: string): string | undefined {
  const big = symbol.toUpperCase();
  return ISSUER_OF_SYMBOL.find(([pattern]) => pattern.test(big))?.[1];
}

const KIND_WORDS =
  'nghị quyết liên tịch|nghị quyết|nghị định|thông tư liên tịch|thông tư|quyết định|chỉ thị|chương trình hành động|chương trình|kế hoạch liên tịch|kế hoạch|công văn|công điện|thông báo kết luận|thông báo|kết luận|hướng dẫn liên ngành|hướng dẫn|tờ trình|báo cáo|đề án|quy định|quy chế|văn bản hợp nhất|văn bản|phương án|bộ luật|luật|pháp lệnh|lệnh';
// The symbol must have a capital after "/" (state) or between "-" and "/" (Party); checked on the original text.
const STATE_NUMBER =
  '\\d{1,5}(?:-\\d{4})?[a-zđ]?\\s?/\\s?(?:\\d{4}\\s?/\\s?)?[a-zđ][\\p{L}\\d&.]{0,14}(?:\\s?-\\s{0,9}[a-zđ][\\p{L}\\d&.]{0,14}){0,4}';
const PARTY_NUMBER = '\\d{1,4}\\s?-\\s?[a-zđ]{2,5}\\s?/\\s?[a-zđ]{2,12}(?:\\.[a-zđ]{2,8})?';
const NUMBER = new RegExp(`(?<![\\p{L}\\d/.-])(?:${PARTY_NUMBER}|${STATE_NUMBER})`, 'gu');
const BEFORE = new RegExp(
  `(?:(${KIND_WORDS})\\s+)?(?:(?:liên ngành|liên tịch)\\s+)?(?:số\\s*[:.]?\\s*)?$`,
  'u',
);
const DATE_AFTER = new RegExp(`^\\s*,?\\s*(?:(?:ký |ban hành )?ngày\\s*)?${DATE_PATTERN}`, 'u');
const YEAR_AFTER = /^\s*,?\s*năm\s+(\d{4})(?!\d)/u;
const OF = /^\s*,?\s*(?:được ban hành )?của\s+(?:(?:đồng chí|ban)\s+(?=chủ tịch))?/u;
const SUBJECT =
  /^\s*,?\s*(về việc|về|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|triển khai|thực hiện|v\/v|kèm theo|tăng cường|đẩy mạnh)\s/u;

interface Found {
  readonly span: Span;
  readonly kind: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuerInferred: boolean;
  readonly date: string | null;
  readonly name: string | null;
  readonly confidence: number;
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Number and symbol without stray blanks: "31 /KH-UBND" is "31/KH-UBND". */
export function tidyNumber(number: string): string {
  return number.replace(/\s+/g, '').replace(/[\u2010-\u2015]/g, '-');
}

/** The part after the number: "KH-UBND" of "31/KH-UBND" and of "31/2022/KH-UBND"; "CT/TU" of "11-CT/TU". */
export function symbolOf(number: string): string {
  return number.replace(/^\d*(?:-\d{4})?[a-zđ]?(?:\/\d{4})?[/-]/iu, '');
}

/** Numbered documents cited in text[from, to). `shift` is added to all positions. */
export function findCitations(text: string, folded: string, shift: number): Found[] {
  const out: Found[] = [];
  for (const match of folded.matchAll(NUMBER)) {
    const raw = trimNumber(text.slice(match.index, match.index + match[0].length));
    if (!looksLikeNumber(raw)) continue;
    const end = match.index + raw.length;
    const before = BEFORE.exec(folded.slice(Math.max(0, match.index - 48), match.index));
    const number = tidyNumber(raw);
    const symbol = symbolOf(number);
    const word = before?.[1];
    const kind =
      word !== undefined && word !== 'văn bản' ? sentence(word) : (kindOfSymbol(symbol) ?? 'Công văn');
    const after = afterNumber(text, folded, end);
    const law = /^(?:QH|UBTVQH)\d/u.test(symbol) ? lawBefore(text, folded, match.index) : undefined;
    const stated = after.issuer ?? issuerBefore(text, folded, match.index - (before?.[0].length ?? 0));
    const inferred = stated === null ? (issuerOfSymbol(symbol) ?? null) : null;
    out.push({
      span: {
        start: shift + (law?.start ?? match.index - (before?.[0].length ?? 0)),
        end: shift + after.end,
      },
      kind: law?.kind ?? kind,
      number,
      issuer: stated ?? inferred,
      issuerInferred: stated === null && inferred !== null,
      date: after.date,
      name: law?.name ?? after.name,
      confidence: word === undefined ? 0.8 : 0.95,
    });
  }
  return out;
}

/** "Theo đề nghị của Giám đốc Sở X tại Tờ trình số ...": the body that stands before "tại". */
function issuerBefore(text: string, folded: string, at: number): string | null {
  const from = Math.max(0, at - 160);
  const window = folded.slice(from, at);
  const tail = /\s(?:tại|theo)\s+(?:các\s+)?$/u.exec(window);
  if (tail === null || !/(?:đề nghị|ý kiến|báo cáo|đề xuất) của\s/u.test(window)) return null;
  const words = text.slice(from, from + tail.index);
  const last = findBodyNames(words, folded.slice(from, from + tail.index)).at(-1);
  return last !== undefined && words.length - last.end <= 12 ? last.name : null;
}

/** "Luật Bình đẳng giới số 73/2006/QH11": the law's name stands before its number. */
function lawBefore(
  text: string,
  folded: string,
  at: number,
): { start: number; kind: string; name: string } | undefined {
  const from = Math.max(0, at - 180);
  const found =
    /.*(?<!\p{L})(?<!bộ )((bộ luật|luật|pháp lệnh)\s(?!số)[^;.()]{2,150}?)\s*,?\s*(?:số\s*[:.]?\s*)?$/u.exec(
      folded.slice(from, at),
    );
  const words = found?.[1];
  if (found === null || words === undefined) return undefined;
  const start = from + found[0].lastIndexOf(words);
  return { start, kind: sentence(found[2] ?? 'luật'), name: joined(text.slice(start, start + words.length)) };
}

function trimNumber(raw: string): string {
  if (/^\d{1,4}\s?-\s?\p{Lu}\p{L}{1,4}\s?\//u.test(raw)) return raw.replace(/[.\s]+$/, '');
  // A dash with a blank may begin the next words: "28/NQ-CP - Chính phủ".
  const cut = /\s-\s*\p{L}|-\s+\p{L}/u.exec(raw);
  if (cut === null || raw.slice(cut.index).includes('\n')) return raw.replace(/[.\s]+$/, '');
  return raw.slice(0, cut.index);
}

function looksLikeNumber(raw: string): boolean {
  const symbol = symbolOf(tidyNumber(raw));
  if (!/^\p{Lu}/u.test(symbol) || symbol.length < 2) return false;
  const capitals = (symbol.match(/\p{Lu}/gu) ?? []).length;
  if (/^\p{Lu}\p{Ll}+$/u.test(symbol)) return false;
  return capitals >= 2 || /\d/.test(symbol);
}

interface After {
  readonly end: number;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly name: string | null;
}

function afterNumber(text: string, folded: string, from: number): After {
  let end = from;
  let date: string | null = null;
  const dateMatch = DATE_AFTER.exec(folded.slice(end, end + 60));
  const written = dateMatch ? writtenDate(dateMatch, 1) : undefined;
  if (dateMatch && written && written.year !== null) {
    date = civil(written.year, written.month, written.day);
    end += dateMatch[0].length;
  } else {
    const year = YEAR_AFTER.exec(folded.slice(end, end + 20));
    if (year) end += year[0].length;
  }
  const of = OF.exec(folded.slice(end, end + 40));
  let issuer: string | null = null;
  if (of) {
    const named = issuerAt(text, folded, end + of[0].length);
    if (named) {
      issuer = named.name;
      end = named.end;
    }
  }
  return { end, date, issuer, name: subjectAfter(text, folded, end) };
}

function subjectAfter(text: string, folded: string, at: number): string | null {
  const window = folded.slice(at, at + 300);
  if (!SUBJECT.test(window)) return null;
  const paragraph = text.slice(at, at + 300).search(/\n\s*\n/);
  const mark = window.search(
    /[;()]|,?\s(?:và\s)?(?:kế hoạch|quyết định|nghị quyết|chỉ thị|công văn|thông tư|nghị định|kết luận|hướng dẫn|chương trình|văn bản)\s+số\s|\.(?:\s|$)|,\s*(?:ủy ban nhân dân|ubnd|hđnd)/u,
  );
  const stop = Math.min(mark < 0 ? 300 : mark, paragraph < 0 ? 300 : paragraph);
  const name = joined(text.slice(at, at + stop)).replace(/^,\s*|[,\s]+$/g, '');
  return name === '' ? null : name;
}

/** The issuer that follows "của": a body, or one of its posts, or the words up to the next verb. */
function issuerAt(text: string, folded: string, at: number): { name: string; end: number } | undefined {
  const window = text.slice(at, at + 160);
  const found = findBodyNames(window, folded.slice(at, at + 160))[0];
  if (found && found.start <= 2) {
    const head = found.head !== undefined && /chủ tịch/iu.test(found.head) ? `${found.head} ` : '';
    return { name: head + found.name, end: at + found.end };
  }
  const stop =
    /\s(?:về|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|triển khai|thực hiện|v\/v|kèm|trong|trên|tại|và)\s|[,.;:()]/u.exec(
      folded.slice(at, at + 120),
    );
  const words = joined(window.slice(0, stop?.index ?? 0));
  if (!/^\p{Lu}/u.test(words) || words.length > 100) return undefined;
  return { name: words, end: at + (stop?.index ?? 0) };
}

const LAW =
  /(?:^|[;.,]\s*|căn cứ\s+(?:các\s+)?)((?:bộ luật|luật|pháp lệnh|hiến pháp)\s[^;.\n]{0,200}?)(?=\s*(?:;|\.(?:\s|$)|$|,?\s+(?:ngày|năm|số)\s*\d|,\s*(?:luật|bộ luật|nghị)))/gu;
const LAW_DATE = new RegExp(`^\\s*,?\\s*(?:được .{0,40})?(?:ngày\\s*${DATE_PATTERN}|năm\\s+(\\d{4}))`, 'u');

/** Laws and ordinances that a legal basis ("Căn cứ Luật ...") cites by name, without a number. */
export function findLaws(text: string, folded: string, shift: number): Found[] {
  const out: Found[] = [];
  for (const match of folded.matchAll(LAW)) {
    const words = match[1] ?? '';
    const at = match.index + match[0].length - words.length;
    const name = joined(text.slice(at, at + words.length));
    if (!/^\p{Lu}/u.test(name) || /\d+\/\d{4}\/qh/u.test(folded.slice(at, at + words.length + 30))) continue;
    const end = at + words.length;
    const dated = LAW_DATE.exec(folded.slice(end, end + 60));
    const written = dated ? writtenDate(dated, 1) : undefined;
    const kind = /^(bộ luật|luật|pháp lệnh|hiến pháp)/u.exec(words)?.[1] ?? 'luật';
    out.push({
      span: { start: shift + at, end: shift + end + (dated?.[0].length ?? 0) },
      kind: sentence(kind),
      number: null,
      issuer: kind === 'pháp lệnh' ? 'Ủy ban Thường vụ Quốc hội' : 'Quốc hội',
      issuerInferred: true,
      date: written?.year ? civil(written.year, written.month, written.day) : null,
      name,
      confidence: 0.85,
    });
  }
  return out;
}

/** Each document once, in order of first mention; later mentions fill in what the first left out. */
export function mergeCitations(
  found: readonly Found[],
  own: string | null,
  headingEnd: number,
  bodyStart: number,
): Citation[] {
  const byKey = new Map<string, Citation>();
  // A title cites in capitals and without date; the text says it better, so it comes first.
  const inText = found.filter((one) => one.span.start >= headingEnd);
  for (const one of inText.concat(found.filter((one) => one.span.start < headingEnd))) {
    if (one.number !== null && own !== null && fold(one.number) === fold(own)) continue;
    const plain = one.number === null ? `name:${fold(one.name ?? '')}` : `number:${fold(one.number)}`;
    const known = byKey.get(plain);
    // Numbers begin anew every year: the same number of another day is another document.
    const differs =
      known !== undefined && known.date !== null && one.date !== null && known.date !== one.date;
    const key = differs ? `${plain}/${one.date}` : plain;
    const before = byKey.get(key);
    if (before === undefined) {
      const { span, ...rest } = one;
      byKey.set(key, {
        ...rest,
        legalBasis: span.start < bodyStart,
        mentions: [span],
      });
    } else byKey.set(key, filledIn(before, one));
  }
  return [...byKey.values()];
}

function filledIn(before: Citation, one: Found): Citation {
  const better =
    before.issuerInferred && !one.issuerInferred && one.issuer !== null && capitalShare(one.issuer) < 0.9;
  before.mentions.push(one.span);
  return {
    ...before,
    issuer: better ? one.issuer : (before.issuer ?? one.issuer),
    issuerInferred: better ? false : before.issuerInferred,
    date: before.date ?? one.date,
    name: before.name ?? one.name,
    confidence: Math.max(before.confidence, one.confidence),
  };
}

export type { Found as FoundCitation };

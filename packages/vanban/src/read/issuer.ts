/** Who issues a document: read from the capitals of the heading block, or from who speaks in the text. */
import { fieldAt } from './body-fields.ts';
import { findBodyNames } from './body-names.ts';
import { capitalShare, fold, joined } from './fold.ts';
import { type FoundValue, type Marks, MOTTO, NATIONAL, nothing } from './heading-marks.ts';
import type { Line } from './lines.ts';
import { unmarked } from './restore-marks.ts';
import type { Span } from './schema.ts';

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

export interface Issuers {
  readonly issuer: FoundValue;
  readonly superior: string | null;
}

/** Capital lines before the number, without the national name, are the superior and the issuing body. */
export function issuerLines(lines: readonly Line[], marks: Marks): Issuers {
  const stop = Math.max(marks.number?.line ?? -1, marks.national + 1, 0);
  const limit = Math.min(stop + 1, marks.kind ?? lines.length, lines.length);
  const parts: { text: string; span: Span }[] = [];
  for (let i = 0; i < limit; i += 1) {
    const line = lines[i];
    if (line === undefined || line.furniture || line.table !== undefined) continue;
    const words = withoutMarks(line);
    if (words === undefined || capitalShare(words.text) < 0.85) continue;
    const start = line.start + words.at;
    parts.push({
      text: words.text,
      span: { start, end: start + words.text.length },
    });
  }
  return groupIssuers(parts);
}

function withoutMarks(line: Line): { text: string; at: number } | undefined {
  let { folded } = line;
  for (const pattern of [NATIONAL, MOTTO]) {
    const match = pattern.exec(folded);
    if (match) folded = folded.slice(0, match.index);
  }
  const number = /(?:^|\s)số\s*[:.]?\s*[\d\s…./]*[/-]/u.exec(folded);
  if (number) folded = folded.slice(0, number.index);
  const placed = /,\s*ngày\s/u.exec(folded);
  // Before the place and date stands the other column, after a wide gap.
  const wide = placed === null ? null : /\S {3,}(?=\S[^,]{0,40}$)/u.exec(folded.slice(0, placed.index));
  if (wide) folded = folded.slice(0, wide.index + 1);
  else if (placed) return undefined;
  const text = line.text.slice(0, folded.length).replace(/[\s*_|-]+$/u, '');
  if (text.replace(/[^\p{L}]/gu, '').length < 3) return undefined;
  return { text, at: 0 };
}

const BODY_HEAD =
  /^(?:ủy ban|ubnd|hội đồng|hđnd|sở|bộ|ban|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|công an|cục|chi cục|tổng cục|vụ|văn phòng|thường trực|thanh tra|trung tâm|hội|liên đoàn|đoàn|tỉnh đoàn|trường|phòng|viện|tòa án|bệnh viện|chính phủ|thủ tướng|quốc hội|ngân hàng|bảo hiểm|kho bạc|đài|báo|bch|mặt trận|đảng)(?![\p{L}])/u;

function groupIssuers(parts: readonly { text: string; span: Span }[]): Issuers {
  const groups: { text: string; span: Span }[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last === undefined || BODY_HEAD.test(fold(part.text))) groups.push({ ...part });
    else {
      last.text = `${last.text} ${part.text}`;
      last.span = { start: last.span.start, end: part.span.end };
    }
  }
  const bodies = groups.filter((group) => BODY_HEAD.test(fold(group.text))).flatMap(splitTwo);
  const issuer = bodies.at(-1);
  if (issuer === undefined) return { issuer: nothing, superior: null };
  const superior = bodies.length > 1 ? bodies.at(-2) : undefined;
  return {
    issuer: {
      value: fullName(issuer.text, superior?.text),
      span: issuer.span,
      confidence: 0.95,
    },
    superior: superior === undefined ? null : fullName(superior.text, undefined),
  };
}

/** The name written out; of a bare office ("VĂN PHÒNG") with the body it belongs to. */
function fullName(capitals: string, above: string | undefined): string {
  const name = officialCase(capitals)
    .replace(/^UBND(?= )/u, 'Ủy ban nhân dân')
    .replace(/^HĐND(?= )/u, 'Hội đồng nhân dân');
  if (above === undefined) return name;
  const whole = fullName(above, undefined);
  if (/^Văn phòng$/u.test(name)) return `${name} ${whole}`;
  // "Thường trực Hội đồng nhân dân" below "HỘI ĐỒNG NHÂN DÂN XÃ X".
  const standing = /^(Thường trực|Ban Thường vụ|Ban Chấp hành)(?: (.*))?$/u.exec(name);
  return standing !== null && fold(whole).startsWith(fold(standing[2] ?? ''))
    ? `${standing[1]} ${whole}`
    : name;
}

/** "ỦY BAN NHÂN DÂN TỈNH X SỞ NỘI VỤ" on one line holds two bodies. */
function splitTwo(group: { text: string; span: Span }): { text: string; span: Span }[] {
  const cutAt =
    /(?<=\S)\s+(?=(?:SỞ|CHI CỤC|PHÒNG|VĂN PHÒNG|TRUNG TÂM|BAN (?:CHỈ ĐẠO|DÂN TỘC|QUẢN LÝ|VÌ SỰ|TUYÊN GIÁO))\s)/u.exec(
      group.text,
    );
  if (!cutAt || cutAt.index === 0) return [group];
  const second = cutAt.index + cutAt[0].length;
  return [
    {
      text: group.text.slice(0, cutAt.index),
      span: { start: group.span.start, end: group.span.start + cutAt.index },
    },
    {
      text: group.text.slice(second),
      span: { start: group.span.start + second, end: group.span.end },
    },
  ];
}

// Phrases of body names in the case they have in a sentence; the first word of a name is capitalised anyway.
const COMMON = [
  'Thủ tướng Chính phủ',
  'Chính phủ',
  'Chủ tịch nước',
  'Quốc hội',
  'ủy ban nhân dân',
  'hội đồng nhân dân',
  'UBND',
  'HĐND',
  'Mặt trận Tổ quốc',
  'Tỉnh ủy',
  'Thành ủy',
  'Huyện ủy',
  'Quận ủy',
  'Thị ủy',
  'Đảng ủy',
  'tỉnh',
  'thành phố',
  'huyện',
  'quận',
  'thị xã',
  'xã',
  'phường',
  'thị trấn',
  'đặc khu',
  'vì sự tiến bộ của phụ nữ',
  'vì sự tiến bộ phụ nữ',
  'quốc gia',
  'Trung ương',
  'Văn phòng',
  'Quản lý',
  'Khu kinh tế',
  'khu công nghiệp',
  'Chỉ đạo',
  'Thường vụ',
  'Thường trực',
  'Tuyên giáo',
  'Dân vận',
  'Tổ chức',
  'Nội chính',
  'Kiểm tra',
  'Liên hiệp Phụ nữ',
  'Lao động',
  'Hợp tác xã',
  'Thanh tra',
  'Bảo vệ',
  'Công tác xã hội',
  'Bảo trợ xã hội',
  'Nữ công',
  'Tổng Liên đoàn',
  'Liên đoàn',
  'Công an',
  'Chính sách Luật pháp',
  'Xây dựng Đảng',
  'Nông dân',
  'Cựu chiến binh',
  'Chữ thập đỏ',
  'Thống kê',
  'Chỉ huy Quân sự',
  'Bộ đội Biên phòng',
  'Phòng, chống',
  'bạo lực gia đình',
  'An toàn giao thông',
  'Bình đẳng giới',
].map((shown) => ({ shown, folded: fold(shown) }));

/** "ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH" in the case it has in a sentence: "Ủy ban nhân dân tỉnh Thái Bình". */
export function officialCase(capitals: string): string {
  const text = joined(capitals);
  if (capitalShare(text) < 0.85) return text;
  const folded = fold(text);
  let out = '';
  let at = 0;
  let afterUnit = false;
  while (at < text.length) {
    const known =
      /[\p{L}]/u.test(text[at] ?? '') && !/[\p{L}]/u.test(text[at - 1] ?? ' ')
        ? fieldAt(folded, at)
        : undefined;
    const common = COMMON.find(
      (words) =>
        folded.startsWith(words.folded, at) && !/[\p{L}]/u.test(folded[at + words.folded.length] ?? ' '),
    );
    if (known && !afterUnit && out !== '') {
      out += known.name;
      at = known.end;
    } else if (common !== undefined && !/[\p{L}]/u.test(text[at - 1] ?? ' ')) {
      out += out === '' ? sentence(common.shown) : common.shown;
      afterUnit = /^(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$/u.test(common.shown);
      at += common.folded.length;
    } else {
      const word = /^[\p{L}\d'’]+|^[^\p{L}\d]+/u.exec(text.slice(at))?.[0] ?? text[at] ?? '';
      out += properWord(word, afterUnit, out === '');
      at += word.length;
    }
  }
  return out;
}

const JOINING = new Set(['VÀ', 'CỦA', 'VỀ', 'CÁC']);

const KEPT = /^(?:TNCS|MTTQ|LHPN|CNTT|TP|VN|PT|TH|PTTH)$/u;

function properWord(word: string, inPlace: boolean, first: boolean): string {
  if (!/\p{L}/u.test(word) || KEPT.test(word)) return word;
  if (JOINING.has(word) && !inPlace && !first) return word.toLowerCase();
  return word.charAt(0) + word.slice(1).toLowerCase();
}

/** The issuer where the heading names none: the body that speaks in the text, completed by the place when the text does so. */
export function inferIssuer(
  lead: string,
  symbol: string | null,
  place: string | null,
  whole: string,
): FoundValue {
  const folded = fold(lead);
  const speaks = /(?:ban hành|xây dựng|yêu cầu|đề nghị|thông báo|triển khai|hướng dẫn|báo cáo|giao)/u;
  for (const name of findBodyNames(lead, folded)) {
    if (name.group || !/^ (?:\p{L}+ ){0,2}/u.test(' ') || !speaks.test(folded.slice(name.end, name.end + 24)))
      continue;
    if (/của\s*$/u.test(folded.slice(Math.max(0, name.start - 6), name.start))) continue;
    return {
      value: withPlace(name.name.replace(/^UBND/u, 'Ủy ban nhân dân'), place, whole),
      span: null,
      confidence: 0.7,
    };
  }
  if (symbol !== null && /UBND/u.test(symbol))
    return completeIssuer({ value: 'Ủy ban nhân dân', span: null, confidence: 0.4 }, place, whole);
  return nothing;
}

const UNITS = 'tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu';
const BARE = new RegExp(`^(?:ủy ban|hội đồng) nhân dân(?:\\s+(${UNITS}))?$`, 'u');

/** "Ủy ban nhân dân tỉnh" with the name of the territory: the place, or what the text calls its territory. */
export function completeIssuer(found: FoundValue, place: string | null, whole: string): FoundValue {
  if (found.value === null) return found;
  const bare = BARE.exec(fold(found.value));
  if (bare === null) return { ...found, value: withMarks(found.value, place) };
  const folded = fold(whole);
  const unit =
    bare[1] ??
    new RegExp(`(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\\s+(${UNITS})(?!\\p{L})`, 'u').exec(
      folded,
    )?.[1];
  if (unit === undefined) return found;
  const base = bare[1] === undefined ? `${found.value} ${unit}` : found.value;
  const called =
    place !== null && folded.includes(fold(`${unit} ${place}`)) ? place : territoryNamed(unit, whole);
  const name = called ?? place;
  if (name === null || name === undefined) return { ...found, value: base };
  return {
    ...found,
    value: `${base} ${name}`,
    confidence: Math.min(found.confidence, called === undefined ? 0.6 : 0.85),
  };
}

/** A name typed without diacritics ends with the place, which has them. */
function withMarks(name: string, place: string | null): string {
  if (place === null || name.endsWith(place)) return name;
  const fits = unmarked(fold(name)).endsWith(` ${unmarked(fold(place))}`);
  return fits && unmarked(name.slice(-place.length)) === name.slice(-place.length)
    ? name.slice(0, -place.length) + place
    : name;
}

/** The name that follows the unit most often ("trên địa bàn tỉnh X"). */
function territoryNamed(unit: string, whole: string): string | undefined {
  const named = new RegExp(
    `(?<!\\p{L})${unit}((?:[ ]\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?){1,4})(?!\\p{L})`,
    'gu',
  );
  const counts = new Map<string, number>();
  for (const match of whole.matchAll(named)) {
    const name = (match[1] ?? '').trim();
    if (!findBodyNames(name, fold(name)).some((one) => one.start === 0))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function withPlace(name: string, place: string | null, whole: string): string {
  const completed = completeIssuer({ value: name, span: null, confidence: 1 }, place, whole);
  return completed.value ?? name;
}

/** Territories in names of bodies ("tỉnh X", "các huyện, thành phố", "cấp xã"), and names told by their capitals. */

export interface Place {
  readonly text: string;
  readonly folded: string;
  /** How many bodies lie around this one: "Thường trực Hội đồng nhân dân tỉnh" is one deep. */
  readonly depth: number;
}

export const LETTER = '[\\p{L}\\p{N}]';

const UNIT =
  '(?:tỉnh(?! ủy| đoàn)|thành phố|tp\\.?|huyện(?! ủy| đoàn)|quận(?! ủy)|thị xã|tx\\.?|(?<!hợp tác )xã(?! hội)|phường|thị trấn|tt(?=[,;:.]|$)|đặc khu|khu vực)';

const UNIT_LIST = new RegExp(
  `\\s*(?:các\\s+)?${UNIT}(?:\\s*(?:,|và|/|-|;)\\s*(?:các\\s+)?${UNIT}){1,8}(?:\\s+trực thuộc trung ương)?(?!${LETTER})`,
  'uy',
);

// "UBND 08 phường": all of them, counted.
const UNIT_COUNTED = new RegExp(
  `\\s+\\d{1,3}\\s+${UNIT}(?:\\s*(?:,|và)\\s*(?:\\d{1,3}\\s+)?${UNIT}){0,4}(?!${LETTER})`,
  'uy',
);

const UNIT_PLURAL = new RegExp(`\\s*các\\s+${UNIT}(?!${LETTER})`, 'uy');

const LEVEL = new RegExp(
  `\\s+(?:các cấp|cấp (?:tỉnh|huyện|xã)(?:\\s*(?:,|và)\\s*(?:cấp )?(?:tỉnh|huyện|xã))*|cơ sở)(?!${LETTER})`,
  'uy',
);

const UNIT_ONE = new RegExp(`\\s+${UNIT}(?!${LETTER})`, 'uy');

const CAPITAL_RUN = /\s+\p{Lu}[\p{L}'’]*(?:(?: - |-| )\p{Lu}[\p{L}'’]*){0,4}/uy;

// Words that may follow a territory with a capital but do not name it ("tham mưu UBND tỉnh Kế hoạch ...").
const NOT_A_PLACE =
  /^\s+(?:kế hoạch|quyết định|nghị quyết|nghị định|thông báo|thông tư|chỉ thị|chương trình|đề án|báo cáo|công văn|công an|văn bản|văn phòng|ban |hội |đoàn |sở |bộ |liên đoàn|liên minh|trung tâm|phương án|chủ tịch|phó |giám đốc|ủy ban|ubnd|mặt trận|dự thảo|danh |quy )/u;

export function sticky(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** End of a proper name in capitals that starts (after a blank) at `at`, or `at`. */
export function properName(place: Place, at: number): number {
  const run = sticky(CAPITAL_RUN, place.text, at);
  if (run === undefined) return at;
  if (NOT_A_PLACE.test(place.folded.slice(at, at + 24))) return at;
  // The last word of the run may begin the next phrase: "tỉnh An Giang Quyết định".
  const words = [...run.matchAll(/\s+\S+/gu)];
  let end = at + run.length;
  for (const word of words.slice(1)) {
    const from = at + word.index;
    if (NOT_A_PLACE.test(place.folded.slice(from, from + 24))) {
      end = from;
      break;
    }
  }
  return end;
}

export interface Tail {
  readonly end: number;
  readonly group: boolean;
}

/** Territory after a name: "tỉnh", "tỉnh X", "các huyện, thành phố", "cấp xã", "các cấp". */
export function territory(place: Place, at: number): Tail {
  const list = sticky(UNIT_LIST, place.folded, at);
  if (list !== undefined) return { end: at + list.length, group: true };
  const plural = sticky(UNIT_PLURAL, place.folded, at) ?? sticky(UNIT_COUNTED, place.folded, at);
  if (plural !== undefined) return { end: at + plural.length, group: true };
  const level = sticky(LEVEL, place.folded, at);
  if (level !== undefined) return { end: at + level.length, group: true };
  const one = sticky(UNIT_ONE, place.folded, at);
  if (one !== undefined) return { end: properName(place, at + one.length), group: false };
  return { end: at, group: false };
}

function isUnit(place: Place, at: number): boolean {
  return (
    sticky(UNIT_ONE, place.folded, at) !== undefined ||
    sticky(UNIT_LIST, place.folded, at) !== undefined ||
    sticky(UNIT_PLURAL, place.folded, at) !== undefined ||
    sticky(LEVEL, place.folded, at) !== undefined
  );
}

// Words at which a name that is read by its capitals ends.
const STOP = new Set(
  (
    'chủ phối có hướng tham tổ triển thực xây rà đẩy tăng chỉ theo trong trên để cho với về tại từ đến là được do gửi báo ' +
    'căn tiếp chịu thường làm khi nếu thì cùng đã đang sẽ cần phải này nêu kịp đề đôn kiểm giám tích nâng bố cân thẩm lồng ' +
    'tuyên liên tổng rút sớm trước sau hoặc hay nhằm bảo đảm thông vận nghiên lập quán phân giao yêu ban mở định cung tạo khẩn ' +
    'đã không rà giải phát duy tập truyền cấp trình đưa'
  ).split(' '),
);

// Such words begin what a body does, but not in these compounds.
const IN_NAMES =
  /^\s*(?:thông tin|truyền hình|truyền thông đa|phát thanh|phát triển nông thôn|tổ chức cán bộ|tổ chức - |dân vận|kiểm tra đảng|bảo vệ (?:chính trị|môi trường|thực vật))(?!\p{L})/u;

const WORD = /\s*(?:(,|-|&|–)\s*)?(và\s+)?([\p{L}\p{N}&./'’]+)/uy;

/** End of a name made of capitalised words and the small words after each: "Lao động - Xã hội", "An toàn giao thông". */
export function capitalName(place: Place, at: number): number {
  let end = at;
  let small = 0;
  for (let words = 0; words < 14; words += 1) {
    WORD.lastIndex = end;
    const match = WORD.exec(place.text);
    if (!match || match[0].includes('\n\n')) break;
    const word = match[3] ?? '';
    const capital = /^[\p{Lu}\d]/u.test(word);
    const joint = match[1] !== undefined || match[2] !== undefined;
    if (joint && (!capital || words === 0)) break;
    if (capital && (joint || words > 0) && newBody(place, end + match[0].length - word.length, joint)) break;
    if (match[1] === ',' && !listedPart(place, end + match[0].length)) break;
    if (!capital) {
      small += 1;
      const stops =
        STOP.has(word.toLowerCase()) &&
        !IN_NAMES.test(place.folded.slice(end, end + 24)) &&
        !/(?:^|\s)(?:dân vận|việc làm)$/u.test(
          place.folded.slice(Math.max(0, end - 8), end + match[0].length),
        );
      if (words === 0 || small > 5 || stops || isUnit(place, end)) break;
    } else small = 0;
    end += match[0].length;
    if (/[.;]$/.test(word)) return end - 1;
  }
  return end;
}

const NEW_BODY =
  /^(?:ủy ban|ubnd|sở |hội đồng nhân|hđnd|công an |hội liên|hội nông|liên đoàn|văn phòng|mặt trận)/u;

/** The head word of another body does not go on the name before it; after "và" or a comma fewer words do. */
function newBody(place: Place, at: number, joint: boolean): boolean {
  const words = place.folded.slice(at, at + 24);
  // "Hội Phụ nữ Công an tỉnh" is one body.
  if (!joint && words.startsWith('công an ')) return false;
  return NEW_BODY.test(words) || (joint && NOT_A_PLACE.test(` ${words}`));
}

/** After a comma a name goes on only when "và" plus a capital closes the series ("Văn hóa, Thể thao và Du lịch"). */
function listedPart(place: Place, at: number): boolean {
  return /^(?:\s+\p{Ll}+){0,2}\s+và\s+\p{Lu}(?!ở |an |ội |oàn )/u.test(place.text.slice(at, at + 40));
}

/** Groups of bodies ("các sở, ban, ngành", "các đơn vị liên quan") and series under one head word ("các Sở: Nội vụ, Y tế"). */
import { fieldAt } from './body-fields.ts';
import { joined } from './fold.ts';
import { LETTER, type Place, sticky } from './territory.ts';

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly group: boolean;
  /** Post before the name: "Giám đốc". */
  readonly head?: string;
  /** How sure it is that these words name a body. */
  readonly confidence: number;
}

const KIND_OF_BODY =
  '(?:(?:tỉnh|thành|huyện|quận|thị|đảng) ủy(?: (?:xã|phường|cơ sở))?|ban cán sự đảng|đảng đoàn|đảng bộ|chi bộ|chi, đảng bộ|cấp ủy đảng|cấp ủy|tổ chức đảng|chính quyền|thôn|bản|ấp|khu phố|tổ dân phố|khu dân cư|cơ quan thông tin đại chúng|cơ quan thông tấn,? báo chí|cơ quan báo chí|cơ quan chuyên môn|cơ quan trung ương|cơ quan ngang bộ|cơ quan thuộc chính phủ|cơ quan|sở|ban|bộ|ngành|đoàn thể chính trị ?- ?xã hội|đoàn thể|hội|tổ chức chính trị ?- ?xã hội|tổ chức xã hội(?: ?- ?nghề nghiệp| nghề nghiệp)?|tổ chức đoàn thể|tổ đại biểu(?: hội đồng nhân dân| hđnd)?|đại biểu(?: hội đồng nhân dân| hđnd)|tổ chức thành viên|tổ chức|đơn vị sự nghiệp|đơn vị|địa phương|phòng|huyện|thành phố|thị xã|quận|xã|phường|thị trấn|đặc khu|doanh nghiệp|hợp tác xã|trường (?:đại học|cao đẳng(?: sư phạm| nghề)?|trung cấp|trung học phổ thông|thpt)|đại học|cao đẳng|trung cấp|trường học|nhà trường|trường (?:mầm non|tiểu học|trung học cơ sở|thcs|phổ thông)|trường|mầm non|tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt|trạm y tế|mặt trận|cấp (?:công đoàn|hội|chính quyền|ngành)|thành viên ban chỉ đạo|công đoàn (?:cấp trên(?: trực tiếp cơ sở)?|ngành|cơ sở)|thành viên(?: ban| tổ| hội đồng)?(?= (?:có|chủ|chịu|theo|căn|thực|phụ))|cấp|báo|đài)';
const QUALIFIER =
  '(?:(?:\\s+khác)?(?:\\s+(?:có )?liên quan|\\s+thuộc, trực thuộc(?: (?:bộ|sở|tỉnh|ban|cục|vụ))?|\\s+trực thuộc(?: tỉnh(?: ủy)?| thành ủy| huyện ủy| đảng ủy| bộ| sở| trung ương)?|\\s+chức năng|\\s+(?:này|nêu trên)|\\s+cấp (?:tỉnh|huyện|xã)|\\s+(?:thuộc và )?(?:trực )?thuộc (?:tỉnh|thành phố|(?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố|huyện|xã|phường)|bộ|sở|ngành|huyện|xã|phường)|\\s+của (?:tỉnh|thành phố|huyện|mặt trận)|\\s+trong tỉnh|\\s+tỉnh|\\s+huyện|\\s+xã(?! hội)|\\s+phường|\\s+quận|\\s+thị xã|\\s+thành phố|\\s+trung ương|\\s+đóng|\\s+trên địa bàn(?: tỉnh| thành phố| huyện| xã)?|\\s+khác){0,4})';
const GROUP = new RegExp(
  `(?:(?:tất cả )?(?:các|những) )?${KIND_OF_BODY}(?:\\s*(?:,|;(?= (?:các )?(?:sở|ban|ngành|đoàn thể|địa phương|đơn vị))|-|/|và)\\s*(?:các )?${KIND_OF_BODY}){0,14}${QUALIFIER}(?!${LETTER})`,
  'uy',
);
const SEVERAL =
  /^(?:tất cả )?(?:các|những) |^công đoàn (?:ngành|cấp trên|cơ sở)|^(?:cơ quan|đơn vị|địa phương) (?:trực thuộc|có liên quan|liên quan)|^(?:sở|ban|cơ quan|đơn vị|huyện)\s*[,/-]\s*(?:ban|ngành|sở|đơn vị|địa phương|thành phố|thị)/u;

/** "các sở, ban, ngành, đoàn thể tỉnh", "sở, ngành, địa phương", "các đơn vị có liên quan". */
export function groupAt(place: Place, at: number): Mention | undefined {
  const found = sticky(GROUP, place.folded, at);
  if (found === undefined || !SEVERAL.test(found)) return undefined;
  const end = at + found.length;
  return {
    start: at,
    end,
    name: joined(place.text.slice(at, end)),
    group: true,
    confidence: 0.9,
  };
}

const SHARED_HEAD = /các\s+(sở|bộ|ban|phòng|hội)\s*:?\s+(?=\p{L})/uy;
const LIST_JOINT = /\s*(?:,|;|và|-)\s+(?:và\s+)?/uy;

/** "các Sở: Nội vụ, Tài chính và Y tế" names three bodies. */
export function sharedHead(place: Place, at: number): readonly Mention[] {
  const head = sticky(SHARED_HEAD, place.folded, at);
  if (head === undefined) return [];
  const word = /(sở|bộ|ban|phòng|hội)/u.exec(head)?.[1] ?? '';
  const canonical = word.charAt(0).toUpperCase() + word.slice(1);
  const out: Mention[] = [];
  let from = at + head.length;
  for (let i = 0; i < 40; i += 1) {
    if (!/\p{Lu}/u.test(place.text[from] ?? '')) break;
    const known = fieldAt(place.folded, from);
    if (!known) break;
    out.push({
      start: out.length === 0 ? at : from,
      end: known.end,
      name: `${canonical} ${known.name}`,
      group: false,
      confidence: 0.9,
    });
    const joint = sticky(LIST_JOINT, place.folded, known.end);
    if (joint === undefined) break;
    from = known.end + joint.length;
  }
  const only = out[0];
  // "Các Sở Giáo dục và Đào tạo": those of all provinces.
  if (out.length === 1 && only !== undefined && !head.includes(':'))
    return [{ ...only, name: joined(place.text.slice(at, only.end)), group: true }];
  return out;
}

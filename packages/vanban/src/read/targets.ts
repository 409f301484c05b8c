/** Targets with a number and a unit: "ít nhất 80% cán bộ", "từ 30% trở lên", "60 phút/tháng", "02 lớp". */
import { joined } from './fold.ts';
import type { Span, Target } from './schema.ts';
import { touches } from './spans.ts';
import type { Stretch } from './stretch.ts';

const NUMBER = '\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:[.,]\\d+)?';
const UNITS =
  'phần trăm|bé trai|phút|giờ|buổi|lớp|cuộc|hội nghị|hội thảo|tọa đàm|khóa|lượt người|lượt|người|nữ công nhân|công nhân|cán bộ|học viên|đại biểu|mô hình|câu lạc bộ|clb|' +
  'hộ gia đình|hộ|tổ|nhóm|tin bài|tin, bài|tin|bài|phóng sự|chuyên mục|chuyên đề|chuyên trang|tờ rơi|tờ gấp|tờ|cuốn|bộ|quyển|pa nô|pano|áp phích|băng rôn|' +
  'khẩu hiệu|sản phẩm|video|đợt|lần|đoàn|xã|phường|thị trấn|huyện|thôn|khu dân cư|trường|cơ sở|đơn vị|cơ quan|doanh nghiệp|địa chỉ|trẻ em|trẻ|' +
  'phụ nữ|nạn nhân|trường hợp|vụ|tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|đồng|điểm phần trăm|điểm|bậc|ha|km|văn bản|tỉnh|cụm|bản tin|tin nhắn|bài viết|bài|diễn đàn|chốt|đội|phần quà|suất quà|suất|ca|phiên|nhà tạm lánh|ngôi nhà|ấn phẩm|clip|bảng|chi hội|tủ sách|gian hàng|bản|máy|gói|phần việc|báo cáo viên|tuyên truyền viên|cộng tác viên|giáo viên|giảng viên|hội viên|thành viên|học sinh|báo cáo|kế hoạch|sự kiện|chiến dịch|chương trình|' +
  'hội thi|cuộc thi|hoạt động|công trình|dự án|chỉ tiêu|phiếu|hồ sơ|thủ tục|giường|bệnh nhân|lao động|việc làm|căn|ngày làm việc|ngày';
const BEFORE =
  'tăng lên ít nhất|giảm xuống còn|giảm xuống dưới|giảm còn|giảm ít nhất|tăng ít nhất|giảm từ|tăng từ|giảm trên|tăng trên|giảm|tăng thêm|tăng|đạt ít nhất|đạt tối thiểu|đạt trên|đạt từ|đạt|ít nhất là|ít nhất|tối thiểu là|tối thiểu|không dưới|không thấp hơn|không quá|không vượt quá|tối đa|dưới|trên|hơn|từ|khoảng|bằng|chiếm|còn';
const TARGET = new RegExp(
  `(?<![\\p{L}\\d/.,-])(?:(${BEFORE})\\s+)?(?:khoảng\\s+)?(${NUMBER})\\s*(?:%?\\s*(?:-|đến|tới)\\s*(${NUMBER})\\s*)?(%|(?:${UNITS})(?![\\p{L}\\d]))((?:\\s*/\\s?(?:\\d{1,3}\\s)?(?:cơ sở|câu lạc bộ|mô hình|bé gái|\\p{L}+)){1,2}|\\s+(?:mỗi|một)\\s(?:năm|tháng|quý|tuần|ngày|xã|huyện|cuộc|lớp))?(\\s+trở lên|\\s+trở xuống)?`,
  'gu',
);
// Days are a target only as a limit; otherwise they are a date.
// "16 giờ 00", "24/24 giờ" tell the time.
const CLOCK = /^(?:giờ\s*(?:\d{1,2}(?!\d)|phút|ngày|sáng|chiều|,\s*ngày)|giờ$)/u;
const LIMITS_ONLY = /^ngày/u;
const LIMIT = /ít nhất|tối thiểu|không quá|không vượt quá|tối đa/u;
const YEAR = /^(?:19|20)\d{2}$/u;
const AFTER_YEAR = /(?:năm|đoạn|tháng\s*\d{1,2}\s*\/?|-)\s*$/u;
const ALWAYS = /^(?:%|phần trăm)$/u;
// "15 năm", "khóa XV", "1 bộ, ngành" and the like count nothing that is to be reached.
const NOT_COUNTED =
  /^(?:khóa\s+[ivx\d]|bộ[ ,]+(?:ngành|luật|trưởng)|chương trình\s+(?:số|này|mục tiêu)|kế hoạch\s+(?:số|này)|văn bản\s+(?:số|này)|điểm\s+[a-zđ](?!\p{L})|tổ\s+chức)/u;

function numberOf(written: string): number {
  const plain = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(written) ? written.replace(/\./g, '') : written;
  return Number(plain.replace(',', '.'));
}

function comparator(before: string, after: string, ranged: boolean, clause: string): Target['comparator'] {
  if (after.includes('trở lên')) return 'gte';
  if (after.includes('trở xuống')) return 'lte';
  if (/giảm xuống dưới|^dưới/u.test(before)) return 'lt';
  // "Giảm số giờ ... còn 1,8 lần": the verb stands further off.
  if (/^còn|xuống/u.test(before) && /giảm/u.test(clause)) return 'lte';
  if (/giảm (?:xuống )?còn|không quá|không vượt quá|tối đa/u.test(before)) return 'lte';
  if (/^giảm/u.test(before)) return 'decrease';
  if (/^tăng lên ít nhất/u.test(before)) return 'gte';
  if (/^tăng/u.test(before)) return 'increase';
  if (/ít nhất|tối thiểu|không dưới|không thấp hơn/u.test(before)) return 'gte';
  if (/trên|hơn/u.test(before)) return 'gt';
  if (/khoảng/u.test(before)) return 'about';
  return ranged ? 'between' : 'eq';
}

/** Targets in a text; `masked` are places (citations, dates), in source positions and order, whose numbers mean something else. */
export function findTargets(stretch: Stretch, masked: readonly Span[]): Target[] {
  const { text, folded } = stretch;
  const out: Target[] = [];
  for (const match of folded.matchAll(TARGET)) {
    const span = stretch.source({
      start: match.index,
      end: match.index + match[0].length,
    });
    if (touches(masked, span.start, span.end)) continue;
    const unit = match[4] ?? '';
    // "giai đoạn 2021-2030 tỉnh X", "năm 2024 huyện Y": years count nothing.
    if (
      YEAR.test(match[2] ?? '') &&
      !ALWAYS.test(unit) &&
      (match[3] !== undefined || AFTER_YEAR.test(folded.slice(0, match.index)))
    )
      continue;
    if (LIMITS_ONLY.test(unit) && !LIMIT.test(match[1] ?? '')) continue;
    if (
      unit === 'giờ' &&
      !LIMIT.test(match[1] ?? '') &&
      CLOCK.test(folded.slice(match.index + match[0].length - unit.length))
    )
      continue;
    const unitAt =
      match.index + match[0].length - (match[5]?.length ?? 0) - (match[6]?.length ?? 0) - unit.length;
    if (!ALWAYS.test(unit) && NOT_COUNTED.test(folded.slice(unitAt, unitAt + 24))) continue;
    const upper = match[3] === undefined ? null : numberOf(match[3]);
    const clause = clauseAround(folded, match.index, match.index + match[0].length);
    const clauseText = folded.slice(clause.start, match.index);
    out.push({
      value: numberOf(match[2] ?? ''),
      upper,
      comparator: comparator(
        match[0].slice(0, match[0].search(/\d/u)),
        match[6] ?? '',
        upper !== null,
        clauseText,
      ),
      unit: joined(text.slice(unitAt, unitAt + unit.length) + (match[5] ?? '')).replace(/\s*\/\s*/g, '/'),
      of: joined(text.slice(match.index + match[0].length, clause.end)).slice(0, 160),
      what: joined(text.slice(clause.start, clause.end)).slice(0, 300),
      text: joined(text.slice(match.index, match.index + match[0].length)),
      span,
    });
  }
  return out;
}

const CLAUSE_END = /[;:()]|[.,](?!\d)/u;

function clauseAround(folded: string, start: number, end: number): Span {
  let from = start;
  while (from > 0 && start - from < 200 && !CLAUSE_END.test(folded.slice(from - 1, from + 1))) from -= 1;
  const stop = folded.slice(end, end + 200).search(CLAUSE_END);
  return {
    start: from,
    end: stop < 0 ? Math.min(folded.length, end + 200) : end + stop,
  };
}

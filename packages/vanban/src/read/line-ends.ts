/** What the end of a printed line says about the next one: whether the words must go on there. */

// A line does not end a paragraph on such a word.
const HANGING =
  /(?:[,–-]|(?:^|\s)(?:của|và|các|về|tại|theo|cho|với|trong|đến|từ|là|được|do|những|để|(?<!(?:làm|công|sự|vụ) )việc|hoặc|bằng|như|giao|giữa|nhằm|qua|vào|khi|mà|nếu|vì|trên|gồm|đối với|số:|ngày|thứ))$/u;
const NUMBER_WORD =
  /(?:^|\s)(?:ngày|số|tháng|năm|quý|thứ|khóa|kỳ|điều|khoản|(?<!(?:địa|thời|quan|trọng|ưu|nhược|đặc|cao) )điểm|mục|mục tiêu|chỉ tiêu|chương|phần|phụ lục|đoạn|dưới|hơn|trên|đạt|khoảng|còn)$/u;
// The head word of a body's name needs the rest of the name.
const UNFINISHED_NAME =
  /(?:^|\s)(?:Ban|Hội|Sở|Bộ|Ủy ban|UỶ ban|Đài|Báo|Đoàn|Cục|Vụ|Phòng|Trung tâm|Liên đoàn|Liên minh|Viện|Trường|Thủ tướng|Tổng cục|Mặt trận Tổ|Mặt trận)$/u;
const OPEN_BRACKET = /\([^()]{0,80}$/u;

/** True when a bracket that is open goes on in the next line. */
export function opensBracket(text: string): boolean {
  return OPEN_BRACKET.test(text);
}

/** True when the folded line ends with a word after which a number stands: "trước ngày", "khóa", "Điều". */
export function wantsNumber(folded: string): boolean {
  return NUMBER_WORD.test(folded);
}

/** True when the line cannot be the end of a paragraph, given how the next one begins. */
export function mustGoOn(line: { readonly text: string; readonly folded: string }, next: string): boolean {
  if (HANGING.test(line.folded) || UNFINISHED_NAME.test(line.text) || opensBracket(line.text)) return true;
  return wantsNumber(line.folded) && /^(?:\d|[IVX]+(?!\p{L}))/u.test(next);
}

// A number or a name that goes on after a dash at the line's start: "giai đoạn 2021" / "- 2025".
const BROKEN_BEFORE_DASH =
  /(?:\d%?|lao động|quy hoạch|kinh tế|chính trị|bà rịa|giao thông|văn hóa|báo cáo viên)$/u;
const AFTER_DASH = /^- ?(?:\d{4}|\d+%|thương binh|tb|kiến trúc|xã hội|vũng tàu|vận tải)/u;

/** True when the dash at the start of the next line is the middle of a number or a name. */
export function brokenAtDash(folded: string, next: string): boolean {
  return BROKEN_BEFORE_DASH.test(folded) && AFTER_DASH.test(next);
}

/** What a heading announces: aims, what is to be done, who does it, money, reporting. */
import type { SectionPurpose } from './schema.ts';

const BY_WORDS: readonly (readonly [RegExp, SectionPurpose])[] = [
  [
    /chế độ (?:thông tin|báo cáo)|thông tin,?\s*(?:và )?báo cáo|^(?:công tác )?báo cáo|sơ kết,? tổng kết/u,
    'reporting',
  ],
  [
    /(?:tổ chức|phân công|triển khai) (?:triển khai )?(?:thực hiện|nhiệm vụ|trách nhiệm)|phân công|trách nhiệm|tổ chức thực hiện|điều khoản thi hành/u,
    'assignment',
  ],
  [/kinh phí|ngân sách|nguồn vốn/u, 'funding'],
  [/^(?:các )?(?:nội dung|nhiệm vụ|giải pháp|hoạt động|biện pháp)/u, 'content'],
  [
    /tình hình|đánh giá|kết quả (?:thực hiện|đạt được|công tác)|thực trạng|sự cần thiết|căn cứ|đặc điểm|tồn tại|hạn chế|nguyên nhân|bối cảnh|ưu điểm|khuyết điểm|bài học/u,
    'situation',
  ],
  [/nội dung|nhiệm vụ|giải pháp|hoạt động|biện pháp|công việc|tiến độ/u, 'content'],
  [/mục đích|yêu cầu|mục tiêu|quan điểm|chỉ tiêu|phương châm|nguyên tắc|định hướng/u, 'aims'],
  [/đối tượng|phạm vi|thời gian|địa điểm|thành phần|thời hạn/u, 'scope'],
];

// Headings below the top are only trusted when they begin with such a word and say little more.
const SUB: readonly (readonly [RegExp, SectionPurpose])[] = [
  [
    /^(?:một số |các )?(?:mục đích|mục tiêu|chỉ tiêu|quan điểm|yêu cầu(?! (?:các|thủ|giám|chủ|sở|ubnd|ủy|ban))|nguyên tắc|phương châm)/u,
    'aims',
  ],
  [/^(?:đối tượng|phạm vi|thời gian(?! (?:tới|qua))|địa điểm|thành phần|thời hạn)/u, 'scope'],
  [/^(?:nguồn )?kinh phí/u, 'funding'],
  [/^(?:chế độ (?:thông tin|báo cáo)|thông tin,? báo cáo)/u, 'reporting'],
  [/^(?:tổ chức thực hiện|phân công|trách nhiệm)/u, 'assignment'],
  [/^(?:các )?(?:nội dung|nhiệm vụ|giải pháp|hoạt động|biện pháp)/u, 'content'],
  [/^(?:kết quả đạt được|tồn tại|hạn chế|nguyên nhân|tình hình|thực trạng|đánh giá)/u, 'situation'],
];

/** Purpose of a top heading, by its folded words. */
export function purposeOfSection(heading: string): SectionPurpose {
  return BY_WORDS.find(([pattern]) => pattern.test(heading))?.[1] ?? 'other';
}

/** Purpose of a heading below the top; undefined when it announces none of its own. */
export function purposeOfItem(heading: string): SectionPurpose | undefined {
  if (heading.length > 90) return undefined;
  return SUB.find(([pattern]) => pattern.test(heading))?.[1];
}

const VERB =
  /^["'(\s]*(?:tiếp tục |chủ động |tích cực |thường xuyên |kịp thời |tập trung |hằng năm,? |hàng năm,? |định kỳ |phải |cần |khẩn trương |nghiêm túc |phấn đấu |có trách nhiệm )*(?:thực hiện|tổ chức|triển khai|xây dựng|rà soát|tham mưu|hướng dẫn|phối hợp|chủ trì|tăng cường|đẩy mạnh|chỉ đạo|nâng cao|kiểm tra|thanh tra|giám sát|đôn đốc|tổng hợp|báo cáo|bố trí|lồng ghép|tuyên truyền|phổ biến|quán triệt|ban hành|cấp|đảm bảo|bảo đảm|xác minh|thống kê|theo dõi|cập nhật|thu thập|khảo sát|đánh giá|sơ kết|tổng kết|khen thưởng|biểu dương|huy động|vận động|nghiên cứu|thẩm định|kiện toàn|củng cố|duy trì|nhân rộng|hỗ trợ|cung cấp|tập huấn|bồi dưỡng|đào tạo|in ấn|phát động|phát hành|sản xuất|đăng tải|treo|mở|lập|quản lý|giải quyết|xử lý|ngăn chặn|phòng ngừa|can thiệp|tiếp nhận|tham gia|phân công|gửi|đề xuất|trình|cử|giao|đưa|phát huy|khuyến khích|tạo điều kiện|đa dạng|đổi mới|hoàn thiện|xác định|công khai|chuẩn bị|phát triển|khắc phục|chấn chỉnh|thành lập|vận hành|ứng dụng|bám sát|quan tâm|ưu tiên|lãnh đạo|đề cao|khai thác|tích hợp|phát hiện|làm tốt|làm|đăng ký|yêu cầu|đề nghị|mời|nắm|truyền thông|giáo dục|tư vấn|thí điểm|tích cực|chủ động|thường xuyên|kịp thời|tập trung|tiếp tục)(?!\p{L})/u;

/** True when the words begin as an order does: with a verb of doing. */
export function beginsWithVerb(folded: string): boolean {
  return VERB.test(folded.slice(0, 120));
}

/** True when the words want something sent or reported. */
export function asksForPapers(folded: string): boolean {
  return (
    /(?:gửi|báo cáo|đăng ký|cung cấp|tổng hợp|hoàn thành)(?!\p{L})/u.test(folded) &&
    !/nếu có|khó khăn|vướng mắc/u.test(folded)
  );
}

const CLOSING =
  /^(?:trên đây là|nhận (?:được )?(?:kế hoạch|chỉ thị|công văn|văn bản|quyết định|chương trình|thông báo|hướng dẫn)|trong quá trình|quá trình (?:triển khai|tổ chức|thực hiện)|yêu cầu (?:các|thủ|giám|chủ)|đề nghị (?:các|thủ|giám)|căn cứ (?:nội dung |vào |các nội dung )?(?:kế hoạch|chỉ thị|chương trình|quyết định|hướng dẫn) (?:này|của)|(?:kế hoạch|chỉ thị|quyết định|nghị quyết|chương trình|hướng dẫn|thông báo) này|giao (?:chánh )?(?:văn phòng|sở)|ủy ban nhân dân|ubnd|chủ tịch|văn phòng|nếu có|mọi|vậy)/u;

/** Whether an unlabelled paragraph sounds like the end of a document. */
export function soundsClosing(folded: string): boolean {
  return CLOSING.test(folded);
}

/** "Lưu ý: ...", "(Gửi kèm phụ lục)": words beside the work, which order nothing. */
export function isRemark(folded: string): boolean {
  return /^[(*\s]*(?:lưu ý|ghi chú|chú ý|gửi kèm|kèm theo|đính kèm|có [^.;]{0,40} kèm theo)(?!\p{L})/u.test(
    folded,
  );
}

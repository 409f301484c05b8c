/** Lines that say more of the task before them: who, when, what comes of it. */

const DETAIL =
  /^(?:(?:cơ quan|đơn vị)(?: \(?(?:chủ trì|thực hiện|phối hợp|tham mưu|phụ trách)\)?)|chủ trì(?: thực hiện)?|phối hợp(?: thực hiện)?|đơn vị thực hiện|thời gian(?: (?:thực hiện|hoàn thành|tổ chức|triển khai))?|thời hạn(?: hoàn thành)?|tiến độ(?: thực hiện)?|thời gian, địa điểm|sản phẩm(?: đầu ra)?|kết quả(?: (?:đầu ra|dự kiến|sản phẩm))?|phân công(?: thực hiện)?|trách nhiệm(?: thực hiện)?|địa điểm|kinh phí(?: thực hiện)?|số lượng|đối tượng|thành phần|hình thức)\s*:/u;

/** "Cơ quan chủ trì: ...", "Thời gian: ...": says more about the task before it. */
export function isDetail(folded: string): boolean {
  return DETAIL.test(folded);
}

/** "Nội dung: ...": a detail only beside others that are. */
export function isSoftDetail(folded: string): boolean {
  return /^(?:nội dung|mục đích|mục tiêu|yêu cầu|cách thức|phương pháp|ghi chú|quy mô|dự kiến|nguồn)[^:]{0,30}:/u.test(
    folded,
  );
}

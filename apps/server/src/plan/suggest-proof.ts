/** What usually proves a task done, from its own words; a proposal that the officer may change. Pure. */
import { fold } from '@binhdang/domain';

/** The first that stands nearest the beginning of the task wins; its opening says what is to be done. */
const PROOFS: readonly (readonly [RegExp, string])[] = [
  [/tap huan|boi duong|dao tao/, 'Kế hoạch và báo cáo kết quả; số lớp, số người tham gia (nam, nữ)'],
  [/tham muu .{0,40}ke hoach|xay dung .{0,20}ke hoach/, 'Kế hoạch đã ban hành'],
  [/bao cao tong ket/, 'Báo cáo tổng kết'],
  [/bao cao|che do thong tin/, 'Báo cáo gửi đúng hạn'],
  [/thanh tra|kiem tra|giam sat/, 'Kế hoạch, biên bản và kết luận kiểm tra; số đơn vị được kiểm tra'],
  [/san pham truyen thong/, 'Danh mục và số lượng sản phẩm truyền thông'],
  [/phat song|tin, bai|bao, dai/, 'Số tin, bài, chuyên mục và thời lượng phát sóng'],
  [/truyen thong|tuyen truyen|pho bien/, 'Báo cáo kết quả truyền thông; số cuộc, số người tham dự'],
  [/mo hinh/, 'Danh sách mô hình duy trì, nhân rộng; báo cáo đánh giá'],
  [/long ghep|tham dinh/, 'Danh mục văn bản đã lồng ghép, thẩm định'],
  [/kinh phi|du toan|ngan sach/, 'Quyết định, dự toán được giao'],
  [/thong ke|so lieu/, 'Biểu số liệu'],
  [/khen thuong|bieu duong/, 'Quyết định khen thưởng'],
  [/kien toan/, 'Quyết định kiện toàn'],
  [/mua ban nguoi|vu bao luc|cac vu/, 'Báo cáo kết quả xử lý; số vụ, số người được hỗ trợ'],
  [/gap mat|toa dam|hoi thao|giao luu/, 'Kế hoạch, báo cáo kết quả tổ chức; số người tham dự'],
  [/huong dan/, 'Văn bản hướng dẫn'],
];

const OTHERWISE = 'Báo cáo kết quả thực hiện';

/** The proof suggested for a task. */
export function suggestProof(text: string): string {
  const folded = fold(text);
  let best: { at: number; proof: string } | undefined;
  for (const [pattern, proof] of PROOFS) {
    const at = folded.search(pattern);
    if (at >= 0 && (best === undefined || at < best.at)) best = { at, proof };
  }
  return best?.proof ?? OTHERWISE;
}

import { dictionary } from '../../app/i18n.tsx';

/** Words of the list of plans and of taking documents in. */
export const words = dictionary({
  title: { vi: 'Kế hoạch', en: 'Plans' },
  takeIn: { vi: 'Đưa văn bản vào', en: 'Take a document in' },
  takeInCorrected: { vi: 'Đưa văn bản đã sửa vào', en: 'Hand in a corrected text' },
  none: {
    vi: 'Chưa có kế hoạch nào gửi tới cơ quan của bạn.',
    en: 'No plan has reached your body yet.',
  },
  noneForLead: {
    vi: 'Chưa có kế hoạch nào. Đưa văn bản kế hoạch (.docx, .pdf có lớp chữ hoặc .txt) vào để bắt đầu.',
    en: 'There is no plan yet. Take in the document (.docx, .pdf with text, or .txt) to begin.',
  },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  name: { vi: 'Trích yếu, cơ quan ban hành', en: 'Title, issuer' },
  date: { vi: 'Ngày ban hành', en: 'Date' },
  status: { vi: 'Trạng thái', en: 'State' },
  tasks: { vi: 'Nhiệm vụ', en: 'Tasks' },
  checked: { vi: 'Đã rà soát', en: 'Checked' },
  doubtful: { vi: 'Cần xem', en: 'To look at' },
  review: { vi: 'Đang rà soát', en: 'Under review' },
  published: { vi: 'Đã ban hành', en: 'Published' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
  noNumber: { vi: 'chưa có số', en: 'no number' },
  caption: { vi: 'Các kế hoạch', en: 'Plans' },
  drop: { vi: 'Kéo thả tệp vào đây, hoặc', en: 'Drop the file here, or' },
  choose: { vi: 'Chọn tệp', en: 'Choose a file' },
  kinds: {
    vi: 'Nhận Word (.docx), PDF có lớp chữ và văn bản thuần (.txt, kể cả bảng mã TCVN3, VNI). Tối đa {limit} MB.',
    en: 'Word (.docx), PDF with text, and plain text (.txt, also in TCVN3 or VNI). Up to {limit} MB.',
  },
  forBody: { vi: 'Đưa vào cho cơ quan', en: 'For the body' },
  sending: { vi: 'Đang tải “{name}” lên… {part}%', en: 'Uploading “{name}”… {part}%' },
  reading: {
    vi: 'Đang đọc “{name}”: tìm số, ngày, các mục, nhiệm vụ và cơ quan thực hiện…',
    en: 'Reading “{name}”: number, date, sections, tasks and bodies…',
  },
  refused: { vi: 'Không nhận được “{name}”', en: '“{name}” was not taken in' },
  another: { vi: 'Chọn tệp khác', en: 'Choose another file' },
  same: { vi: 'Văn bản {number} đã có trong hệ thống', en: 'The document {number} is already here' },
  sameText: {
    vi: 'Đây là bản đã sửa của kế hoạch có sẵn, hay là một kế hoạch khác?',
    en: 'Is this a corrected text of the plan that is here, or another plan?',
  },
  asCorrection: {
    vi: 'Bản đã sửa của “{title}”: so sánh, giữ phân công và tiến độ',
    en: 'A corrected text of “{title}”: compare, keep assignments and progress',
  },
  asNew: { vi: 'Kế hoạch mới, riêng biệt', en: 'A new plan of its own' },
  openExisting: { vi: 'Mở kế hoạch đã có', en: 'Open the plan that is here' },
  correctedHint: {
    vi: 'Hệ thống so sánh văn bản mới với kế hoạch “{title}”. Chưa có gì thay đổi cho đến khi bạn áp dụng.',
    en: 'The new text is compared with the plan “{title}”. Nothing changes until you apply it.',
  },
  tooLarge: {
    vi: 'Tệp lớn {size} MB, quá mức {limit} MB. Hãy bỏ ảnh trong văn bản rồi đưa vào lại.',
    en: 'The file has {size} MB, more than {limit} MB. Take the pictures out and try again.',
  },
  close: { vi: 'Đóng', en: 'Close' },
});

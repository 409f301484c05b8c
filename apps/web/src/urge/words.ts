import { dictionary } from '../app/i18n.tsx';

/** Words of choosing whom to urge and of sending. */
export const words = dictionary({
  title: { vi: 'Đôn đốc', en: 'Urging' },
  subtitleLead: {
    vi: 'Chọn nhiệm vụ quá hạn, sắp đến hạn hoặc chưa chuyển biến; gửi nhắc trên hệ thống, qua thư điện tử, bằng công văn.',
    en: 'Choose work that is late, due soon or standing still; remind in the system, by mail, by official letter.',
  },
  subtitleBody: {
    vi: 'Các lần đôn đốc gửi đến cơ quan bạn. Báo cáo tiến độ của nhiệm vụ là trả lời.',
    en: 'Urges to your body. Reporting progress on the obligation is the answer.',
  },
  subtitleReader: {
    vi: 'Đã đôn đốc ai, về việc gì, khi nào, và cơ quan đã trả lời chưa.',
    en: 'Who was urged about what and when, and whether they answered.',
  },
  choose: { vi: 'Chọn để đôn đốc', en: 'Choose' },
  sentTab: { vi: 'Đã đôn đốc', en: 'Sent' },
  plan: { vi: 'Kế hoạch', en: 'Plan' },
  all: { vi: 'Tất cả', en: 'All' },
  notUrgedLately: { vi: 'Chưa đôn đốc trong 7 ngày', en: 'Not urged in the last 7 days' },
  find: { vi: 'Tìm cơ quan, nhiệm vụ', en: 'Find a body or task' },
  noneToUrge: {
    vi: 'Không có nhiệm vụ nào quá hạn, sắp đến hạn hay chưa chuyển biến.',
    en: 'Nothing is late, due soon or standing still.',
  },
  noneFiltered: { vi: 'Không có nhiệm vụ nào theo bộ lọc này.', en: 'Nothing fits this filter.' },
  selectShown: { vi: 'Chọn tất cả {count} nhiệm vụ đang hiện', en: 'Choose all {count} shown' },
  clear: { vi: 'Bỏ chọn', en: 'Clear' },
  selectBody: { vi: 'Chọn mọi nhiệm vụ của {body}', en: 'Choose all of {body}' },
  selectTask: { vi: 'Chọn: {task}', en: 'Choose: {task}' },
  ofBody: { vi: '{chosen}/{total} nhiệm vụ', en: '{chosen}/{total} obligations' },
  due: { vi: 'hạn {date}', en: 'due {date}' },
  noDue: { vi: 'chưa có hạn', en: 'no due date' },
  urgedOn: { vi: 'đã đôn đốc {date}', en: 'urged on {date}' },
  notToUrge: {
    vi: '{count} nhiệm vụ được chọn từ trang trước không cần đôn đốc: đã báo cáo hoặc đang đúng tiến độ.',
    en: '{count} of the obligations you came with need no urging: they are reported or on track.',
  },
  toSending: { vi: 'Đã chọn {count} nhiệm vụ: đến phần gửi', en: '{count} chosen: on to sending' },
  sendTitle: { vi: 'Gửi đôn đốc', en: 'Send' },
  chosenCount: {
    vi: 'Đã chọn {obligations} nhiệm vụ của {bodies} cơ quan.',
    en: '{obligations} obligations of {bodies} bodies chosen.',
  },
  nothingChosen: {
    vi: 'Chưa chọn nhiệm vụ nào. Đánh dấu một hoặc nhiều nhiệm vụ, hoặc cả cơ quan, ở danh sách.',
    en: 'Nothing is chosen yet. Tick obligations, or a whole body, in the list.',
  },
  message: { vi: 'Nội dung nhắc', en: 'Message' },
  messageHint: {
    vi: 'Hiện trên hệ thống cho cơ quan được đôn đốc. Không đưa vào thư điện tử.',
    en: 'Shown in the system to the bodies. It is not put into the mail.',
  },
  defaultMessage: {
    vi: 'Đề nghị cơ quan, đơn vị khẩn trương thực hiện các nhiệm vụ dưới đây và cập nhật tiến độ, kết quả kèm minh chứng trên hệ thống.',
    en: 'Please carry out the following without delay and report progress, with proof, in the system.',
  },
  answerBy: { vi: 'Trả lời trước ngày', en: 'Answer by' },
  answerByHint: { vi: 'Bắt buộc khi gửi kèm công văn', en: 'Required with an official letter' },
  ways: { vi: 'Hình thức', en: 'Ways' },
  inApp: { vi: 'Trên hệ thống', en: 'In the system' },
  inAppHint: { vi: 'luôn gửi', en: 'always' },
  mail: { vi: 'Thư điện tử', en: 'E-mail' },
  mailHint: {
    vi: 'Thư chỉ báo có đôn đốc và dẫn về hệ thống, không nêu nội dung.',
    en: 'The mail only says that there is something and leads here.',
  },
  mailOff: {
    vi: 'Hệ thống chưa được cấu hình gửi thư; báo quản trị viên nếu cần.',
    en: 'This system is not set up to send mail; ask the administrator.',
  },
  letter: { vi: 'Công văn đôn đốc (Word, PDF)', en: 'Official letter (Word, PDF)' },
  letterEach: { vi: 'Mỗi cơ quan một công văn', en: 'One letter for each body' },
  letterOne: {
    vi: 'Một công văn chung, danh mục ở phụ lục (các cơ quan đọc được danh mục của nhau)',
    en: 'One letter for all, with the list annexed (each reads the others’ list)',
  },
  letterCount: { vi: 'Cách soạn', en: 'How many' },
  contact: { vi: 'Đầu mối liên hệ', en: 'Whom to ask' },
  contactHint: { vi: 'Họ tên, điện thoại; để trống nếu không cần', en: 'Name, telephone; may stay empty' },
  needed: { vi: 'Chưa nhập mục này.', en: 'This is missing.' },
  send: { vi: 'Gửi đôn đốc đến {count} cơ quan', en: 'Send to {count} bodies' },
  sending: { vi: 'Đang gửi và soạn công văn…', en: 'Sending and composing…' },
  sent: {
    vi: 'Đã đôn đốc {bodies} cơ quan về {obligations} nhiệm vụ; {told} người được báo.',
    en: '{bodies} bodies urged about {obligations} obligations; {told} people told.',
  },
  sentLetters: {
    vi: 'Đã soạn {count} công văn, giữ ở Văn bản ban hành.',
    en: '{count} letters composed and kept.',
  },
});

/** Words of the urges there were. */
export const listWords = dictionary({
  none: { vi: 'Chưa có lần đôn đốc nào.', en: 'No urges yet.' },
  noneToMe: {
    vi: 'Chưa có đôn đốc nào gửi đến cơ quan bạn.',
    en: 'Nothing was urged upon your body.',
  },
  sentBy: { vi: '{name} gửi lúc {at}', en: 'sent by {name}, {at}' },
  plan: { vi: 'Kế hoạch {number}', en: 'Plan {number}' },
  answerBy: { vi: 'Trả lời trước ngày {date}', en: 'Answer by {date}' },
  overdue: { vi: 'Quá ngày trả lời', en: 'Answer overdue' },
  answered: { vi: 'Đã trả lời {done}/{total}', en: 'Answered {done}/{total}' },
  notAnswered: { vi: 'Chưa trả lời', en: 'No answer yet' },
  inApp: { vi: 'Trên hệ thống', en: 'In the system' },
  mail: { vi: 'Thư điện tử', en: 'E-mail' },
  openLetter: { vi: 'Công văn', en: 'Letter' },
  answer: { vi: 'Báo cáo {at}', en: 'Reported {at}' },
  report: { vi: 'Báo cáo tiến độ', en: 'Report progress' },
  again: { vi: 'Đôn đốc lại', en: 'Urge again' },
  body: { vi: 'Cơ quan, đơn vị', en: 'Body' },
  allBodies: { vi: 'Bỏ lọc theo cơ quan', en: 'All bodies' },
  ofOneBody: { vi: 'Chỉ các lần đôn đốc {body}.', en: 'Only urges to {body}.' },
  count: { vi: '{count} lần đôn đốc', en: '{count} urges' },
});

import { dictionary } from '../../app/i18n.tsx';

export const words = dictionary({
  title: { vi: 'Bản ghi minh chứng', en: 'Records as proof' },
  about: {
    vi: 'Bản ghi trong sổ theo dõi chứng minh việc đã làm. Ghi một lần ở sổ, số liệu tự đưa vào báo cáo tiến độ.',
    en: 'Records in the registers prove what was done. Entered once, their figures go into the report of progress.',
  },
  none: {
    vi: 'Chưa có bản ghi nào làm minh chứng cho nhiệm vụ này.',
    en: 'No record proves this obligation yet.',
  },
  record: { vi: 'Bản ghi', en: 'Record' },
  link: { vi: 'Liên kết bản ghi có sẵn', en: 'Link an existing record' },
  enterNew: { vi: 'Ghi mới vào sổ', en: 'New record in' },
  otherRegister: { vi: 'Sổ khác…', en: 'Another register…' },
  unlink: { vi: 'Bỏ liên kết', en: 'Unlink' },
  unlinkOne: { vi: 'Bỏ liên kết bản ghi: {title}', en: 'Unlink the record: {title}' },
  chooseTitle: { vi: 'Chọn bản ghi làm minh chứng', en: 'Choose records as proof' },
  find: { vi: 'Tìm trong bản ghi của cơ quan', en: 'Find in the records of the body' },
  fitting: { vi: 'Sổ hợp với nhiệm vụ', en: 'Registers that fit the task' },
  all: { vi: 'Tất cả các sổ', en: 'All registers' },
  nothing: {
    vi: 'Không có bản ghi nào đã gửi mà chưa liên kết. Thử chọn “Tất cả các sổ”, hoặc ghi mới vào sổ.',
    en: 'No submitted record that is not linked yet. Try “All registers”, or enter a new one.',
  },
  linkOne: { vi: 'Liên kết', en: 'Link' },
  linkThis: { vi: 'Liên kết bản ghi: {title}', en: 'Link the record: {title}' },
  linked: { vi: 'Đã liên kết bản ghi.', en: 'The record is linked.' },
  close: { vi: 'Đóng', en: 'Close' },

  offer: { vi: 'Báo cáo dựa trên bản ghi', en: 'The report rests on records' },
  offerText: {
    vi: 'Các bản ghi được chọn là minh chứng của báo cáo này; cơ quan thường trực xem được khi xác nhận.',
    en: 'The chosen records are evidence of this report; whoever verifies it sees them.',
  },
  counted: { vi: 'Số liệu từ bản ghi, {from} – {to}', en: 'What they count, {from} – {to}' },
  women: { vi: 'nữ {value}', en: 'women {value}' },
  notVerified: { vi: 'chưa xác nhận {value}', en: '{value} not verified' },
  target: { vi: 'Kế hoạch đặt ra: {text}', en: 'The plan sets: {text}' },
  reached: { vi: 'đạt {percent}%', en: '{percent}% reached' },
  take: { vi: 'Đưa bản ghi và số liệu vào báo cáo', en: 'Take records and figures into the report' },
  taken: {
    vi: 'Đã đưa vào báo cáo. Bạn vẫn sửa được lời văn và số liệu.',
    en: 'Taken into the report. You may still change words and figures.',
  },

  basis: { vi: 'Dựa trên bản ghi', en: 'Rests on records' },
  hidden: { vi: '{count} bản ghi của sổ bảo mật', en: '{count} of a confidential register' },
  deleted: { vi: 'đã xóa', en: 'deleted' },
});

import { dictionary } from '../../app/i18n.tsx';

/** Words of entering records. */
export const words = dictionary({
  registers: { vi: 'Sổ theo dõi', en: 'Registers' },
  newRecord: { vi: 'Ghi sổ: {register}', en: 'New entry: {register}' },
  newRecordShort: { vi: 'Ghi sổ', en: 'New entry' },
  editRecord: { vi: 'Sửa bản ghi', en: 'Change a record' },
  forBody: { vi: 'Ghi cho cơ quan', en: 'Entered for' },
  noBody: {
    vi: 'Tài khoản của bạn không ghi vào sổ này. Cán bộ đầu mối của cơ quan là người ghi; bạn vẫn xem được các bản ghi.',
    en: 'Your account does not enter records here. The focal officer of the body does; you may still read them.',
  },
  retired: {
    vi: 'Sổ này đã khóa, không nhận bản ghi mới. Các bản ghi cũ vẫn xem được.',
    en: 'This register is closed and takes no new records. Earlier ones can still be read.',
  },
  toRegister: { vi: 'Xem sổ', en: 'To the register' },
  personal: {
    vi: 'Sổ có thông tin cá nhân. Mục đích: {purpose}. Chỉ ghi những gì biểu hỏi; giữ {months} tháng rồi xóa.',
    en: 'This register holds personal data. Purpose: {purpose}. Enter only what is asked; kept {months} months, then removed.',
  },
  proves: { vi: 'Bản ghi này sẽ là minh chứng cho nhiệm vụ:', en: 'This record will prove the obligation:' },
  copiedFrom: {
    vi: 'Đã chép từ “{title}”, trừ các tệp. Hãy sửa những gì khác.',
    en: 'Copied from “{title}”, without its files. Change what differs.',
  },
  copy: { vi: 'Chép từ bản ghi trước', en: 'Copy an earlier record' },
  copyHint: {
    vi: 'Chọn bản ghi để chép; tệp đính kèm không chép theo. Những gì đang nhập dở vẫn được giữ.',
    en: 'Choose the record to copy; its files are not. What you are typing is kept.',
  },
  copySearch: { vi: 'Tìm bản ghi', en: 'Find a record' },
  noRecords: { vi: 'Chưa có bản ghi nào để chép.', en: 'There is no record to copy yet.' },
  savedHere: {
    vi: 'Đã lưu trên máy này, sẽ gửi khi có mạng.',
    en: 'Saved on this machine; it is sent when there is a connection.',
  },
  savedHereText: {
    vi: 'Bản ghi chưa đến máy chủ. Đừng đăng xuất trước khi gửi xong.',
    en: 'The record has not reached the server. Do not sign out before it is sent.',
  },
  toOutbox: { vi: 'Xem bản ghi chờ gửi', en: 'See what waits' },
  close: { vi: 'Đóng', en: 'Close' },
  asBefore: { vi: 'như lần trước', en: 'as last time' },
  filledBefore: {
    vi: 'Đã điền sẵn {count} mục như lần ghi trước; hãy xem lại trước khi gửi.',
    en: '{count} fields are filled as last time; please look before you submit.',
  },
  emptyThem: { vi: 'Bỏ điền sẵn', en: 'Empty them' },
  submit: { vi: 'Gửi', en: 'Submit' },
  submitAgain: { vi: 'Gửi lại', en: 'Submit again' },
  submitAnyway: { vi: 'Vẫn gửi', en: 'Submit all the same' },
  saveChange: { vi: 'Lưu bản sửa', en: 'Save the change' },
  saveAnyway: { vi: 'Vẫn lưu', en: 'Save all the same' },
  saveDraft: { vi: 'Lưu nháp', en: 'Save as draft' },
  saveReturned: { vi: 'Lưu, chưa gửi', en: 'Save without submitting' },
  cancel: { vi: 'Thôi', en: 'Leave' },
  keys: {
    vi: 'Enter: sang ô sau · Ctrl+Enter: gửi · Ctrl+S: lưu nháp',
    en: 'Enter: next field · Ctrl+Enter: submit · Ctrl+S: save as draft',
  },
  keysChange: { vi: 'Enter: sang ô sau · Ctrl+S: lưu', en: 'Enter: next field · Ctrl+S: save' },
  draftSaved: {
    vi: 'Đã lưu nháp. Chỉ cơ quan bạn thấy bản nháp; khi đủ, hãy bấm Gửi.',
    en: 'Saved as a draft that only your body sees. Submit it when it is complete.',
  },
  changeSaved: { vi: 'Đã lưu bản sửa.', en: 'The change is saved.' },
  submitted: { vi: 'Đã gửi bản ghi.', en: 'The record is submitted.' },
  done: { vi: 'Đã ghi vào sổ', en: 'Entered' },
  doneText: {
    vi: '“{title}” đã gửi, chờ xác nhận.',
    en: '“{title}” is submitted and waits for verification.',
  },
  doneUntitled: {
    vi: 'Bản ghi đã gửi, chờ xác nhận.',
    en: 'The record is submitted and waits for verification.',
  },
  stood: { vi: 'Lưu ý vẫn để nguyên:', en: 'Left as it is:' },
  another: { vi: 'Ghi tiếp', en: 'Enter another' },
  openRecord: { vi: 'Mở bản ghi', en: 'Open the record' },
  toObligation: { vi: 'Về nhiệm vụ', en: 'Back to the obligation' },
  reason: { vi: 'Lý do sửa', en: 'Reason for the change' },
  reasonHint: {
    vi: 'Bản ghi đã xác nhận: sửa xong sẽ chờ xác nhận lại. Lý do được lưu cùng bản sửa.',
    en: 'The record has been verified: once changed it waits for verification again. The reason is kept with it.',
  },
  reasonHintOptional: {
    vi: 'Được lưu cùng bản sửa, để người xem sau hiểu vì sao số liệu đổi.',
    en: 'Kept with the change, so that later readers see why figures moved.',
  },
  reasonMissing: {
    vi: 'Bản ghi đã được xác nhận. Hãy ghi lý do sửa.',
    en: 'The record has been verified. Please say why it is corrected.',
  },
  returnedBecause: { vi: 'Bị trả lại:', en: 'Returned:' },
  mayNotChange: {
    vi: 'Bạn không sửa được bản ghi này: chỉ cơ quan đã ghi sửa được.',
    en: 'You may not change this record: only the body that entered it may.',
  },
  deleted: { vi: 'Bản ghi này đã bị xóa.', en: 'This record has been deleted.' },
  contents: { vi: 'Nội dung', en: 'Contents' },
  alike: { vi: 'như nhau', en: 'alike' },
  untitled: { vi: 'Bản ghi', en: 'Record' },
});

import { dictionary } from '../../app/i18n.tsx';

/** Words of printing certificates. */
export const words = dictionary({
  registers: { vi: 'Sổ theo dõi', en: 'Registers' },
  title: { vi: 'Giấy chứng nhận', en: 'Certificates' },
  notKept: {
    vi: 'Danh sách người được cấp chỉ dùng để in, không lưu trên máy chủ cũng không lưu trên máy này: sổ chỉ cần số lượng. Hãy giữ tệp in ra theo quy định của cơ quan.',
    en: 'The list of people serves only to print. It is kept neither on the server nor on this machine: the register needs no more than how many. Keep the printed file as your body prescribes.',
  },
  people: { vi: 'Người được cấp', en: 'People' },
  peopleHint: {
    vi: 'Mỗi người một dòng: họ tên; năm sinh; đơn vị. Có thể dán ba cột từ Excel. Năm sinh và đơn vị không bắt buộc.',
    en: 'One line each: name; year of birth; unit. Three columns of Excel can be pasted. Year and unit may be left out.',
  },
  peopleExample: { vi: 'Nguyễn Thị Mẫu; 1985; Sở Tư pháp', en: 'Nguyễn Thị Mẫu; 1985; Sở Tư pháp' },
  peopleCount: { vi: '{people} người', en: '{people} people' },
  peopleOf: {
    vi: '{people} người, trong {most} người tham gia',
    en: '{people} people, of {most} who took part',
  },
  nobody: { vi: 'Hãy nhập ít nhất một người.', en: 'Please enter at least one person.' },
  tooMany: {
    vi: 'Danh sách có {people} người, bản ghi có {most} người tham gia.',
    en: 'The list has {people} people, the record says {most} took part.',
  },
  tooManyAtOnce: {
    vi: 'Mỗi lần in nhiều nhất {most} người; hãy chia danh sách.',
    en: 'At most {most} people at a time; please split the list.',
  },
  longName: {
    vi: 'Dòng {row}: họ tên dài quá 120 ký tự.',
    en: 'Line {row}: the name has more than 120 letters.',
  },
  sheet: { vi: 'Trên giấy', en: 'On the sheet' },
  superior: { vi: 'Cơ quan chủ quản', en: 'Body above' },
  issuer: { vi: 'Cơ quan cấp', en: 'Issuer' },
  symbol: { vi: 'Ký hiệu', en: 'Symbol' },
  symbolHint: { vi: 'Sau dấu gạch chéo của số', en: 'What follows the stroke of the number' },
  firstNumber: { vi: 'Số của giấy đầu tiên', en: 'Number of the first' },
  firstNumberHint: {
    vi: 'Để trống nếu vào số sau; các giấy sau tự tăng',
    en: 'Leave open to number later; the others count on',
  },
  place: { vi: 'Địa danh', en: 'Place' },
  date: { vi: 'Ngày cấp', en: 'Date' },
  dateHint: { vi: 'Để trống nếu ghi tay khi ký', en: 'Leave open to fill it in when signing' },
  says: { vi: 'Nội dung chứng nhận', en: 'What it certifies' },
  authority: { vi: 'Thể thức ký', en: 'Authority' },
  needed: { vi: 'Hãy nhập “{field}”.', en: 'Please enter “{field}”.' },
  pdf: { vi: 'Tải PDF', en: 'Download PDF' },
  docx: { vi: 'Tải Word', en: 'Download Word' },
  done: { vi: 'Đã tạo {people} giấy chứng nhận: {file}', en: '{people} certificates made: {file}' },
  open: { vi: 'Mở bản in', en: 'Open it' },
  working: { vi: 'Đang tạo tệp…', en: 'Making the file…' },
});

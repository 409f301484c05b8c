/** Names of fields as the forms call them, for messages that found no place beside their field. */
import type { Words } from '@binhdang/contract';

const NAMES: Readonly<Record<string, Words>> = {
  addressees: { vi: 'Kính gửi', en: 'Addressees' },
  alias: { vi: 'Tên khác', en: 'Other name' },
  answerBy: { vi: 'Trả lời trước ngày', en: 'Answer by' },
  asOf: { vi: 'Số liệu đến hết ngày', en: 'Figures up to' },
  authority: { vi: 'Quyền hạn, chức vụ người ký', en: 'Authority and post' },
  bodyId: { vi: 'Cơ quan, đơn vị', en: 'Body' },
  bodyIds: { vi: 'Cơ quan, đơn vị', en: 'Bodies' },
  byMail: { vi: 'Gửi thư điện tử', en: 'By mail' },
  cadence: { vi: 'Thời hạn', en: 'Due' },
  caption: { vi: 'Chú thích của minh chứng', en: 'Caption of the evidence' },
  causes: { vi: 'Nguyên nhân', en: 'Causes' },
  code: { vi: 'Mã', en: 'Code' },
  column: { vi: 'Cột', en: 'Columns' },
  contact: { vi: 'Liên hệ', en: 'Contact' },
  current: { vi: 'Mật khẩu hiện tại', en: 'Present password' },
  date: { vi: 'Ngày', en: 'Date' },
  doneOn: { vi: 'Ngày hoàn thành', en: 'Done on' },
  email: { vi: 'Thư điện tử', en: 'Mail address' },
  endsOn: { vi: 'Ngày kết thúc', en: 'Ends on' },
  evidence: { vi: 'Minh chứng', en: 'Evidence' },
  expectedProof: { vi: 'Minh chứng cần có', en: 'Expected proof' },
  figures: { vi: 'Số liệu', en: 'Figures' },
  file: { vi: 'Tệp', en: 'File' },
  fileId: { vi: 'Tệp minh chứng', en: 'Evidence file' },
  filter: { vi: 'Bộ lọc', en: 'Filters' },
  from: { vi: 'Từ ngày', en: 'From' },
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  grants: { vi: 'Vai trò', en: 'Roles' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issuing body' },
  issuerBodyId: { vi: 'Cơ quan ban hành', en: 'Issuing body' },
  issuerName: { vi: 'Cơ quan ban hành', en: 'Issuing body' },
  jobTitle: { vi: 'Chức vụ', en: 'Post' },
  kind: { vi: 'Loại', en: 'Kind' },
  kinds: { vi: 'Loại', en: 'Kinds' },
  label: { vi: 'Tên số liệu', en: 'Name of the figure' },
  leadBodyId: { vi: 'Cơ quan thường trực', en: 'Lead body' },
  letter: { vi: 'Công văn', en: 'Official letter' },
  login: { vi: 'Tên đăng nhập', en: 'Sign-in name' },
  measure: { vi: 'Số liệu', en: 'Measures' },
  members: { vi: 'Thành viên', en: 'Members' },
  message: { vi: 'Nội dung đôn đốc', en: 'Message' },
  name: { vi: 'Tên', en: 'Name' },
  nameEn: { vi: 'Tên tiếng Anh', en: 'English name' },
  narrative: { vi: 'Kết quả thực hiện', en: 'What was done' },
  next: { vi: 'Mật khẩu mới', en: 'New password' },
  nextTasks: { vi: 'Nhiệm vụ tới', en: 'Next tasks' },
  note: { vi: 'Ghi chú', en: 'Note' },
  number: { vi: 'Số văn bản', en: 'Number' },
  obligationId: { vi: 'Nhiệm vụ', en: 'Obligation' },
  obligationIds: { vi: 'Nhiệm vụ', en: 'Obligations' },
  occurrenceId: { vi: 'Kỳ hạn', en: 'Due day' },
  on: { vi: 'Từ ngày', en: 'From day' },
  parentId: { vi: 'Cơ quan cấp trên', en: 'Superior body' },
  parts: { vi: 'Lời văn', en: 'Wording' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  percent: { vi: 'Mức độ hoàn thành', en: 'Percent done' },
  personId: { vi: 'Người thực hiện', en: 'Person' },
  place: { vi: 'Địa danh', en: 'Place' },
  planId: { vi: 'Kế hoạch', en: 'Plan' },
  post: { vi: 'Chức vụ người ký', en: 'Post of the signer' },
  proposals: { vi: 'Đề xuất, kiến nghị', en: 'Proposals' },
  reason: { vi: 'Lý do', en: 'Reason' },
  recipients: { vi: 'Nơi nhận', en: 'Recipients' },
  remarks: { vi: 'Ý kiến', en: 'Remarks' },
  role: { vi: 'Vai trò', en: 'Role' },
  row: { vi: 'Dòng', en: 'Rows' },
  sharedWith: { vi: 'Ai xem được', en: 'Who may open it' },
  shortcomings: { vi: 'Hạn chế', en: 'Shortcomings' },
  shortName: { vi: 'Tên viết tắt', en: 'Short name' },
  signer: { vi: 'Họ tên người ký', en: 'Signer’s name' },
  startsOn: { vi: 'Ngày bắt đầu', en: 'Starts on' },
  state: { vi: 'Tình trạng', en: 'State' },
  strengths: { vi: 'Ưu điểm', en: 'Strengths' },
  superior: { vi: 'Cơ quan chủ quản', en: 'Superior body' },
  symbol: { vi: 'Ký hiệu', en: 'Symbol' },
  targets: { vi: 'Chỉ tiêu', en: 'Targets' },
  taskIds: { vi: 'Nhiệm vụ', en: 'Tasks' },
  text: { vi: 'Nội dung', en: 'Text' },
  title: { vi: 'Tiêu đề', en: 'Title' },
  to: { vi: 'Kiến nghị với', en: 'Proposed to' },
  unit: { vi: 'Đơn vị tính', en: 'Unit' },
  validFrom: { vi: 'Từ ngày', en: 'From' },
  validTo: { vi: 'Đến hết ngày', en: 'Until' },
  value: { vi: 'Giá trị', en: 'Value' },
  weight: { vi: 'Trọng số', en: 'Weight' },
  year: { vi: 'Năm', en: 'Year' },
};

const isRow = (part: string): boolean => /^\d+$/.test(part);

/**
 * "evidence.1.fileId" as "Tệp minh chứng (dòng 2)": the innermost part that has a name, with the row it stands in; a
 * part that has none is shown as it is.
 */
export function fieldName(path: string): Words {
  const parts = path.split('.');
  const named = parts.findLast((part) => NAMES[part] !== undefined);
  const own = parts.findLast((part) => !isRow(part)) ?? path;
  const name = NAMES[named ?? ''] ?? { vi: own, en: own };
  const row = parts.findLast(isRow);
  if (row === undefined) return name;
  return { vi: `${name.vi} (dòng ${Number(row) + 1})`, en: `${name.en} (row ${Number(row) + 1})` };
}

/** What stands beside fields just now: their messages, and the paths of the fields that have one. */
export interface Shown {
  readonly messages: readonly string[];
  readonly paths: ReadonlySet<string>;
}

interface Said {
  readonly path: string;
  readonly message: string;
}

/** Paths of the messages that are read beside a field, each shown message counted once. */
export function landed(errors: readonly Said[], { messages, paths }: Shown): string[] {
  const left = [...messages];
  const surest = errors.toSorted((a, b) => Number(paths.has(b.path)) - Number(paths.has(a.path)));
  return surest.flatMap(({ path, message }) => {
    const at = left.indexOf(message);
    if (at < 0) return [];
    left.splice(at, 1);
    return [path];
  });
}

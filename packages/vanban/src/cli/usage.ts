/** What went wrong with the command line itself, in the two languages. */
export class UsageError extends Error {
  readonly vi: string;

  constructor(vi: string, en: string) {
    super(en);
    this.vi = vi;
  }
}

export const HELP = `vanban - đọc và kiểm tra văn bản hành chính / read and check Vietnamese administrative documents

Cách dùng / Usage:
  vanban read  TỆP|-  [--bodies TỆP.json] [--text]   in cây văn bản dạng JSON / print the tree as JSON
  vanban check TỆP|-  [--bodies TỆP.json] [--json]   liệt kê chỗ nghi ngờ, sai thể thức / list what is doubtful or wrong
  vanban schema                                      in JSON Schema của kết quả / print the JSON Schema of the result
  vanban --help | --version

TỆP / FILE: .docx, .pdf có lớp chữ (with a text layer), .txt (UTF-8, UTF-16, Windows-1258, TCVN3, VNI);
            "-" đọc từ đầu vào chuẩn / reads standard input.
--bodies    bảng cơ quan / table of bodies: { "bodies": [{ "id", "name", "aliases" }], "groups": [...] }
--text      in văn bản đã chuyển mã thay cho cây / print the converted text instead of the tree
--json      in kết quả kiểm tra dạng JSON / print findings as JSON
--max-mb N  giới hạn dung lượng tệp, mặc định 50 / limit of the file's size, 50 by default

Mã thoát / Exit codes:
  0  xong / done      1  check: có lỗi / check: errors found      2  không nhận tệp, sai cách dùng / refused, wrong usage
`;

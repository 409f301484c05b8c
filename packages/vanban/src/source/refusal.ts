/**
 * Why a file is not taken in. `code` is for programs, `messages` for people; `details` holds the figures in them.
 *
 * - `empty`: no bytes, or no text in a document
 * - `too-large`: more bytes (or text) than the limit; found before anything is parsed
 * - `too-complex`: depth, number of parts, pages or elements beyond the limits
 * - `zip-bomb`: a part inflates beyond the limits of size or ratio
 * - `encrypted`: needs a password
 * - `scan`: a PDF with no text layer, pictures of paper only
 * - `old-word`, `opendocument`, `rich-text`, `web-page`, `word-xml`: documents that a word processor can save as .docx
 * - `not-a-document`: anything else (program, picture, sheet, archive, random bytes)
 * - `damaged`: of a kind that is read, but broken
 * - `unsafe`: XML that declares entities or a document type
 */
export type RefusalCode =
  | 'empty'
  | 'too-large'
  | 'too-complex'
  | 'zip-bomb'
  | 'encrypted'
  | 'scan'
  | 'old-word'
  | 'opendocument'
  | 'rich-text'
  | 'web-page'
  | 'word-xml'
  | 'not-a-document'
  | 'damaged'
  | 'unsafe';

export type RefusalDetails = Readonly<Record<string, string | number>>;

interface Messages {
  readonly vi: string;
  readonly en: string;
}

/** Thrown by `loadSource`; every other error is a fault of ours. */
export class SourceRefusal extends Error {
  override readonly name = 'SourceRefusal';
  readonly code: RefusalCode;
  readonly messages: Messages;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    const messages = MESSAGES[code](details);
    super(messages.en);
    this.code = code;
    this.messages = messages;
    this.details = details;
  }
}

const SAVE_AS_DOCX = {
  vi: 'Hãy mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi tải lên.',
  en: 'Open it in Word or LibreOffice, save it as .docx and hand that in.',
};

function saveAs(vi: string, en: string): Messages {
  return { vi: `${vi} ${SAVE_AS_DOCX.vi}`, en: `${en} ${SAVE_AS_DOCX.en}` };
}

/** What a file was found to be, in words; the key is `details.kind`. */
const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  sheet: ['bảng tính Excel', 'a spreadsheet'],
  slides: ['bản trình chiếu', 'a presentation'],
  image: ['tệp ảnh', 'a picture'],
  program: ['tệp chương trình', 'a program'],
  archive: ['tệp nén', 'an archive'],
  media: ['tệp âm thanh hoặc phim', 'sound or film'],
  database: ['cơ sở dữ liệu', 'a database'],
  office: ['tệp Office đời cũ không phải văn bản', 'an old Office file that is no text document'],
  binary: ['dữ liệu nhị phân', 'binary data'],
};

function megabytes(bytes: string | number | undefined): string {
  return (Number(bytes ?? 0) / 1024 / 1024).toFixed(1);
}

const MESSAGES: Readonly<Record<RefusalCode, (details: RefusalDetails) => Messages>> = {
  empty: () => ({ vi: 'Tệp rỗng, không có nội dung nào.', en: 'The file is empty, there is no text in it.' }),
  'too-large': ({ size, limit, unit }) =>
    unit === 'characters'
      ? {
          vi: `Văn bản có ${size} ký tự, vượt giới hạn ${limit} ký tự.`,
          en: `The document has ${size} characters, more than the limit of ${limit}.`,
        }
      : {
          vi: `Tệp có dung lượng ${megabytes(size)} MB, vượt giới hạn ${megabytes(limit)} MB.`,
          en: `The file is ${megabytes(size)} MB, larger than the limit of ${megabytes(limit)} MB.`,
        },
  'too-complex': ({ what, limit }) => ({
    vi: `Tệp có cấu trúc vượt giới hạn cho phép (${what}: tối đa ${limit}).`,
    en: `The structure of the file goes beyond what is allowed (${what}: at most ${limit}).`,
  }),
  'zip-bomb': ({ part }) => ({
    vi: `Tệp nén nở ra quá lớn (${part}), có dấu hiệu phá hoại; không được nhận.`,
    en: `The compressed file expands too far (${part}), which looks hostile; it is not accepted.`,
  }),
  encrypted: ({ format }) => ({
    vi: `Tệp ${format} có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.`,
    en: `The ${format} file is protected by a password. Remove the password and hand it in again.`,
  }),
  scan: ({ pages, empty }) => ({
    vi: `PDF là bản chụp: ${empty} trên ${pages} trang không có lớp chữ. Hãy dùng tệp gốc (.docx) hoặc bản PDF xuất từ máy soạn thảo.`,
    en: `The PDF is a scan: ${empty} of ${pages} pages have no text. Use the original file (.docx) or a PDF exported from the word processor.`,
  }),
  'old-word': () => saveAs('Đây là tệp Word đời cũ (.doc).', 'This is an old Word file (.doc).'),
  opendocument: () => saveAs('Đây là tệp OpenDocument (.odt).', 'This is an OpenDocument file (.odt).'),
  'rich-text': () => saveAs('Đây là tệp Rich Text (.rtf).', 'This is a Rich Text file (.rtf).'),
  'web-page': () => saveAs('Đây là trang web (HTML).', 'This is a web page (HTML).'),
  'word-xml': () => saveAs('Đây là tệp Word dạng XML.', 'This is a Word file in plain XML.'),
  'not-a-document': ({ kind }) => {
    const [vi, en] = KINDS[String(kind)] ?? KINDS.binary ?? ['', ''];
    return {
      vi: `Tệp không phải là văn bản (nhận dạng: ${vi}). Hãy tải lên tệp .docx, .pdf có lớp chữ hoặc .txt.`,
      en: `The file is no document (it looks like ${en}). Hand in a .docx, a .pdf with text or a .txt.`,
    };
  },
  damaged: ({ format, reason }) => ({
    vi: `${`Tệp ${format}`.trim()} bị hỏng, không đọc được (${reason}).`,
    en: `The ${`${format} file`.trim()} is damaged and cannot be read (${reason}).`,
  }),
  unsafe: ({ part }) => ({
    vi: `Tệp chứa khai báo XML không an toàn (${part}); không được nhận.`,
    en: `The file holds unsafe XML declarations (${part}); it is not accepted.`,
  }),
};

/**
 * The one catalogue of problems. An answer that is not a success is an RFC 9457 problem document with one
 * of these codes; the text says what happened and what to do, in both languages.
 */
import { z } from 'zod';

export interface Words {
  readonly vi: string;
  readonly en: string;
}

interface ProblemKind {
  readonly status: number;
  readonly title: Words;
}

export const PROBLEMS = {
  'sign-in-needed': {
    status: 401,
    title: { vi: 'Bạn cần đăng nhập để tiếp tục.', en: 'You need to sign in to go on.' },
  },
  'sign-in-refused': {
    status: 401,
    title: { vi: 'Tên đăng nhập hoặc mật khẩu không đúng.', en: 'The user name or password is wrong.' },
  },
  'too-many-attempts': {
    status: 429,
    title: {
      vi: 'Thử quá nhiều lần. Vui lòng đợi ít phút rồi thử lại.',
      en: 'Too many attempts. Please wait a few minutes and try again.',
    },
  },
  'not-allowed': {
    status: 403,
    title: { vi: 'Bạn không có quyền làm việc này.', en: 'You are not allowed to do this.' },
  },
  'not-found': {
    status: 404,
    title: {
      vi: 'Không tìm thấy, hoặc bạn không được xem nội dung này.',
      en: 'Not found, or you may not see it.',
    },
  },
  'invalid-input': {
    status: 422,
    title: {
      vi: 'Có thông tin chưa đúng. Hãy sửa các mục được đánh dấu.',
      en: 'Something is not right. Please correct the marked fields.',
    },
  },
  'edit-conflict': {
    status: 409,
    title: {
      vi: 'Người khác vừa sửa nội dung này. Hãy xem bản mới rồi sửa lại; nội dung bạn nhập vẫn còn.',
      en: 'Somebody else has just changed this. Look at the new version and edit again; what you typed is kept.',
    },
  },
  'wrong-state': {
    status: 409,
    title: {
      vi: 'Không làm được ở trạng thái hiện tại.',
      en: 'This cannot be done in the present state.',
    },
  },
  'key-reused': {
    status: 409,
    title: {
      vi: 'Mã gửi này đã dùng cho một nội dung khác.',
      en: 'This idempotency key was used for other content.',
    },
  },
  'file-refused': {
    status: 422,
    title: { vi: 'Không nhận được tệp này.', en: 'This file cannot be accepted.' },
  },
  'file-too-large': {
    status: 413,
    title: { vi: 'Tệp quá lớn.', en: 'The file is too large.' },
  },
  'document-refused': {
    status: 422,
    title: { vi: 'Không đọc được văn bản này.', en: 'This document cannot be read.' },
  },
  'import-refused': {
    status: 422,
    title: {
      vi: 'Tệp nhập có lỗi; chưa có gì thay đổi. Hãy sửa các ô được nêu rồi nhập lại.',
      en: 'The import has errors; nothing was changed. Correct the cells named and import again.',
    },
  },
  'password-change-needed': {
    status: 403,
    title: { vi: 'Bạn cần đổi mật khẩu trước.', en: 'You need to change your password first.' },
  },
  'forged-request': {
    status: 403,
    title: {
      vi: 'Yêu cầu không đến từ trang này. Hãy tải lại trang.',
      en: 'The request did not come from this page. Please reload it.',
    },
  },
  'too-busy': {
    status: 503,
    title: {
      vi: 'Hệ thống đang bận. Vui lòng thử lại sau giây lát.',
      en: 'The system is busy. Please try again in a moment.',
    },
  },
  internal: {
    status: 500,
    title: {
      vi: 'Hệ thống gặp lỗi. Nội dung bạn nhập vẫn còn; hãy thử lại.',
      en: 'The system failed. What you typed is kept; please try again.',
    },
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

const WordsSchema = z.object({ vi: z.string(), en: z.string() });

/** What is wrong with one field: where ("figures.0.value"), and what to do about it. */
export const FieldError = z.object({ path: z.string(), message: WordsSchema });
export type FieldError = z.infer<typeof FieldError>;

/** RFC 9457 problem document, with both languages and, where the input was wrong, the fields. */
export const Problem = z
  .object({
    type: z.string().describe('urn:binh-dang:problem:<code>'),
    code: z.string(),
    title: z.string().describe('In the language asked for by Accept-Language'),
    status: z.number().int(),
    detail: z.string().optional(),
    text: z.object({ title: WordsSchema, detail: WordsSchema.optional() }),
    errors: z.array(FieldError).optional(),
    current: z.unknown().optional().describe('On edit-conflict: the present version of the object'),
    instance: z.string().optional().describe('Request id, to name when asking for help'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** Sending a periodic report, checking it, signing it off, correcting it. */
import { z } from 'zod';
import { StoredFile } from './files.ts';
import { route } from './route.ts';
import { Id, Instant, PersonRef, text, Version } from './shared.ts';

const params = z.object({ reportId: Id });
const ofVersion = z.object({ reportId: Id, number: z.coerce.number().int().min(1) });

export const submitReport = route({
  id: 'report.submit',
  method: 'POST',
  path: '/api/reports/:reportId/versions',
  summary: {
    vi: 'Gửi báo cáo: số liệu và lời văn được giữ nguyên như lúc gửi',
    en: 'Send a report: figures and words are kept as they are now',
  },
  params,
  body: z.object({ version: Version.describe('Of the draft') }),
  output: z.object({ number: Version, code: z.string().describe('Verification code') }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const judgeReport = route({
  id: 'report.judge',
  method: 'POST',
  path: '/api/reports/:reportId/verdict',
  summary: {
    vi: 'Chấp nhận hoặc trả lại báo cáo của cơ quan cấp dưới; bỏ chấp nhận khi chưa chốt',
    en: 'Accept or return the report of a body below; take acceptance back before it is locked',
  },
  params,
  body: z.object({
    verdict: z.enum(['accepted', 'returned']),
    remarks: text(4_000, 0).nullable().default(null).describe('Needed to return, unless a part has remarks'),
    version: Version.describe('Of the report'),
  }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const lockReports = route({
  id: 'report.lock',
  method: 'POST',
  path: '/api/reports/lock',
  summary: {
    vi: 'Chốt các báo cáo đã chấp nhận: từ đây chỉ sửa bằng bản đính chính',
    en: 'Lock accepted reports: from here on they change by corrections alone',
  },
  body: z.object({ reportIds: z.array(Id).min(1).max(400) }),
  output: z.object({
    locked: z.number().int(),
    left: z.number().int().describe('Not accepted, or not received here'),
  }),
});

export const correctReport = route({
  id: 'report.correct',
  method: 'POST',
  path: '/api/reports/:reportId/correction',
  summary: {
    vi: 'Mở bản đính chính của báo cáo đã gửi',
    en: 'Open a correction of a report that was sent',
  },
  params,
  body: z.object({ version: Version.describe('Of the report') }),
  output: z.object({ version: Version.describe('Of the draft') }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const dropCorrection = route({
  id: 'report.dropCorrection',
  method: 'DELETE',
  path: '/api/reports/:reportId/correction',
  summary: { vi: 'Bỏ bản đính chính đang viết', en: 'Drop the correction that is being written' },
  params,
  problems: ['wrong-state'],
});

export const signOff = route({
  id: 'report.signOff',
  method: 'POST',
  path: '/api/reports/:reportId/versions/:number/sign-off',
  summary: {
    vi: 'Lãnh đạo cơ quan ký duyệt bản báo cáo',
    en: 'The leader of the body signs a version of the report off',
  },
  params: ofVersion,
  problems: ['wrong-state'],
});

export const ReportRemark = z
  .object({
    id: Id,
    number: Version.describe('Of the version it is about'),
    part: z.string(),
    cell: z.string().nullable().describe('"row/column", from 0'),
    words: z.string(),
    madeBy: PersonRef,
    madeAt: Instant,
    settledAt: Instant.nullable(),
    version: Version,
  })
  .meta({ id: 'ReportRemark' });
export type ReportRemark = z.infer<typeof ReportRemark>;

export const remarks = route({
  id: 'report.remarks',
  method: 'GET',
  path: '/api/reports/:reportId/remarks',
  summary: { vi: 'Nhận xét về từng phần, từng ô của báo cáo', en: 'Remarks on parts and cells of a report' },
  params,
  output: z.object({ items: z.array(ReportRemark).describe('In the order in which they were made') }),
});

export const addRemark = route({
  id: 'report.remark',
  method: 'POST',
  path: '/api/reports/:reportId/remarks',
  summary: { vi: 'Nhận xét một phần hoặc một ô', en: 'Remark on a part or a cell' },
  params,
  body: z.object({
    part: text(60),
    cell: text(20, 0).nullable().default(null).describe('"row/column", from 0'),
    words: text(2_000),
  }),
  output: z.object({ id: Id }),
  problems: ['wrong-state'],
});

export const settleRemark = route({
  id: 'report.settleRemark',
  method: 'POST',
  path: '/api/reports/:reportId/remarks/:remarkId/settle',
  summary: { vi: 'Đánh dấu đã tiếp thu nhận xét', en: 'Mark a remark as dealt with' },
  params: z.object({ reportId: Id, remarkId: Id }),
});

export const FileSignature = z
  .object({
    signer: z.string().nullable(),
    issuer: z.string().nullable().describe('Who issued the certificate'),
    signedAt: Instant.nullable().describe('As the signature says'),
    intact: z.boolean().describe('The signed bytes are as they were signed'),
    wholeFile: z.boolean().describe('Nothing was added to the file after this signature'),
    certificateValid: z.boolean().describe('Within its time when it was signed'),
    trusted: z
      .boolean()
      .nullable()
      .describe('Chain leads to a root that this installation trusts; null: none is set up'),
    note: z.string().nullable(),
  })
  .meta({ id: 'FileSignature' });
export type FileSignature = z.infer<typeof FileSignature>;

export const SignedFile = z
  .object({
    id: Id,
    number: Version.describe('Of the version it is of'),
    kind: z.enum(['digital', 'scan']),
    file: StoredFile,
    signatures: z.array(FileSignature),
    attachedBy: PersonRef,
    attachedAt: Instant,
    version: Version,
  })
  .meta({ id: 'SignedFile' });
export type SignedFile = z.infer<typeof SignedFile>;

export const signedFiles = route({
  id: 'report.signedFiles',
  method: 'GET',
  path: '/api/reports/:reportId/signed-files',
  summary: { vi: 'Bản báo cáo đã ký (chữ ký số hoặc bản quét)', en: 'Signed files of a report' },
  params,
  output: z.object({ items: z.array(SignedFile) }),
});

export const attachSignedFile = route({
  id: 'report.attachSigned',
  method: 'POST',
  path: '/api/reports/:reportId/versions/:number/signed-files',
  summary: {
    vi: 'Đính kèm bản đã ký; chữ ký số trong PDF được kiểm tra',
    en: 'Attach the signed file; digital signatures in a PDF are verified',
  },
  params: ofVersion,
  body: z.object({ fileId: Id }),
  output: SignedFile,
  problems: ['file-refused'],
});

export const removeSignedFile = route({
  id: 'report.removeSigned',
  method: 'DELETE',
  path: '/api/reports/:reportId/signed-files/:signedFileId',
  summary: { vi: 'Gỡ bản đã ký đính kèm nhầm', en: 'Remove a signed file attached by mistake' },
  params: z.object({ reportId: Id, signedFileId: Id }),
});

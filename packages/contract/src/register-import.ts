/** Excel and CSV of registers: templates, import with its report by cell, undoing it, export. */
import { z } from 'zod';
import { records } from './register-record.ts';
import { RegisterCode, Words } from './register-shared.ts';
import { route } from './route.ts';
import { BodyRef, Id, Instant, PersonRef, text, Version } from './shared.ts';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows of one file; more are several imports. */
export const MOST_IMPORT_ROWS = 50_000;
/** Records of one exported file. */
export const MOST_EXPORT_ROWS = 100_000;

export const template = route({
  id: 'register.template',
  method: 'GET',
  path: '/api/registers/:register/template',
  summary: {
    vi: 'Mẫu Excel của một sổ, có danh sách chọn và hướng dẫn',
    en: 'Excel template of a register, with drop-downs and a guide',
  },
  params: z.object({ register: RegisterCode }),
  query: z.object({
    number: z.coerce.number().int().min(1).optional().describe('Version; by default the one in force today'),
  }),
  file: EXCEL,
});

export const ImportState = z.enum([
  'checking',
  'checked',
  'importing',
  'done',
  'undoing',
  'undone',
  'discarded',
  'failed',
]);
export type ImportState = z.infer<typeof ImportState>;

const Cell = {
  sheet: z.string().describe('"" for CSV'),
  row: z.number().int().describe('As Excel counts it'),
  column: z.string().describe('Code of the column'),
  letter: z.string().nullable().describe('null where the file has no such column'),
  heading: z.string(),
};

export const ImportFault = z
  .object({
    ...Cell,
    severity: z.enum(['error', 'warning']),
    value: z.string().describe('What stands there'),
    message: Words.describe('What is wrong and what to do'),
  })
  .meta({ id: 'ImportFault' });
export type ImportFault = z.infer<typeof ImportFault>;

export const ImportDuplicate = z
  .object({
    row: z.number().int(),
    title: z.string(),
    day: z.string().nullable(),
    body: z.string(),
    sameAs: z.union([
      z.object({ row: z.number().int().describe('An earlier row of the file') }),
      z.object({ recordId: Id, title: z.string() }),
    ]),
  })
  .meta({
    id: 'ImportDuplicate',
    description: 'A row that is likely there already: same body, day and title',
  });
export type ImportDuplicate = z.infer<typeof ImportDuplicate>;

export const ImportChoice = z.object({
  submit: z.boolean().describe('false: as drafts'),
  duplicates: z.enum(['leave-out', 'import']).describe('Of rows that are likely there already'),
  except: z
    .array(z.number().int())
    .max(5_000)
    .default([])
    .describe('Rows of likely duplicates for which the other is done'),
});
export type ImportChoice = z.infer<typeof ImportChoice>;

const line = {
  id: Id,
  register: RegisterCode,
  number: Version.describe('Version of the definition that it was checked by'),
  body: BodyRef,
  fileName: z.string(),
  fileId: Id.nullable().describe('null when the file is no longer kept'),
  state: ImportState,
  rows: z.number().int().nullable(),
  rightRows: z.number().int().nullable(),
  faults: z.number().int().nullable().describe('Errors; the file is imported only when there are none'),
  warnings: z.number().int().nullable(),
  duplicates: z.number().int().nullable(),
  imported: z.number().int().nullable(),
  madeBy: PersonRef,
  madeAt: Instant,
  confirmedBy: PersonRef.nullable(),
  confirmedAt: Instant.nullable(),
  undoneBy: PersonRef.nullable(),
  undoneAt: Instant.nullable(),
  version: Version,
};

export const ImportLine = z.object(line).meta({ id: 'ImportLine' });
export type ImportLine = z.infer<typeof ImportLine>;

export const RecordImport = z
  .object({
    ...line,
    progress: z
      .object({
        phase: z.enum(['waiting', 'reading', 'checking', 'writing', 'counting', 'undoing']),
        done: z.number().int(),
        total: z.number().int().nullable(),
      })
      .nullable()
      .describe('While work goes on in the background'),
    notices: z
      .array(Words)
      .describe('What was noticed of the file as a whole: unknown columns, missing ones'),
    cells: z.array(ImportFault).describe('The first of the errors and warnings'),
    likelyDuplicates: z.array(ImportDuplicate).describe('The first of them'),
    choice: ImportChoice.nullable(),
    failure: Words.nullable(),
    undoReason: z.string().nullable(),
    changedSince: z
      .object({
        total: z.number().int(),
        items: z.array(z.object({ recordId: Id, title: z.string(), why: Words })),
      })
      .describe('Records for which the import can no longer be undone as a whole'),
  })
  .meta({ id: 'RecordImport' });
export type RecordImport = z.infer<typeof RecordImport>;

export const startImport = route({
  id: 'register.startImport',
  method: 'POST',
  path: '/api/registers/:register/imports',
  summary: {
    vi: 'Tải tệp Excel hoặc CSV lên để kiểm tra; chưa ghi gì vào sổ',
    en: 'Upload an Excel or CSV file to be checked; nothing is written yet',
  },
  params: z.object({ register: RegisterCode }),
  query: z.object({
    bodyId: Id.describe('Whose records they are where a row names no body'),
    replaces: Id.optional().describe('An earlier file of the same, not imported, that this one replaces'),
  }),
  upload: true,
  output: z.object({ id: Id }),
  problems: ['file-refused', 'file-too-large', 'wrong-state'],
});

export const imports = route({
  id: 'register.imports',
  method: 'GET',
  path: '/api/registers/:register/imports',
  summary: { vi: 'Các lần nhập tệp vào một sổ', en: 'Imports into a register' },
  params: z.object({ register: RegisterCode }),
  output: z.object({ items: z.array(ImportLine) }),
});

const oneImport = z.object({ importId: Id });

export const readImport = route({
  id: 'register.import',
  method: 'GET',
  path: '/api/register-imports/:importId',
  summary: {
    vi: 'Một lần nhập: tiến độ, lỗi theo ô, dòng có thể trùng',
    en: 'An import: progress, faults by cell, likely duplicates',
  },
  params: oneImport,
  output: RecordImport,
});

export const importFaults = route({
  id: 'register.importFaults',
  method: 'GET',
  path: '/api/register-imports/:importId/faults',
  summary: {
    vi: 'Tệp đã nhập với các ô sai được đánh dấu và cột “Lỗi”, để sửa rồi nhập lại',
    en: 'The file with marks at wrong cells and a column of errors, to be mended and imported again',
  },
  params: oneImport,
  file: EXCEL,
});

export const confirmImport = route({
  id: 'register.confirmImport',
  method: 'POST',
  path: '/api/register-imports/:importId/confirm',
  summary: {
    vi: 'Nhập tất cả các dòng của tệp vào sổ, hoặc không dòng nào',
    en: 'Write all rows of the file into the register, or none',
  },
  params: oneImport,
  body: ImportChoice,
  output: z.object({ state: ImportState }),
  problems: ['wrong-state'],
});

export const discardImport = route({
  id: 'register.discardImport',
  method: 'POST',
  path: '/api/register-imports/:importId/discard',
  summary: { vi: 'Bỏ một tệp chưa nhập', en: 'Discard a file that was not imported' },
  params: oneImport,
  output: z.object({ state: ImportState }),
  problems: ['wrong-state'],
});

export const undoImport = route({
  id: 'register.undoImport',
  method: 'POST',
  path: '/api/register-imports/:importId/undo',
  summary: {
    vi: 'Thu hồi cả lần nhập, khi chưa bản ghi nào của nó được sửa hoặc xác nhận',
    en: 'Undo an import as a whole, while none of its records was changed or verified',
  },
  params: oneImport,
  body: z.object({ reason: text(1000) }),
  output: z.object({ state: ImportState }),
  problems: ['wrong-state'],
});

export const exportRecords = route({
  id: 'register.export',
  method: 'GET',
  path: '/api/registers/:register/export',
  summary: {
    vi: 'Bản ghi theo bộ lọc thành tệp Excel hoặc CSV, nhập lại được',
    en: 'Records by the filter as Excel or CSV, which can be imported again',
  },
  params: z.object({ register: RegisterCode }),
  query: records.query
    .omit({ after: true, limit: true, sort: true, order: true })
    .extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  file: EXCEL,
  problems: ['wrong-state'],
});

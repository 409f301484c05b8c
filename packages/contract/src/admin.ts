/** Running the system: accounts, roles, audit, facts about the installation. Nothing of the work itself. */
import { z } from 'zod';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, PersonRef, Role, text, Version } from './shared.ts';

export const UserGrant = z
  .object({
    id: Id,
    role: Role,
    body: BodyRef,
    validFrom: CivilDate,
    validTo: CivilDate.nullable(),
    version: Version,
    holds: z.boolean().describe('Whether it holds today'),
  })
  .meta({ id: 'UserGrant' });
export type UserGrant = z.infer<typeof UserGrant>;

export const User = z
  .object({
    id: Id,
    login: z.string(),
    fullName: z.string(),
    jobTitle: z.string().nullable(),
    email: z.string().nullable(),
    active: z.boolean(),
    demo: z.boolean(),
    mustChangePassword: z.boolean(),
    createdAt: Instant,
    version: Version,
    sessions: z.number().int().describe('Sessions open now'),
    lastSeenAt: Instant.nullable(),
    grants: z.array(UserGrant),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

export const users = route({
  id: 'admin.users',
  method: 'GET',
  path: '/api/admin/users',
  summary: { vi: 'Danh sách tài khoản', en: 'Accounts' },
  query: z.object({
    q: z.string().max(200).optional().describe('Name, login, title or body; marks ignored'),
    role: Role.optional(),
    active: z.stringbool().optional(),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ total: z.number().int(), items: z.array(User) }),
});

export const user = route({
  id: 'admin.user',
  method: 'GET',
  path: '/api/admin/users/:userId',
  summary: { vi: 'Một tài khoản', en: 'One account' },
  params: z.object({ userId: Id }),
  output: User,
});

/** Login: what people can type anywhere. */
export const Login = z
  .string()
  .transform((value) => value.normalize('NFC').trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(2)
      .max(100)
      .refine((value) => /^[a-z0-9][a-z0-9._@-]*$/.test(value), {
        params: {
          vi: 'Chỉ dùng chữ không dấu, chữ số và các dấu . _ - @, bắt đầu bằng chữ hoặc số.',
          en: 'Use only plain letters, digits and . _ - @, beginning with a letter or digit.',
        },
      }),
  );

const Email = z
  .string()
  .transform((value) => value.trim())
  .pipe(z.email().max(200));

const userFields = {
  login: Login,
  fullName: text(200),
  jobTitle: text(300).nullable(),
  email: Email.nullable(),
};

const Saved = z.object({ id: Id, version: Version });
const StartPassword = z
  .object({
    id: Id,
    startPassword: z.string().describe('Shown this once; must be changed at the first sign-in'),
  })
  .meta({ id: 'StartPassword' });

export const createUser = route({
  id: 'admin.createUser',
  method: 'POST',
  path: '/api/admin/users',
  summary: {
    vi: 'Tạo tài khoản với mật khẩu khởi đầu chỉ hiện một lần',
    en: 'Create an account with a start password shown once',
  },
  body: z.object({
    ...userFields,
    grants: z
      .array(
        z.object({
          role: Role,
          bodyId: Id,
          validFrom: CivilDate.optional(),
          validTo: CivilDate.nullable().optional(),
        }),
      )
      .max(20),
  }),
  output: StartPassword,
  problems: ['wrong-state'],
});

export const editUser = route({
  id: 'admin.editUser',
  method: 'PATCH',
  path: '/api/admin/users/:userId',
  summary: { vi: 'Sửa tài khoản', en: 'Edit an account' },
  params: z.object({ userId: Id }),
  body: z.object({ version: Version, ...userFields }),
  output: Saved,
  problems: ['edit-conflict'],
});

export const setActive = route({
  id: 'admin.setActive',
  method: 'POST',
  path: '/api/admin/users/:userId/active',
  summary: {
    vi: 'Khóa hoặc mở lại tài khoản; khóa thì chấm dứt ngay mọi phiên',
    en: 'Close or reopen an account; closing ends its sessions at once',
  },
  params: z.object({ userId: Id }),
  body: z.object({ version: Version, active: z.boolean() }),
  output: Saved,
  problems: ['edit-conflict', 'wrong-state'],
});

export const resetPassword = route({
  id: 'admin.resetPassword',
  method: 'POST',
  path: '/api/admin/users/:userId/password',
  summary: {
    vi: 'Đặt lại mật khẩu: mật khẩu mới chỉ hiện một lần, mọi phiên chấm dứt',
    en: 'Reset the password: the new one is shown once, all sessions end',
  },
  params: z.object({ userId: Id }),
  output: StartPassword,
});

export const endSessions = route({
  id: 'admin.endSessions',
  method: 'POST',
  path: '/api/admin/users/:userId/sessions/end',
  summary: { vi: 'Chấm dứt mọi phiên của một người', en: 'End all sessions of a person' },
  params: z.object({ userId: Id }),
});

export const grantRole = route({
  id: 'admin.grantRole',
  method: 'POST',
  path: '/api/admin/users/:userId/grants',
  summary: { vi: 'Giao vai trò tại một cơ quan, có thời hạn', en: 'Grant a role at a body, for a time' },
  params: z.object({ userId: Id }),
  body: z.object({ role: Role, bodyId: Id, validFrom: CivilDate, validTo: CivilDate.nullable() }),
  output: Saved,
  problems: ['wrong-state'],
});

export const revokeGrant = route({
  id: 'admin.revokeGrant',
  method: 'POST',
  path: '/api/admin/grants/:grantId/revoke',
  summary: {
    vi: 'Thu hồi vai trò từ một ngày; từ hôm nay thì có hiệu lực ngay',
    en: 'Revoke a role from a day; from today it holds at once',
  },
  params: z.object({ grantId: Id }),
  body: z.object({ version: Version, on: CivilDate }),
  output: Saved,
  problems: ['edit-conflict', 'wrong-state'],
});

export const AuditEntry = z
  .object({
    cursor: z.string(),
    at: Instant,
    actor: PersonRef.nullable(),
    action: z.string(),
    operation: z.enum(['insert', 'update', 'delete', 'event']),
    objectKind: z.string(),
    objectId: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const auditLog = route({
  id: 'admin.auditLog',
  method: 'GET',
  path: '/api/admin/audit',
  summary: {
    vi: 'Nhật ký: ai làm gì, khi nào (không có nội dung)',
    en: 'Audit: who did what and when (without the contents)',
  },
  query: z.object({
    person: Id.optional(),
    action: z.string().max(100).optional().describe('Action, or room ("plan")'),
    from: CivilDate.optional(),
    to: CivilDate.optional().describe('Included'),
    after: z.string().max(100).optional().describe('Cursor of the last line of the page before'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    items: z.array(AuditEntry),
    next: z.string().nullable().describe('Cursor of the next page'),
    /** Actions there are, for the filter. */
    actions: z.array(z.object({ id: z.string(), name: z.object({ vi: z.string(), en: z.string() }) })),
  }),
});

export const AuditCheck = z
  .object({
    at: Instant,
    ok: z.boolean(),
    lines: z.number().int(),
    anchors: z.number().int(),
    milliseconds: z.number().int(),
    broken: z
      .object({
        chain: z.number().int(),
        seq: z.number().int(),
        fault: z.enum(['altered', 'missing', 'unlinked', 'head', 'anchor']),
      })
      .nullable(),
  })
  .meta({ id: 'AuditCheck', description: 'Result of recomputing all chains of the audit' });
export type AuditCheck = z.infer<typeof AuditCheck>;

export const checkAudit = route({
  id: 'admin.checkAudit',
  method: 'POST',
  path: '/api/admin/audit/check',
  summary: {
    vi: 'Tính lại các chuỗi nhật ký ngay; kết quả hiện ở thông tin hệ thống',
    en: 'Recompute the audit chains now; the result shows in the system facts',
  },
});

export const FactsCheck = z
  .object({
    at: Instant,
    ok: z.boolean(),
    records: z.number().int(),
    facts: z.number().int(),
    sums: z.number().int(),
    milliseconds: z.number().int(),
    wrong: z.number().int().describe('Records and sums that differ, at most 200'),
    examples: z.array(z.string()).describe('Which differ, by id; never what they say'),
  })
  .meta({ id: 'FactsCheck', description: 'Result of counting all records again' });
export type FactsCheck = z.infer<typeof FactsCheck>;

export const checkFacts = route({
  id: 'admin.checkFacts',
  method: 'POST',
  path: '/api/admin/facts/check',
  summary: {
    vi: 'Đếm lại mọi bản ghi ngay; kết quả hiện ở thông tin hệ thống',
    en: 'Count all records again now; the result shows in the system facts',
  },
});

export const SystemFacts = z
  .object({
    version: z.string(),
    node: z.string(),
    database: z.string(),
    databaseBytes: z.number().int(),
    startedAt: Instant,
    demo: z.boolean(),
    today: CivilDate,
    mail: z.boolean().describe('Whether a mail server is configured'),
    counts: z.record(z.string(), z.number().int()),
    jobs: z.array(
      z.object({
        queue: z.string(),
        waiting: z.number().int(),
        active: z.number().int(),
        failed: z.number().int(),
        lastCompletedAt: Instant.nullable(),
      }),
    ),
    auditCheck: AuditCheck.nullable(),
    factsCheck: FactsCheck.nullable().describe('Whether what is counted is what the records say'),
    personalRetention: z
      .object({ at: Instant, removed: z.number().int(), total: z.number().int() })
      .nullable()
      .describe(
        'Records whose personal data were removed, their time being over: the latest night, and ever',
      ),
  })
  .meta({ id: 'SystemFacts' });
export type SystemFacts = z.infer<typeof SystemFacts>;

export const system = route({
  id: 'admin.system',
  method: 'GET',
  path: '/api/admin/system',
  summary: { vi: 'Thông tin hệ thống', en: 'Facts about this installation' },
  output: SystemFacts,
});

/** Bodies over time: list, tree, page of a body, groups; changes by the administrator. */
import { z } from 'zod';
import { route } from './route.ts';
import { BodyRef, CivilDate, HistoryLine, Id, Instant, text, Version } from './shared.ts';

export const LEVELS = ['central', 'province', 'district', 'commune'] as const;
export const Level = z.enum(LEVELS).meta({ id: 'BodyLevel' });
export type Level = z.infer<typeof Level>;

const WordsOf = z.object({ vi: z.string(), en: z.string() });

export const BodyKind = z.object({ code: z.string(), name: WordsOf, level: Level }).meta({ id: 'BodyKind' });
export type BodyKind = z.infer<typeof BodyKind>;

export const kinds = route({
  id: 'org.kinds',
  method: 'GET',
  path: '/api/body-kinds',
  summary: { vi: 'Các loại cơ quan', en: 'Kinds of body' },
  output: z.object({ items: z.array(BodyKind) }),
});

export const BranchItem = BodyRef.extend({
  kind: z.string(),
  level: Level,
  childCount: z.number().int(),
}).meta({ id: 'BranchItem' });
export type BranchItem = z.infer<typeof BranchItem>;

export const branch = route({
  id: 'org.branch',
  method: 'GET',
  path: '/api/bodies/tree',
  summary: {
    vi: 'Một nhánh của cây cơ quan tại một ngày: trực tiếp dưới một cơ quan, hoặc các gốc',
    en: 'A branch of the tree on a day: directly beneath a body, or the roots',
  },
  query: z.object({ on: CivilDate.optional(), under: Id.optional() }),
  output: z.object({ on: CivilDate, items: z.array(BranchItem) }),
});

export const ListedBody = BodyRef.extend({
  kind: z.string(),
  level: Level,
  symbol: z.string().nullable(),
  parent: BodyRef.nullable(),
  /** The other name that the search met, when it was not the name shown. */
  matched: z.string().nullable(),
}).meta({ id: 'ListedBody' });
export type ListedBody = z.infer<typeof ListedBody>;

export const list = route({
  id: 'org.list',
  method: 'GET',
  path: '/api/bodies',
  summary: {
    vi: 'Tìm cơ quan theo tên, tên khác, mã (không phân biệt dấu), loại, cấp, tại một ngày',
    en: 'Find bodies by name, alias or code (marks ignored), kind, level, on a day',
  },
  query: z.object({
    on: CivilDate.optional(),
    q: z.string().max(200).optional(),
    kind: z.string().max(60).optional(),
    level: Level.optional(),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ on: CivilDate, total: z.number().int(), items: z.array(ListedBody) }),
});

const lasting = { validFrom: CivilDate, validTo: CivilDate.nullable() };

export const BodyName = z
  .object({
    id: Id,
    name: z.string(),
    shortName: z.string().nullable(),
    nameEn: z.string().nullable(),
    symbol: z.string().nullable(),
    ...lasting,
  })
  .meta({ id: 'BodyName' });
export type BodyName = z.infer<typeof BodyName>;

export const Body = z
  .object({
    id: Id,
    key: z.string(),
    kind: z.string(),
    level: Level,
    note: z.string().nullable(),
    ...lasting,
    version: Version,
    on: CivilDate.describe('The day that name, path, children and groups are of'),
    exists: z.boolean().describe('Whether the body exists on that day'),
    name: z.string(),
    shortName: z.string().nullable(),
    names: z.array(BodyName),
    codes: z.array(z.object({ id: Id, system: z.string(), code: z.string(), ...lasting })),
    aliases: z.array(z.object({ id: Id, alias: z.string() })),
    parents: z.array(z.object({ id: Id, body: BodyRef, ...lasting })).describe('Over all time'),
    path: z.array(BodyRef).describe('From the root down to the body, on the day'),
    children: z.array(BranchItem),
    groups: z.array(z.object({ id: Id, name: z.string() })),
    people: z.array(
      z.object({
        id: Id,
        name: z.string(),
        jobTitle: z.string().nullable(),
        roles: z.array(z.string()),
      }),
    ),
    allowed: z.array(z.string()),
  })
  .meta({ id: 'Body' });
export type Body = z.infer<typeof Body>;

export const body = route({
  id: 'org.body',
  method: 'GET',
  path: '/api/bodies/:bodyId',
  summary: { vi: 'Trang của một cơ quan tại một ngày', en: 'The page of a body on a day' },
  params: z.object({ bodyId: Id }),
  query: z.object({ on: CivilDate.optional() }),
  output: Body,
});

export const BodyObligation = z
  .object({
    id: Id,
    label: z.string().nullable(),
    text: z.string(),
    role: z.string(),
    dueOn: CivilDate.nullable(),
    standing: z.string(),
    percent: z.number().int().nullable(),
    lastProgress: z.object({ at: Instant, narrative: z.string() }).nullable(),
  })
  .meta({ id: 'BodyObligation' });
export type BodyObligation = z.infer<typeof BodyObligation>;

export const BodyWork = z
  .object({
    /** `none`: the viewer may not see this body's work; then there are no plans. */
    visible: z.enum(['own', 'plan', 'none']),
    plans: z.array(
      z.object({
        id: Id,
        title: z.string(),
        number: z.string().nullable(),
        year: z.number().int(),
        counts: z.record(z.string(), z.number().int()).describe('Obligations by standing; no zeros'),
        total: z.number().int(),
        percentDone: z.number().int().nullable(),
        mayExtract: z.boolean().describe('The person may have the extract of these assignments drawn up'),
        obligations: z.array(BodyObligation),
      }),
    ),
  })
  .meta({ id: 'BodyWork' });
export type BodyWork = z.infer<typeof BodyWork>;

export const bodyWork = route({
  id: 'org.bodyWork',
  method: 'GET',
  path: '/api/bodies/:bodyId/work',
  summary: {
    vi: 'Kế hoạch giao gì cho cơ quan, đã làm gì, còn nợ gì: chỉ phần người xem được xem',
    en: 'What plans give the body, what it did and owes: only what the viewer may see',
  },
  params: z.object({ bodyId: Id }),
  output: BodyWork,
});

export const bodyHistory = route({
  id: 'org.bodyHistory',
  method: 'GET',
  path: '/api/bodies/:bodyId/history',
  summary: { vi: 'Lịch sử thay đổi của cơ quan', en: 'History of a body' },
  params: z.object({ bodyId: Id }),
  output: z.object({ items: z.array(HistoryLine) }),
});

// ---------------------------------------------------------------- changes, by the administrator

const Saved = z.object({ id: Id, version: Version });
const ofBody = { params: z.object({ bodyId: Id }), output: Saved } as const;
const nameFields = {
  name: text(300),
  shortName: text(100).nullable(),
  nameEn: text(300).nullable(),
  symbol: text(40).nullable(),
};

export const createBody = route({
  id: 'org.createBody',
  method: 'POST',
  path: '/api/bodies',
  summary: { vi: 'Thêm cơ quan', en: 'Add a body' },
  body: z.object({
    kind: text(60),
    parentId: Id.nullable(),
    validFrom: CivilDate,
    note: text(2000).nullable(),
    ...nameFields,
  }),
  output: Saved,
  problems: ['wrong-state'],
});

export const editBody = route({
  id: 'org.editBody',
  method: 'PATCH',
  path: '/api/bodies/:bodyId',
  summary: { vi: 'Sửa loại và ghi chú của cơ quan', en: 'Edit kind and note of a body' },
  ...ofBody,
  body: z.object({ version: Version, kind: text(60), note: text(2000).nullable() }),
  problems: ['edit-conflict'],
});

export const renameBody = route({
  id: 'org.renameBody',
  method: 'POST',
  path: '/api/bodies/:bodyId/names',
  summary: {
    vi: 'Đổi tên cơ quan từ một ngày: tên cũ khép lại, tên mới bắt đầu',
    en: 'Rename a body from a day: the old name ends, the new one begins',
  },
  ...ofBody,
  body: z.object({ version: Version, from: CivilDate, ...nameFields }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const correctName = route({
  id: 'org.correctName',
  method: 'PATCH',
  path: '/api/bodies/:bodyId/names/:nameId',
  summary: { vi: 'Sửa lỗi trong một tên', en: 'Correct an error in a name' },
  params: z.object({ bodyId: Id, nameId: Id }),
  body: z.object({ version: Version, ...nameFields }),
  output: Saved,
  problems: ['edit-conflict'],
});

export const moveBody = route({
  id: 'org.moveBody',
  method: 'POST',
  path: '/api/bodies/:bodyId/move',
  summary: {
    vi: 'Chuyển cơ quan sang cấp trên khác từ một ngày',
    en: 'Put a body beneath another one from a day',
  },
  ...ofBody,
  body: z.object({ version: Version, from: CivilDate, parentId: Id.nullable() }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const closeBody = route({
  id: 'org.closeBody',
  method: 'POST',
  path: '/api/bodies/:bodyId/close',
  summary: {
    vi: 'Kết thúc hoạt động của cơ quan: từ ngày này cơ quan không còn',
    en: 'End a body: from this day it no longer exists',
  },
  ...ofBody,
  body: z.object({ version: Version, on: CivilDate }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const addCode = route({
  id: 'org.addCode',
  method: 'POST',
  path: '/api/bodies/:bodyId/codes',
  summary: { vi: 'Thêm mã của cơ quan từ một ngày', en: 'Add a code of a body from a day' },
  ...ofBody,
  body: z.object({ version: Version, system: text(60), code: text(60), validFrom: CivilDate }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const endCode = route({
  id: 'org.endCode',
  method: 'POST',
  path: '/api/bodies/:bodyId/codes/:codeId/end',
  summary: { vi: 'Thôi dùng một mã từ một ngày', en: 'End a code from a day' },
  params: z.object({ bodyId: Id, codeId: Id }),
  body: z.object({ version: Version, on: CivilDate }),
  output: Saved,
  problems: ['edit-conflict', 'wrong-state'],
});

export const addAlias = route({
  id: 'org.addAlias',
  method: 'POST',
  path: '/api/bodies/:bodyId/aliases',
  summary: {
    vi: 'Thêm tên khác mà văn bản dùng; nếu trùng với cơ quan khác cùng thời gian thì hỏi lại',
    en: 'Add an alias as documents write it; asks back if it also means another body at the same time',
  },
  params: z.object({ bodyId: Id }),
  body: z.object({
    version: Version,
    alias: text(300),
    evenIfAmbiguous: z.boolean().default(false),
  }),
  output: z.object({
    added: z.boolean(),
    /** Bodies that the same words also mean; a name that means several is left for the officer to decide. */
    alsoMeans: z.array(BodyRef),
    version: Version,
  }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const removeAlias = route({
  id: 'org.removeAlias',
  method: 'POST',
  path: '/api/bodies/:bodyId/aliases/:aliasId/remove',
  summary: { vi: 'Bỏ một tên khác', en: 'Remove an alias' },
  params: z.object({ bodyId: Id, aliasId: Id }),
  body: z.object({ version: Version }),
  output: Saved,
  problems: ['edit-conflict'],
});

// ---------------------------------------------------------------- groups

export const GroupRule = z
  .object({
    kinds: z.array(z.string().max(60)).max(60).optional(),
    level: Level.optional(),
    under: Id.optional(),
    except: z.array(Id).max(500).optional(),
  })
  .meta({ id: 'GroupRule', description: 'Who belongs by description; all given conditions must be met' });
export type GroupRule = z.infer<typeof GroupRule>;

const GroupMember = z.object({ bodyId: Id, ...lasting });

const groupFields = {
  name: text(300),
  nameEn: text(300).nullable(),
  aliases: z.array(text(300)).max(100),
  rule: GroupRule.nullable(),
  members: z.array(GroupMember).max(1000),
  confirmMembers: z.boolean(),
};

export const GroupSummary = z
  .object({
    id: Id,
    name: z.string(),
    nameEn: z.string().nullable(),
    aliasCount: z.number().int(),
    memberCount: z.number().int().describe('On the day'),
    confirmMembers: z.boolean(),
  })
  .meta({ id: 'GroupSummary' });
export type GroupSummary = z.infer<typeof GroupSummary>;

export const groups = route({
  id: 'org.groups',
  method: 'GET',
  path: '/api/body-groups',
  summary: { vi: 'Các nhóm cơ quan và số thành viên tại một ngày', en: 'Groups and their size on a day' },
  query: z.object({ on: CivilDate.optional() }),
  output: z.object({ on: CivilDate, items: z.array(GroupSummary) }),
});

export const Group = z
  .object({
    id: Id,
    version: Version,
    ...groupFields,
    name: z.string(),
    nameEn: z.string().nullable(),
    aliases: z.array(z.string()),
    named: z.array(BodyRef).describe('Names of the bodies that rule and member list mention'),
    on: CivilDate,
    expansion: z.array(BodyRef),
    allowed: z.array(z.string()),
  })
  .meta({ id: 'Group' });
export type Group = z.infer<typeof Group>;

export const group = route({
  id: 'org.group',
  method: 'GET',
  path: '/api/body-groups/:groupId',
  summary: { vi: 'Một nhóm: quy tắc và thành viên tại một ngày', en: 'A group: rule, and members on a day' },
  params: z.object({ groupId: Id }),
  query: z.object({ on: CivilDate.optional() }),
  output: Group,
});

export const previewGroup = route({
  id: 'org.previewGroup',
  method: 'POST',
  path: '/api/body-groups/preview',
  summary: {
    vi: 'Xem trước: quy tắc này gồm những cơ quan nào tại một ngày',
    en: 'Preview: which bodies a rule takes in on a day',
  },
  body: z.object({ on: CivilDate, rule: GroupRule.nullable(), members: z.array(GroupMember).max(1000) }),
  output: z.object({ expansion: z.array(BodyRef) }),
});

export const createGroup = route({
  id: 'org.createGroup',
  method: 'POST',
  path: '/api/body-groups',
  summary: { vi: 'Thêm nhóm cơ quan', en: 'Add a group' },
  body: z.object(groupFields),
  output: Saved,
  problems: ['wrong-state'],
});

export const editGroup = route({
  id: 'org.editGroup',
  method: 'PUT',
  path: '/api/body-groups/:groupId',
  summary: { vi: 'Sửa nhóm cơ quan', en: 'Edit a group' },
  params: z.object({ groupId: Id }),
  body: z.object({ version: Version, ...groupFields }),
  output: Saved,
  problems: ['edit-conflict'],
});

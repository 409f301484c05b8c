import { type BodyRef, org } from '@binhdang/contract';
import {
  type CivilDate,
  compareVietnamese,
  expandGroup,
  type GroupMember,
  type GroupRule,
  type OrgGroup,
  OrgTree,
} from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { levelOfKind } from './kinds.ts';
import { bodyRefs, loadOrg } from './queries.ts';
import { mayWrite } from './read-body.ts';

/** All groups, with how many bodies each stands for on the day. */
export const groups = action(org.groups, {
  permission: 'org.read',
  run: async ({ tx, query, today }) => {
    const on = query.on ?? today;
    const data = await loadOrg(tx);
    const tree = new OrgTree(data, on);
    const stored = await tx
      .selectFrom('body_group')
      .select(['id', 'name', 'name_en', 'aliases', 'confirm_members'])
      .orderBy(sql`name collate vietnamese`)
      .execute();
    const byId = new Map(data.groups.map((one) => [one.id, one]));
    return {
      on,
      items: stored.map((row) => {
        const known = byId.get(row.id);
        return {
          id: row.id,
          name: row.name,
          nameEn: row.name_en,
          aliasCount: row.aliases.length,
          memberCount: known ? expandGroup(known, tree).length : 0,
          confirmMembers: row.confirm_members,
        };
      }),
    };
  },
});

/** A group's rule and named members, and whom they stand for on the day. */
export const group = action(org.group, {
  permission: 'org.read',
  run: async (context) => {
    const { tx, params, query, today } = context;
    const on = query.on ?? today;
    const row = found(
      await tx
        .selectFrom('body_group')
        .select(['id', 'name', 'name_en', 'confirm_members', 'version'])
        .where('id', '=', params.groupId)
        .executeTakeFirst(),
    );
    const data = await loadOrg(tx);
    const known = found(data.groups.find((one) => one.id === params.groupId));
    const expansion = expandGroup(known, new OrgTree(data, on));
    const mentioned = [
      ...known.members.map((member) => member.bodyId),
      ...(known.rule?.except ?? []),
      ...(known.rule?.under ? [known.rule.under] : []),
    ];
    const refs = await bodyRefs(tx, [...expansion, ...mentioned], on);
    return {
      id: row.id,
      version: row.version,
      name: row.name,
      nameEn: row.name_en,
      aliases: [...known.aliases],
      rule: known.rule && ruleOut(known.rule),
      members: known.members.map((member) => ({ ...member })),
      confirmMembers: row.confirm_members,
      named: refsOf(refs, mentioned),
      on,
      expansion: refsOf(refs, expansion),
      allowed: mayWrite(context),
    };
  },
});

/** Bodies that a group stands for on the day; undefined if there is no such group. */
export async function groupMembers(
  tx: Transaction,
  groupId: string,
  on: CivilDate,
): Promise<string[] | undefined> {
  const data = await loadOrg(tx);
  const known = data.groups.find(({ id }) => id === groupId);
  return known && expandGroup(known, new OrgTree(data, on));
}

/** All groups by name, with the bodies that each stands for on the day. */
export async function loadGroups(
  tx: Transaction,
  on: CivilDate,
): Promise<{ readonly id: string; readonly name: string; readonly members: readonly string[] }[]> {
  const data = await loadOrg(tx);
  const tree = new OrgTree(data, on);
  return data.groups
    .map((one) => ({ id: one.id, name: one.name, members: expandGroup(one, tree) }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
}

const refsOf = (refs: ReadonlyMap<string, BodyRef>, ids: readonly string[]): BodyRef[] =>
  [...new Set(ids)].flatMap((id) => refs.get(id) ?? []);

function ruleOut({ kinds, level, under, except }: GroupRule): org.GroupRule {
  return {
    ...(kinds ? { kinds: [...kinds] } : {}),
    ...(level ? { level } : {}),
    ...(under ? { under } : {}),
    ...(except ? { except: [...except] } : {}),
  };
}

/** Whom a rule that is not saved yet would stand for. Changes nothing. */
export const previewGroup = action(org.previewGroup, {
  permission: 'org.read',
  run: async ({ tx, body }) => {
    const data = await loadOrg(tx);
    const draft: OrgGroup = { id: '', name: '', aliases: [], rule: body.rule, members: body.members };
    const ids = expandGroup(draft, new OrgTree(data, body.on));
    return { expansion: refsOf(await bodyRefs(tx, ids, body.on), ids) };
  },
});

interface GroupInput {
  readonly name: string;
  readonly nameEn: string | null;
  readonly aliases: readonly string[];
  readonly rule: org.GroupRule | null;
  readonly members: readonly GroupMember[];
  readonly confirmMembers: boolean;
}

export const createGroup = action(org.createGroup, {
  permission: 'org.write',
  run: async ({ tx, body, today }) => {
    const id = uuid();
    await checkGroup(tx, body, today);
    await tx
      .insertInto('body_group')
      .values({ id, key: `nhom-${id}`, ...columns(body), valid_from: today })
      .execute();
    await insertMembers(tx, id, body.members);
    return { id, version: 1 };
  },
});

/** The whole group as it shall be; members that are no longer named are removed, others keep their row. */
export const editGroup = action(org.editGroup, {
  permission: 'org.write',
  run: async ({ tx, params, body, today }) => {
    await checkGroup(tx, body, today);
    const saved = await tx
      .updateTable('body_group')
      .set(columns(body))
      .where('id', '=', params.groupId)
      .where('version', '=', body.version)
      .returning(['id', 'version'])
      .executeTakeFirst();
    if (!saved) await groupConflict(tx, params.groupId);
    const stored = await tx
      .selectFrom('body_group_member')
      .select(['id', 'body_id', 'valid_from', 'valid_to'])
      .where('group_id', '=', params.groupId)
      .execute();
    const keyOf = (m: { bodyId: string; validFrom: string; validTo: string | null }) =>
      `${m.bodyId} ${m.validFrom} ${m.validTo ?? ''}`;
    const wanted = new Set(body.members.map(keyOf));
    const rows = stored.map((row) => ({
      id: row.id,
      key: keyOf({ bodyId: row.body_id, validFrom: row.valid_from, validTo: row.valid_to }),
    }));
    const gone = rows.filter((row) => !wanted.has(row.key)).map((row) => row.id);
    if (gone.length > 0) await tx.deleteFrom('body_group_member').where('id', 'in', gone).execute();
    const there = new Set(rows.map((row) => row.key));
    await insertMembers(
      tx,
      params.groupId,
      body.members.filter((member) => !there.has(keyOf(member))),
    );
    return found(saved);
  },
});

const columns = (body: GroupInput) => ({
  name: body.name,
  name_en: body.nameEn,
  aliases: [...body.aliases],
  rule: body.rule === null ? null : JSON.stringify(body.rule),
  confirm_members: body.confirmMembers,
});

async function insertMembers(
  tx: Transaction,
  groupId: string,
  members: readonly GroupMember[],
): Promise<void> {
  if (members.length === 0) return;
  await tx
    .insertInto('body_group_member')
    .values(
      members.map((member) => ({
        id: uuid(),
        group_id: groupId,
        body_id: member.bodyId,
        valid_from: member.validFrom,
        valid_to: member.validTo,
      })),
    )
    .execute();
}

/** A group must say who belongs, by kinds and bodies that there are. */
async function checkGroup(tx: Transaction, body: GroupInput, today: CivilDate): Promise<void> {
  for (const kind of body.rule?.kinds ?? []) levelOfKind(kind);
  const described = Object.values(body.rule ?? {}).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  if (!described && body.members.length === 0) {
    refuseField('members', {
      vi: 'Hãy nêu quy tắc hoặc chọn ít nhất một cơ quan.',
      en: 'Give a rule or choose at least one body.',
    });
  }
  body.members.forEach((member, position) => {
    if (member.validTo !== null && member.validTo <= member.validFrom) {
      refuseField(`members.${position}.validTo`, {
        vi: 'Ngày kết thúc phải sau ngày bắt đầu.',
        en: 'The end must be after the beginning.',
      });
    }
  });
  const ids = [
    ...body.members.map((member) => member.bodyId),
    ...(body.rule?.except ?? []),
    ...(body.rule?.under ? [body.rule.under] : []),
  ];
  const known = await bodyRefs(tx, ids, today);
  if (ids.some((id) => !known.has(id))) {
    refuseField('members', { vi: 'Có cơ quan không tồn tại.', en: 'One of the bodies does not exist.' });
  }
}

async function groupConflict(tx: Transaction, groupId: string): Promise<never> {
  const current = found(
    await tx
      .selectFrom('body_group')
      .select(['id', 'name', 'name_en as nameEn', 'aliases', 'rule', 'version'])
      .where('id', '=', groupId)
      .executeTakeFirst(),
  );
  refuse('edit-conflict', { current });
}

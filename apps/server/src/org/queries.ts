import type { BodyRef } from '@binhdang/contract';
import type { CivilDate, GroupRule, Level, OrgData } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/** Names of bodies as of a day, each with its id; ids that do not exist are missing from the map. */
export async function bodyRefs(
  tx: Transaction,
  ids: readonly string[],
  on: CivilDate,
): Promise<Map<string, BodyRef>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<BodyRef>`
    select b.id, n.name, n.short_name as "shortName"
      from body b
      join lateral (select name, short_name from body_name where body_id = b.id
                     order by (valid_from <= ${on}) desc, abs(valid_from - ${on}::date) limit 1) n on true
     where b.id = any (${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The whole organisation over time (a few hundred bodies), for reading documents and expanding groups. */
export async function loadOrg(tx: Transaction): Promise<OrgData> {
  const { rows } = await sql<{ bodies: OrgData['bodies']; edges: OrgData['edges']; groups: StoredGroup[] }>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'kind', b.kind, 'level', b.level,
          'validFrom', b.valid_from, 'validTo', b.valid_to,
          'names', (select jsonb_agg(jsonb_build_object('name', n.name, 'validFrom', n.valid_from, 'validTo', n.valid_to)
                                     order by n.valid_from) from body_name n where n.body_id = b.id),
          'aliases', (select coalesce(jsonb_agg(a.alias), '[]') from body_alias a where a.body_id = b.id)) order by b.key), '[]')
         from body b) as bodies,
      (select coalesce(jsonb_agg(jsonb_build_object('childId', e.child_id, 'parentId', e.parent_id,
          'validFrom', e.valid_from, 'validTo', e.valid_to)), '[]') from body_edge e) as edges,
      (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'aliases', to_jsonb(g.aliases), 'rule', g.rule,
          'confirmMembers', g.confirm_members,
          'members', (select coalesce(jsonb_agg(jsonb_build_object('bodyId', m.body_id, 'validFrom', m.valid_from, 'validTo', m.valid_to)), '[]')
                        from body_group_member m where m.group_id = g.id))), '[]') from body_group g) as groups`.execute(
    tx,
  );
  const row = rows[0];
  return { bodies: row?.bodies ?? [], edges: row?.edges ?? [], groups: row?.groups ?? [] };
}

interface StoredGroup {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly rule: (GroupRule & { level?: Level }) | null;
  readonly members: readonly { bodyId: string; validFrom: CivilDate; validTo: CivilDate | null }[];
  readonly confirmMembers: boolean;
}

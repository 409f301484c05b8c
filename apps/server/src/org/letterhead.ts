/** How a body heads and signs what it writes, as far as it is known of the body itself. */
import type { CivilDate, Level } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

export interface Signer {
  readonly name: string;
  readonly title: string | null;
  /** Lines above the signature: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC". */
  readonly authority: string[];
}

export interface BodyLetterhead {
  readonly issuer: string;
  readonly shortName: string;
  /** What stands in symbols: "STP". */
  readonly code: string;
  readonly level: Level;
  /** Body directly above, where it is named; empty for none. */
  readonly superior: string;
  /** Of its head. */
  readonly authority: string[];
  readonly signers: Signer[];
}

interface Row {
  name: string;
  short_name: string | null;
  symbol: string | null;
  kind: string;
  level: Level;
  superior: string | null;
  signers: { name: string; title: string | null }[];
}

export async function letterheadOfBody(
  tx: Transaction,
  bodyId: string,
  today: CivilDate,
): Promise<BodyLetterhead> {
  const { rows } = await sql<Row>`
    select n.name, n.short_name, n.symbol, b.kind, b.level,
           (select coalesce(s.short_name, s.name) from body_edge e join body a on a.id = e.parent_id and a.level = b.level
              join body_name s on s.body_id = a.id
             where e.child_id = b.id and e.valid_from <= ${today}::date and (e.valid_to is null or e.valid_to > ${today}::date)
             order by (s.valid_from <= ${today}::date) desc, abs(s.valid_from - ${today}::date) limit 1) as superior,
           (select coalesce(jsonb_agg(jsonb_build_object('name', x.full_name, 'title', x.job_title)), '[]')
              from people_of_body(b.id) x where x.role = 'leader') as signers
      from body b
      join lateral (select name, short_name, symbol from body_name where body_id = b.id
                     order by (valid_from <= ${today}::date) desc, abs(valid_from - ${today}::date) limit 1) n on true
     where b.id = ${bodyId}`.execute(tx);
  const row = rows[0];
  const name = row?.name ?? '';
  const kind = row?.kind ?? '';
  return {
    issuer: name,
    shortName: row?.short_name ?? name,
    code: row?.symbol ?? initials(name),
    level: row?.level ?? 'province',
    superior: row?.superior ?? '',
    authority: chiefOf(kind),
    signers: (row?.signers ?? []).map((one) => ({ ...one, authority: authorityOf(kind, one.title) })),
  };
}

/** The post of the head of such a body, with the collective it speaks for. */
function chiefOf(kind: string): string[] {
  switch (kind) {
    case 'provincial_peoples_committee':
    case 'district':
    case 'district_city':
    case 'commune':
    case 'ward':
    case 'township':
      return ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'];
    case 'department':
    case 'police':
      return ['GIÁM ĐỐC'];
    case 'office':
      return ['CHÁNH VĂN PHÒNG'];
    case 'front':
    case 'mass_organisation':
    case 'social_organisation':
      return ['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH'];
    default:
      return ['THỦ TRƯỞNG CƠ QUAN'];
  }
}

/** In which form a leader signs: a deputy for the head ("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"), under the same collective. */
export function authorityOf(kind: string, title: string | null): string[] {
  const head = chiefOf(kind);
  const post = head.at(-1) ?? '';
  if (!/^phó(?=\s)/iu.test(title ?? '')) return head;
  // The standing committee of an association speaks through its deputy as through its head.
  const standing = head[0] === 'TM. BAN THƯỜNG VỤ';
  return [...head.slice(0, -1), ...(standing ? [] : [`KT. ${post}`]), `PHÓ ${post}`];
}

/** A stand-in for a body without a code of its own: "Sở Nội vụ" gives "SNV". */
function initials(name: string): string {
  return name
    .split(/[\s-]+/u)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('');
}

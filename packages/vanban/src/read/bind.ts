/** Names bound in a role, led to the body table where there is one. */
import type { Mention } from './body-names.ts';
import type { BodyIndex, Resolved } from './body-table.ts';
import type { Setting } from './draft.ts';
import { fold } from './fold.ts';
import { officialCase } from './issuer.ts';
import type { BoundBody, Role } from './schema.ts';
import { stretchOf } from './stretch.ts';

export function bind(one: Mention, role: Role, index: BodyIndex | undefined): BoundBody {
  const known: Resolved = index?.resolve(one.name) ?? {};
  const unknown = index !== undefined && known.id === undefined && known.groupId === undefined;
  return {
    name: inCase(one),
    role,
    ...(known.id === undefined ? {} : { id: known.id }),
    ...(known.groupId === undefined ? {} : { groupId: known.groupId }),
    ...(known.members === undefined ? {} : { members: [...known.members] }),
    group: one.group,
    ...(one.head === undefined ? {} : { head: one.head }),
    inherited: false,
    start: one.start,
    end: one.end,
    confidence: Math.round(one.confidence * (unknown ? 0.8 : 1) * 100) / 100,
  };
}

/** A name in a heading of capitals, in the case it has in a sentence. */
function inCase(one: Mention): string {
  const words = one.name.split(/\s+/);
  const shouted = words.filter(
    (word) =>
      /^\p{Lu}{2,}[,;]?$/u.test(word) &&
      !/^(?:UBND|HĐND|MTTQ|UBMTTQ|TNCS|LHPN|LĐLĐ|CHQS|BĐBP|VT|TP)/u.test(word),
  );
  if (shouted.length < 2) return one.name;
  const name = officialCase(one.name.toUpperCase());
  return one.group
    ? name.replace(
        /(?<=\s)(?:Các|Sở|Ban|Ngành|Bộ|Cơ Quan|Ngang|Thuộc|Đoàn Thể|Đơn Vị|Địa Phương|Trực|Và)(?=[\s,;]|$)/gu,
        (word) => word.toLowerCase(),
      )
    : name;
}

/** Bodies named in [start, end) of the source, all bound in one role. */
export function bindAll(start: number, end: number, role: Role, setting: Setting): BoundBody[] {
  const stretch = stretchOf(setting.working.text, setting.working.folded, start, end);
  return setting
    .find(stretch.text, stretch.folded)
    .map((one) => bind(stretch.source(one), role, setting.index));
}

/** "Cơ quan phối hợp:" coordinates, "Đơn vị chủ trì:" leads; "Thời gian:" says nothing of bodies. */
export function roleOfDetail(key: string): Role | undefined {
  if (/phối hợp/u.test(key) && !/chủ trì/u.test(key)) return 'coordinate';
  if (/thời gian|tiến độ|kinh phí|thời hạn/u.test(key)) return undefined;
  return /chủ trì|thực hiện|tham mưu|phụ trách|phân công|trách nhiệm/u.test(key) ? 'lead' : undefined;
}

/** Each body once: the first role counts, unless a later one is the stronger. */
export function unique(bodies: readonly BoundBody[]): BoundBody[] {
  const out = new Map<string, BoundBody>();
  for (const body of bodies) {
    const key = body.id ?? fold(body.name);
    const before = out.get(key);
    if (before === undefined || (body.role === 'lead' && before.role !== 'lead' && before.inherited))
      out.set(key, body);
  }
  return [...out.values()];
}

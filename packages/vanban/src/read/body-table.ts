/** Names found in the text led to the bodies and groups of a table that the caller gives. */
import { findBodyNames, type Mention } from './body-names.ts';
import { fold } from './fold.ts';

export interface TableBody {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly level: string;
  /** Civil dates; null is open. `validTo` is the first day on which the body is no more. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface TableGroup {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly memberIds?: readonly string[];
  /** Members by kind and level, in place of a list. */
  readonly rule?: {
    readonly kinds?: readonly string[];
    readonly levels?: readonly string[];
  };
}

/** Plain data: the bodies that names are led to. */
export interface BodyTable {
  readonly bodies: readonly TableBody[];
  readonly groups: readonly TableGroup[];
}

export interface Resolved {
  readonly id?: string;
  readonly groupId?: string;
  readonly members?: readonly { readonly id: string; readonly name: string }[];
}

/** Key under which spellings of one name meet: "Sở LĐ-TB&XH", "Sở LĐTBXH". */
export function nameKey(name: string): string {
  return fold(name.normalize('NFC'))
    .replace(/\bubnd(?!\p{L})/gu, 'ủy ban nhân dân')
    .replace(/(?<!\p{L})(?:vp)(?!\p{L})/gu, 'văn phòng')
    .replace(/(?<!\p{L})hđnd(?!\p{L})/gu, 'hội đồng nhân dân')
    .replace(/(?<!\p{L})mttq(?!\p{L})/gu, 'mặt trận tổ quốc')
    .replace(/(?<!\p{L})(?:và|các|của|có)(?!\p{L})/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const valid = (body: TableBody, on: string | null) =>
  on === null ||
  ((body.validFrom === null || body.validFrom <= on) && (body.validTo === null || on < body.validTo));

/** Looks names up as of one day. */
class BodyIndex {
  private readonly byKey = new Map<string, TableBody[]>();
  private readonly groupByKey = new Map<string, TableGroup>();
  private readonly literal: readonly {
    readonly name: string;
    readonly folded: string;
  }[];
  private readonly byFirstWord = new Map<string, { readonly name: string; readonly folded: string }[]>();
  private readonly byId = new Map<string, TableBody>();
  private readonly resolved = new Map<string, Resolved>();
  private readonly table: BodyTable;
  private readonly on: string | null;

  constructor(table: BodyTable, on: string | null) {
    this.table = table;
    this.on = on;
    for (const body of table.bodies) {
      this.byId.set(body.id, body);
      for (const name of [body.name, ...body.aliases]) {
        const key = nameKey(name);
        if (key === '') continue;
        const known = this.byKey.get(key);
        if (known === undefined) this.byKey.set(key, [body]);
        else if (!known.includes(body)) known.push(body);
      }
    }
    for (const group of table.groups)
      for (const name of [group.name, ...group.aliases]) this.groupByKey.set(nameKey(name), group);
    this.literal = [...table.bodies, ...table.groups]
      .flatMap((entry) => [entry.name, ...entry.aliases])
      .map((name) => ({ name, folded: fold(name.normalize('NFC')) }))
      .filter((entry) => entry.folded.length >= 4);
    for (const entry of this.literal) {
      const word = /^[\p{L}\p{N}]+/u.exec(entry.folded)?.[0];
      if (word === undefined) continue;
      const same = this.byFirstWord.get(word);
      if (same === undefined) this.byFirstWord.set(word, [entry]);
      else same.push(entry);
    }
    for (const same of this.byFirstWord.values()) same.sort((a, b) => b.folded.length - a.folded.length);
  }

  /** Names in a text by grammar and by the table; where both see one, the longer is kept. */
  find(text: string, folded: string): Mention[] {
    const grammar = findBodyNames(text, folded);
    const literal = this.findLiteral(text, folded);
    const out: Mention[] = [];
    let g = 0;
    for (const name of literal) {
      for (; g < grammar.length && (grammar[g]?.end ?? 0) <= name.start; g += 1)
        out.push(...grammar.slice(g, g + 1));
      const over = grammar[g];
      if (over !== undefined && over.start < name.end) {
        if (over.end - over.start >= name.end - name.start || over.start < name.start) continue;
        while (g < grammar.length && (grammar[g]?.start ?? 0) < name.end) g += 1;
      }
      out.push(name);
    }
    return out
      .concat(grammar.slice(g))
      .sort((a, b) => a.start - b.start)
      .filter((mention, i, all) => i === 0 || mention.start >= (all[i - 1]?.end ?? 0));
  }

  private findLiteral(text: string, folded: string): Mention[] {
    const out: Mention[] = [];
    const words = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+/gu;
    for (let match = words.exec(folded); match !== null; match = words.exec(folded)) {
      const entry = this.byFirstWord
        .get(match[0])
        ?.find(
          (one) =>
            folded.startsWith(one.folded, match.index) &&
            !/[\p{L}\p{N}]/u.test(folded[match.index + one.folded.length] ?? ' '),
        );
      if (entry === undefined || !/\p{Lu}/u.test(text[match.index] ?? '')) continue;
      const end = match.index + entry.folded.length;
      out.push({
        start: match.index,
        end,
        name: entry.name,
        group: this.groupByKey.has(nameKey(entry.name)),
        confidence: 0.98,
      });
      words.lastIndex = end;
    }
    return out;
  }

  /** The body or group of a name, valid on the day. */
  resolve(name: string): Resolved {
    const known = this.resolved.get(name);
    if (known !== undefined) return known;
    const found = this.look(name);
    this.resolved.set(name, found);
    return found;
  }

  private look(name: string): Resolved {
    const key = nameKey(name);
    const group = this.groupByKey.get(key);
    const body =
      this.bodyByKey(key) ??
      (group === undefined ? this.bodyByKey(nameKey(withoutTerritory(name))) : undefined);
    if (body !== undefined) return { id: body.id };
    if (group !== undefined) return { groupId: group.id, members: this.members(group) };
    return this.composite(name);
  }

  private bodyByKey(key: string): TableBody | undefined {
    const known = this.byKey.get(key) ?? [];
    return known.find((body) => valid(body, this.on));
  }

  private members(group: TableGroup): { id: string; name: string }[] {
    const { rule } = group;
    const listed = (group.memberIds ?? [])
      .map((id) => this.byId.get(id))
      .filter((body) => body !== undefined);
    const ruled =
      rule === undefined
        ? []
        : this.table.bodies.filter(
            (body) =>
              (rule.kinds === undefined || rule.kinds.includes(body.kind)) &&
              (rule.levels === undefined || rule.levels.includes(body.level)),
          );
    const all = [...new Set([...listed, ...ruled])].filter((body) => valid(body, this.on));
    return all.map((body) => ({ id: body.id, name: body.name }));
  }

  /** "các sở, ban, ngành, địa phương": the groups its parts name, together; the longest run of parts first. */
  private composite(name: string): Resolved {
    const folded = fold(name);
    if (!/[,/]| và /u.test(folded)) return {};
    const tail = /\s(?:tỉnh|thành phố|huyện)$/u.exec(folded)?.[0] ?? '';
    const people = /^(?:ủy ban nhân dân|ubnd)\s+/u.exec(folded)?.[0] ?? '';
    const parts = folded
      .slice(people.length)
      .replace(/^(?:tất cả )?các\s+/u, '')
      .replace(/\s+(?:có )?liên quan$/u, '')
      .split(/\s*[,/;]\s*|\s+và\s+/u)
      .slice(0, 12);
    const groups: TableGroup[] = [];
    for (let from = 0; from < parts.length; from += 1) {
      for (let to = parts.length; to > from; to -= 1) {
        const group = this.groupNamed(`${people}các ${parts.slice(from, to).join(', ')}`, tail);
        if (group === undefined) continue;
        groups.push(group);
        from = to - 1;
        break;
      }
    }
    if (groups.length === 0) return {};
    const members = new Map(
      groups.flatMap((group) => this.members(group)).map((member) => [member.id, member]),
    );
    return {
      groupId: [...new Set(groups.map((group) => group.id))].join('+'),
      members: [...members.values()],
    };
  }

  private groupNamed(words: string, tail: string): TableGroup | undefined {
    return (
      this.groupByKey.get(nameKey(words)) ??
      this.groupByKey.get(nameKey(`${words}${tail}`)) ??
      this.groupByKey.get(nameKey(words.replace(tail, '')))
    );
  }
}

const indexes = new WeakMap<BodyTable, Map<string | null, BodyIndex>>();

/** The index of a table as of a day; the same table and day give the same index. */
export function bodyIndex(table: BodyTable, on: string | null): BodyIndex {
  const byDay = indexes.get(table) ?? new Map<string | null, BodyIndex>();
  indexes.set(table, byDay);
  const index = byDay.get(on) ?? new BodyIndex(table, on);
  byDay.set(on, index);
  return index;
}

function withoutTerritory(name: string): string {
  return name.replace(/\s+(?:tỉnh|thành phố)(?:\s+\p{Lu}[\p{L}\s-]*)?$/u, '');
}

export type { BodyIndex };

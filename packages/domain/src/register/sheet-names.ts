/** Bodies and records as people write them in a cell: found by name, code or title, and written so that they are found again. */
import { fold, looseNameKey, nameKey } from '../text/index.ts';

/** The id meant; or why none is. */
export type Named = { readonly id: string } | 'unknown' | 'several';

/** What a sheet calls by name. */
export interface SheetNames {
  body(text: string): Named;
  /** A record of the register, by its title. */
  link(register: string, text: string): Named;
  sayBody(id: string): string | undefined;
  sayLink(id: string): string | undefined;
}

export interface NamedBody {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  /** Of the body above. */
  readonly parent: string | null;
  /** A commune, a district, the province: written by its short name, as people call the place. */
  readonly isPlace?: boolean;
  /** Official codes, aliases and names of other times. */
  readonly others: readonly string[];
}

export interface NamedRecord {
  readonly id: string;
  readonly register: string;
  readonly title: string;
}

/** The last digits of an id tell records of one title apart. */
const shortId = (id: string): string => id.replaceAll('-', '').slice(-8);
const WITH_ID = /^(.*?)\s*\[([0-9a-f]{8})\]$/;

/**
 * Names made ready to be looked up. A body whose name others have too is written with the one above it: "Ủy ban nhân
 * dân xã Minh Tân, Ủy ban nhân dân huyện Kiến Xương".
 */
export function sheetNames(bodies: readonly NamedBody[], records: readonly NamedRecord[]): SheetNames {
  const labels = labelsOf(bodies);
  const exact = new Index();
  const loose = new Index();
  for (const { id, name, shortName, others } of bodies) {
    const label = labels.get(id) ?? name;
    for (const text of [label, name, shortName, ...others]) {
      if (text === null) continue;
      exact.add(nameKey(text), id);
      loose.add(looseNameKey(text), id);
    }
  }
  // A label is its body's own, whoever else has the name in it.
  const own = new Map(bodies.map(({ id }) => [nameKey(labels.get(id) ?? ''), id]));
  const titles = new Index();
  const byShort = new Map<string, string>();
  const said = new Map<string, string>();
  for (const { id, register, title } of records) {
    titles.add(`${register} ${fold(title)}`, id);
    byShort.set(`${register} ${shortId(id)}`, id);
    said.set(id, title);
  }
  return {
    body(text) {
      const key = nameKey(text);
      const mine = own.get(key);
      if (mine !== undefined && key !== '') return { id: mine };
      const named = exact.get(key);
      return named === 'unknown' ? loose.get(looseNameKey(text)) : named;
    },
    link(register, text) {
      const [, , short] = WITH_ID.exec(text.trim()) ?? [];
      const byId = short === undefined ? undefined : byShort.get(`${register} ${short}`);
      return byId === undefined ? titles.get(`${register} ${fold(text)}`) : { id: byId };
    },
    sayBody: (id) => labels.get(id),
    sayLink(id) {
      const title = said.get(id);
      return title === undefined ? undefined : `${title} [${shortId(id)}]`;
    },
  };
}

class Index {
  private readonly ids = new Map<string, string | undefined>();

  /** A key of two ids is nobody's. */
  add(key: string, id: string): void {
    if (key === '') return;
    this.ids.set(key, this.ids.has(key) && this.ids.get(key) !== id ? undefined : id);
  }

  get(key: string): Named {
    const id = this.ids.get(key);
    if (id !== undefined) return { id };
    return this.ids.has(key) ? 'several' : 'unknown';
  }
}

const ownLabel = ({ name, shortName, isPlace }: NamedBody): string =>
  isPlace === true ? (shortName ?? name) : name;

/** What each body is written as: its name, with the body above where others have the same. */
function labelsOf(bodies: readonly NamedBody[]): Map<string, string> {
  const count = (keys: readonly string[]) => {
    const times = new Map<string, number>();
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
    return times;
  };
  const sameName = count(bodies.map((body) => nameKey(ownLabel(body))));
  return new Map(
    bodies.map((body) => {
      const label = ownLabel(body);
      const others = (sameName.get(nameKey(label)) ?? 0) > 1;
      return [body.id, others && body.parent !== null ? `${label}, ${body.parent}` : label];
    }),
  );
}

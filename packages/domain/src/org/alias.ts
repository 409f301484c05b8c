import { looseNameKey, nameKey } from '../text/index.ts';
import { type CivilDate, holdsOn } from '../time/index.ts';
import type { OrgBody, OrgData } from './model.ts';
import type { OrgTree } from './tree.ts';

/** What a name in a document can stand for. */
export interface AliasTarget {
  readonly type: 'body' | 'group';
  readonly id: string;
}

/**
 * Answer to "which body is this?". `match` is `exact` when the name agrees up to spelling, `loose` when it agrees only
 * after all marks are dropped; the officer should look at loose ones.
 */
export type AliasResolution =
  | { readonly status: 'found'; readonly target: AliasTarget; readonly match: 'exact' | 'loose' }
  | {
      readonly status: 'ambiguous';
      readonly candidates: readonly AliasTarget[];
      readonly match: 'exact' | 'loose';
    }
  | { readonly status: 'unknown' };

/** Names and aliases of all bodies and groups, ready for look-up. */
export class AliasIndex {
  readonly #exact = new Map<string, AliasTarget[]>();
  readonly #loose = new Map<string, AliasTarget[]>();
  readonly #bodies: ReadonlyMap<string, OrgBody>;

  constructor(org: Pick<OrgData, 'bodies' | 'groups'>) {
    this.#bodies = new Map(org.bodies.map((body) => [body.id, body]));
    for (const body of org.bodies) {
      const texts = [...body.names.map((entry) => entry.name), ...body.aliases];
      this.#add({ type: 'body', id: body.id }, texts);
    }
    for (const group of org.groups) {
      this.#add({ type: 'group', id: group.id }, [group.name, ...group.aliases]);
    }
  }

  /**
   * The body or group that a name meant on a day. Bodies that did not exist that day are no candidates. When several
   * remain and a tree and a body are given, those in its family (beneath it, or its own ancestors) are preferred:
   * "xã Quang Trung" in a district's plan is that district's.
   */
  resolve(
    text: string,
    date: CivilDate,
    near?: { readonly tree: OrgTree; readonly body: string },
  ): AliasResolution {
    for (const match of ['exact', 'loose'] as const) {
      const [index, key] =
        match === 'exact' ? [this.#exact, nameKey(text)] : [this.#loose, looseNameKey(text)];
      const candidates = (index.get(key) ?? []).filter((target) => this.#existed(target, date));
      const preferred = near ? candidates.filter((target) => inFamily(target, near)) : [];
      const chosen = preferred.length > 0 ? preferred : candidates;
      const [first, second] = chosen;
      if (first === undefined) continue;
      if (second === undefined) return { status: 'found', target: first, match };
      return { status: 'ambiguous', candidates: chosen, match };
    }
    return { status: 'unknown' };
  }

  #add(target: AliasTarget, texts: readonly string[]): void {
    insert(this.#exact, new Set(texts.map(nameKey)), target);
    insert(this.#loose, new Set(texts.map(looseNameKey)), target);
  }

  #existed(target: AliasTarget, date: CivilDate): boolean {
    if (target.type === 'group') return true;
    const body = this.#bodies.get(target.id);
    return body !== undefined && holdsOn(body, date);
  }
}

function insert(index: Map<string, AliasTarget[]>, keys: ReadonlySet<string>, target: AliasTarget): void {
  for (const key of keys) {
    if (key === '') continue;
    const targets = index.get(key);
    if (targets) targets.push(target);
    else index.set(key, [target]);
  }
}

function inFamily(target: AliasTarget, near: { readonly tree: OrgTree; readonly body: string }): boolean {
  if (target.type === 'group') return false;
  return (
    target.id === near.body ||
    near.tree.isUnder(target.id, near.body) ||
    near.tree.isUnder(near.body, target.id)
  );
}

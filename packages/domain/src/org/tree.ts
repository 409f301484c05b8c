import { type CivilDate, holdsOn } from '../time/index.ts';
import { nameOn, type OrgBody, type OrgData } from './model.ts';

/**
 * The organisation as it stood on one day. Built once per day asked for, then every question costs only what it
 * returns: children, descendants, path. Ids that do not exist that day have no relatives.
 */
export class OrgTree {
  readonly date: CivilDate;
  readonly #bodies = new Map<string, OrgBody>();
  readonly #parent = new Map<string, string>();
  readonly #children = new Map<string, string[]>();

  constructor(org: Pick<OrgData, 'bodies' | 'edges'>, date: CivilDate) {
    this.date = date;
    for (const body of org.bodies) {
      if (holdsOn(body, date)) this.#bodies.set(body.id, body);
    }
    for (const edge of org.edges) {
      if (!holdsOn(edge, date) || !this.#bodies.has(edge.childId) || !this.#bodies.has(edge.parentId))
        continue;
      this.#parent.set(edge.childId, edge.parentId);
      const siblings = this.#children.get(edge.parentId);
      if (siblings) siblings.push(edge.childId);
      else this.#children.set(edge.parentId, [edge.childId]);
    }
  }

  /** All bodies of the day, in the order of the data. */
  bodies(): readonly OrgBody[] {
    return [...this.#bodies.values()];
  }

  has(id: string): boolean {
    return this.#bodies.has(id);
  }

  body(id: string): OrgBody | undefined {
    return this.#bodies.get(id);
  }

  /** The name on the tree's day; `undefined` if there was no such body. */
  nameOf(id: string): string | undefined {
    const body = this.#bodies.get(id);
    return body && nameOn(body, this.date);
  }

  /** Bodies that stand beneath none. */
  roots(): string[] {
    return [...this.#bodies.keys()].filter((id) => !this.#parent.has(id));
  }

  parent(id: string): string | undefined {
    return this.#parent.get(id);
  }

  /** Directly beneath, in the order of the data. */
  children(id: string): readonly string[] {
    return this.#children.get(id) ?? [];
  }

  /** Everything beneath at any depth, the body itself not included; parents before their children. */
  descendants(id: string): string[] {
    const found: string[] = [];
    // The set stops a cycle, which checkOrg reports but which must not hang a page.
    const seen = new Set([id]);
    const open = [...this.children(id)].reverse();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      found.push(next);
      open.push(...[...this.children(next)].reverse());
    }
    return found;
  }

  /** Everything above, nearest first, the body itself not included. */
  ancestors(id: string): string[] {
    const found: string[] = [];
    const seen = new Set([id]);
    for (let next = this.parent(id); next !== undefined && !seen.has(next); next = this.parent(next)) {
      seen.add(next);
      found.push(next);
    }
    return found;
  }

  /** From the root down to the body, both included; empty if there was no such body. */
  path(id: string): string[] {
    return this.has(id) ? [...this.ancestors(id).reverse(), id] : [];
  }

  /** Whether `id` stands beneath `above` at any depth. A body is not beneath itself. */
  isUnder(id: string, above: string): boolean {
    return this.ancestors(id).includes(above);
  }
}

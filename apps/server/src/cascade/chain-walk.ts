/** Walking the graph of plans and documents. Pure. */

export interface Edge {
  /** null: by its nature, not by a link that somebody made. */
  readonly id: string | null;
  readonly child: string;
  readonly parent: string;
  readonly ownedHere: boolean;
}

/**
 * All that stands above, to the last, and all that stands below; not what else stands under the same parents. Something
 * that leads back to itself is walked once.
 */
export function chainAround(
  self: string,
  edges: readonly Edge[],
): { readonly keys: string[]; readonly edges: Edge[] } {
  const up = walk(
    self,
    Map.groupBy(edges, ({ child }) => child),
    ({ parent }) => parent,
  );
  const down = walk(
    self,
    Map.groupBy(edges, ({ parent }) => parent),
    ({ child }) => child,
  );
  const used = new Set([...up.edges, ...down.edges]);
  return { keys: [...new Set([self, ...up.keys, ...down.keys])], edges: [...used] };
}

/** Whether the parent stands below the child already, so that a link would close a circle. */
export function closesCircle(child: string, parent: string, edges: readonly Edge[]): boolean {
  return (
    child === parent ||
    walk(
      parent,
      Map.groupBy(edges, (edge) => edge.child),
      (edge) => edge.parent,
    ).keys.has(child)
  );
}

function walk(
  from: string,
  by: ReadonlyMap<string, readonly Edge[]>,
  next: (edge: Edge) => string,
): { readonly keys: Set<string>; readonly edges: Edge[] } {
  const keys = new Set<string>();
  const edges: Edge[] = [];
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const edge of by.get(at) ?? []) {
      edges.push(edge);
      const key = next(edge);
      if (keys.has(key) || key === from) continue;
      keys.add(key);
      open.push(key);
    }
  }
  return { keys, edges };
}

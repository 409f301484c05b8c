/** Which records each part and each number of a document was made from. Pure. */
import type { DocumentBlock, DocumentTable, OfficialDocument, ReportedDuty } from '@binhdang/vanban';

/** Path in the model ("body.3", "body.6.rows.2.cells.1") to the ids of obligations and difficulties. */
export type Sources = Readonly<Record<string, readonly string[]>>;

export interface TracedDuty {
  readonly id: string;
  readonly task: string;
  readonly section: string;
  readonly body: string;
  readonly state?: ReportedDuty['state'] | undefined;
}

type StatePick = (state: ReportedDuty['state'] | undefined) => boolean;

/** Number columns of the tables of counts, by their place among the cells of a row. */
const COUNTED: readonly (StatePick | undefined)[] = [
  undefined,
  () => true,
  (state) => state === 'done-on-time',
  (state) => state === 'done-late',
  (state) => state === 'in-progress',
  (state) => state === 'late',
  (state) => state === 'not-started',
  (state) => state === 'done-on-time' || state === 'done-late',
];

/** @param others ids besides those of duties that stand for themselves (difficulties) */
export function traceSources(
  model: OfficialDocument,
  duties: readonly TracedDuty[],
  others: readonly string[] = [],
): Record<string, string[]> {
  const index = new Map<string, Set<string>>();
  const add = (key: string, id: string) => {
    const ids = index.get(key);
    if (ids) ids.add(id);
    else index.set(key, new Set([id]));
  };
  for (const { id, task, section, body } of duties) {
    for (const key of [task, section, body]) add(key, id);
  }
  for (const id of others) add(id, id);
  const byId = new Map(duties.map((duty) => [duty.id, duty]));
  const sources: Record<string, string[]> = {};
  const note = (path: string, ids: readonly string[]) => {
    if (ids.length > 0) sources[path] = [...ids];
  };
  /** The most exact origins win: a row that names its duty is not about the duty's whole task. */
  const resolve = (origin: readonly string[] | undefined): string[] => {
    const exact = (origin ?? []).filter((id) => byId.has(id));
    if (exact.length > 0) return [...new Set(exact)];
    return [...new Set((origin ?? []).flatMap((key) => [...(index.get(key) ?? [])]))];
  };
  const table = (path: string, block: DocumentTable) => {
    const counts = block.columns.some(({ kind, header }) => kind === 'number' && header === 'Tổng số');
    block.rows.forEach((row, place) => {
      const ids = row.style === 'total' ? duties.map(({ id }) => id) : resolve(row.origin);
      note(`${path}.rows.${place}`, ids);
      if (!counts) return;
      row.cells.forEach((_, cell) => {
        const pick = COUNTED[cell];
        if (pick) {
          note(
            `${path}.rows.${place}.cells.${cell}`,
            ids.filter((id) => pick(byId.get(id)?.state)),
          );
        }
      });
    });
  };
  const walk = (root: string, blocks: readonly DocumentBlock[]) => {
    blocks.forEach((block, place) => {
      const path = `${root}.${place}`;
      if (block.kind === 'table') table(path, block);
      else note(path, resolve(block.origin));
    });
  };
  walk('body', model.body);
  for (const [place, annex] of (model.annexes ?? []).entries()) walk(`annexes.${place}.blocks`, annex.blocks);
  return sources;
}

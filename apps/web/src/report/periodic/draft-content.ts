/** What people write in a report, apart from the page that shows it. Pure. */
import type { BodyInputOf, report } from '@binhdang/contract';

export type DraftContent = BodyInputOf<typeof report.saveDraft>['content'];
export type Narrative = DraftContent['narratives'][string];
export type EntryRow = Readonly<Record<string, unknown>>;

/** All parts in order of the document, those of annexes last. */
export function partsIn(page: Pick<report.ReportPage, 'sections' | 'annexes'>): report.ReportPart[] {
  const walk = (section: report.ReportSection): report.ReportPart[] => [
    ...section.parts,
    ...section.sections.flatMap(walk),
  ];
  return [...page.sections, ...page.annexes].flatMap(walk);
}

/** The prepared sentences as one text, as the server joins them. */
export const preparedText = ({ sentences }: Pick<report.ReportPartOf<'narrative'>, 'sentences'>): string =>
  sentences.map(({ text }) => text).join(' ');

/** What is written, from the page that shows it. */
export function contentOf(page: Pick<report.ReportPage, 'sections' | 'annexes'>): DraftContent {
  const narratives: Record<string, Narrative> = {};
  const entries: Record<string, Record<string, unknown>[]> = {};
  for (const part of partsIn(page)) {
    if (part.type === 'narrative' && part.text !== null)
      narratives[part.code] = { text: part.text, prepared: part.preparedThen ?? '' };
    if (part.type === 'entry' && part.rows.length > 0) entries[part.code] = [...part.rows];
  }
  return { narratives, entries };
}

/** Undefined gives the part back to what is prepared. */
export function withNarrative(
  content: DraftContent,
  code: string,
  narrative: Narrative | undefined,
): DraftContent {
  const { [code]: _, ...rest } = content.narratives;
  return { ...content, narratives: narrative === undefined ? rest : { ...rest, [code]: narrative } };
}

export function withRows(content: DraftContent, code: string, rows: readonly EntryRow[]): DraftContent {
  const { [code]: _, ...rest } = content.entries;
  const kept = rows.map((row) => ({ ...row }));
  return { ...content, entries: kept.length === 0 ? rest : { ...rest, [code]: kept } };
}

/** Rows in which nothing stands are not sent. */
const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

export function sendable(content: DraftContent): DraftContent {
  const entries = Object.entries(content.entries).flatMap(([code, rows]) => {
    const filled = rows
      .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => !isBlank(value))))
      .filter((row) => Object.keys(row).length > 0);
    return filled.length === 0 ? [] : [[code, filled] as const];
  });
  return { narratives: content.narratives, entries: Object.fromEntries(entries) };
}

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  );
};
/** The database gives keys back in an order of its own. */
const same = (a: unknown, b: unknown) => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

export const sameContent = (a: DraftContent, b: DraftContent): boolean => same(sendable(a), sendable(b));

export interface Merged {
  readonly content: DraftContent;
  /** Parts that both wrote, and differently: these stand as `mine` has them. */
  readonly clashes: readonly string[];
}

/** Two people's work on one draft: what only one of them touched is taken from them. */
export function mergeContents(base: DraftContent, mine: DraftContent, theirs: DraftContent): Merged {
  const clashes: string[] = [];
  const merge = <T>(kind: 'narratives' | 'entries'): Record<string, T> => {
    const [b, m, t] = [base, mine, theirs].map((one) => one[kind] as Record<string, T | undefined>);
    const codes = new Set([...Object.keys(m ?? {}), ...Object.keys(t ?? {})]);
    const merged: Record<string, T> = {};
    for (const code of codes) {
      const [was, own, other] = [b?.[code], m?.[code], t?.[code]];
      if (!same(was, own) && !same(was, other) && !same(own, other)) clashes.push(code);
      const value = same(was, own) ? other : own;
      if (value !== undefined) merged[code] = value;
    }
    return merged;
  };
  return { content: { narratives: merge('narratives'), entries: merge('entries') }, clashes };
}

/** Whom the lines of "Nơi nhận" reach. Pure. */
import { AliasIndex, type CivilDate, type OrgData, type OrgTree } from '@binhdang/domain';
import type { DraftGroup } from './obligation-draft.ts';

export interface RecipientReach {
  /** The line as it stands in the document. */
  readonly line: string;
  /** Bodies it reaches; none when it names no body that is known here. */
  readonly bodyIds: readonly string[];
}

/** Posts before a body's name: "Chủ tịch, các Phó Chủ tịch UBND tỉnh" reaches the committee. */
const POSTS =
  /^(?:(?:đ\/c|các|đồng chí|lãnh đạo|thường trực|thủ trưởng|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|chánh văn phòng|bí thư|trưởng ban|tt\.?|ct|pct|,|và|-)\s*)+/iu;

/** Each line with the bodies it reaches, groups as of the date of the document; archive lines reach nobody. */
export function reachOf(
  lines: readonly { readonly name: string; readonly text: string; readonly archive?: boolean }[],
  org: OrgData,
  tree: OrgTree,
  groups: ReadonlyMap<string, DraftGroup>,
  issuer: string,
): RecipientReach[] {
  const index = new AliasIndex(org);
  const date: CivilDate = tree.date;
  const find = (name: string): readonly string[] => {
    const found = index.resolve(name, date, { tree, body: issuer });
    if (found.status !== 'found') return [];
    return found.target.type === 'body' ? [found.target.id] : (groups.get(found.target.id)?.memberIds ?? []);
  };
  return lines.map(({ name, text, archive }) => {
    const line = text.replace(/^[\s\-–+*•]+/u, '').replace(/[;.,\s]+$/u, '');
    return { line, bodyIds: archive ? [] : lookUp(name, find) };
  });
}

function lookUp(name: string, find: (name: string) => readonly string[]): readonly string[] {
  const whole = find(name);
  if (whole.length > 0) return whole;
  const withoutPosts = find(name.replace(POSTS, ''));
  if (withoutPosts.length > 0) return withoutPosts;
  // "Sở Tư pháp, Sở Nội vụ": several in one line, each named whole.
  const parts = name.split(/\s*[,;]\s*|\s+và\s+/u).map(find);
  return parts.every((part) => part.length > 0) ? [...new Set(parts.flat())] : [];
}

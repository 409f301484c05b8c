/**
 * Suggests who could do a task that names nobody, from the duties that the same document gives to bodies elsewhere:
 * a task about press and broadcasting resembles the duty of the department for communications. Pure.
 *
 * Texts are compared by the pairs and triples of syllables they share (a Vietnamese word is mostly two syllables),
 * each weighted by how rare it is among all tasks of the document, so that "bình đẳng giới", which is everywhere,
 * says nothing and "mua bán người" says much.
 */
import { fold, type ObligationRole } from '@binhdang/domain';
import { joinWords } from './suggest-words.ts';

/** A task without bodies. */
export interface OpenTask {
  readonly id: string;
  readonly text: string;
  /** Heading above it: says what it is about when the task itself is short. */
  readonly heading?: string;
}

/** A body or a group that a duty binds. */
export interface DutyHolder {
  readonly type: 'body' | 'group';
  readonly id: string;
  readonly name: string;
  readonly role: ObligationRole;
}

/** A task that says whom it binds. */
export interface Duty {
  readonly id: string;
  readonly text: string;
  readonly holders: readonly DutyHolder[];
}

/** A group that a text may name in passing ("sở, ngành, địa phương"). */
export interface NamedGroup {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Its members take no orders from the issuer and are asked. */
  readonly requested: boolean;
}

export interface Suggestion extends DutyHolder {
  readonly taskId: string;
  /** 0 to 1: how alike the texts are, or how plainly the text names the group. */
  readonly score: number;
  /** The words it was found by, for the officer. */
  readonly reason: string;
}

export interface SuggestOptions {
  /** The body that answers for the plan: suggested to lead where nothing else does. */
  readonly fallback: DutyHolder;
  readonly groups: readonly NamedGroup[];
}

/** What stands in more than this part of all tasks is the subject of the whole plan. */
const COMMON = 0.4;
/** So many syllables at the start say what the task is about ("Tổ chức các lớp tập huấn ..."). */
const OPENING = 18;
const OPENING_COUNTS = 4;
/** What it adds when the duty comes back to the subject of the heading above the task. */
const THEME = 0.08;
/** A theme stands in at most about a third of the tasks. */
const THEME_RARITY = 1;
/** Below this likeness two texts are strangers; found by trying on the real plan. */
const MINIMUM = 0.05;
/** A suggestion must be at least this part of the best one of its task. */
const BESIDE_BEST = 0.5;
/** More than this many bodies by likeness is noise. */
const MOST = 5;
/** From this likeness on, who leads the duty is suggested to lead the task too. */
const LEADS = 0.12;

/** Suggestions for each task, best first; every task gets at least the one who answers for the plan. */
export function suggestBodies(
  tasks: readonly OpenTask[],
  duties: readonly Duty[],
  options: SuggestOptions,
): Suggestion[] {
  const texts = [...tasks, ...duties].map((one) => shingles(one.text));
  const rarity = inverseFrequencies(texts);
  const dutyShingles = texts.slice(tasks.length);
  return tasks.flatMap((task, index) => {
    const own = texts[index] ?? NOTHING;
    const themes = shingles(task.heading ?? '');
    const alike = duties.flatMap((duty, at) => {
      const shared = likeness(own, dutyShingles[at] ?? NOTHING, rarity);
      const theme = sharedTheme(themes, own, dutyShingles[at] ?? NOTHING, rarity);
      const score = Math.min(1, shared.score + (theme === undefined ? 0 : THEME));
      const words = theme === undefined ? shared.words : distinct([theme, ...shared.words]);
      return score >= MINIMUM ? [{ duty, score, leads: shared.score >= LEADS, words }] : [];
    });
    return suggestionsFor(task, alike, options);
  });
}

/** A word of the heading that task and duty both come back to ("truyền thông"). */
function sharedTheme(
  heading: Shingles,
  task: Shingles,
  duty: Shingles,
  rarity: ReadonlyMap<string, number>,
): string | undefined {
  for (const [key, { words }] of heading) {
    if (key.split(' ').length !== 2 || (rarity.get(key) ?? 0) < THEME_RARITY) continue;
    if (task.has(key) && (duty.get(key)?.seen ?? 0) >= 2) return words;
  }
  return undefined;
}

const NOTHING: Shingles = new Map();

interface Alike {
  readonly duty: Duty;
  readonly score: number;
  /** Alike enough in itself, not by its theme alone. */
  readonly leads: boolean;
  readonly words: readonly string[];
}

function suggestionsFor(task: OpenTask, alike: readonly Alike[], options: SuggestOptions): Suggestion[] {
  const best = new Map<string, Suggestion>();
  for (const { duty, score, leads, words } of [...alike].sort((a, b) => b.score - a.score)) {
    for (const holder of duty.holders) {
      // A group that merely coordinates a duty says nothing about another task.
      if (holder.type === 'group' && holder.role === 'coordinate') continue;
      const key = `${holder.type}:${holder.id}`;
      if (best.has(key)) continue;
      best.set(key, {
        ...holder,
        taskId: task.id,
        score,
        role: holder.role === 'lead' && !leads ? 'coordinate' : holder.role,
        reason: joinWords(words.slice(0, 8), task.text).slice(0, 3).join(', '),
      });
    }
  }
  const ranked = [...best.values()].sort((a, b) => b.score - a.score);
  const top = ranked[0]?.score ?? 0;
  const bodies = oneLead(ranked.filter((one) => one.score >= top * BESIDE_BEST).slice(0, MOST));
  const groups = namedGroups(task, options.groups).filter(
    (group) => !bodies.some((one) => one.id === group.id),
  );
  return withLead(task, [...bodies, ...groups], options.fallback);
}

/** Two bodies do not lead one task: the best stays, others coordinate. Groups ("each district") may lead beside. */
function oneLead(suggestions: readonly Suggestion[]): Suggestion[] {
  let led = false;
  return suggestions.map((one) => {
    if (one.role !== 'lead') return one;
    if (one.type === 'group') return { ...one, role: 'participate' };
    if (led) return { ...one, role: 'coordinate' };
    led = true;
    return one;
  });
}

function withLead(task: OpenTask, suggestions: readonly Suggestion[], fallback: DutyHolder): Suggestion[] {
  if (suggestions.some((one) => one.role === 'lead')) return [...suggestions];
  const lead: Suggestion = {
    ...fallback,
    role: 'lead',
    taskId: task.id,
    score: 0,
    reason: 'cơ quan thường trực của kế hoạch',
  };
  return [lead, ...suggestions.filter((one) => one.type !== fallback.type || one.id !== fallback.id)];
}

/** Groups whose name stands in the text; of names within one another the longest. */
function namedGroups(task: OpenTask, groups: readonly NamedGroup[]): Suggestion[] {
  const text = ` ${plain(task.text)} `;
  const hits = groups
    .flatMap((group) =>
      [group.name, ...group.aliases].flatMap((alias) => {
        const words = plain(alias).replace(/^(?:thu truong |chu tich )?(?:cac )?/, '');
        const at = words.length >= 7 ? text.indexOf(` ${words} `) : -1;
        return at < 0 ? [] : [{ group, at, end: at + words.length + 1, words: alias.replace(/^các /iu, '') }];
      }),
    )
    .sort((a, b) => b.end - b.at - (a.end - a.at));
  const taken: typeof hits = [];
  for (const hit of hits) {
    if (taken.some((one) => one.group.id === hit.group.id || (hit.at < one.end && one.at < hit.end)))
      continue;
    taken.push(hit);
  }
  return taken
    .sort((a, b) => a.at - b.at)
    .map(({ group, words }) => ({
      type: 'group',
      id: group.id,
      name: group.name,
      role: group.requested ? 'request' : 'participate',
      taskId: task.id,
      score: 0.5,
      reason: words,
    }));
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Words that join and never tell tasks apart; a pair made only of them says nothing. */
const JOINING = new Set(
  'va cac cua cho ve trong theo tai den nhu tren den la voi do duoc tu ve nhung mot khi nay co so thuc hien trien khai tiep tuc tang cuong day manh phoi hop chu tri to chuc cong tac hoat dong huong dan nang cao chat luong muc tieu don vi'.split(
    ' ',
  ),
);

/** Shingles of a text, folded: how often, and the words as first written. */
type Shingles = ReadonlyMap<string, Shingle>;

interface Shingle {
  /** weighed by place */
  times: number;
  seen: number;
  readonly words: string;
}

/** Pairs and triples of neighbouring syllables within a clause; those of the opening words count more. */
function shingles(text: string): Shingles {
  const found = new Map<string, Shingle>();
  let place = 0;
  for (const clause of text.split(/[.;:,()“”"?!…]+|\s-\s/u)) {
    const words = clause.match(/[\p{L}\p{N}]+/gu) ?? [];
    const folded = words.map((word) => fold(word));
    for (const size of [2, 3]) {
      for (let at = 0; at + size <= words.length; at += 1) {
        const part = folded.slice(at, at + size);
        if (part.filter((word) => !JOINING.has(word)).length < 2) continue;
        const key = part.join(' ');
        const times = place + at < OPENING ? OPENING_COUNTS : 1;
        const known = found.get(key);
        if (known) {
          known.times += times;
          known.seen += 1;
        } else
          found.set(key, {
            times,
            seen: 1,
            words: words
              .slice(at, at + size)
              .join(' ')
              .toLowerCase(),
          });
      }
    }
    place += words.length;
  }
  return found;
}

/** How rare each shingle is: 0 when every text has it. */
function inverseFrequencies(texts: readonly Shingles[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const text of texts) for (const key of text.keys()) count.set(key, (count.get(key) ?? 0) + 1);
  const rarity = (n: number) => (n > texts.length * COMMON ? 0 : Math.log(texts.length / n) ** 1.25);
  return new Map([...count].map(([key, n]) => [key, rarity(n)]));
}

/** Cosine of the two texts' weighted shingles, and what they share, weightiest first. */
function likeness(
  a: Shingles,
  b: Shingles,
  rarity: ReadonlyMap<string, number>,
): { score: number; words: string[] } {
  const weight = (text: Shingles, key: string) =>
    (rarity.get(key) ?? 0) * (1 + Math.log(text.get(key)?.times ?? 1));
  const norm = (text: Shingles) => {
    let sum = 0;
    for (const key of text.keys()) sum += weight(text, key) ** 2;
    return Math.sqrt(sum);
  };
  const shared = [...a.keys()]
    .filter((key) => b.has(key))
    .map((key) => ({ words: a.get(key)?.words ?? key, product: weight(a, key) * weight(b, key) }))
    .filter((one) => one.product > 0);
  const size = norm(a) * norm(b);
  if (size === 0 || shared.length === 0) return { score: 0, words: [] };
  const common = shared.reduce((sum, one) => sum + one.product, 0);
  const words = shared.sort((x, y) => y.product - x.product).map((one) => one.words);
  return { score: Math.min(1, common / size), words: distinct(words) };
}

/** Without words that lie within one already taken. */
function distinct(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (const word of words) {
    if (!kept.some((one) => one.includes(word) || word.includes(one))) kept.push(word);
  }
  return kept;
}

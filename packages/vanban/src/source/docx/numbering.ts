import { convertFont } from '../encoding/mojibake.ts';
import { childOf, childrenOf, toggleOf, valOf, type XmlElement } from '../xml.ts';
import { fontEncoding } from './legacy-font.ts';
import { formatNumber } from './number-format.ts';
import { readRunStyle, type StyleSheet } from './styles.ts';
import { bulletSign } from './symbols.ts';

/** One level of a list. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** "%1.%2." with %n for the counter of level n (counted from 1). */
  readonly text: string;
  /** The level restarts when a level up to this one (counted from 1) is used; 0 = never. */
  readonly restart: number | undefined;
  /** All counters in the text as digits, whatever their own format. */
  readonly legal: boolean;
  readonly font: string | undefined;
  readonly paragraphStyle: string | undefined;
}

interface AbstractList {
  readonly id: string;
  readonly levels: readonly (Level | undefined)[];
  /** Name of the numbering style where the levels really are. */
  readonly linkedStyle: string | undefined;
}

interface ListInstance {
  readonly abstractId: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

const LEVELS = 9;
const MAX_COUNT = 1_000_000;

function integer(text: string | undefined, fallback: number): number {
  const value = Number.parseInt(text ?? '', 10);
  return Number.isFinite(value) ? Math.min(Math.max(value, -1), MAX_COUNT) : fallback;
}

function readLevel(element: XmlElement): Level {
  // Formats newer than 2007 come with an alternative that old Words understand.
  const format =
    valOf(element, 'numFmt') ??
    valOf(childOf(element, 'AlternateContent', 'Fallback'), 'numFmt') ??
    valOf(childOf(element, 'AlternateContent', 'Choice'), 'numFmt') ??
    'decimal';
  const restart = valOf(element, 'lvlRestart');
  const { font } = readRunStyle(childOf(element, 'rPr'));
  return {
    start: integer(valOf(element, 'start'), 0),
    format,
    text: (valOf(element, 'lvlText') ?? '').slice(0, 100),
    restart: restart === undefined ? undefined : integer(restart, 0),
    legal: toggleOf(element, 'isLgl') === true,
    font,
    paragraphStyle: valOf(element, 'pStyle'),
  };
}

function readAbstract(element: XmlElement): AbstractList {
  const levels: (Level | undefined)[] = [];
  for (const level of childrenOf(element, 'lvl')) {
    const at = integer(level.attributes.ilvl, 0);
    if (at >= 0 && at < LEVELS) levels[at] = readLevel(level);
  }
  return {
    id: element.attributes.abstractNumId ?? '',
    levels,
    linkedStyle: valOf(element, 'numStyleLink'),
  };
}

function readInstance(element: XmlElement): ListInstance {
  const starts = new Map<number, number>();
  const levels = new Map<number, Level>();
  for (const override of childrenOf(element, 'lvlOverride')) {
    const at = integer(override.attributes.ilvl, 0);
    if (at < 0 || at >= LEVELS) continue;
    const start = valOf(override, 'startOverride');
    const level = childOf(override, 'lvl');
    if (start !== undefined) starts.set(at, integer(start, 1));
    if (level) levels.set(at, readLevel(level));
  }
  return { abstractId: valOf(element, 'abstractNumId') ?? '', starts, levels };
}

/** The number that Word shows before a paragraph. */
export interface ListLabel {
  /** "I.", "1.1.", "a)", "-"; empty when the level shows nothing. */
  readonly text: string;
  readonly level: number;
}

/**
 * Counts as Word does: all instances of one abstract list share its counters, an instance with a start override
 * restarts a level once, the first time it is used there; deeper levels restart after a higher one.
 */
export class Numbering {
  readonly #abstracts = new Map<string, AbstractList>();
  readonly #instances = new Map<string, ListInstance>();
  readonly #styles: StyleSheet;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #applied = new Set<string>();

  constructor(root: XmlElement | undefined, styles: StyleSheet) {
    this.#styles = styles;
    for (const element of childrenOf(root, 'abstractNum')) {
      const list = readAbstract(element);
      this.#abstracts.set(list.id, list);
    }
    for (const element of childrenOf(root, 'num')) {
      const id = element.attributes.numId;
      if (id !== undefined) this.#instances.set(id, readInstance(element));
    }
  }

  #abstractOf(instance: ListInstance): AbstractList | undefined {
    let list = this.#abstracts.get(instance.abstractId);
    for (let step = 0; step < 5 && list?.linkedStyle !== undefined; step += 1) {
      const numId = this.#styles.listOfStyle(list.linkedStyle);
      const linked = numId === undefined ? undefined : this.#instances.get(numId);
      const next = linked && this.#abstracts.get(linked.abstractId);
      if (!next || next === list) break;
      list = next;
    }
    return list;
  }

  /** The level at which a list numbers paragraphs of a style, when the style itself does not say. */
  levelOfStyle(numId: string, styleId: string): number | undefined {
    const instance = this.#instances.get(numId);
    const list = instance && this.#abstractOf(instance);
    const at = list?.levels.findIndex((level) => level?.paragraphStyle === styleId) ?? -1;
    return at < 0 ? undefined : at;
  }

  /** Counts one paragraph and gives its label; undefined when the list does not exist (number 0 takes it away). */
  count(numId: string, level: number): ListLabel | undefined {
    const instance = this.#instances.get(numId);
    const list = instance && this.#abstractOf(instance);
    if (!list || !instance || !(level >= 0 && level < LEVELS)) return undefined;
    const levelAt = (at: number): Level | undefined => instance.levels.get(at) ?? list.levels[at];
    const own = levelAt(level);
    if (!own) return undefined;
    const counters = this.#counters.get(list.id) ?? [];
    this.#counters.set(list.id, counters);
    this.#applyStarts(numId, instance, counters, level);
    const current = counters[level];
    counters[level] =
      current === undefined ? (instance.starts.get(level) ?? own.start) : Math.min(current + 1, MAX_COUNT);
    for (let deeper = level + 1; deeper < LEVELS; deeper += 1) {
      const restart = levelAt(deeper)?.restart ?? deeper;
      if (level < restart) counters[deeper] = undefined;
    }
    return { text: labelText(own, level, levelAt, counters), level };
  }

  #applyStarts(numId: string, instance: ListInstance, counters: (number | undefined)[], level: number): void {
    for (const [at, start] of instance.starts) {
      const key = `${numId}/${at}`;
      if (at > level || this.#applied.has(key)) continue;
      this.#applied.add(key);
      // A level above the paragraph's shows its start; the paragraph's own is about to be raised to it.
      counters[at] = at === level ? start - 1 : start;
      for (let deeper = at + 1; deeper < LEVELS; deeper += 1) counters[deeper] = undefined;
    }
  }
}

function labelText(
  own: Level,
  level: number,
  levelAt: (at: number) => Level | undefined,
  counters: readonly (number | undefined)[],
): string {
  if (own.format === 'bullet') return bulletSign(own.text, own.font);
  const encoding = fontEncoding(own.font);
  const pattern = encoding ? convertFont(own.text, encoding) : own.text;
  return pattern
    .replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      if (at > level) return '';
      const shown = levelAt(at);
      const value = counters[at] ?? shown?.start ?? 1;
      return formatNumber(value, own.legal ? 'decimal' : (shown?.format ?? 'decimal'));
    })
    .trim();
}

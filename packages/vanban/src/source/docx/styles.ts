import { childOf, childrenOf, toggleOf, valOf, type XmlElement } from '../xml.ts';

/** Properties of characters that matter to a reader; absent = not said here. */
export interface RunStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly caps?: boolean;
  readonly hidden?: boolean;
  readonly font?: string;
}

export type Align = 'left' | 'center' | 'right' | 'justify';

/** Properties of a paragraph; `list` may lack its level or its number when only the other was set. */
export interface ParagraphStyle {
  readonly align?: Align;
  readonly list?: { readonly numId?: string; readonly level?: number };
}

export interface Style {
  readonly id: string;
  readonly run: RunStyle;
  readonly paragraph: ParagraphStyle;
  /** For tables: the borders that the style draws. */
  readonly borders: XmlElement | undefined;
}

const ALIGN: Readonly<Record<string, Align>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
  lowKashida: 'justify',
};

/** Drops what is undefined, so that merging with a spread does not erase. */
function defined<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

/** Reads `w:rPr`. */
export function readRunStyle(properties: XmlElement | undefined): RunStyle {
  const fonts = childOf(properties, 'rFonts')?.attributes;
  return defined<RunStyle>({
    bold: toggleOf(properties, 'b'),
    italic: toggleOf(properties, 'i'),
    caps: toggleOf(properties, 'caps'),
    hidden: toggleOf(properties, 'vanish'),
    font: fonts?.hAnsi ?? fonts?.ascii,
  } as { [K in keyof RunStyle]: RunStyle[K] | undefined });
}

/** Reads `w:pPr`. */
export function readParagraphStyle(properties: XmlElement | undefined): ParagraphStyle {
  const numbering = childOf(properties, 'numPr');
  const numId = valOf(numbering, 'numId');
  const level = valOf(numbering, 'ilvl');
  const list = numbering && defined({ numId, level: level === undefined ? undefined : Number(level) });
  return defined<ParagraphStyle>({
    align: ALIGN[valOf(properties, 'jc') ?? ''],
    list,
  } as { [K in keyof ParagraphStyle]: ParagraphStyle[K] | undefined });
}

/** Styles deeper than this inherit nothing more; Word allows about a dozen. */
const MAX_CHAIN = 50;

const EMPTY: Style = { id: '', run: {}, paragraph: {}, borders: undefined };

/** The style sheet of a document with inheritance resolved on demand. */
export class StyleSheet {
  readonly #elements = new Map<string, XmlElement>();
  readonly #resolved = new Map<string, Style>();
  readonly #defaults = new Map<string, string>();
  readonly #base: RunStyle;

  constructor(root: XmlElement | undefined) {
    this.#base = readRunStyle(childOf(root, 'docDefaults', 'rPrDefault', 'rPr'));
    for (const element of childrenOf(root, 'style')) {
      const id = element.attributes.styleId;
      if (id === undefined) continue;
      this.#elements.set(id, element);
      const type = element.attributes.type ?? '';
      if (['1', 'true', 'on'].includes(element.attributes.default ?? '')) this.#defaults.set(type, id);
    }
  }

  /** A style with all it inherits; the document's defaults lie under paragraph styles. */
  style(id: string): Style {
    const known = this.#resolved.get(id);
    if (known) return known;
    const chain: XmlElement[] = [];
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !seen.has(at) && seen.size < MAX_CHAIN; ) {
      seen.add(at);
      const element: XmlElement | undefined = this.#elements.get(at);
      if (element) chain.unshift(element);
      at = valOf(element, 'basedOn');
    }
    let style: Style = { ...EMPTY, id };
    for (const element of chain) style = inherit(style, element);
    this.#resolved.set(id, style);
    return style;
  }

  /** The style of a paragraph: the named one, or the document's default. */
  paragraph(id: string | undefined): Style {
    const style = this.style(id ?? this.#defaults.get('paragraph') ?? '');
    return { ...style, run: { ...this.#base, ...style.run } };
  }

  /** The style of a table, for its borders. */
  table(id: string | undefined): Style {
    return this.style(id ?? this.#defaults.get('table') ?? '');
  }

  /** The numbering instance that a numbering style stands for. */
  listOfStyle(id: string): string | undefined {
    return this.style(id).paragraph.list?.numId;
  }
}

function inherit(parent: Style, element: XmlElement): Style {
  const paragraph = readParagraphStyle(childOf(element, 'pPr'));
  const list = paragraph.list && { ...parent.paragraph.list, ...paragraph.list };
  return {
    id: parent.id,
    run: { ...parent.run, ...readRunStyle(childOf(element, 'rPr')) },
    paragraph: { ...parent.paragraph, ...paragraph, ...(list && { list }) },
    borders: childOf(element, 'tblPr', 'tblBorders') ?? parent.borders,
  };
}

/**
 * What a run looks like: direct formatting, over its character style, over the paragraph's style.
 * A toggle (bold, italic, capitals) set by both styles cancels itself, as in Word.
 */
export function effectiveRun(paragraph: RunStyle, character: RunStyle, direct: RunStyle): RunStyle {
  const toggle = (key: 'bold' | 'italic' | 'caps' | 'hidden'): boolean =>
    direct[key] ?? (paragraph[key] === true) !== (character[key] === true);
  const font = direct.font ?? character.font ?? paragraph.font;
  return {
    bold: toggle('bold'),
    italic: toggle('italic'),
    caps: toggle('caps'),
    hidden: toggle('hidden'),
    ...(font !== undefined && { font }),
  };
}

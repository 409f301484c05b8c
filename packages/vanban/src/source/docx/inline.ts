import { childOf, childrenOf, toggleOf, valOf, type XmlElement } from '../xml.ts';
import { effectiveRun, type RunStyle, readRunStyle, type StyleSheet } from './styles.ts';
import { symbolCharacter } from './symbols.ts';

/** Text of one look within a paragraph; "\n" is a line break. */
export interface Piece {
  readonly text: string;
  readonly style: RunStyle;
}

/** What a paragraph holds besides its text. */
export interface Inline {
  readonly pieces: Piece[];
  /** `w:txbxContent` of text boxes anchored in the paragraph. */
  readonly boxes: XmlElement[];
  /** Footnotes and endnotes referred to, by their mark in the text. */
  readonly notes: { readonly kind: 'footnote' | 'endnote'; readonly id: string; readonly mark: string }[];
}

/** What changes hands between the paragraphs of one document. */
export interface InlineState {
  readonly styles: StyleSheet;
  /** Open fields; a field may run over several paragraphs (a table of contents). */
  readonly fields: ('instruction' | 'result')[];
  /** Notes met so far, to number their marks. */
  noteCount: number;
  /** Changes met: something was left out because it is struck by revision. */
  deletions: number;
  insertions: number;
}

/** Containers whose content reads on as if they were not there. */
const TRANSPARENT = new Set([
  'hyperlink',
  'smartTag',
  'sdtContent',
  'customXml',
  'fldSimple',
  'dir',
  'bdo',
  'rubyBase',
  'oMath',
  'oMathPara',
  'ins',
  'moveTo',
]);

const DROPPED = new Set([
  'del',
  'moveFrom',
  'pPr',
  'rPr',
  'sdtPr',
  'sdtEndPr',
  'rt',
  'rubyPr',
  'instrText',
  'delText',
]);

/** Reads the content of a `w:p` in the look of its paragraph style. */
export function readInline(paragraph: XmlElement, base: RunStyle, state: InlineState): Inline {
  const inline: Inline = { pieces: [], boxes: [], notes: [] };
  readContent(paragraph, { base, style: base }, inline, state);
  // A field whose instruction never ended would swallow the rest of the document.
  while (state.fields.at(-1) === 'instruction') state.fields.pop();
  return inline;
}

interface Look {
  /** Look of the paragraph, without any run's own. */
  readonly base: RunStyle;
  readonly style: RunStyle;
}

function readContent(element: XmlElement, look: Look, inline: Inline, state: InlineState): void {
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    if (DROPPED.has(node.name)) {
      if (node.name === 'del' || node.name === 'moveFrom') state.deletions += 1;
      continue;
    }
    if (node.name === 'ins' || node.name === 'moveTo') state.insertions += 1;
    if (node.name === 'r') readRun(node, look, inline, state);
    else if (node.name === 'AlternateContent') readAlternate(node, look, inline, state);
    else if (node.name === 'sdt') {
      // A placeholder ("Click to enter text") is not the document's text.
      if (toggleOf(childOf(node, 'sdtPr'), 'showingPlcHdr') !== true) {
        readContent(node, look, inline, state);
      }
    } else if (TRANSPARENT.has(node.name)) readContent(node, look, inline, state);
    else if (node.ns === 'm') readMath(node, look, inline);
  }
}

function readAlternate(node: XmlElement, look: Look, inline: Inline, state: InlineState): void {
  const chosen = childOf(node, 'Choice') ?? childOf(node, 'Fallback');
  if (chosen) readContent(chosen, look, inline, state);
}

function readMath(element: XmlElement, look: Look, inline: Inline): void {
  const text = mathText(element);
  if (text !== '') inline.pieces.push({ text, style: look.base });
}

function mathText(element: XmlElement): string {
  if (element.name === 't') return textOf(element);
  return element.children.map((node) => (typeof node === 'string' ? '' : mathText(node))).join('');
}

function textOf(element: XmlElement): string {
  return element.children.filter((node) => typeof node === 'string').join('');
}

function readRun(run: XmlElement, look: Look, inline: Inline, state: InlineState): void {
  if (run.ns === 'm') {
    readMath(run, look, inline);
    return;
  }
  const properties = childOf(run, 'rPr');
  const named = valOf(properties, 'rStyle');
  const character = named === undefined ? {} : state.styles.style(named).run;
  const style = effectiveRun(look.base, character, readRunStyle(properties));
  readRunContent(run, style, { ...look, style }, inline, state);
}

function readRunContent(
  run: XmlElement,
  style: RunStyle,
  look: Look,
  inline: Inline,
  state: InlineState,
): void {
  for (const node of run.children) {
    if (typeof node === 'string') continue;
    if (node.name === 'fldChar') {
      switchField(node, state);
      continue;
    }
    if (style.hidden || state.fields.includes('instruction')) continue;
    const text = textOfRunChild(node, style, inline, state);
    if (text !== undefined) {
      if (text !== '') inline.pieces.push({ text, style });
    } else if (node.name === 'AlternateContent') {
      const chosen = childOf(node, 'Choice') ?? childOf(node, 'Fallback');
      if (chosen) readRunContent(chosen, style, look, inline, state);
    } else if (node.name === 'drawing' || node.name === 'pict' || node.name === 'object') {
      collectBoxes(node, inline.boxes);
    } else if (node.name === 'ruby') readContent(node, look, inline, state);
  }
}

function switchField(node: XmlElement, state: InlineState): void {
  const type = node.attributes.fldCharType;
  if (type === 'begin' && state.fields.length < 50) state.fields.push('instruction');
  else if (type === 'separate' && state.fields.length > 0) state.fields[state.fields.length - 1] = 'result';
  else if (type === 'end') state.fields.pop();
}

/** The text of a child of a run; undefined when it is none of the simple ones. */
function textOfRunChild(
  node: XmlElement,
  style: RunStyle,
  inline: Inline,
  state: InlineState,
): string | undefined {
  switch (node.name) {
    case 't':
      return textOf(node);
    case 'tab':
    case 'ptab':
      return '\t';
    case 'br':
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    case 'sym': {
      const code = Number.parseInt(node.attributes.char ?? '', 16);
      if (!(code > 0 && code <= 0xffff)) return '';
      return symbolCharacter(String.fromCharCode(code), node.attributes.font ?? style.font);
    }
    case 'footnoteReference':
    case 'endnoteReference': {
      const id = node.attributes.id ?? '';
      state.noteCount += 1;
      const mark = node.attributes.customMarkFollows ? '' : `[${state.noteCount}]`;
      inline.notes.push({
        kind: node.name === 'footnoteReference' ? 'footnote' : 'endnote',
        id,
        mark: mark || `[${state.noteCount}]`,
      });
      return mark;
    }
    default:
      return undefined;
  }
}

/** Finds text boxes within a drawing; of an alternative only the first choice, so that none comes twice. */
function collectBoxes(element: XmlElement, boxes: XmlElement[]): void {
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    if (node.name === 'txbxContent') boxes.push(node);
    else if (node.name === 'AlternateContent') {
      const chosen = childOf(node, 'Choice') ?? childOf(node, 'Fallback');
      if (chosen) collectBoxes(chosen, boxes);
    } else collectBoxes(node, boxes);
  }
}

/** Whether the mark of a paragraph is struck by revision, so that the next one continues it. */
export function isMarkDeleted(paragraph: XmlElement): boolean {
  const mark = childOf(paragraph, 'pPr', 'rPr');
  return childrenOf(mark, 'del').length > 0 || childrenOf(mark, 'moveFrom').length > 0;
}

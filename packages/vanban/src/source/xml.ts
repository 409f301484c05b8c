import { SaxesParser } from 'saxes';
import type { SourceLimits } from './limits.ts';
import { SourceRefusal } from './refusal.ts';

/** An element with its local name; `ns` is the short key of its namespace ("w", "mc", ...; "" when unknown). */
export interface XmlElement {
  readonly ns: string;
  readonly name: string;
  /** By local name; of two attributes that differ only in namespace, the one of the element's own wins. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Namespaces of Office documents, transitional and strict. */
const NAMESPACES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
};

/**
 * Parses a part into a tree without recursion. Refuses document types and entities (`unsafe`), depth and number
 * of elements beyond the limits (`too-complex`), and XML that is not well formed (`damaged`).
 * Text is kept only where `w:t`-like elements hold it, white space between elements is dropped.
 */
export function parseXml(bytes: Uint8Array, part: string, limits: SourceLimits): XmlElement {
  const root: XmlElement = { ns: '', name: '#document', attributes: {}, children: [] };
  const stack: XmlElement[] = [root];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  const fail = (reason: string): never => {
    throw new SourceRefusal('damaged', { format: 'DOCX', reason: `${part}: ${reason.slice(0, 120)}` });
  };
  parser.on('error', (error) => fail(error.message));
  parser.on('doctype', () => {
    throw new SourceRefusal('unsafe', { part });
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > limits.elements) {
      throw new SourceRefusal('too-complex', { what: 'XML elements', limit: limits.elements });
    }
    if (stack.length > limits.depth) {
      throw new SourceRefusal('too-complex', { what: 'XML depth', limit: limits.depth });
    }
    const attributes: Record<string, string> = {};
    for (const { local, value, uri } of Object.values(tag.attributes)) {
      if (uri === tag.uri || !(local in attributes)) attributes[local] = value;
    }
    const element: XmlElement = {
      ns: NAMESPACES[tag.uri] ?? '',
      name: tag.local,
      attributes,
      children: [],
    };
    stack.at(-1)?.children.push(element);
    if (!tag.isSelfClosing) stack.push(element);
  });
  parser.on('closetag', (tag) => {
    if (!tag.isSelfClosing) stack.pop();
  });
  const keep = (text: string): void => {
    const parent = stack.at(-1);
    if (!parent || parent === root) return;
    if (parent.name === 't' || text.trim() !== '') parent.children.push(text);
  };
  parser.on('text', keep);
  parser.on('cdata', keep);
  feed(parser, bytes);
  const first = root.children.find((node) => typeof node !== 'string');
  return first && typeof first !== 'string' ? first : fail('no root element');
}

/** Pushes the bytes in pieces, so that a limit stops the work before the whole part is decoded. */
function feed(parser: SaxesParser<{ xmlns: true; position: false }>, bytes: Uint8Array): void {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const decoder = new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8');
  for (let at = 0; at < bytes.length; at += 65_536) {
    parser.write(decoder.decode(bytes.subarray(at, at + 65_536), { stream: true }));
  }
  parser.write(decoder.decode());
  parser.close();
}

/** Child elements, of any namespace, with that local name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of element?.children ?? []) {
    if (typeof node !== 'string' && node.name === name) found.push(node);
  }
  return found;
}

/** The first child element with that local name, following a path. */
export function childOf(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let at = element;
  for (const name of path) {
    at = at?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name);
  }
  return at;
}

/** The `val` attribute of a child, as most properties of Word are stored. */
export function valOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.val;
}

/** A property that is on when present, unless its value says off; undefined when it is absent. */
export function toggleOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  if (!child) return undefined;
  return !['0', 'false', 'off', 'none'].includes(child.attributes.val ?? 'true');
}

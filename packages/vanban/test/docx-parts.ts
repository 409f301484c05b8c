import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SPACES =
  `xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  /** Content of `w:body`. */
  readonly body: string;
  /** Content of `w:styles`, `w:numbering`, `w:footnotes`, `w:hdr`. */
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly header?: string;
}

function part(root: string, content: string): Uint8Array {
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${SPACES}>${content}</w:${root}>`,
  );
}

function relations(targets: readonly (readonly [string, string])[]): Uint8Array {
  const lines = targets.map(
    ([type, target], index) =>
      `<Relationship Id="r${index}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`,
  );
}

/** The files of a Word document written by hand, for tests that must control every element. */
export function docxFiles(parts: DocxParts): Record<string, Uint8Array> {
  const related: (readonly [string, string])[] = [];
  const files: Record<string, Uint8Array> = {
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': part('document', `<w:body>${parts.body}</w:body>`),
  };
  const add = (key: 'styles' | 'numbering' | 'footnotes' | 'header', root: string): void => {
    const content = parts[key];
    if (content === undefined) return;
    files[`word/${key}.xml`] = part(root, content);
    related.push([key, `${key}.xml`]);
  };
  add('styles', 'styles');
  add('numbering', 'numbering');
  add('footnotes', 'footnotes');
  add('header', 'hdr');
  files['word/_rels/document.xml.rels'] = relations(related);
  return files;
}

export function docxOf(parts: DocxParts): Uint8Array {
  return zipSync(docxFiles(parts));
}

/** A paragraph; `properties` is the content of `w:pPr`. */
export function p(text: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A paragraph numbered by list `num` at level `level`. */
export function item(text: string, num: number, level: number): string {
  return p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`);
}

/** A level of a list. */
export function lvl(level: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

/** An abstract list. */
export function abstractNum(id: number, levels: string): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
}

/** An instance of a list; `overrides` goes inside. */
export function num(id: number, abstractId: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${overrides}</w:num>`;
}

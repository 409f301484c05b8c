import { type Block, composeSource, convertedFrom, linesOf, remark } from '../compose.ts';
import { toNfc } from '../encoding/letters.ts';
import type { SourceLimits } from '../limits.ts';
import { SourceRefusal } from '../refusal.ts';
import type { SourceText } from '../source-text.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from '../xml.ts';
import type { ZipReader } from '../zip.ts';
import { BodyReader } from './body.ts';
import { Numbering } from './numbering.ts';
import { StyleSheet } from './styles.ts';

/** Parts related to a part, by the last word of the relation's type ("styles", "header"). */
interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** The path of a target seen from a folder of the package; it cannot leave the package, whatever it says. */
function resolvePath(folder: string, target: string): string {
  const path = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function readRelations(zip: ZipReader, part: string, limits: SourceLimits): Relation[] {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, Math.max(slash, 0));
  const path = `${folder}${folder ? '/' : ''}_rels/${part.slice(slash + 1)}.rels`;
  const bytes = zip.read(path);
  if (!bytes) return [];
  return childrenOf(parseXml(bytes, path, limits), 'Relationship').flatMap(({ attributes }) => {
    if (attributes.TargetMode === 'External') return [];
    const target = resolvePath(folder, attributes.Target ?? '');
    return [{ id: attributes.Id ?? '', type: (attributes.Type ?? '').split('/').at(-1) ?? '', target }];
  });
}

/** The path of the main document part. */
export function mainPart(zip: ZipReader, limits: SourceLimits): string | undefined {
  const related = readRelations(zip, '', limits).find(({ type }) => type === 'officeDocument')?.target;
  if (related !== undefined && zip.has(related)) return related;
  return zip.has('word/document.xml') ? 'word/document.xml' : undefined;
}

/**
 * Reads a DOCX whose zip is open. Throws SourceRefusal when a part is broken, hostile or beyond the limits.
 */
export function loadDocx(zip: ZipReader, limits: SourceLimits): SourceText {
  const main = mainPart(zip, limits);
  const bytes = main === undefined ? undefined : zip.read(main);
  if (main === undefined || !bytes) {
    throw new SourceRefusal('damaged', { format: 'DOCX', reason: 'word/document.xml' });
  }
  const root = parseXml(bytes, main, limits);
  const body = childOf(root, 'body');
  if (root.name !== 'document' || root.ns !== 'w' || !body) {
    throw new SourceRefusal('damaged', { format: 'DOCX', reason: main });
  }
  const relations = readRelations(zip, main, limits);
  const open = (type: string): XmlElement | undefined => {
    const target = relations.find((relation) => relation.type === type)?.target;
    const part = target === undefined ? undefined : zip.read(target);
    return target !== undefined && part ? parseXml(part, target, limits) : undefined;
  };
  const styles = new StyleSheet(open('styles'));
  const notes = { footnote: noteIndex(open('footnotes')), endnote: noteIndex(open('endnotes')) };
  const reader = new BodyReader({
    styles,
    numbering: new Numbering(open('numbering'), styles),
    note: (kind, id) => notes[kind].get(id),
    limits,
  });
  let blocks = reader.read(body);
  const remarks: string[] = [];
  if (!hasHeading(blocks)) {
    const heading = headingInHeaders(zip, relations, reader, limits);
    if (heading) {
      blocks = [...heading, ...blocks];
      remarks.push(
        remark(
          'Phần đầu văn bản nằm trong đầu trang (header) của Word; đã đưa lên đầu nội dung.',
          'The heading block was in the page header; it was put before the text.',
        ),
      );
    }
  }
  blocks = [...blocks, ...reader.readNotes()];
  return composeSource('docx', blocks, [...remarks, ...remarksOf(reader)], limits);
}

function noteIndex(root: XmlElement | undefined): Map<string, XmlElement> {
  return new Map(
    root?.children.flatMap((node) => (typeof node === 'string' ? [] : [[node.attributes.id ?? '', node]])),
  );
}

const HEADING = /Độc lập\s*[-–]\s*Tự do|CỘNG H[ÒO]A?À? XÃ HỘI|^\s*Số\s*:/im;

function hasHeading(blocks: readonly Block[]): boolean {
  let seen = '';
  let count = 0;
  for (const line of linesOf(blocks)) {
    if (line.text.trim() === '') continue;
    seen += `${toNfc(line.text)}\n`;
    count += 1;
    if (count >= 20) break;
  }
  return HEADING.test(seen);
}

function headingInHeaders(
  zip: ZipReader,
  relations: readonly Relation[],
  reader: BodyReader,
  limits: SourceLimits,
): Block[] | undefined {
  for (const { target } of relations.filter(({ type }) => type === 'header').slice(0, 20)) {
    const bytes = zip.read(target);
    if (!bytes) continue;
    const blocks = reader.read(parseXml(bytes, target, limits));
    if (hasHeading(blocks)) return blocks;
  }
  return undefined;
}

function remarksOf(reader: BodyReader): string[] {
  const remarks: string[] = [...reader.encodings].map(convertedFrom);
  if (reader.noteCount > 0) {
    remarks.push(
      remark(
        `${reader.noteCount} chú thích chân trang được đặt ở cuối, đánh dấu [1], [2]...`,
        `${reader.noteCount} footnotes stand at the end, marked [1], [2]...`,
      ),
    );
  }
  if (reader.deletions + reader.insertions > 0) {
    remarks.push(
      remark(
        'Văn bản còn dấu vết sửa đổi (track changes): đã lấy theo bản sau sửa.',
        'The document holds tracked changes: it was read as if they were accepted.',
      ),
    );
  }
  if (reader.foreign > 0) {
    remarks.push(
      remark(
        `${reader.foreign} phần nhúng ở định dạng khác không được đọc.`,
        `${reader.foreign} embedded parts of another format were not read.`,
      ),
    );
  }
  return remarks;
}

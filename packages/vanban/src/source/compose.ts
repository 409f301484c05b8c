import { toNfc } from './encoding/letters.ts';
import { type FontEncoding, recogniseMojibake, repairLine } from './encoding/mojibake.ts';
import type { SourceLimits } from './limits.ts';
import { SourceRefusal } from './refusal.ts';
import type { SourceParagraph, SourceTable, SourceText, Span } from './source-text.ts';

/** A paragraph (or part of one between line breaks) on its way into the text. */
export interface Line {
  readonly kind: 'line';
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  readonly listLevel?: number;
  readonly page?: number;
}

/** A table on its way into the text: rows of cells, one for each column, empty where another cell spans. */
export interface TableBlock {
  readonly kind: 'table';
  readonly layout: boolean;
  readonly rows: readonly (readonly (readonly Block[])[])[];
}

export type Block = Line | TableBlock;

/** Characters that nobody sees: zero-width, soft hyphen, direction marks, control characters except tab and line feed. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Cleans a text as `SourceText.text` promises: line ends, blanks, unseen characters, "Ð", NFC. */
export function cleanText(text: string): string {
  const cleaned = text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(UNSEEN, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/\u00d0/g, '\u0110')
    .replace(/\u00f0/g, '\u0111')
    .toWellFormed();
  return toNfc(cleaned);
}

/** All lines of blocks, those in cells too. */
export function* linesOf(blocks: readonly Block[]): Generator<Line> {
  for (const block of blocks) {
    if (block.kind === 'line') yield block;
    else for (const row of block.rows) for (const cell of row) yield* linesOf(cell);
  }
}

/** Writes blocks into one text, counting positions as it goes. */
class Composer {
  #parts: string[] = [];
  #length = 0;
  /** Whether the text so far is nothing, or ends with an empty line. */
  #gap = true;
  readonly paragraphs: SourceParagraph[] = [];
  readonly tables: SourceTable[] = [];
  readonly #repair: FontEncoding | undefined;
  readonly #limits: SourceLimits;

  constructor(repair: FontEncoding | undefined, limits: SourceLimits) {
    this.#repair = repair;
    this.#limits = limits;
  }

  get text(): string {
    return this.#parts.join('');
  }

  #put(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    if (this.#length > this.#limits.characters) {
      throw new SourceRefusal('too-large', {
        unit: 'characters',
        size: this.#length,
        limit: this.#limits.characters,
      });
    }
  }

  /** Cleaned lines of one paragraph; mojibake is repaired before anything else may touch its letters. */
  #clean(line: Line): string[] {
    const text = this.#repair ? repairLine(toNfc(line.text), this.#repair) : line.text;
    return cleanText(text)
      .split('\n')
      .map((part) => part.trim());
  }

  #hint(line: Line, start: number): void {
    if (this.#length === start) return;
    const { kind: _kind, text: _text, ...hints } = line;
    this.paragraphs.push({ start, end: this.#length, ...hints });
  }

  /** Blocks on lines of their own; at most one empty line between two that are not. */
  flow(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind === 'table') this.#table(block);
      else {
        for (const text of this.#clean(block)) {
          if (text === '' && this.#gap) continue;
          const start = this.#length;
          this.#put(text);
          this.#hint(block, start);
          this.#put('\n');
          this.#gap = text === '';
        }
      }
    }
  }

  #table(table: TableBlock): void {
    const at = this.tables.length;
    const start = this.#length;
    // The place is kept, so that a table inside this one comes after it.
    this.tables.push({ start, end: start, layout: table.layout, rows: [] });
    const rows = table.rows.map((row) => (table.layout ? this.#layoutRow(row) : this.#dataRow(row)));
    const last = rows.flat().reduce((end, span) => Math.max(end, span.end), start);
    this.tables[at] = { start, end: last, layout: table.layout, rows };
  }

  #layoutRow(row: readonly (readonly Block[])[]): Span[] {
    return row.map((cell) => {
      const start = this.#length;
      this.flow(cell.filter((block) => block.kind === 'table' || block.text.trim() !== ''));
      return { start, end: Math.max(start, this.#length - 1) };
    });
  }

  #dataRow(row: readonly (readonly Block[])[]): Span[] {
    const spans = row.map((cell, column) => {
      if (column > 0) this.#put('\t');
      const start = this.#length;
      for (const line of flatLines(cell)) {
        for (const part of this.#clean(line)) {
          if (part === '') continue;
          if (this.#length > start) this.#put('\n');
          const from = this.#length;
          this.#put(part.replaceAll('\t', ' '));
          this.#hint(line, from);
        }
      }
      return { start, end: this.#length };
    });
    this.#put('\n');
    this.#gap = false;
    return spans;
  }
}

/** Lines of a cell of a data table; a row of a table inside it becomes one line. */
function flatLines(cell: readonly Block[]): Line[] {
  return cell.flatMap((block) => {
    if (block.kind === 'line') return [block];
    return block.rows.map((row): Line => {
      const cells = row.map((inner) =>
        flatLines(inner)
          .map((line) => line.text.trim())
          .join(' '),
      );
      return { kind: 'line', text: cells.filter((text) => text !== '').join(' ') };
    });
  });
}

const ENCODING_NAMES: Readonly<Record<FontEncoding, string>> = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI-Windows' };

/** A remark of `SourceText`: Vietnamese first, English beside it. */
export function remark(vi: string, en: string): string {
  return `${vi} / ${en}`;
}

/** The remark that letters were converted. */
export function convertedFrom(encoding: FontEncoding): string {
  const name = ENCODING_NAMES[encoding];
  return remark(
    `Đã chuyển mã chữ từ ${name} sang Unicode.`,
    `Letters were converted from ${name} to Unicode.`,
  );
}

/** Makes the source text of blocks read from a DOCX or a PDF. Refuses (`empty`) when they hold no text. */
export function composeSource(
  format: 'docx' | 'pdf',
  blocks: readonly Block[],
  remarks: readonly string[],
  limits: SourceLimits,
): SourceText {
  let sample = '';
  for (const line of linesOf(blocks)) {
    sample += `${toNfc(line.text)}\n`;
    if (sample.length > 400_000) break;
  }
  const repair = recogniseMojibake(sample);
  const composer = new Composer(repair, limits);
  composer.flow(blocks);
  const text = composer.text;
  if (text.trim() === '') throw new SourceRefusal('empty');
  return {
    format,
    ...(repair && { encoding: repair }),
    text,
    paragraphs: composer.paragraphs,
    tables: composer.tables,
    remarks: repair ? [...remarks, convertedFrom(repair)] : remarks,
  };
}

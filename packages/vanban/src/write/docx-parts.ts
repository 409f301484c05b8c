import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type Table,
  type TableCell,
  TextRun,
  TableCell as WordCell,
} from 'docx';
import { DECREE30, POINTS_PER_MM } from './decree30.ts';
import type { TextRun as Run } from './model.ts';

/** Small pieces of a Word file that every part of the document is made of. */

/** Millimetres as twentieths of a point. */
export const twips = (millimetres: number): number => Math.round(millimetres * POINTS_PER_MM * 20);
/** Points as twentieths of a point. */
export const pointTwips = (points: number): number => Math.round(points * 20);
/** Word counts sizes in half points. */
export const halfPoints = (points: number): number => Math.round(points * 2);

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };
export const NO_TABLE_BORDERS = { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE };

export function wordRuns(runs: readonly Run[], size: number): TextRun[] {
  return runs.map(
    (run) =>
      new TextRun({
        text: run.text,
        size: halfPoints(size),
        bold: run.bold ?? false,
        italics: run.italic ?? false,
      }),
  );
}

interface LineStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** Points. */
  readonly before?: number;
  readonly after?: number;
  readonly indent?: NonNullable<IParagraphOptions['indent']>;
  readonly keepNext?: boolean;
}

/** Lines that stand close below each other, without the indent and the space of body paragraphs. */
export function stacked(lines: readonly string[], style: LineStyle): Paragraph[] {
  const { size, bold, italic, align = 'center', before = 0, after = 0, indent, keepNext = false } = style;
  return lines.map(
    (text, index) =>
      new Paragraph({
        alignment: { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[
          align
        ],
        spacing: {
          before: index === 0 ? pointTwips(before) : 0,
          after: index === lines.length - 1 ? pointTwips(after) : 0,
        },
        ...(indent ? { indent } : {}),
        keepNext,
        children: wordRuns([{ text, bold, italic }], size),
      }),
  );
}

/** A rule in the middle of a column: the lower border of a low, empty paragraph. Lengths in millimetres. */
export function centredRule(length: number, columnWidth: number): Paragraph {
  const side = twips(Math.max(0, (columnWidth - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 0, after: 0, line: pointTwips(3), lineRule: LineRuleType.EXACT },
    border: {
      bottom: {
        style: BorderStyle.SINGLE,
        size: Math.round(DECREE30.ruleWeight.value * 8),
        space: 0,
        color: '000000',
      },
    },
    children: [new TextRun({ text: '', size: 2 })],
  });
}

/**
 * An empty paragraph of a given height. Word wants one between tables and after a table that ends a cell or a file.
 * @param height points
 */
export function spacer(height = 1): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after: 0, line: pointTwips(height), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  });
}

/** Cell of a table that only serves to place things: no borders, no padding. @param width millimetres */
export function layoutCell(children: readonly (Paragraph | Table)[], width: number): TableCell {
  return new WordCell({
    width: { size: twips(width), type: 'dxa' },
    borders: NO_BORDERS,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    children,
  });
}

import type { CheckedBlock } from './model.ts';
import { pointLetter, roman } from './wording.ts';

/** Gives each numbered block its label, in order; one instance per body and per annex. */
export interface Numbering {
  /** Label as printed ("II.", "1.2.", "đ)", "-"), empty for blocks without one. */
  label(block: CheckedBlock): string;
}

/**
 * Numbers of Decree 30: parts and sections Roman, items Arabic (restarting in each section), points by letter
 * (restarting under each item). Articles count through the whole text.
 */
export function createNumbering(): Numbering {
  let parts = 0;
  let sections = 0;
  let articles = 0;
  let points = 0;
  let tables = 0;
  const items = [0, 0, 0];
  const restartItems = (): void => {
    items.fill(0);
    points = 0;
  };
  const itemLabel = (level: number): string => {
    items[level - 1] = (items[level - 1] ?? 0) + 1;
    items.fill(0, level);
    points = 0;
    return `${items
      .slice(0, level)
      .map((number) => Math.max(number, 1))
      .join('.')}.`;
  };
  return {
    label(block) {
      switch (block.kind) {
        case 'part':
          parts += 1;
          sections = 0;
          restartItems();
          return `Phần ${roman(parts)}`;
        case 'section':
          sections += 1;
          restartItems();
          return `${roman(sections)}.`;
        case 'article':
          articles += 1;
          restartItems();
          return `Điều ${articles}.`;
        case 'item':
          return itemLabel(block.level);
        case 'point':
          points += 1;
          return `${pointLetter(points)})`;
        case 'dash':
          return '-';
        case 'plus':
          return '+';
        case 'table':
          if (block.caption === undefined) return '';
          tables += 1;
          return `Bảng ${tables}.`;
        case 'paragraph':
          return '';
      }
    },
  };
}

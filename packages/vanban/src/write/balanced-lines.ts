import { type Face, textWidth, wrapText } from './font-metrics.ts';

/**
 * Breaks a centred text the way a typist does: as few lines as fit, of about the same length, and if one
 * break is enough, before the words that open the second half of a Vietnamese name ("... THƯƠNG BINH / VÀ XÃ HỘI",
 * "ỦY BAN NHÂN DÂN / TỈNH THÁI BÌNH").
 * @param width millimetres that a line may take
 */
export function balancedLines(text: string, width: number, size: number, face: Face): string[] {
  const greedy = wrapText(text, width, size, face);
  if (greedy.length < 2) return greedy;
  if (greedy.length === 2) {
    const atName = breakBeforeName(text, width, size, face);
    if (atName) return atName;
  }
  let narrow = 0;
  let wide = width;
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    if (fits(text, middle, greedy.length, size, face)) wide = middle;
    else narrow = middle;
  }
  return wrapText(text, wide, size, face);
}

function fits(text: string, width: number, lines: number, size: number, face: Face): boolean {
  const wrapped = wrapText(text, width, size, face);
  return wrapped.length <= lines && wrapped.every((line) => textWidth(line, size, face) <= width);
}

const OPENS_SECOND_LINE = /\s(?=(?:VÀ|TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|VÌ)\s)/gu;

function breakBeforeName(text: string, width: number, size: number, face: Face): string[] | undefined {
  const breaks = [...text.matchAll(OPENS_SECOND_LINE)]
    .map((match) => [text.slice(0, match.index), text.slice(match.index + 1)])
    .filter((lines) => lines.every((line) => textWidth(line, size, face) <= width));
  return breaks.at(0);
}

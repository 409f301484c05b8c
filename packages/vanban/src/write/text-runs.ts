import type { InlineText, TextRun } from './model.ts';
import { capitals, cleanText, withoutEndMark } from './wording.ts';

/** A text as clean paragraphs of runs; a line break in it starts the next paragraph. Never empty. */
export function toLines(inline: InlineText): TextRun[][] {
  const runs: readonly TextRun[] = typeof inline === 'string' ? [{ text: inline }] : inline;
  const lines: TextRun[][] = [[]];
  for (const run of runs) {
    cleanText(run.text)
      .split('\n')
      .forEach((text, index) => {
        if (index > 0) lines.push([]);
        if (text !== '') lines.at(-1)?.push({ ...run, text });
      });
  }
  const filled = lines.filter((line) => line.length > 0);
  return filled.length > 0 ? filled : [[]];
}

/** The text alone, on one line. */
export function plainText(inline: InlineText): string {
  return toLines(inline)
    .map((line) => line.map((run) => run.text).join(''))
    .join(' ');
}

/** The same line with every run bold, or in capitals. */
export function emphasised(line: readonly TextRun[], change: { bold?: true; capitals?: true }): TextRun[] {
  return line.map((run) => ({
    ...run,
    ...(change.bold ? { bold: true } : {}),
    ...(change.capitals ? { text: capitals(run.text) } : {}),
  }));
}

/** The line with `mark` instead of the full stop, comma or semicolon it may end in. */
export function endedWith(line: readonly TextRun[], mark: string): TextRun[] {
  const last = line.at(-1);
  if (!last) return [{ text: mark }];
  return [...line.slice(0, -1), { ...last, text: withoutEndMark(last.text) + mark }];
}

/** The figures of an outline: which there are, and what each is called, so that all are asked for at once. */
import type { Column, Figure, Outline, Part, PartOf, Row } from './model.ts';
import { partsOf } from './model.ts';

/** One name for a figure wherever it stands: "training_participants[sex=female]@year_ago". */
export function figureKey({ measure, breakdown, period }: Figure): string {
  const within = Object.entries(breakdown)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([axis, category]) => `${axis}=${category}`)
    .join(',');
  return `${measure}${within && `[${within}]`}@${period}`;
}

/** Values by {@link figureKey}; what is not there is unknown, never zero. */
export type Figures = ReadonlyMap<string, number>;

/** The figure a row asks for in a column of values. */
export function cellFigure(
  row: Extract<Row, { measure: string }>,
  column: Extract<Column, { kind: 'value' }>,
): Figure {
  return {
    measure: row.measure,
    breakdown: { ...row.breakdown, ...column.breakdown },
    period: column.period,
  };
}

/** Rows of a table with one more for each choice where a row asks for it. */
export type ChoicesOf = (
  measure: string,
  field: string,
) => readonly { code: string; name: { vi: string; en: string } }[];

export function rowsOf({ rows }: PartOf<'table'>, choicesOf: ChoicesOf): Row[] {
  return rows.flatMap((row): Row[] => {
    if ('band' in row || row.by === undefined) return [row];
    const { by, ...whole } = row;
    return [
      whole,
      ...choicesOf(row.measure, by).map(({ code, name }) => ({
        ...whole,
        name: { vi: `– ${name.vi}`, en: `– ${name.en}` },
        breakdown: { ...row.breakdown, [by]: code },
      })),
    ];
  });
}

function partFigures(part: Part, choicesOf: ChoicesOf): Figure[] {
  if (part.type === 'narrative')
    return part.sentences.flatMap(({ figures, compare }) => {
      const compared = compare === undefined ? undefined : figures[compare];
      return [...Object.values(figures), ...(compared ? [yearAgo(compared)] : [])];
    });
  if (part.type !== 'table') return [];
  const values = part.columns.filter((column) => column.kind === 'value');
  return rowsOf(part, choicesOf).flatMap((row) =>
    'band' in row ? [] : values.map((column) => cellFigure(row, column)),
  );
}

export const yearAgo = (figure: Figure): Figure => ({ ...figure, period: 'year_ago' });

/** All figures of an outline, each once, by key. */
export function figuresOf(outline: Outline, choicesOf: ChoicesOf): Map<string, Figure> {
  const all = partsOf(outline).flatMap((part) => partFigures(part, choicesOf));
  return new Map(all.map((figure) => [figureKey(figure), figure]));
}

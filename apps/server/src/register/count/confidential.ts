import { register } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';

interface Row {
  readonly register: string;
  readonly measure: string;
  readonly bodies: number;
  /** '' for the total */
  readonly dimension: string;
  readonly category: string | null;
  readonly value: number | null;
  readonly hidden: 'few' | 'withheld' | null;
}

/**
 * What confidential registers counted in a year, over all bodies that the person oversees. What may be told the
 * database decides (confidential_sums): row-level security gives nobody outside the body the sums it is made from.
 */
export const confidentialFigures = action(register.confidentialFigures, {
  permission: 'work.read',
  async run({ tx, query }) {
    const { rows } = await sql<Row>`select * from confidential_sums(${query.year}::int)`.execute(tx);
    const items = rows
      .filter(({ dimension }) => dimension === '')
      .map(({ register: code, measure, value, hidden }): register.ConfidentialFigure => {
        const own = rows.filter(
          (row) => row.measure === measure && row.register === code && row.dimension !== '',
        );
        return { register: code, measure, value, hidden, splits: splitsOf(own) };
      });
    return { bodies: rows[0]?.bodies ?? null, items };
  },
});

function splitsOf(rows: readonly Row[]): register.ConfidentialFigure['splits'] {
  return [...new Set(rows.map(({ dimension }) => dimension))].map((dimension) => {
    const own = rows.filter((row) => row.dimension === dimension);
    return {
      dimension,
      hidden: own[0]?.hidden ?? null,
      categories: own.flatMap(({ category, value }) =>
        category === null || value === null ? [] : [{ category, value }],
      ),
    };
  });
}

import { type BodyRef, report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import {
  amountOf,
  cellFigure,
  type Figure,
  type FigurePart,
  figureKey,
  type PartOf,
  partsOf,
  rowsOf,
} from '@binhdang/domain/outline';
import { bodyRefs } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import { found } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { choicesIn } from '../figures.ts';
import { findReport, type ReportSubject } from '../subject.ts';
import { figureNamed } from './figure-words.ts';
import { byName, isMissing } from './inputs.ts';
import { type Shown, shownReport } from './shown.ts';

export interface ByBody {
  readonly columns: readonly { readonly key: string; readonly name: report.ReportWords }[];
  readonly rows: readonly {
    readonly body: BodyRef;
    readonly missing: boolean;
    readonly values: readonly (number | null)[];
  }[];
  readonly totals: readonly (number | null)[];
}

/** A table of the report with a line for each body whose report or records are in it, and for those that are missing. */
export const byBody = action(report.byBody, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, query, today }, subject) {
    const shown = await shownReport(tx, subject, query.number, today);
    const part = found(
      partsOf(shown.context.outline.definition).find(
        (one): one is PartOf<'table'> => one.type === 'table' && one.code === query.part,
      ),
    );
    return spread(await tableByBody(tx, subject, shown, part, today));
  },
});

/** The contract's lists may be written to. */
const spread = ({ columns, rows, totals }: ByBody) => ({
  columns: [...columns],
  rows: rows.map((row) => ({ ...row, values: [...row.values] })),
  totals: [...totals],
});

/** @param on day by which bodies are named */
export async function tableByBody(
  tx: Transaction,
  { bodyId }: Pick<ReportSubject, 'bodyId'>,
  { context, material, inputs }: Shown,
  part: PartOf<'table'>,
  on: CivilDate,
): Promise<ByBody> {
  const keys = keysOfPeriod(part, context.measures);
  const parts = keys.map((key) => material.figures[key] ?? []);
  const missing = new Set((inputs ?? []).filter(isMissing).map((one) => one.bodyId));
  const taken = (inputs ?? []).flatMap((one) => (one.versionId === null ? [] : one.bodyId));
  const ids = [...new Set([...taken, ...missing, ...parts.flat().map((one) => one.bodyId)])];
  const names = await bodyRefs(tx, ids, on);
  const rows = ids
    .map((id) => ({
      body: found(names.get(id)),
      missing: missing.has(id),
      values: parts.map((some) => amountBy(some, id)),
    }))
    .sort((a, b) => Number(b.body.id === bodyId) - Number(a.body.id === bodyId) || byName(a.body, b.body));
  return {
    columns: keys.map((key) => ({ key, name: figureNamed(key, context.measures).name })),
    rows,
    totals: parts.map((some) => (some.length === 0 ? null : amountOf(some))),
  };
}

const amountBy = (parts: readonly FigurePart[], bodyId: string): number | null => {
  const own = parts.filter((one) => one.bodyId === bodyId);
  return own.length === 0 ? null : amountOf(own);
};

/** Figures of the report's own period, row by row; what compares periods is in the table itself. */
function keysOfPeriod(part: PartOf<'table'>, measures: Shown['context']['measures']): string[] {
  const values = part.columns.filter((column) => column.kind === 'value');
  const rows = rowsOf(part, choicesIn(measures)).flatMap((row) => ('band' in row ? [] : row));
  const figures: Figure[] = rows.flatMap((row) => values.map((column) => cellFigure(row, column)));
  const known = figures.filter(({ measure, breakdown, period }) => {
    const dimensions = measures.get(measure)?.dimensions;
    return (
      period === 'this' &&
      Object.keys(breakdown).every((code) => dimensions?.some((one) => one.code === code))
    );
  });
  return [...new Set(known.map(figureKey))];
}

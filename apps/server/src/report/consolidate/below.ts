import { type BodyRef, report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { changedFigures } from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { figuresNow, type ReportInput } from '../context.ts';
import { findReport, type ReportSubject } from '../subject.ts';
import { figureNamed } from './figure-words.ts';
import { inputsOf, type Standing, standingsBelow } from './inputs.ts';
import { type Shown, shownReport } from './shown.ts';

/** Who reports to this one and how that stands; what has come in since it was consolidated, and what that would change. */
export const below = action(report.below, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, today }, subject) {
    const standings = await standingsBelow(tx, subject, today);
    const inputs = await inputsShown(tx, subject);
    const taken = await takenBy(tx, inputs ?? []);
    const lateBodies = inputs === null ? [] : lateOnes(standings, inputs);
    const shown = lateBodies.length === 0 ? undefined : await shownReport(tx, subject, undefined, today);
    return {
      items: standings.map((one) => ({ ...one, taken: taken.get(one.body.id) ?? null })),
      late: shown ? await differences(tx, subject, shown, standings, today) : [],
      lateBodies,
    };
  },
});

async function inputsShown(
  tx: Transaction,
  { id, lastNumber }: ReportSubject,
): Promise<readonly ReportInput[] | null> {
  const { rows } = await sql<{ inputs: ReportInput[] | null }>`
    select inputs from report_draft where report_id = ${id}
    union all
    select inputs from report_version where report_id = ${id} and number = ${lastNumber}
      and not exists (select 1 from report_draft where report_id = ${id})`.execute(tx);
  return rows[0]?.inputs ?? null;
}

async function takenBy(
  tx: Transaction,
  inputs: readonly ReportInput[],
): Promise<Map<string, { versionId: string; number: number }>> {
  const ids = inputs.flatMap(({ versionId }) => versionId ?? []);
  const { rows } = await sql<{ bodyId: string; versionId: string; number: number }>`
    select r.body_id as "bodyId", v.id as "versionId", v.number
      from report_version v join report r on r.id = v.report_id where v.id = any (${ids}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ bodyId, ...one }) => [bodyId, one]));
}

/** Whose accepted version is not the one taken: it came after, corrects it, or is accepted no longer. */
function lateOnes(standings: readonly Standing[], inputs: readonly ReportInput[]): BodyRef[] {
  const taken = new Map(inputs.map(({ bodyId, versionId }) => [bodyId, versionId]));
  return standings
    .filter(({ body, accepted }) => (accepted?.versionId ?? null) !== (taken.get(body.id) ?? null))
    .map(({ body }) => body);
}

async function differences(
  tx: Transaction,
  subject: ReportSubject,
  { context, material }: Shown,
  standings: readonly Standing[],
  today: CivilDate,
) {
  const anew = await figuresNow(tx, subject, context, inputsOf(standings), today);
  return changedFigures(material.figures, anew).map((change) => ({
    ...change,
    name: figureNamed(change.key, context.measures).name,
  }));
}

import { indicator } from '@binhdang/contract';
import { checkIndicators, IndicatorDefinition } from '@binhdang/domain/indicator';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { AXES, currentRegisters } from '../register/index.ts';
import { INDICATORS, type Indicator, seriesOf, TERMS } from './definitions.ts';
import { findIndicator } from './subject.ts';

/** A lead officer mends a definition from a day on; earlier periods go by it too, since there is one formula for a series. */
export const revise = action(indicator.revise, {
  permission: 'indicator.revise',
  subject: ({ tx, params, today }) => findIndicator(tx, params.indicator, today),
  async run({ tx, session, body, params, today }) {
    const latest = await lockLatest(tx, params.indicator);
    if (latest !== body.number) refuse('edit-conflict', { current: { number: latest } });
    if (body.appliesFrom < today)
      refuseField('appliesFrom', { vi: 'Hãy chọn từ hôm nay trở đi.', en: 'Please choose today or later.' });
    const number = latest + 1;
    const parsed = IndicatorDefinition.safeParse({
      ...body.definition,
      code: params.indicator,
      version: number,
    });
    if (!parsed.success)
      refuseDefinition(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
    const faults = await faultsOf(tx, parsed.data, today);
    if (faults.length > 0) refuseDefinition(faults);
    await tx
      .insertInto('indicator_definition')
      .values({
        id: uuid(),
        code: params.indicator,
        number,
        definition: JSON.stringify(parsed.data),
        origin: 'officer',
        applies_from: body.appliesFrom,
        reason: body.reason,
        made_by: session.userId,
      })
      .execute();
    await setOwners(tx, { code: params.indicator, definition: parsed.data });
    return { number };
  },
});

async function lockLatest(tx: Transaction, code: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('indicator ' || ${code}))`.execute(tx);
  const { rows } = await sql<{ number: number }>`
    select max(number) as number from indicator_definition where code = ${code}`.execute(tx);
  return rows[0]?.number ?? 0;
}

/** Who enters a series of this indicator alone follows its owners; a series that others use keeps those it has. */
async function setOwners(tx: Transaction, one: Pick<Indicator, 'code' | 'definition'>): Promise<void> {
  const series = TERMS.flatMap((term) => seriesOf(one, term) ?? []);
  const own = series.filter((name) => name.startsWith(`${one.code}/`));
  await sql`delete from series_owner where series = any (${own}::text[])`.execute(tx);
  await sql`
    insert into series_owner (series, body_id)
    select s.name, b.id from unnest(${series}::text[]) s(name)
     join body b on b.key = any (${[...one.definition.owners]}::text[])
    on conflict do nothing`.execute(tx);
}

async function faultsOf(tx: Transaction, definition: IndicatorDefinition, today: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from body`.execute(tx);
  return checkIndicators(
    { frameworks: INDICATORS.frameworks, indicators: [definition] },
    { registers: await currentRegisters(tx, today), axes: AXES, bodies: new Set(rows.map(({ key }) => key)) },
  );
}

function refuseDefinition(faults: readonly string[]): never {
  const list = faults.slice(0, 5).join('; ');
  refuseField('definition', {
    vi: `Định nghĩa chưa đúng: ${list}`,
    en: `The definition is at fault: ${list}`,
  });
}

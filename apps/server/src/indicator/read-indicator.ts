import { type BodyRef, indicator, type OutputOf } from '@binhdang/contract';
import { type CivilDate, type Period, periodKey, shiftPeriod } from '@binhdang/domain';
import { cellKey } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { bodyRefs } from '../org/index.ts';
import { action, type Context } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { found, refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { knownMeasures } from '../register/index.ts';
import { personRef } from '../work/index.ts';
import { cellsOf, reviewJson } from './cells.ts';
import { confided } from './confided.ts';
import { INDICATORS, type Indicator, seriesOf, TERMS, termOf } from './definitions.ts';
import { headsOf } from './list.ts';
import { openBodies, type Territory, territoryOn } from './scope.ts';
import { findIndicator } from './subject.ts';
import { Targets } from './targets.ts';
import { periodAsked } from './values.ts';

type Answer = OutputOf<typeof indicator.indicator>;

/** So many years of the series are shown. */
const YEARS = 6;
/** More bodies below are not computed in one answer; a district has some forty communes. */
const MOST_BELOW = 60;

/** One indicator of one body: how it went, how the bodies below stand, and where each number comes from. */
export const readIndicator = action(indicator.indicator, {
  permission: 'indicator.read',
  subject: ({ tx, params, today }) => findIndicator(tx, params.indicator, today),
  async run({ tx, query, today, may }, { indicator: one }) {
    const territory = await territoryOn(tx, today);
    const bodyId = query.bodyId ?? found(territory.province);
    const period = query.period === undefined ? thisYear(today) : periodAsked(query.period, 'period');
    const candidates = (territory.childrenOf.get(bodyId) ?? []).slice(0, MOST_BELOW);
    const open = await openBodies(tx, [bodyId, ...candidates], today);
    if (!open.has(bodyId)) refuse('not-found');
    const below = await byName(
      tx,
      candidates.filter((id) => open.has(id)),
      today,
    );
    const measures = await knownMeasures(tx, today);
    const asked = { indicators: [one], measures, territory, today };
    const lastYears = Array.from({ length: YEARS }, (_, back) => shiftPeriod(period, back - YEARS + 1));
    const [head] = await headsOf(tx, [one], today);
    const isConfided = await confided(tx, [one], territory);
    const told = [bodyId, ...below.map(({ id }) => id)].filter((id) => !isConfided(one, id));
    return {
      head: found(head),
      framework: found(INDICATORS.frameworks.find(({ code }) => code === one.definition.framework)),
      note: one.definition.note ?? null,
      definition: { ...one.definition },
      terms: termsOf(one),
      factor: one.definition.factor,
      addsUp: one.definition.addsUp,
      body: found((await bodyRefs(tx, [bodyId], today)).get(bodyId)),
      period: periodKey(period),
      series: await cellsOf(tx, { ...asked, bodies: [bodyId], periods: lastYears }),
      below: await cellsOf(tx, { ...asked, bodies: below.map(({ id }) => id), periods: [period] }),
      belowBodies: below,
      amounts: await amountsOf(tx, one, told, period, today),
      targets: (await Targets.of(tx, [one.code], territory)).set(one, bodyId),
      reviews: told.includes(bodyId) ? await reviewsOf(tx, one, bodyId, period) : [],
      versions: await versionsOf(tx, one),
      allowed: allowedOn(one, bodyId, head, may, territory),
    };
  },
});

const thisYear = (today: CivilDate): Period => ({ kind: 'year', year: Number(today.slice(0, 4)), index: 1 });

async function byName(tx: Transaction, ids: readonly string[], today: CivilDate): Promise<BodyRef[]> {
  const refs = await bodyRefs(tx, ids, today);
  return [...refs.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

function termsOf(one: Indicator): Answer['terms'] {
  return TERMS.flatMap((term) => {
    const known = termOf(one, term);
    if (!known) return [];
    const { source, name } = known;
    const counted = source.from === 'measure' || source.from === 'bodies';
    const breakdown = source.from === 'measure' ? Object.entries(source.breakdown) : [];
    return [
      {
        term,
        name,
        from: source.from,
        series: seriesOf(one, term) ?? null,
        measure: counted ? source.measure : null,
        breakdown: cellKey(breakdown.map(([axis, category]) => ({ axis, category }))),
      },
    ];
  });
}

/** A row f (stored_file) as the contract tells it. */
const FILE = sql`jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'sizeBytes', f.size_bytes,
  'sha256', encode(f.sha256, 'hex'))`;

async function amountsOf(
  tx: Transaction,
  one: Indicator,
  bodies: readonly string[],
  period: Period,
  today: CivilDate,
): Promise<Answer['amounts']> {
  const series = TERMS.flatMap((term) => {
    const name = seriesOf(one, term);
    return name === undefined ? [] : [{ term, name }];
  });
  const { rows } = await sql<Omit<Answer['amounts'][number], 'body'> & { body_id: string }>`
    select a.id, s.term, a.series, a.body_id, a.period, a.value, a.estimated, a.final, a.source,
           (select ${FILE} from stored_file f where f.id = a.file_id) as file, ${personRef(sql`a.entered_by`)} as "enteredBy",
           ${instantJson(sql`a.entered_at`)} as "enteredAt", a.version,
           (select coalesce(jsonb_agg(jsonb_build_object('value', v.value, 'final', v.final, 'source', v.source,
                     'reason', v.reason, 'enteredBy', ${personRef(sql`v.entered_by`)},
                     'enteredAt', ${instantJson(sql`v.entered_at`)}) order by v.number desc), '[]')
              from amount_version v where v.amount_id = a.id) as earlier
      from jsonb_to_recordset(${JSON.stringify(series)}::jsonb) s(term text, name text)
      join amount a on a.series = s.name
     where a.period = ${periodKey(period)} and a.body_id = any (${[...bodies]}::uuid[])
     order by array_position(${[...bodies]}::uuid[], a.body_id), s.term desc`.execute(tx);
  const refs = await bodyRefs(
    tx,
    rows.map(({ body_id }) => body_id),
    today,
  );
  return rows.flatMap(({ body_id, value, ...row }) => {
    const body = refs.get(body_id);
    return body ? [{ ...row, value: value === null ? null : Number(value), body }] : [];
  });
}

async function reviewsOf(
  tx: Transaction,
  { code }: Indicator,
  bodyId: string,
  period: Period,
): Promise<Answer['reviews']> {
  const { rows } = await sql<{ review: Answer['reviews'][number] }>`
    select ${reviewJson()} as review from indicator_review v
     where v.indicator = ${code} and v.body_id = ${bodyId}::uuid and v.period = ${periodKey(period)}
     order by v.reviewed_at desc limit 50`.execute(tx);
  return rows.map(({ review }) => review);
}

async function versionsOf(tx: Transaction, { code }: Indicator): Promise<Answer['versions']> {
  const { rows } = await sql<Answer['versions'][number]>`
    select d.number, d.applies_from as "appliesFrom", d.reason,
           case when d.made_by is not null then ${personRef(sql`d.made_by`)} end as "madeBy", ${instantJson(sql`d.made_at`)} as "madeAt"
      from indicator_definition d where d.code = ${code} order by d.number desc`.execute(tx);
  return rows;
}

type May = Context<typeof indicator.indicator>['may'];

function allowedOn(
  one: Indicator,
  bodyId: string,
  head: indicator.IndicatorHead | undefined,
  may: May,
  { levelOf }: Territory,
): string[] {
  const entersAny = (head?.enterable.length ?? 0) > 0;
  const means = [...one.definition.levels].some((level) => level === levelOf.get(bodyId) || level === 'body');
  const enters =
    (head?.entered.length ?? 0) > 0 && means && (entersAny || may('indicator.enter', { bodyId }));
  const others = (['indicator.setTarget', 'indicator.review', 'indicator.revise'] as const).filter((line) =>
    may(line, {}),
  );
  return [...(enters ? ['indicator.enter'] : []), ...others];
}

import { report } from '@binhdang/contract';
import { can } from '@binhdang/domain';
import { figuresOf, partsOf } from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { instantJson } from '../../platform/instant-json.ts';
import { found } from '../../platform/refusal.ts';
import { knownMeasures } from '../../register/index.ts';
import { personRef } from '../../work/index.ts';
import { dutiesOn, outlineById, outlinesOn } from '../definitions.ts';
import { choicesIn } from '../figures.ts';
import { findDefinition } from './find-definition.ts';

export const definitions = action(report.definitions, {
  permission: 'regime.read',
  async run({ tx, session, today }) {
    const outlines = await outlinesOn(tx, today);
    const duties = await dutiesOn(tx, today);
    return {
      outlines: outlines.map(({ code, number, definition }) => ({
        code,
        number,
        name: definition.name,
        sections: partsOf(definition).length,
      })),
      duties: duties.map(({ number, definition }) => ({ ...definition, number })),
      mayRevise: can(session.actor, 'regime.revise', {}, today),
    };
  },
});

interface VersionRow {
  readonly id: string;
  readonly number: number;
  readonly definition: Record<string, unknown>;
  readonly appliesFrom: string;
  readonly origin: 'catalog' | 'officer';
  readonly reason: string | null;
  readonly madeBy: { id: string; name: string } | null;
  readonly madeAt: string;
}

/** One definition: the version asked for, or the latest. */
export const definition = action(report.definition, {
  permission: 'regime.read',
  subject: ({ tx, params }) => findDefinition(tx, params),
  async run({ tx, params, query, session, today }) {
    const { rows } = await sql<VersionRow>`
      select d.id, d.number, d.definition, d.applies_from as "appliesFrom", d.origin, d.reason,
             case when d.made_by is null then null else ${personRef(sql`d.made_by`)} end as "madeBy",
             ${instantJson(sql`d.made_at`)} as "madeAt"
        from report_definition d where d.kind = ${params.kind} and d.code = ${params.code} order by d.number desc`.execute(
      tx,
    );
    const shown = found(rows.find(({ number }) => query.number === undefined || number === query.number));
    const figures =
      params.kind === 'outline'
        ? [
            ...figuresOf(
              (await outlineById(tx, shown.id)).definition,
              choicesIn(await knownMeasures(tx, today)),
            ).keys(),
          ]
        : [];
    return {
      kind: params.kind,
      code: params.code,
      number: shown.number,
      definition: shown.definition,
      versions: rows.map(({ id: _, definition: __, ...version }) => version),
      figures,
      mayRevise: can(session.actor, 'regime.revise', {}, today),
    };
  },
});

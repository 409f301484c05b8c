/** Brings the shipped outlines (catalog/outlines) and duties (catalog/reporting.json) into the database. */
import { checkOutline, type Outline } from '@binhdang/domain/outline';
import { checkDuties, type ReportingDuty } from '@binhdang/domain/regime';
import type { RegisterDefinition } from '@binhdang/domain/register';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { INDICATORS } from '../indicator/index.ts';
import { LEVELS_OF_KINDS } from '../org/index.ts';
import { AXES, readDefinitions } from '../register/index.ts';
import { readDuties, readOutlines } from './definitions.ts';

/** Those of a new installation apply to all periods, however long ago. */
const ALWAYS = '1900-01-01';
/** Words that sentences may name beside figures. */
export const SURROUNDINGS = ['period', 'year'] as const;

interface Shipped {
  readonly kind: 'outline' | 'duty';
  readonly code: string;
  readonly definition: Outline | ReportingDuty;
}

/**
 * In one transaction, as owner. What differs from the latest version of its code becomes the next version; where an
 * officer has gone on from the shipped one, theirs stays.
 * @returns how many versions were new
 * @throws when the catalog names what is not there
 */
export async function loadReportDefinitions(
  client: pg.ClientBase,
  registers: readonly RegisterDefinition[] = readDefinitions(),
): Promise<number> {
  const outlines = readOutlines();
  const duties = readDuties();
  const faults = [
    ...outlines.flatMap((outline) =>
      checkOutline(outline, {
        registers: new Map(registers.map((register) => [register.code, register])),
        axes: AXES,
        frameworks: new Set(INDICATORS.frameworks.map(({ code }) => code)),
        surroundings: SURROUNDINGS,
      }),
    ),
    ...checkDuties(
      { duties },
      { outlines: new Set(outlines.map(({ code }) => code)), levels: LEVELS_OF_KINDS },
    ),
  ];
  if (faults.length > 0)
    throw new Error(`catalog: outlines and duties of reports:\n  ${faults.join('\n  ')}`);
  const shipped: Shipped[] = [
    ...outlines.map((definition) => ({ kind: 'outline' as const, code: definition.code, definition })),
    ...duties.map((definition) => ({ kind: 'duty' as const, code: definition.code, definition })),
  ];
  await client.query('begin');
  try {
    await client.query(`select set_config('app.action', 'system.loadReportDefinitions', true)`);
    // Several servers may start at once.
    await client.query('select pg_advisory_xact_lock(7202205)');
    const { rowCount } = await client.query(
      `insert into report_definition (id, kind, code, number, definition, origin, applies_from)
       select n.id, n.kind, n.code, coalesce(l.number, 0) + 1, n.definition, 'catalog',
              case when l.number is null then $2::date else today() end
         from jsonb_to_recordset($1::jsonb) n(id uuid, kind text, code text, definition jsonb)
         left join lateral (select d.number, d.origin from report_definition d
                             where d.kind = n.kind and d.code = n.code order by d.number desc limit 1) l on true
        where l.origin is distinct from 'officer'
          and not exists (select 1 from report_definition d
                           where d.kind = n.kind and d.code = n.code and d.number = l.number and d.definition = n.definition)`,
      [JSON.stringify(shipped.map((one) => ({ id: uuid(), ...one }))), ALWAYS],
    );
    await client.query('commit');
    return rowCount ?? 0;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

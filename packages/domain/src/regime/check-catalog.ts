import { addDays, type CivilDate } from '../time/index.ts';
import { dueOn } from './due.ts';
import type { ReportingCatalog, ReportingDuty } from './model.ts';

/** What the duties may refer to. */
export interface KnownToDuties {
  readonly outlines: ReadonlySet<string>;
  /** level of each kind of body */
  readonly levels: ReadonlyMap<string, string>;
}

/**
 * What is wrong with the duties: things they name that are not there, and reports of a level that are due before those
 * of the level below, which they consolidate.
 * @returns one line for each fault; empty when all is well
 */
export function checkDuties({ duties }: ReportingCatalog, known: KnownToDuties): string[] {
  const codes = duties.map(({ code }) => code);
  return [
    ...codes.filter((code, at) => codes.indexOf(code) !== at).map((code) => `${code}: there twice`),
    ...duties.flatMap((duty) => [
      ...(known.outlines.has(duty.outline) ? [] : [`${duty.code}: no outline ${duty.outline}`]),
      ...duty.kinds.filter((kind) => !known.levels.has(kind)).map((kind) => `${duty.code}: no kind ${kind}`),
    ]),
    ...duties.flatMap((below) =>
      duties
        .filter(
          (above) => consolidates(above, below, known) && lastDayOf(above) < addDays(lastDayOf(below), 1),
        )
        .map((above) => `${above.code}: due before ${below.code}, which it consolidates`),
    ),
  ];
}

/** Any year will do: the rules are the same for all. */
const lastDayOf = ({ due, period }: ReportingDuty): CivilDate =>
  dueOn(due, { kind: period, year: 2022, index: 1 });

/** Communes come before districts and departments, these before the province, which alone of its level reports upwards. */
function consolidates(above: ReportingDuty, below: ReportingDuty, { levels }: KnownToDuties): boolean {
  const rank = ({ kinds, to }: ReportingDuty): number =>
    Math.min(
      ...kinds.map((kind) => {
        const level = levels.get(kind);
        if (level === 'commune') return 0;
        return level === 'province' && to === 'parent' ? 2 : 1;
      }),
    );
  return above.series === below.series && rank(above) > rank(below);
}

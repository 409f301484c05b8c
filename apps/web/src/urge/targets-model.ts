import type { urge } from '@binhdang/contract';
import { addDays, type CivilDate, fold, NEEDS_ATTENTION, type Standing } from '@binhdang/domain';

export interface TargetFilter {
  /** undefined: every standing. */
  readonly standing?: Standing | undefined;
  /** Leaves out what was urged in the last seven days. */
  readonly notLately: boolean;
  readonly wanted: string;
}

const LATELY_DAYS = 7;

/** Bodies with those of their obligations that fit; bodies without any are left out. */
export function filtered(
  bodies: readonly urge.UrgeBody[],
  { standing, notLately, wanted }: TargetFilter,
  today: CivilDate,
): urge.UrgeBody[] {
  const since = addDays(today, -LATELY_DAYS);
  const words = fold(wanted).trim();
  return bodies.flatMap(({ body, targets }) => {
    const named = fold(`${body.name} ${body.shortName ?? ''}`).includes(words);
    const kept = targets.filter(
      (target) =>
        (standing === undefined || target.standing === standing) &&
        (!notLately || target.urgedOn === null || target.urgedOn < since) &&
        (named || fold(target.task).includes(words)),
    );
    return kept.length > 0 ? [{ body, targets: kept }] : [];
  });
}

/** How many obligations are in each standing; standings without any are left out. */
export function standingCounts(
  bodies: readonly urge.UrgeBody[],
): { readonly standing: Standing; readonly count: number }[] {
  const all = bodies.flatMap(({ targets }) => targets);
  return NEEDS_ATTENTION.map((standing) => ({
    standing,
    count: all.filter((target) => target.standing === standing).length,
  })).filter(({ count }) => count > 0);
}

export const idsOf = (bodies: readonly urge.UrgeBody[]): string[] =>
  bodies.flatMap(({ targets }) => targets.map(({ obligationId }) => obligationId));

/** Chosen from the start by an address that names a body or obligations. */
export function chosenFrom(
  bodies: readonly urge.UrgeBody[],
  { coQuan, nhiemVu }: { readonly coQuan?: string | undefined; readonly nhiemVu?: string | undefined },
): ReadonlySet<string> {
  const named = new Set(nhiemVu?.split(',') ?? []);
  return new Set(
    bodies.flatMap(({ body, targets }) =>
      targets.flatMap(({ obligationId }) =>
        body.id === coQuan || named.has(obligationId) ? [obligationId] : [],
      ),
    ),
  );
}

/** With these chosen, or without them if all of them were. */
export function toggledAll(chosen: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const next = new Set(chosen);
  const all = ids.every((id) => chosen.has(id));
  for (const id of ids) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return next;
}

import type { CivilDate, Validity } from '../time/index.ts';

/** Levels of government; a kind of body belongs to one. */
export const LEVELS = ['central', 'province', 'district', 'commune'] as const;
export type Level = (typeof LEVELS)[number];

export interface BodyName extends Validity {
  readonly name: string;
}

/** A body and what it was called over time. `id` is opaque: the database's, or the seed's key. */
export interface OrgBody extends Validity {
  readonly id: string;
  readonly kind: string;
  readonly level: Level;
  readonly names: readonly BodyName[];
  readonly aliases: readonly string[];
}

/** From a day to a day, `childId` stood beneath `parentId`. */
export interface OrgEdge extends Validity {
  readonly childId: string;
  readonly parentId: string;
}

/**
 * Describes the members of a group, so that a body founded later belongs at once: of these kinds and this level (both
 * must fit where given), beneath this body at any depth, none of the exceptions.
 */
export interface GroupRule {
  readonly kinds?: readonly string[] | undefined;
  readonly level?: Level | undefined;
  readonly under?: string | undefined;
  readonly except?: readonly string[] | undefined;
}

/** A body that belongs to a group by name, for a time. */
export interface GroupMember extends Validity {
  readonly bodyId: string;
}

/**
 * A name in documents that stands for several bodies: "Ủy ban nhân dân các huyện, thành phố". Those the rule describes
 * and those named belong to it.
 */
export interface OrgGroup {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly rule: GroupRule | null;
  readonly members: readonly GroupMember[];
}

/** Everything known of the organisation, over all time. */
export interface OrgData {
  readonly bodies: readonly OrgBody[];
  readonly edges: readonly OrgEdge[];
  readonly groups: readonly OrgGroup[];
}

/** A body's name on a day; before the first and after the last known name, the nearest one. */
export function nameOn(body: OrgBody, date: CivilDate): string {
  const inOrder = [...body.names].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const started = inOrder.filter((entry) => entry.validFrom <= date);
  return (started.at(-1) ?? inOrder[0])?.name ?? body.id;
}

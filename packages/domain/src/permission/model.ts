import { z } from 'zod';
import { type CivilDate, holdsOn, type Validity } from '../time/index.ts';

/** Roles a person may hold, each at one body and for a time. */
export const ROLES = ['administrator', 'lead_officer', 'leader', 'focal_officer', 'viewer'] as const;
export const Role = z.enum(ROLES).meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

/** Names of the roles on screen. */
export const ROLE_NAMES: Record<Role, { readonly vi: string; readonly en: string }> = {
  administrator: { vi: 'Quản trị hệ thống', en: 'Administrator' },
  lead_officer: { vi: 'Cán bộ cơ quan thường trực', en: 'Lead officer' },
  leader: { vi: 'Lãnh đạo', en: 'Leader' },
  focal_officer: { vi: 'Cán bộ đầu mối', en: 'Focal officer' },
  viewer: { vi: 'Người xem', en: 'Viewer' },
};

/** A role at a body, from a day up to a day (excluded). */
export interface Grant extends Validity {
  readonly role: Role;
  readonly bodyId: string;
}

/** Who asks: the person and all grants, past and future ones too. */
export interface Actor {
  readonly userId: string;
  readonly grants: readonly Grant[];
}

/** What permission needs to know of a plan. */
export interface PlanFacts {
  /** the body that issued the document, e.g. the provincial People's Committee */
  readonly issuerBodyId: string;
  /** the body that answers for the plan, e.g. the standing department */
  readonly leadBodyId: string;
  readonly published: boolean;
  /** bodies named in "Nơi nhận", groups expanded */
  readonly recipientBodyIds?: readonly string[];
  /** bodies with at least one obligation under the plan */
  readonly boundBodyIds?: readonly string[];
}

/** What permission needs to know of a record of a register, beside its body. */
export interface RecordFacts {
  /** `plan`: as work under a plan is seen; `body`: by the body alone; `restricted`: by its officers and leaders alone */
  readonly sight: 'plan' | 'body' | 'restricted';
  /** no draft any more; sent back counts as submitted */
  readonly submitted: boolean;
  /** bodies above the record's body in the tree today */
  readonly aboveBodyIds: readonly string[];
  /** those, and the bodies that lead or issued a published plan which binds the record's body or one above it */
  readonly overseerBodyIds: readonly string[];
}

/** What permission needs to know of a periodic report, beside its body. */
export interface ReportFacts {
  /** its own body, and the lead bodies of published plans that the body issued */
  readonly writerBodyIds: readonly string[];
  /** null: it goes out of the system */
  readonly receiverBodyId: string | null;
  /** some version of it was sent, whatever became of that */
  readonly sent: boolean;
  /** as of a record */
  readonly overseerBodyIds: readonly string[];
}

/** What permission needs to know of a body's own plan, beside its body and the plan above it. */
export interface BodyPlanFacts {
  /** some version of it was sent, whatever became of that */
  readonly sent: boolean;
  /** null: nothing stands above it yet */
  readonly receiverBodyId: string | null;
  /** bodies that stand below its body; none as long as no version was noted as received */
  readonly lowerBodyIds: readonly string[];
}

/**
 * What the action is done to. Give what applies: `bodyId` for a thing that belongs to a body (an obligation, its
 * progress, a record, an acknowledgement), `plan` for anything under a plan, `record` for a record of a register, `report`
 * for a periodic report, `bodyPlan` for a body's plan, `ownerUserId` for a thing that is one person's own (a saved view, a feed).
 */
export interface Subject {
  readonly bodyId?: string;
  readonly plan?: PlanFacts;
  readonly record?: RecordFacts;
  readonly report?: ReportFacts;
  readonly bodyPlan?: BodyPlanFacts;
  readonly ownerUserId?: string;
}

/** The grants that hold on a day. */
export function grantsOn(actor: Actor, date: CivilDate): Grant[] {
  return actor.grants.filter((grant) => holdsOn(grant, date));
}

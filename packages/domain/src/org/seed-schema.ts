import { z } from 'zod';
import { Role } from '../permission/model.ts';
import { Validity, validityFields } from '../time/index.ts';
import { LEVELS, type OrgData } from './model.ts';

/** Schemas of the files in `data/<province>/` and of `catalog/body-kinds.json`. */

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'not a slug' });
const text = z
  .string()
  .min(1)
  .refine((value) => value === value.trim().normalize('NFC'), { message: 'not trimmed NFC text' });

/** `catalog/body-kinds.json` */
export const BodyKindCatalog = z.object({
  kinds: z.array(
    z.object({
      code: z.string().regex(/^[a-z]+(_[a-z]+)*$/),
      vi: text,
      en: text,
      level: z.enum(LEVELS),
      /** false: it does not take orders from the People's Committee; documents ask it ("Đề nghị") */
      subordinate: z.boolean(),
    }),
  ),
});
export type BodyKindCatalog = z.infer<typeof BodyKindCatalog>;

/** One body: what it is, its codes and names over time, how documents write it, above whom it stood when. */
export const SeedBody = z
  .object({
    key,
    kind: z.string(),
    ...validityFields,
    /** official codes; `gso` is the statistics office's code of administrative units */
    codes: z.array(
      z.object({ system: z.enum(['gso']), code: z.string().regex(/^\d{2,5}$/), ...validityFields }),
    ),
    names: z
      .array(
        z.object({
          name: text,
          /** for narrow columns: "Sở LĐTBXH" */
          short: text,
          en: text,
          ...validityFields,
        }),
      )
      .min(1),
    /** initials in the symbols of its documents ("SLĐTBXH"); null if not known */
    symbol: text.nullable(),
    aliases: z.array(text),
    parents: z.array(z.object({ key, ...validityFields })),
    /** number of its group in section IV of plan 31/KH-UBND; null if not named there */
    seedAssignee: z.number().int().nullable(),
    /** false: not named in the plan; that it existed is inferred from the usual structure of a province */
    verified: z.boolean(),
    note: text.nullable(),
  })
  .refine((body) => Validity.safeParse(body).success, { message: 'validTo must be after validFrom' });
export type SeedBody = z.infer<typeof SeedBody>;

/** `bodies.json` (central, provincial, districts) and `communes.json` */
export const SeedBodies = z.object({ note: text, bodies: z.array(SeedBody) });
export type SeedBodies = z.infer<typeof SeedBodies>;

/** `groups.json` */
export const SeedGroups = z.object({
  note: text,
  groups: z.array(
    z.object({
      key,
      name: text,
      en: text,
      aliases: z.array(text),
      /** who belongs by description; null if all are named */
      rule: z
        .object({
          kinds: z.array(z.string()).optional(),
          level: z.enum(LEVELS).optional(),
          under: key.optional(),
          except: z.array(key).optional(),
        })
        .nullable(),
      /** who belongs by name */
      members: z.array(z.object({ body: key, ...validityFields })),
      seedAssignee: z.number().int().nullable(),
      /** the name leaves open who is meant ("các sở, ngành, đơn vị liên quan"): the lead officer confirms the members */
      confirmMembers: z.boolean(),
      note: text.nullable(),
    }),
  ),
});
export type SeedGroups = z.infer<typeof SeedGroups>;

/** `demo-people.json`: invented people for trying the system out */
export const SeedPeople = z.object({
  note: text,
  people: z.array(
    z.object({
      login: key,
      fullName: text,
      title: text,
      email: z.email(),
      roles: z.array(z.object({ role: Role, body: key, ...validityFields })).min(1),
    }),
  ),
});
export type SeedPeople = z.infer<typeof SeedPeople>;

/** `succession.json`: what became of bodies later, as far as known */
export const SeedSuccession = z.object({
  note: text,
  events: z.array(
    z.object({
      on: validityFields.validFrom,
      type: z.enum(['merge', 'rename', 'dissolve', 'move']),
      from: z.array(key).min(1),
      /** name of the body that took over; null if none is known */
      toName: text.nullable(),
      toCode: z.string().nullable(),
      verified: z.boolean(),
      legal: text.nullable(),
    }),
  ),
});
export type SeedSuccession = z.infer<typeof SeedSuccession>;

/**
 * The seed files as organisation data, with the seed keys as ids.
 * @throws Error if a body is of a kind the catalogue does not know
 */
export function orgFromSeed(
  bodies: readonly SeedBody[],
  groups: SeedGroups['groups'],
  kinds: BodyKindCatalog['kinds'],
): OrgData {
  const levels = new Map(kinds.map((kind) => [kind.code, kind.level]));
  return {
    bodies: bodies.map(({ key: id, kind, names, aliases, validFrom, validTo }) => {
      const level = levels.get(kind);
      if (level === undefined) throw new Error(`body ${id}: unknown kind ${kind}`);
      return { id, kind, level, names, aliases, validFrom, validTo };
    }),
    edges: bodies.flatMap((body) =>
      body.parents.map(({ key: parentId, validFrom, validTo }) => ({
        childId: body.key,
        parentId,
        validFrom,
        validTo,
      })),
    ),
    groups: groups.map(({ key: id, name, aliases, rule, members }) => ({
      id,
      name,
      aliases,
      rule,
      members: members.map(({ body: bodyId, validFrom, validTo }) => ({ bodyId, validFrom, validTo })),
    })),
  };
}

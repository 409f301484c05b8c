/** What an entry takes from those above and beside it: purpose, and who does what it says. */
import type { Setting } from './draft.ts';
import { isMark } from './labels.ts';
import type { Entry } from './outline.ts';
import { convert, phraseAsBody, stretchIn } from './readings.ts';
import type { RoleReading } from './roles.ts';
import type { BoundBody, SectionPurpose } from './schema.ts';

export interface Actor {
  readonly body: BoundBody;
  /** Told to lead in so many words ("chủ trì"). */
  readonly explicit: boolean;
}

export interface Context {
  readonly purpose: SectionPurpose;
  readonly actors: readonly Actor[];
  readonly depth: number;
  readonly underSection: boolean;
  /** Below an article ("Điều"). */
  readonly regulating: boolean;
  /** Below an entry that names who does what follows. */
  readonly assigned: boolean;
}

/** Purposes of sections that hold work. */
export const WORK: ReadonlySet<SectionPurpose> = new Set(['content', 'assignment', 'reporting']);

/** The context of what stands below an entry: the bodies it names do what follows. */
export function innerContext(setting: Setting, entry: Entry, context: Context, roles: RoleReading): Context {
  const bodies = convert(setting, roles.bound);
  if (bodies.length === 0) return context;
  const explicit = /chủ trì|đầu mối/u.test(entry.folded);
  const actors = bodies.map((body) => ({ body, explicit: explicit && body.role === 'lead' }));
  const named =
    roles.subject !== undefined ||
    actors.some((actor) => actor.body.role === 'lead' || actor.body.role === 'request');
  return {
    ...context,
    actors: named ? actors : [...context.actors, ...actors],
    assigned: context.assigned || roles.subject !== undefined,
  };
}

/** The roles in an entry; where its neighbours are each given to somebody, so is it, although the name is unknown. */
export function rolesOf(
  entry: Entry,
  context: Context,
  setting: Setting,
  read: (entry: Entry) => RoleReading,
): RoleReading {
  const roles = read(entry);
  if (!WORK.has(context.purpose) || roles.subject !== undefined || isMark(entry.style as 'dash'))
    return roles;
  const phrase = phraseAsBody(stretchIn(setting, entry.wordsAt, entry.end, entry.block.gaps), entry);
  if (phrase === undefined) return roles;
  const siblings = (entry.parent?.children ?? []).filter((one) => one.style === entry.style && one !== entry);
  const named = siblings.filter((one) => read(one).subject !== undefined);
  if (named.length < 2 || named.length * 2 < siblings.length) return roles;
  return { ...roles, bound: [phrase], subject: phrase };
}

/** What was chosen last on this machine: for which body, and per register place and topic. No personal data. */
import type { register } from '@binhdang/contract';
import { fieldsOf, type RegisterDefinition } from '@binhdang/domain/register';
import type { Entered, Names } from '../form/entered.ts';
import { namesIn, remembered } from './repeats.ts';

interface Start {
  readonly values: Entered;
  readonly names: Names;
}

const placeOf = (userId: string, register: string) => `binhdang.register.last.${userId}.${register}`;
const bodyPlace = (userId: string) => `binhdang.register.body.${userId}`;

/** What a new record begins with: what was chosen last, as far as the form still asks it. */
export function lastChoices(userId: string, definition: RegisterDefinition): Start {
  const kept = read(placeOf(userId, definition.code)) as Partial<Start> | undefined;
  if (kept === undefined || typeof kept.values !== 'object') return { values: {}, names: {} };
  // The register may have become confidential, or the field of another kind, since.
  const values = remembered(definition, kept.values);
  return { values, names: namesIn(values, kept.names ?? {}) };
}

/** A commune mostly records what happened in the commune: places of its level begin with the body itself. */
export function withOwnPlace(
  { values, names }: Start,
  definition: RegisterDefinition,
  body: register.WritableBody | undefined,
): Start {
  if (body === undefined) return { values, names };
  const places = fieldsOf(definition).filter(
    (field) => field.type === 'place' && field.level === body.level && values[field.code] === undefined,
  );
  if (places.length === 0) return { values, names };
  const own = Object.fromEntries(places.map(({ code }) => [code, body.id]));
  return { values: { ...values, ...own }, names: { ...names, [body.id]: body.name } };
}

export function keepChoices(userId: string, definition: RegisterDefinition, { values, names }: Start): void {
  const chosen = remembered(definition, values);
  write(placeOf(userId, definition.code), { values: chosen, names: namesIn(chosen, names) });
}

export function lastBody(userId: string): string | undefined {
  const kept = read(bodyPlace(userId));
  return typeof kept === 'string' ? kept : undefined;
}

export function keepBody(userId: string, bodyId: string): void {
  write(bodyPlace(userId), bodyId);
}

function read(place: string): unknown {
  try {
    const text = localStorage.getItem(place);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    // Storage is blocked or what lies there is damaged: nothing is remembered.
    return undefined;
  }
}

function write(place: string, value: unknown): void {
  try {
    localStorage.setItem(place, JSON.stringify(value));
  } catch {
    // Then it is not remembered.
  }
}

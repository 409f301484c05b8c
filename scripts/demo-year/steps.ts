/** Who enters or changes what on which working day. */
import { isDeepStrictEqual } from 'node:util';
import { register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import type { Chance } from './chance.ts';
import type { DemoBody, Made, Values } from './model.ts';
import type { Person } from './office.ts';
import { type Others, recordsOf } from './profile.ts';

/** Years that there are records of; the one before is there to be compared with. */
export const YEARS = [2021, 2022] as const;

export interface Step {
  readonly day: CivilDate;
  readonly recordId: string;
  readonly register: string;
  readonly values: Values;
  /** Of what is gone on with: what changes and why. */
  readonly later?: { readonly change: Values; readonly reason: string };
}

/** All that a body enters in both years, in the order of the days. */
export function stepsOf(body: DemoBody, chance: Chance, others: Others): Step[] {
  return YEARS.flatMap((year) => recordsOf(body, year, chance, others))
    .flatMap((made, index) => stepsOfRecord(made, chance.of(body.key).id(index)))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function stepsOfRecord({ register: code, day, values, later = [] }: Made, recordId: string): Step[] {
  const steps: Step[] = [{ day, recordId, register: code, values }];
  let whole = values;
  for (const { day: on, change, reason } of later) {
    whole = { ...whole, ...change };
    steps.push({ day: on, recordId, register: code, values: whole, later: { change, reason } });
  }
  return steps;
}

/** Done again it changes nothing: a record has its id, and a change is not made twice. */
export async function take(person: Person, bodyId: string, step: Step): Promise<void> {
  const { recordId, values, later } = step;
  if (later === undefined) {
    await person.call(register.createRecord, {
      params: { register: step.register },
      body: { id: recordId, bodyId, values: values as never, submit: true, obligationIds: [] },
    });
    return;
  }
  const now = await person.call(register.record, { params: { recordId } });
  const same = Object.entries(later.change).every(([code, value]) =>
    isDeepStrictEqual((now.values as Values)[code], value),
  );
  if (same) return;
  await person.call(register.changeRecord, {
    params: { recordId },
    body: { version: now.version, values: values as never, submit: true, reason: later.reason },
  });
}

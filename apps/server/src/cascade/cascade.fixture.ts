/** A plan of a body in a test: begun, filled in, sent, noted. */
import { cascade } from '@binhdang/contract';
import type { PublishedPlan } from '../../test/published-plan.ts';
import type { Person } from '../../test/system.ts';

/** Begins the plan of the person's body under the provincial one. */
export async function begin(person: Person, plan: PublishedPlan): Promise<cascade.BodyPlan> {
  const { id } = await person.call(cascade.create, {
    body: { bodyId: person.bodyId, planId: plan.planId, parentId: null },
  });
  return read(person, id);
}

export const read = (person: Person, bodyPlanId: string): Promise<cascade.BodyPlan> =>
  person.call(cascade.get, { params: { bodyPlanId } });

/** Saves the draft as changed. */
export async function save(
  person: Person,
  plan: cascade.BodyPlan,
  change: Partial<cascade.BodyPlanContent>,
): Promise<cascade.BodyPlan> {
  await person.call(cascade.save, {
    params: { bodyPlanId: plan.id },
    body: { version: plan.draft?.version ?? 0, content: { ...plan.content, ...change } },
  });
  return read(person, plan.id);
}

export async function submit(
  person: Person,
  plan: cascade.BodyPlan,
  changes: string | null = null,
): Promise<cascade.BodyPlan> {
  await person.call(cascade.submit, {
    params: { bodyPlanId: plan.id },
    body: { version: plan.draft?.version ?? 0, changes },
  });
  return read(person, plan.id);
}

export const judge = (
  person: Person,
  bodyPlanId: string,
  number: number,
  verdict: 'returned' | 'received',
  remarks = '',
) => person.ask(cascade.judge, { params: { bodyPlanId }, body: { number, verdict, remarks } });

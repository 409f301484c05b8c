/** Those above look at what bodies entered: districts at their communes', the lead officer at all others'. */
import { type OutputOf, register } from '@binhdang/contract';
import type { Chance } from './chance.ts';
import type { Person } from './office.ts';

type Waiting = OutputOf<typeof register.waiting>['items'][number];

/** Some wait on: nobody is ever done with all. */
const VERIFIED = 0.97;
const AT_ONCE = 200;

/** @returns how many were verified */
export async function verify(person: Person, bodyIds: ReadonlySet<string>, chance: Chance): Promise<number> {
  const waiting = (await waitingFor(person)).filter(({ body }) => bodyIds.has(body.id));
  const wanted = waiting.filter(({ id, version }) => chance.of(`${id}/${version}`).is(VERIFIED));
  for (let from = 0; from < wanted.length; from += AT_ONCE)
    await person.call(register.judgeRecords, {
      body: {
        items: wanted.slice(from, from + AT_ONCE).map(({ id, version }) => ({ recordId: id, version })),
        verdict: 'verified',
        remarks: '',
      },
    });
  return wanted.length;
}

async function waitingFor(person: Person): Promise<Waiting[]> {
  const items: Waiting[] = [];
  let after: string | undefined;
  do {
    const page: OutputOf<typeof register.waiting> = await person.call(register.waiting, {
      query: { limit: 200, ...(after === undefined ? {} : { after }) },
    });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

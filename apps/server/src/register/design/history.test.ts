/**
 * Facts and sums are what the records count after any history in which a register changes too: published with new
 * measures and choices, with choices dropped for others, with earlier records brought over while people go on entering.
 */
import { register } from '@binhdang/contract';
import type { Measure, RegisterDefinition } from '@binhdang/domain/register';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { checkFacts } from '../check-facts.ts';
import { entered, judge, see } from '../record.fixture.ts';
import { convert } from './conversion.ts';
import { CLASS, drafted, publish } from './design.fixture.ts';

const RUNS = Math.min(Math.ceil(Number(process.env['PROPERTY_RUNS'] ?? 40) / 10), 30);
const CODE = { register: 'training-class' };

let system: System;
let people: readonly Person[];
let lead: Person;
let admin: Person;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  people = [await system.person('so-tu-phap'), await system.person('huyen-vu-thu')];
  [lead, admin] = [await system.person('lead'), await system.person('admin')];
});
afterAll(() => system.close());

interface Publishing {
  readonly do: 'add-measure' | 'add-topic' | 'drop-topic';
  readonly bringOver: boolean;
}
type Act =
  | {
      readonly do: 'enter';
      readonly by: number;
      readonly women: number;
      readonly added: boolean;
      readonly submit: boolean;
    }
  | {
      readonly do: 'correct' | 'verify' | 'return' | 'delete';
      readonly which: number;
      readonly women: number;
    };
type Step = Act | Publishing;

const women = fc.integer({ min: 0, max: 40 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('enter' as const),
      by: fc.nat(1),
      women,
      added: fc.boolean(),
      submit: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('correct' as const, 'verify' as const, 'return' as const, 'delete' as const),
      which: fc.nat(20),
      women,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('add-measure' as const, 'add-topic' as const, 'drop-topic' as const),
      bringOver: fc.boolean(),
    }),
  },
);
/** Each kind of change meets records of every state, whatever the random histories reach. */
const EVERY_CHANGE: Step[] = [
  { do: 'add-topic', bringOver: true },
  ...[0, 1, 0, 1].map((by): Step => ({ do: 'enter', by, women: 7, added: true, submit: true })),
  { do: 'enter', by: 0, women: 5, added: true, submit: false },
  { do: 'verify', which: 0, women: 0 },
  { do: 'return', which: 1, women: 0 },
  { do: 'delete', which: 2, women: 0 },
  { do: 'add-measure', bringOver: true },
  { do: 'enter', by: 1, women: 9, added: true, submit: true },
  { do: 'drop-topic', bringOver: true },
  { do: 'correct', which: 0, women: 11 },
];

/** Choice of a topic that was added and not dropped yet. */
let topic: string | undefined;
/** Dropped earlier: a record that was being corrected meanwhile may still hold one. */
const gone: Record<string, string> = {};
let serial = 0;
const moved = { brought: 0, mapped: 0 };

const classOf = (count: number, added: boolean) => ({
  ...CLASS,
  title: `Lớp số ${++serial}`,
  topic: added && topic !== undefined ? topic : 'mainstreaming',
  participants: { '': 40, 'sex=female': count, 'sex=male': 40 - count },
});

/** Publishes a change. @returns what it ordered to be done with earlier records */
async function change({ do: kind, bringOver }: Publishing): Promise<string | null> {
  const at = ++serial;
  const name = { vi: `Thêm ${at}`, en: `Extra ${at}` };
  const extra: Measure = {
    code: `extra_${at}`,
    name,
    unit: name,
    kind: 'flow',
    value: { from: 'record' },
    by: ['topic'],
  };
  const topics = (definition: RegisterDefinition) => definition.lists['topics'] ?? [];
  const dropped = topic;
  if (kind === 'drop-topic' && dropped === undefined) return null;
  if (kind === 'drop-topic') gone[String(dropped)] = 'gender_equality';
  const version = await drafted(
    admin,
    (definition) => {
      if (kind === 'add-measure')
        return { ...definition, measures: [...definition.measures.slice(-30), extra] };
      const changed =
        kind === 'add-topic'
          ? [...topics(definition), { code: `topic_${at}`, name }]
          : topics(definition).filter(({ code }) => code !== dropped);
      return { ...definition, lists: { ...definition.lists, topics: changed } };
    },
    { topics: { ...gone } },
  );
  const answer = await publish(admin, version, { bringOver });
  if (answer.problem) throw new Error(JSON.stringify(answer.problem));
  if (kind === 'add-topic') topic = `topic_${at}`;
  if (kind === 'drop-topic') topic = undefined;
  return answer.output.conversionId;
}

interface Made {
  readonly id: string;
  readonly by: Person;
}

/** A step that the state does not allow is refused and must change nothing. */
async function take(one: Act, made: Made[]): Promise<void> {
  if (one.do === 'enter') {
    const by = people[one.by] as Person;
    const how = { register: CODE.register, submit: one.submit };
    made.push({ id: (await entered(by, classOf(one.women, one.added), how)).id, by });
    return;
  }
  const target = made[one.which % Math.max(made.length, 1)];
  if (!target) return;
  const { version, values } = await see(target.by, target.id);
  const params = { recordId: target.id };
  const reason = 'Theo lịch sử';
  if (one.do === 'delete') await target.by.ask(register.deleteRecord, { params, body: { version, reason } });
  else if (one.do === 'correct') {
    const participants = { '': 40, 'sex=female': one.women, 'sex=male': 40 - one.women };
    await target.by.ask(register.changeRecord, {
      params,
      body: { version, values: { ...values, participants }, submit: true, reason },
    });
  } else await judge(lead, [{ recordId: target.id, version }], one.do === 'verify' ? 'verified' : 'returned');
}

test('facts stay what the records count while their register changes and they are brought over', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      const made: Made[] = [];
      const conversions: Promise<void>[] = [];
      for (const one of steps) {
        if ('bringOver' in one) {
          const ordered = await change(one);
          // Goes on while the next steps are taken, as it does beside people's work.
          if (ordered !== null)
            conversions.push(
              convert(system.services, ordered, 1).then(({ moved: brought, mapped }) => {
                moved.brought += brought;
                moved.mapped += mapped;
              }),
            );
        } else await take(one, made);
      }
      await Promise.all(conversions);
      expect((await checkFacts(system.owner)).wrong).toEqual([]);
    }),
    { numRuns: RUNS, examples: [[EVERY_CHANGE]], endOnFailure: true },
  );
  expect(moved.brought).toBeGreaterThan(0);
  expect(moved.mapped).toBeGreaterThan(0);
}, 240_000);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, compareDates } from '../time/index.ts';
import { CLOSED, STANDINGS, type Standing } from '../work/index.ts';
import {
  type BodyPlanBody,
  type BodyPlanTask,
  changesBetween,
  differences,
  isChanged,
  nextYearPlan,
  nextYearWords,
  type TaskAbove,
  takeOver,
  taskFor,
  yearLater,
} from './index.ts';

const day = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const words = fc.constantFrom('Tập huấn năm 2022', 'Mở 02 lớp', 'Truyền thông 2021-2030', 'Kiểm tra');

const task = (at: number): fc.Arbitrary<BodyPlanTask> =>
  fc.record({
    id: fc.constant(`t${at}`),
    section: fc.constantFrom('a', 'b', 'c'),
    obligationId: fc.option(fc.constant(`o${at}`)),
    aboveTaskId: fc.constant(null),
    text: words,
    dueOn: fc.option(day),
    rhythm: fc.constantFrom('', 'Hằng quý'),
    inCharge: words,
    result: words,
    budget: fc.option(fc.nat()),
    budgetSource: fc.constantFrom('', 'Ngân sách'),
    registers: fc.constant([]),
    indicators: fc.constant([]),
    source: fc.option(
      fc.record({
        text: words,
        role: fc.constantFrom('lead' as const, 'coordinate' as const),
        dueOn: fc.option(day),
        rhythm: fc.constant(''),
        result: words,
      }),
    ),
    carried: fc.constant(null),
  });
const body: fc.Arbitrary<BodyPlanBody> = fc.nat(12).chain((count) =>
  fc.record({
    title: words,
    aims: words,
    requirements: words,
    money: words,
    organisation: words,
    sections: fc.constant(['a', 'b', 'c'].map((id) => ({ id, title: id }))),
    tasks: fc.tuple(...Array.from({ length: count }, (_, at) => task(at))),
  }),
);

describe('next year’s plan', () => {
  const world = body.chain((old) =>
    fc.record({
      old: fc.constant(old),
      standings: fc
        .array(fc.option(fc.constantFrom(...STANDINGS)), {
          minLength: old.tasks.length,
          maxLength: old.tasks.length,
        })
        .map(
          (all) =>
            new Map<string, Standing>(all.flatMap((one, at) => (one === null ? [] : [[`t${at}`, one]]))),
        ),
      chosen: fc.subarray(old.tasks.map(({ id }) => id)).map((ids) => new Set(ids)),
    }),
  );
  const made = ({
    old,
    standings,
    chosen,
  }: { old: BodyPlanBody } & Pick<Parameters<typeof nextYearPlan>[1], 'standings' | 'chosen'>) => {
    let ids = 0;
    return nextYearPlan(old, { planId: 'p', year: 2022, standings, chosen, newId: () => `n${++ids}` });
  };
  // Said once more in other words, so that the rule is not tested against itself.
  const left = (standing: Standing | undefined) =>
    standing !== undefined && ![...CLOSED, 'awaiting_verification'].includes(standing);

  it('has every unfinished task once and marked, of the others exactly those chosen, in their order', () => {
    fc.assert(
      fc.property(world, (given) => {
        const next = made(given);
        const wanted = given.old.tasks.filter(
          ({ id }) => left(given.standings.get(id)) || given.chosen.has(id),
        );
        expect(next.tasks.map(({ carried }) => carried?.taskId)).toEqual(wanted.map(({ id }) => id));
        for (const one of next.tasks) {
          expect(one.carried?.unfinished).toBe(left(given.standings.get(one.carried?.taskId ?? '')));
          expect(one.carried?.standing).toBe(given.standings.get(one.carried?.taskId ?? '') ?? null);
        }
      }),
    );
  });

  it('moves every deadline by a year, asks for the same otherwise and takes nothing up', () => {
    fc.assert(
      fc.property(world, (given) => {
        for (const one of made(given).tasks) {
          const was = given.old.tasks.find(({ id }) => id === one.carried?.taskId);
          expect(one.dueOn).toBe(was?.dueOn == null ? null : addMonths(was.dueOn, 12));
          expect([one.inCharge, one.budget, one.budgetSource, one.rhythm]).toEqual([
            was?.inCharge,
            was?.budget,
            was?.budgetSource,
            was?.rhythm,
          ]);
          expect([one.obligationId, one.aboveTaskId, one.source]).toEqual([null, null, null]);
        }
      }),
    );
  });

  it('keeps every task in a section that is there, and leaves the old plan as it was', () => {
    fc.assert(
      fc.property(world, (given) => {
        const before = structuredClone(given.old);
        const next = made(given);
        const sections = new Set(next.sections.map(({ id }) => id));
        expect(next.tasks.every(({ section }) => sections.has(section))).toBe(true);
        expect(given.old).toEqual(before);
        expect(new Set(next.tasks.map(({ id }) => id)).size).toBe(next.tasks.length);
      }),
    );
  });

  it('keeps the order of days, and gives the 29th of February its neighbour', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        if (compareDates(a, b) <= 0) expect(compareDates(yearLater(a), yearLater(b))).toBeLessThanOrEqual(0);
      }),
    );
    expect(yearLater('2024-02-29')).toBe('2025-02-28');
  });

  it.each([
    ['Kế hoạch năm 2022', 'Kế hoạch năm 2023'],
    [
      'Công văn số 418/LĐTBXH-BĐG về công tác năm 2022; Kế hoạch năm 2022',
      'Công văn số 418/LĐTBXH-BĐG về công tác năm 2022; Kế hoạch năm 2023',
    ],
    ['Giai đoạn 2021-2025, năm 2022 và Năm  2022', 'Giai đoạn 2021-2025, năm 2023 và Năm  2023'],
    [
      'năm 2022-2023; Kế hoạch 31/KH-UBND ngày 11/3/2022',
      'năm 2022-2023; Kế hoạch 31/KH-UBND ngày 11/3/2022',
    ],
  ])('moves the year in words only where it is the plan’s: %s', (text, moved) => {
    expect(nextYearWords(text, 2022)).toBe(moved);
  });
});

describe('what changed above', () => {
  const above = (key: string, text: string): TaskAbove => ({
    obligationId: key,
    aboveTaskId: null,
    section: 'Mục II',
    source: { text, role: 'lead', dueOn: '2022-06-30', rhythm: '', result: '' },
    registers: [],
    indicators: [],
  });
  const plan: BodyPlanBody = {
    title: '',
    aims: '',
    requirements: '',
    money: '',
    organisation: '',
    sections: [{ id: 's', title: 'Mục II' }],
    tasks: [taskFor(above('1', 'Tập huấn'), 's', 'a'), taskFor(above('2', 'Kiểm tra'), 's', 'b')],
  };
  let ids = 0;
  const newId = () => `n${++ids}`;

  it('is nothing right after taking up', () => {
    expect(differences(plan.tasks, [above('1', 'Tập huấn'), above('2', 'Kiểm tra')])).toEqual([]);
  });

  it('is gone once it is taken over, and another task is not touched', () => {
    const now = [above('1', 'Tập huấn hai lớp'), above('3', 'Hội thi')];
    const found = differences(plan.tasks, now);
    expect(found.map(({ kind, key }) => [kind, key])).toEqual([
      ['changed', '1'],
      ['withdrawn', '2'],
      ['added', '3'],
    ]);
    const followed = found.reduce((all, one) => takeOver(all, one, { newId }), plan);
    expect(differences(followed.tasks, now)).toEqual([]);
    expect(followed.tasks.map(({ text }) => text)).toEqual(['Tập huấn hai lớp', 'Hội thi']);
    expect(followed.sections).toHaveLength(1);
  });

  it('leaves the body’s own words alone', () => {
    const own = { ...plan, tasks: plan.tasks.map((one) => ({ ...one, text: 'Lời của cơ quan' })) };
    const [found] = differences(own.tasks, [above('1', 'Tập huấn hai lớp'), above('2', 'Kiểm tra')]);
    expect(found?.kind).toBe('changed');
    const followed = found ? takeOver(own, found, { newId }) : own;
    expect(followed.tasks[0]?.text).toBe('Lời của cơ quan');
    expect(followed.tasks[0]?.source?.text).toBe('Tập huấn hai lớp');
  });

  it('lets what was withdrawn stay as the body’s own', () => {
    const [found] = differences(plan.tasks, [above('1', 'Tập huấn')]);
    const kept = found ? takeOver(plan, found, { newId, keep: true }) : plan;
    expect(kept.tasks).toHaveLength(2);
    expect(differences(kept.tasks, [above('1', 'Tập huấn')])).toEqual([]);
  });
});

describe('changes between versions', () => {
  it('are none against itself, and none is lost', () => {
    fc.assert(
      fc.property(body, body, (before, after) => {
        expect(isChanged(changesBetween(before, before))).toBe(false);
        const found = changesBetween(before, after);
        const same = after.tasks.length - found.added.length;
        expect(before.tasks.length - found.removed.length).toBe(same);
        expect(found.changed.length).toBeLessThanOrEqual(same);
      }),
    );
  });
});

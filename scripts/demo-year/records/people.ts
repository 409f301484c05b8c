/** Women in leadership: committees, key leaders, elected members, planning, appointments. */
import { addDays } from '@binhdang/domain';
import type { Chance } from '../chance.ts';
import { type DemoBody, howMany, levelOf, type Made, type Maker, period, times } from '../model.ts';
import { somebody } from '../names.ts';
import { people } from '../people-grid.ts';
import { dayIn } from './words.ts';

/** What stands is entered once, in the first year of the data. */
const onlyFirst =
  (make: (body: DemoBody, chance: Chance) => readonly Made[]): Maker =>
  (body, year, chance) =>
    year === 2021 ? make(body, chance) : [];

/** At least one woman in a little over half of the bodies: that is what the strategy's first target asks. */
function leaders(chance: Chance, least: number, most: number) {
  const total = chance.int(least, most);
  const women = chance.is(0.56) ? chance.int(1, Math.max(1, Math.floor(total / 3))) : 0;
  return { total, women, head: women > 0 && chance.is(0.22) };
}

/** Key leaders of an agency as they stand; in a few agencies a woman joins them in the second year. */
export const keyLeaders = onlyFirst((body, chance) => {
  const mass = body.kind === 'mass_organisation' || body.kind === 'front';
  const kinds =
    body.sort === 'department'
      ? ([[mass ? 'mass_organisation' : 'department', body.called]] as const)
      : ([
          ['council', `Hội đồng nhân dân ${body.called}`],
          ['peoples_committee', body.name],
          ['party', `Cấp ủy ${body.called}`],
        ] as const);
  return kinds.flatMap(([kind, title], index): Made[] => {
    const one = chance.of(index);
    const { total, women, head } = leaders(one, 2, body.sort === 'commune' ? 4 : 5);
    const standing = (from: string, of: number, headWoman: boolean) => ({
      title,
      agency: body.id,
      kind,
      level: levelOf(body),
      from,
      leaders: { '': total, 'sex=female': of, 'sex=male': total - of },
      head_woman: headWoman,
    });
    const first: Made = {
      register: 'key-leadership',
      day: '2021-07-05',
      values: standing('2021-07-01', women, head),
    };
    if (women >= total || !one.of('joins').is(0.07)) return [first];
    const day = one.day('2022-02-01', '2022-09-30');
    return [
      {
        ...first,
        later: [{ day, change: { to: addDays(day, -1) }, reason: 'Thay đổi lãnh đạo chủ chốt' }],
      },
      { register: 'key-leadership', day, values: standing(day, women + 1, head) },
    ];
  });
});

export const elected = onlyFirst((body, chance) => {
  const size = body.sort === 'commune' ? chance.int(20, 28) : chance.int(32, 40);
  return (
    [
      ['council', `Hội đồng nhân dân ${body.called}`, 't2021_2026', '2021-06-30', size, 0.29],
      [
        'party_committee',
        `Ban chấp hành Đảng bộ ${body.called}`,
        't2020_2025',
        '2021-01-04',
        Math.round(size * 0.6),
        0.19,
      ],
    ] as const
  ).map(([kind, title, term, from, members, women], index): Made => {
    const one = chance.of(index);
    const grid = people(one, members, women, ['youth']);
    const some = (grid['sex=female'] ?? 0) > 0;
    return {
      register: 'elected-women',
      day: from,
      values: {
        title,
        kind,
        level: levelOf(body),
        term,
        from,
        newly_elected: true,
        elected: grid,
        full_time: kind === 'council' ? 2 : 1,
        full_time_women: some && one.is(0.3) ? 1 : 0,
        chair_woman: some && one.is(0.15),
        deputy_woman: some && one.is(0.25),
      },
    };
  });
});

export const planning = onlyFirst((body, chance) => [
  {
    register: 'leader-planning',
    day: '2021-09-20',
    values: {
      title: `Quy hoạch lãnh đạo ${body.called}`,
      position: body.sort === 'department' ? 'department' : 'peoples_committee',
      level: levelOf(body),
      term: 't2021_2026',
      decision: `${chance.int(20, 400)}-QĐ/ĐU`,
      approved_on: '2021-09-15',
      planned: people(chance, chance.int(6, 18), 0.31, ['youth']),
    },
  },
]);

const POSTS: Readonly<Record<DemoBody['sort'], readonly (readonly [string, string, string])[]>> = {
  commune: [
    ['peoples_committee', 'deputy', 'Phó Chủ tịch Ủy ban nhân dân'],
    ['council', 'deputy', 'Phó Chủ tịch Hội đồng nhân dân'],
    ['mass_organisation', 'head', 'Chủ tịch Hội Liên hiệp Phụ nữ'],
    ['party', 'member', 'Ủy viên Ban Thường vụ Đảng ủy'],
  ],
  district: [
    ['peoples_committee', 'deputy', 'Phó Chủ tịch Ủy ban nhân dân'],
    ['division', 'head', 'Trưởng phòng'],
    ['division', 'deputy', 'Phó Trưởng phòng'],
    ['mass_organisation', 'head', 'Chủ tịch Hội Liên hiệp Phụ nữ'],
  ],
  department: [
    ['department', 'deputy', 'Phó Giám đốc'],
    ['division', 'head', 'Trưởng phòng'],
    ['division', 'deputy', 'Phó Trưởng phòng'],
  ],
};

/** Appointed in the year; of those of last year some leave in this one. */
export function womenLeaders(perYear: number): Maker {
  return (body, year, chance) => {
    return times(chance, howMany(chance, year, perYear), (one, index): Made => {
      const [position, rank, post] = one.pick(POSTS[body.sort]);
      const day = one.day(dayIn(year, '01-10'), dayIn(year, '11-10'));
      return {
        register: 'women-leader',
        day,
        values: {
          person: somebody(one.of(`person ${index}`)).name,
          position,
          post,
          rank,
          agency: body.name,
          level: levelOf(body),
          key: rank !== 'member' && position !== 'division',
          appointed_on: day,
          entry: one.pick(['appointed', 'elected', 'reappointed']),
          planned: one.is(0.75),
        },
        ...(year === 2021 && one.is(0.12) ? { later: [leaving(one)] } : {}),
      };
    });
  };
}

function leaving(chance: Chance) {
  const day = chance.day('2022-02-01', '2022-10-01');
  return {
    day,
    change: {
      left_on: day,
      exit: chance.pick(['retired', 'promoted', 'transferred']),
      successor_sex: chance.pick(['female', 'male']),
    },
    reason: 'Có quyết định thôi giữ chức vụ',
  };
}

/** A committee for the advancement of women with its members; evaluated at the end of each year. */
export const committee = (probability: number): Maker =>
  onlyFirst((body, chance) => {
    if (!chance.is(probability)) return [];
    const since = chance.day('2021-02-01', '2021-05-20');
    const size = chance.int(7, body.sort === 'commune' ? 11 : 19);
    const roles = ['head', 'deputy', 'standing', 'secretary'] as const;
    const members = times(chance.of('members'), size, (one, index) => {
      const who = somebody(one, 0.6);
      return {
        person: who.name,
        sex: who.sex,
        role: roles[index] ?? 'member',
        post: index === 0 ? 'Trưởng ban' : 'Cán bộ, công chức',
        since,
      };
    });
    const grade = (year: number, meetings: number) => ({
      year: period.year(year),
      grade: chance.pick(['excellent', 'good', 'good', 'done']),
      planned: true,
      meetings,
      funding: chance.money(3_000_000, 20_000_000),
    });
    const last = grade(2021, chance.int(2, 4));
    return [
      {
        register: 'committee',
        day: '2021-12-05',
        values: {
          title: `Ban vì sự tiến bộ của phụ nữ ${body.called}`,
          kind:
            body.sort === 'department'
              ? body.kind === 'mass_organisation'
                ? 'mass_organisation'
                : 'department'
              : 'peoples_committee',
          level: levelOf(body),
          decision: `${chance.int(50, 900)}/QĐ-${body.sort === 'department' ? 'CQ' : 'UBND'}`,
          decided_on: since,
          cause: chance.is(0.7) ? 'renewed' : 'new',
          members,
          rules: chance.is(0.8),
          evaluations: [last],
        },
        later: [
          {
            day: addDays('2022-10-10', chance.int(0, 15)),
            change: { evaluations: [last, grade(2022, chance.int(2, 4))] },
            reason: 'Đánh giá hoạt động năm 2022',
          },
        ],
      },
    ];
  });

/** Models and clubs, trusted addresses and shelters, village conventions, births. */
import { type Made, type Maker, period, times } from '../model.ts';
import { people } from '../people-grid.ts';
import { dayIn } from './words.ts';

const MODELS = [
  ['equality_club', 'Câu lạc bộ Bình đẳng giới'],
  ['family_club', 'Câu lạc bộ Gia đình hạnh phúc'],
  ['violence_prevention', 'Mô hình phòng, chống bạo lực gia đình'],
  ['safe_community', 'Mô hình cộng đồng an toàn cho phụ nữ và trẻ em'],
] as const;

/** @param standing how likely one stood before; in each year few are opened */
export function models(standing: number, opened: number): Maker {
  return (body, year, chance) => {
    if (body.communes.length === 0 && body.sort !== 'commune') return [];
    const place = body.sort === 'commune' ? body.id : (body.communes[0]?.id ?? body.id);
    const one = (day: string, from: ReturnType<typeof chance.of>): Made => {
      const [kind, name] = from.pick(MODELS);
      const members = people(from, from.int(18, 60), 0.62, ['age']);
      const assessed = (of: number) => ({
        year: period.year(of),
        grade: from.pick(['good', 'good', 'fair', 'average']),
        conclusion: from.pick(['keep', 'keep', 'replicate']),
        members: members[''],
        women: members['sex=female'],
        meetings: from.int(4, 12),
        funding: from.money(2_000_000, 10_000_000),
      });
      const before = day < '2021-12-01' ? [assessed(2021)] : [];
      return {
        register: 'model',
        day: day < '2021-12-01' ? '2021-12-04' : day,
        values: {
          title: `${name} ${body.called}`,
          kind,
          origin: from.pick(['pilot', 'replicated']),
          place,
          opened_on: day,
          members,
          ...(before.length > 0 ? { assessments: before } : {}),
        },
        later: [
          {
            day: '2022-10-20',
            change: { assessments: [...before, assessed(2022)] },
            reason: 'Đánh giá hoạt động năm 2022',
          },
        ],
      };
    };
    const old =
      year === 2021 && chance.is(standing)
        ? [one(chance.day('2017-03-01', '2020-11-30'), chance.of('old'))]
        : [];
    const fresh = chance.is(opened)
      ? [one(chance.day(dayIn(year, '02-15'), dayIn(year, '10-10')), chance.of('fresh'))]
      : [];
    return [...old, ...fresh];
  };
}

/** Trusted addresses of communes: shelter for a night or two, in few of them and never with a name. */
export const trustedAddress: Maker = (body, year, chance) => {
  if (year !== 2021 || !chance.is(0.62)) return [];
  const opened = chance.day('2016-04-01', '2020-11-30');
  const stays = (of: number, quarters: readonly number[]) =>
    quarters.flatMap((quarter) => {
      const stay = chance.of(`${of} ${quarter}`);
      const count = stay.is(0.25) ? stay.int(1, 3) : 0;
      return count === 0
        ? []
        : [
            {
              quarter: period.quarter(of, quarter),
              people: count,
              women: count,
              children: stay.int(0, count),
              nights: count * stay.int(1, 3),
            },
          ];
    });
  const before = stays(2021, [1, 2, 3, 4]);
  const first = stays(2022, [1]);
  const second = stays(2022, [2, 3]);
  const staff = people(chance, chance.int(3, 7), 0.6);
  return [
    {
      register: 'service-provider',
      day: '2021-12-06',
      values: {
        title: `Địa chỉ tin cậy ở cộng đồng ${body.called}`,
        kind: 'trusted_address',
        ownership: 'community',
        place: body.id,
        address: `Trạm y tế ${body.called}`,
        listed: true,
        phone: '0227 000 000',
        all_day: true,
        opened_on: opened,
        services: ['shelter', 'essentials', 'referral'],
        places: [{ since: opened, count: chance.int(2, 4) }],
        staff,
        trained: chance.int(0, staff[''] ?? 0),
        ...(before.length > 0 ? { stays: before } : {}),
      },
      later: [
        ...(first.length > 0
          ? [
              {
                day: '2022-04-05',
                change: { stays: [...before, ...first] },
                reason: 'Số lượt tạm lánh quý I năm 2022',
              },
            ]
          : []),
        ...(second.length > 0
          ? [
              {
                day: '2022-10-05',
                change: { stays: [...before, ...first, ...second] },
                reason: 'Số lượt tạm lánh quý II và III năm 2022',
              },
            ]
          : []),
      ],
    },
  ];
};

const HAMLETS = ['Đông', 'Tây', 'Nam', 'Bắc', 'Trung', 'Thượng', 'Hạ', 'Hòa Bình'] as const;

/** Conventions of hamlets; reviewed one by one, and what discriminates is to be amended. */
export const conventions: Maker = (body, year, chance) => {
  if (year !== 2021) return [];
  return times(chance, chance.int(4, 7), (one, index): Made => {
    const recognised = one.day('2019-01-10', '2020-12-10');
    const reviewed = one.is(0.93);
    const discriminates = one.is(0.05);
    const review = (on: string) => ({
      reviewed_on: on,
      contents: one.some(['equality', 'violence', 'marriage', 'birth', 'participation'], 1, 3),
      discriminates,
      ...(discriminates
        ? {
            finding: 'Quy định chỉ con trai trưởng được đứng tên trong hội họp của dòng họ',
            action: 'amend',
            due_on: '2023-03-31',
          }
        : {}),
    });
    const early = one.is(0.45);
    return {
      register: 'village-convention',
      day: early ? '2021-11-20' : '2021-11-10',
      values: {
        title: `Hương ước thôn ${HAMLETS[index] ?? 'Đoài'}`,
        kind: 'hamlet',
        place: body.id,
        households: one.int(180, 520),
        recognised_on: recognised,
        ...(reviewed && early ? review('2021-10-20') : {}),
      },
      ...(reviewed && !early
        ? {
            later: [
              {
                day: one.day('2022-03-01', '2022-09-30'),
                change: review('2022-02-25'),
                reason: 'Kết quả rà soát hương ước',
              },
            ],
          }
        : {}),
    };
  });
};

/** Each month; about 113 boys to 100 girls, as such provinces had it. */
export const births: Maker = (body, year, chance) =>
  times(chance, year >= 2022 ? 10 : 12, (one, index): Made => {
    const month = index + 1;
    const total = Math.max(1, Math.round((body.population * 0.0138) / 12 + one.int(-2, 2)));
    const male = one.share(total, 0.529, 0.06);
    const day = month === 12 ? `${year}-12-10` : `${year}-${String(month + 1).padStart(2, '0')}-04`;
    return {
      register: 'births',
      // The last month of a year is known in the next.
      day: month === 12 ? `${year + 1}-01-05` : day,
      values: {
        month: period.month(year, month),
        place: body.id,
        births: { '': total, 'sex=female': total - male, 'sex=male': male },
        third: one.share(total, 0.16),
        adolescent: one.is(0.06) ? 1 : 0,
        minor: 0,
        maternal_deaths: 0,
      },
    };
  });

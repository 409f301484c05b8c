/** Inspections and their programme, appraisal of documents, money, commitments, role models, awards. */
import { addDays } from '@binhdang/domain';
import { type DemoBody, levelOf, type Made, type Maker, period, placeOf, scaled, times } from '../model.ts';
import { invented, somebody } from '../names.ts';
import { people } from '../people-grid.ts';
import { dayIn } from './words.ts';

const CONTENTS = ['committee', 'policy', 'staff', 'violence', 'impact'] as const;
const FINDINGS: Readonly<Record<(typeof CONTENTS)[number], readonly [string, string]>> = {
  committee: ['Ban vì sự tiến bộ của phụ nữ chưa họp định kỳ', 'Họp theo quy chế, có biên bản'],
  policy: ['Chưa có kế hoạch bình đẳng giới của năm', 'Ban hành kế hoạch năm'],
  staff: ['Quy hoạch cấp phó chưa có nữ', 'Bổ sung nữ vào quy hoạch'],
  violence: ['Chưa công khai địa chỉ tin cậy ở cộng đồng', 'Niêm yết địa chỉ tin cậy'],
  impact: ['Báo cáo chưa có số liệu tách biệt giới', 'Bổ sung số liệu tách biệt giới'],
};

/** @param inspected of whom; the programme of the year comes first */
export function inspections(count: number, inspected: (body: DemoBody) => readonly string[]): Maker {
  return (body, year, chance) => {
    const among = inspected(body);
    const visits = chance.of('visits').some(among, scaled(year, count), scaled(year, count));
    if (visits.length === 0) return [];
    const held = visits.map((id, index) => inspection(body, id, year, chance.of(index)));
    const programme: Made = {
      register: 'inspection-programme',
      day: dayIn(year, '02-22'),
      values: {
        title: `Kế hoạch kiểm tra công tác bình đẳng giới năm ${year}, ${body.called}`,
        number: `${chance.int(10, 60)}/KH`,
        decided_on: dayIn(year, '02-21'),
        year: period.year(year),
        level: levelOf(body),
        visits: held.map(({ values, day }, index) => ({
          inspected: visits[index],
          form: values['form'],
          contents: ['committee', 'policy'],
          month: period.month(year, Number(day.slice(5, 7))),
        })),
      },
    };
    return [programme, ...held];
  };
}

function inspection(body: DemoBody, inspected: string, year: number, one: Parameters<Maker>[2]): Made {
  const day = one.day(dayIn(year, '04-05'), dayIn(year, '10-05'));
  const weak = one.some(CONTENTS, 0, 2);
  const rating = (content: (typeof CONTENTS)[number]) =>
    weak.includes(content) ? 'weak' : one.pick(['good', 'fair', 'good']);
  const ratings = Object.fromEntries(CONTENTS.map((content) => [content, rating(content)]));
  const due = addDays(day, 45);
  return {
    register: 'inspection',
    // Its conclusion comes two weeks after.
    day: addDays(day, 16),
    values: {
      title: 'Kiểm tra công tác bình đẳng giới và vì sự tiến bộ của phụ nữ',
      form: one.is(0.85) ? 'check' : 'supervision',
      planned: 'planned',
      level: levelOf(body),
      inspected,
      decision: `${one.int(30, 600)}/QĐ`,
      starts_on: day,
      ends_on: day,
      team: times(one.of('team'), 4, (member, index) => {
        const who = somebody(member);
        return { person: who.name, sex: who.sex, role: index === 0 ? 'head' : 'member' };
      }),
      ...ratings,
      ...(weak.length > 0
        ? {
            findings: weak.map((content) => ({
              content,
              severity: 'shortcoming',
              finding: FINDINGS[content][0],
              remedy: FINDINGS[content][1],
              responsible: inspected,
              due_on: due,
              ...(one.is(0.7) && addDays(day, 15) <= dayIn(year, '11-20')
                ? { done_on: addDays(day, 15), proof: 'Đã khắc phục, có báo cáo' }
                : {}),
            })),
          }
        : {}),
      conclusion: `${one.int(20, 300)}/TB`,
      concluded_on: addDays(day, 15),
    },
  };
}

/** Documents looked at for gender, by the one who appraises them. */
export function appraisals(count: number, drafters: (body: DemoBody) => readonly string[]): Maker {
  return (body, year, chance) =>
    times(chance, scaled(year, count), (one, index): Made => {
      const day = one.day(dayIn(year, '01-20'), dayIn(year, '10-20'));
      const kind = one.pick([
        'council_resolution',
        'committee_decision',
        'programme',
        'socioeconomic_plan',
        'sector_plan',
      ] as const);
      const issue = one.is(0.6);
      const meets = !issue || one.is(0.7);
      const issued = one.is(0.8);
      const issuedOn = addDays(day, one.int(8, 25));
      return {
        register: 'mainstreaming-appraisal',
        day: issued ? issuedOn : day,
        values: {
          title: `Dự thảo số ${index + 1}/${year} về ${one.pick(['hỗ trợ đào tạo nghề', 'phát triển kinh tế - xã hội', 'nhà ở xã hội', 'chuyển đổi số', 'giáo dục mầm non', 'an sinh xã hội'])}`,
          kind,
          step: one.pick(['comment', 'appraisal', 'appraisal', 'verification']),
          drafter: one.pick(drafters(body)),
          appraised_on: day,
          opinion_number: `${one.int(100, 900)}/BC`,
          gender_issue: issue,
          ...(issue ? { identified: true, forecast: meets, resources: true, data: one.is(0.5) } : {}),
          ...(kind === 'programme' || kind === 'socioeconomic_plan' || kind === 'sector_plan'
            ? { targets: one.int(0, 4) }
            : {}),
          result: meets ? 'meets' : 'amend',
          ...(meets
            ? {}
            : {
                opinion: 'Bổ sung dự báo tác động đối với nữ và nam',
                followed: issued ? one.pick(['yes', 'yes', 'partly']) : 'pending',
              }),
          ...(issued ? { issued_on: issuedOn, issued: `${one.int(10, 90)}/QĐ` } : {}),
        },
      };
    }).map((made) =>
      made.values['followed'] === 'partly'
        ? { ...made, values: { ...made.values, not_followed_because: 'Chưa có số liệu tách biệt giới' } }
        : made,
    );
}

const PURPOSES = {
  communication: 'truyền thông',
  training: 'tập huấn',
  models: 'duy trì mô hình',
  committee: 'hoạt động của Ban',
  inspection: 'kiểm tra',
} as const;

/** Allocated at the start of the year, spent in two parts: most of it by November. */
export function budget(purposes: readonly (keyof typeof PURPOSES)[], about: number): Maker {
  return (body, year, chance) =>
    purposes.flatMap((purpose, index): Made[] => {
      const one = chance.of(index);
      const amount =
        Math.round((one.money(about * 0.6, about, 1_000_000) * (year >= 2022 ? 1 : 0.75)) / 1_000_000) *
        1_000_000;
      const entry = (step: string, day: string, share: number, more: object = {}): Made => ({
        register: 'budget-entry',
        day,
        values: {
          title: `Kinh phí ${PURPOSES[purpose]} về bình đẳng giới năm ${year}`,
          step,
          budget_year: period.year(year),
          counts_on: day,
          source: levelOf(body),
          purpose,
          amount: Math.max(500_000, Math.round((amount * share) / 100_000) * 100_000),
          ...more,
        },
      });
      return [
        entry('allocation', dayIn(year, '01-20'), 1, { document: `${one.int(10, 90)}/QĐ-UBND` }),
        entry('spending', one.day(dayIn(year, '04-10'), dayIn(year, '05-25')), 0.3 + one.next() * 0.15),
        entry('spending', one.day(dayIn(year, '09-10'), dayIn(year, '11-12')), 0.4 + one.next() * 0.12),
      ];
    });
}

export function mobilised(probability: number, about: number): Maker {
  return (body, year, chance) => {
    if (!chance.is(probability)) return [];
    const day = chance.day(dayIn(year, '02-10'), dayIn(year, '10-30'));
    return [
      {
        register: 'mobilised-resource',
        day,
        values: {
          title: 'Ủng hộ hoạt động vì phụ nữ và trẻ em gái',
          kind: 'money',
          giver: chance.pick(['organisation', 'community', 'individual']),
          purpose: chance.pick(['models', 'communication', 'services']),
          received_on: day,
          amount: chance.money(about / 2, about),
          ...placeOf(body),
        },
      },
    ];
  };
}

const COMMITTED = {
  commune: [
    ['party', 'Đảng ủy'],
    ['government', 'Ủy ban nhân dân'],
    ['mass_organisation', 'Mặt trận Tổ quốc và các đoàn thể'],
  ],
  district: [
    ['party', 'Ban Thường vụ cấp ủy'],
    ['government', 'Các phòng chuyên môn'],
    ['mass_organisation', 'Các đoàn thể'],
    ['armed_forces', 'Ban Chỉ huy Quân sự'],
  ],
  department: [['government', 'Cơ quan']],
} as const;

/** Bodies that were told and committed themselves; each year anew. */
export const commitments: Maker = (body, year, chance) =>
  COMMITTED[body.sort].flatMap(([kind, title], index): Made[] => {
    const one = chance.of(index);
    if (!one.is(year >= 2022 ? 0.85 : 0.6)) return [];
    const informed = one.day(dayIn(year, '03-15'), dayIn(year, '08-30'));
    const committed = one.is(0.9);
    const press = body.kind === 'press';
    return [
      {
        register: 'equality-commitment',
        day: addDays(informed, 10),
        values: {
          title: press || body.sort === 'department' ? body.name : `${title} ${body.called}`,
          agency: body.id,
          kind: press ? 'press' : body.kind === 'mass_organisation' ? 'mass_organisation' : kind,
          level: levelOf(body),
          year: period.year(year),
          ...placeOf(body),
          informed_on: informed,
          ways: one.some(['conference', 'document'], 1, 2),
          informed: people(one, one.int(12, 60), 0.45),
          committed,
          ...(committed
            ? {
                committed_on: addDays(informed, 9),
                commitment: 'Thực hiện các mục tiêu bình đẳng giới của kế hoạch',
              }
            : {}),
          ...(press ? { media_index: one.is(0.7) } : {}),
        },
      },
    ];
  });

export function roleModels(probability: number): Maker {
  return (body, year, chance) => {
    if (!chance.is(probability)) return [];
    const day = chance.day(dayIn(year, '03-01'), dayIn(year, '10-20'));
    const who = somebody(chance, 0.6);
    return [
      {
        register: 'role-model',
        day: addDays(day, 3),
        values: {
          title: who.name,
          kind: 'individual',
          sex: who.sex,
          group: who.sex === 'female' ? 'woman' : 'man',
          field: chance.pick(['economy', 'community', 'violence', 'culture']),
          ...placeOf(body),
          recognised_on: day,
          recognised_by: body.name,
          story: 'Chia sẻ việc nhà, vận động hàng xóm không bạo lực; nhân vật do dữ liệu mẫu đặt ra.',
          consent: true,
          shown: [{ on: addDays(day, 2), channel: 'loudspeaker' }],
        },
      },
    ];
  };
}

export function awards(count: number): Maker {
  return (body, year, chance) =>
    times(chance, scaled(year, count), (one, index): Made => {
      const proposed = one.day(dayIn(year, '02-10'), dayIn(year, '10-10'));
      const decided = addDays(proposed, 20);
      return {
        register: 'award',
        day: decided,
        values: {
          title: `Khen thưởng thành tích trong công tác bình đẳng giới (đợt ${index + 1})`,
          form: body.sort === 'department' ? 'province' : 'praise',
          level: levelOf(body),
          proposed_on: proposed,
          outcome: 'given',
          decided_on: decided,
          decision: `${one.int(100, 900)}/QĐ`,
          recipients: [
            { kind: 'individual', name: invented(one.int(1, 999)), sex: one.pick(['female', 'male']) },
            { kind: 'collective', name: `Tập thể Mẫu ${one.int(1, 99)}` },
          ],
          bonus: one.money(500_000, 3_000_000),
        },
      };
    });
}

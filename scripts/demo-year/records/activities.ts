/** Training, communication on population, mass organisations, schools. */
import { addDays } from '@binhdang/domain';
import { howMany, levelOf, type Made, type Maker, placeOf, scaled, times } from '../model.ts';
import { people } from '../people-grid.ts';
import { dayIn } from './words.ts';

const TOPICS = {
  gender_equality: 'kiến thức về bình đẳng giới',
  violence: 'phòng ngừa, ứng phó với bạo lực trên cơ sở giới',
  mainstreaming: 'lồng ghép vấn đề bình đẳng giới trong xây dựng chính sách',
  leadership: 'kỹ năng lãnh đạo, quản lý cho cán bộ nữ',
  committee_work: 'nghiệp vụ cho thành viên Ban vì sự tiến bộ của phụ nữ',
} as const;

export function training(
  count: number,
  size: number,
  topics = Object.keys(TOPICS) as (keyof typeof TOPICS)[],
): Maker {
  return (body, year, chance) =>
    times(chance, howMany(chance, year, count), (one): Made => {
      const topic = one.pick(topics);
      const day = one.day(dayIn(year, '03-01'), dayIn(year, '11-08'));
      const days = one.pick([0.5, 1, 1, 2]);
      const grid = people(one, one.int(Math.round(size * 0.6), size), 0.55, ['post', 'ethnicity']);
      const tested = body.sort === 'department' && one.is(0.5);
      const before = one.int(45, 62);
      return {
        register: 'training-class',
        day,
        values: {
          title: `Tập huấn ${TOPICS[topic]}, ${body.called}`,
          topic,
          level: levelOf(body),
          starts_on: day,
          ends_on: addDays(day, Math.ceil(days) - 1),
          days,
          held_at: body.sort === 'department' ? 'Hội trường cơ quan' : `Trung tâm văn hóa ${body.called}`,
          ...placeOf(body),
          audience: one.some(
            ['leaders', 'gender_officers', 'collaborators', 'village', 'committee_members'],
            1,
            2,
          ),
          participants: grid,
          certificates: body.sort === 'department' ? one.share(grid[''] ?? 0, 0.85) : 0,
          tested,
          ...(tested ? { before, after: before + one.int(8, 30) } : {}),
          cost: one.money(4_000_000, body.sort === 'commune' ? 9_000_000 : 40_000_000),
        },
      };
    });
}

const KINDS = ['talk', 'counselling', 'club', 'campaign'] as const;
export function population(count: number, size: number): Maker {
  return (body, year, chance) =>
    times(chance, scaled(year, count), (one): Made => {
      const kind = one.pick(KINDS);
      const content = one.pick(['sex_ratio', 'reproductive', 'adolescent', 'girls', 'law'] as const);
      const day = one.day(dayIn(year, '01-15'), dayIn(year, '11-12'));
      return {
        register: 'population-communication',
        day,
        values: {
          title:
            content === 'sex_ratio'
              ? 'Truyền thông về mất cân bằng giới tính khi sinh'
              : 'Truyền thông về dân số và sức khỏe sinh sản',
          kind,
          content,
          level: levelOf(body),
          held_on: day,
          ...placeOf(body),
          sessions: one.int(1, body.sort === 'commune' ? 3 : 8),
          audience: one.some(['couples', 'elders', 'men', 'people'], 1, 2),
          participants: people(one, one.int(Math.round(size / 2), size), 0.66, ['age']),
          cost: one.money(1_000_000, 6_000_000),
        },
      };
    });
}

/** The health department looks into those who could choose the sex of a child. */
export const facilityChecks: Maker = (_body, year, chance) =>
  times(chance, scaled(year, 3), (one): Made => {
    const day = one.day(dayIn(year, '04-01'), dayIn(year, '10-20'));
    const violating = one.int(0, 1);
    return {
      register: 'population-communication',
      day,
      values: {
        title: 'Kiểm tra việc chấp hành quy định nghiêm cấm lựa chọn giới tính thai nhi',
        kind: 'facility_check',
        content: 'sex_ratio',
        level: 'province',
        held_on: day,
        facilities: one.int(6, 20),
        violating,
        ...(violating > 0 ? { handling: 'Nhắc nhở, yêu cầu khắc phục' } : {}),
      },
    };
  });

const MASS = {
  communication: 'Truyền thông về bình đẳng giới cho hội viên',
  club: 'Sinh hoạt câu lạc bộ',
  livelihood: 'Hỗ trợ vốn cho phụ nữ phát triển kinh tế',
  gift: 'Thăm hỏi, tặng quà phụ nữ và trẻ em có hoàn cảnh khó khăn',
  supervision: 'Giám sát việc thực hiện chính sách đối với lao động nữ',
} as const;

export function massActivities(count: number, size: number, organisations: readonly string[]): Maker {
  return (body, year, chance) =>
    times(chance, scaled(year, count), (one): Made => {
      const kind = one.pick([
        'communication',
        'communication',
        'club',
        'livelihood',
        'gift',
        'supervision',
      ] as const);
      const day = one.day(dayIn(year, '01-10'), dayIn(year, '11-15'));
      const proposals = one.int(1, 5);
      return {
        register: 'mass-organisation-activity',
        day,
        values: {
          title: `${MASS[kind]}, ${body.called}`,
          organisation: one.pick(organisations),
          kind,
          level: levelOf(body),
          starts_on: day,
          ...placeOf(body),
          ...(kind === 'supervision'
            ? { document: `${one.int(10, 90)}/BC`, proposals, accepted: one.int(0, proposals) }
            : { people: people(one, one.int(Math.round(size / 2), size), 0.7, ['age']) }),
          ...(kind === 'livelihood' || kind === 'gift'
            ? { support: one.money(5_000_000, 60_000_000), households: one.int(3, 40) }
            : {}),
        },
      };
    });
}

const LEVELS = [
  ['primary', 'Trường Tiểu học số'],
  ['lower', 'Trường Trung học cơ sở số'],
  ['upper', 'Trường Trung học phổ thông số'],
] as const;

export function schools(count: number): Maker {
  return (body, year, chance) =>
    times(chance, scaled(year, count), (one): Made => {
      const [level, school] = one.pick(body.sort === 'department' ? LEVELS : LEVELS.slice(0, 2));
      const spring = one.is(0.5);
      const day = spring
        ? one.day(dayIn(year, '01-10'), dayIn(year, '05-20'))
        : one.day(dayIn(year, '09-08'), dayIn(year, '11-15'));
      const first = spring ? year - 1 : year;
      const kind = one.pick(['curricular', 'extracurricular', 'flag', 'counselling'] as const);
      return {
        register: 'school-integration',
        day,
        values: {
          title: one.pick([
            'Giáo dục giới tính và bình đẳng giới',
            'Phòng, chống bạo lực học đường',
            'Kỹ năng tự bảo vệ cho học sinh nữ',
          ]),
          school: `${school} ${one.int(1, 40)} ${body.called}`,
          school_level: level,
          school_year: `y${first}_${first + 1}`,
          kind,
          ...(kind === 'curricular' ? { lesson_subject: 'Giáo dục công dân' } : {}),
          content: one.pick(['sexuality', 'equality', 'violence', 'abuse', 'skills']),
          starts_on: day,
          lessons: one.int(1, 12),
          students: people(one, one.int(120, 620), 0.49),
          teachers: people(one.of('teachers'), one.int(4, 30), 0.72),
        },
      };
    });
}

import { month, type Sample } from './catalog.samples.model.fixture.ts';

export const SECTOR_SAMPLES: readonly Sample[] = [
  {
    register: 'school-integration',
    right: [
      {
        record: {
          title: 'Giới tính và tuổi dậy thì',
          school: 'Trường THCS Minh Lãng',
          school_level: 'lower',
          school_year: 'y2022_2023',
          kind: 'curricular',
          lesson_subject: 'Sinh học',
          content: 'sexuality',
          starts_on: '2022-09-12',
          place: 'xa-minh-lang',
          lessons: 6,
          students: { '': 120, 'sex=female': 58, 'sex=male': 62 },
          teachers: { '': 4, 'sex=female': 3, 'sex=male': 1 },
          parents: 40,
        },
        counts: {
          school_activities: 1,
          school_lessons: 6,
          school_students: 120,
          school_teachers: 4,
          school_parents: 40,
        },
        cells: { 'school_students sex=female school_level=lower': 58 },
      },
      {
        record: {
          title: 'Ngoại khóa phòng, chống xâm hại',
          school: 'Trường THPT Vũ Tiên',
          school_level: 'upper',
          school_year: 'y2021_2022',
          kind: 'extracurricular',
          content: 'abuse',
          starts_on: '2022-03-05',
          lessons: 1,
          students: { '': 500 },
        },
        counts: { school_activities: 1, school_lessons: 1, school_students: 500 },
      },
    ],
    wrong: [
      {
        change: {
          ends_on: '2022-09-11',
          school_year: 'y2020_2021',
          students: { '': 0 },
          lesson_subject: '',
        },
        faults: { ends_on: 'error', lesson_subject: 'error', school_year: 'error', students: 'warning' },
      },
    ],
  },
  {
    register: 'population-communication',
    right: [
      {
        record: {
          title: 'Nói chuyện chuyên đề mất cân bằng giới tính khi sinh',
          kind: 'talk',
          content: 'sex_ratio',
          level: 'commune',
          held_on: '2022-05-20',
          place: 'xa-minh-lang',
          sessions: 2,
          audience: ['couples', 'elders'],
          participants: { '': 80, 'sex=female': 45, 'sex=male': 35 },
          pledges: 25,
          cost: 3_000_000,
        },
        counts: {
          population_sessions: 2,
          population_participants: 80,
          sex_selection_pledges: 25,
          population_cost: 3_000_000,
        },
      },
      {
        record: {
          title: 'Kiểm tra phòng khám siêu âm',
          kind: 'facility_check',
          content: 'law',
          level: 'district',
          held_on: '2022-06-20',
          facilities: 8,
          violating: 1,
          handling: 'Phạt 15 triệu đồng',
        },
        counts: { sex_selection_facilities_checked: 8, sex_selection_facilities_violating: 1 },
      },
    ],
    wrong: [
      {
        change: { participants: { '': 0 }, place: '', sessions: 0 },
        faults: { place: 'error', sessions: 'error', participants: 'warning' },
      },
      { change: { kind: 'pledge', pledges: undefined }, faults: { pledges: 'error' } },
      { of: 1, change: { violating: 9, handling: '' }, faults: { violating: 'error', handling: 'error' } },
    ],
  },
  {
    register: 'births',
    right: [
      {
        record: {
          month: month(2022, 3),
          place: 'phuong-ky-ba',
          births: { '': 21, 'sex=female': 10, 'sex=male': 11 },
          third: 3,
          adolescent: 2,
          minor: 1,
          maternal_deaths: 1,
        },
        counts: {
          live_births: 21,
          births_third: 3,
          births_adolescent: 2,
          births_minor: 1,
          maternal_deaths: 1,
        },
        cells: { 'live_births sex=male': 11 },
      },
    ],
    wrong: [
      {
        change: { births: { '': 21, 'sex=female': 10 }, third: 22, adolescent: 23, minor: 24 },
        faults: { births: 'error', third: 'error', adolescent: 'error', minor: 'error' },
      },
      {
        change: { births: { '': 140, 'sex=female': 60, 'sex=male': 80 } },
        faults: { births: 'warning' },
      },
      { change: { month: { kind: 'year', year: 2022, index: 1 } }, faults: { month: 'error' } },
      { change: { month: month(2022, 12) }, faults: { month: 'error' } },
    ],
  },
  {
    register: 'mass-organisation-activity',
    right: [
      {
        record: {
          title: 'Vốn vay cho phụ nữ khởi nghiệp',
          organisation: 'women',
          kind: 'livelihood',
          level: 'district',
          starts_on: '2022-04-01',
          people: { '': 30, 'sex=female': 28, 'sex=male': 2, 'disability=disabled': 3 },
          support: 600_000_000,
          households: 30,
        },
        counts: { mass_activities: 1, mass_people: 30, mass_support: 600_000_000, mass_households: 30 },
        cells: { 'mass_people sex=female organisation=women': 28 },
      },
      {
        record: {
          title: 'Giám sát thực hiện Luật Bình đẳng giới',
          organisation: 'front',
          kind: 'supervision',
          level: 'province',
          starts_on: '2022-08-01',
          document: 'Kế hoạch 31/KH-UBND',
          proposals: 5,
          accepted: 4,
        },
        counts: { mass_activities: 1, mass_proposals: 5, mass_proposals_accepted: 4 },
      },
      {
        record: {
          title: 'Tư vấn, bảo vệ quyền lợi lao động nữ',
          organisation: 'labour',
          kind: 'protection',
          level: 'province',
          starts_on: '2022-08-01',
          people: { '': 6 },
          mediated: 6,
        },
        counts: { mass_activities: 1, mass_people: 6, mass_mediated: 6 },
      },
    ],
    wrong: [
      {
        change: { ends_on: '2022-03-31', support: undefined, people: undefined },
        faults: { ends_on: 'error', people: 'error', support: 'error' },
      },
      { of: 1, change: { accepted: 6 }, faults: { accepted: 'error' } },
    ],
  },
];

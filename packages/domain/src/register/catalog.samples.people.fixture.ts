import { type Sample, year } from './catalog.samples.model.fixture.ts';

const HEAD = {
  person: 'Trần Thị Mẫu',
  sex: 'female',
  role: 'head',
  post: 'Phó Chủ tịch',
  since: '2021-08-01',
};
const BEFORE = { ...HEAD, person: 'Bùi Văn Mẫu', sex: 'male', since: '2021-07-01', left_on: '2021-07-31' };

export const PEOPLE_SAMPLES: readonly Sample[] = [
  {
    register: 'committee',
    right: [
      {
        record: {
          title: 'Ban VSTBPN huyện Vũ Thư',
          kind: 'peoples_committee',
          level: 'district',
          decision: '1530/QĐ-UBND',
          decided_on: '2021-07-01',
          cause: 'renewed',
          members: [
            { ...BEFORE, left_because: 'retired' },
            HEAD,
            { ...HEAD, person: 'Hà Văn Mẫu', sex: 'male', role: 'member', since: '2021-07-01' },
          ],
          rules: true,
          rules_decision: '02/QĐ-BVSTBPN',
          evaluations: [
            { year: year(2021), grade: 'good', planned: true, meetings: 2, checks: 3, funding: 10_000_000 },
          ],
        },
        counts: {
          committees: 1,
          committees_with_rules: 1,
          committees_renewed: 1,
          committee_members: 2,
          committee_joined: 3,
          committee_left: 1,
          committee_evaluations: 1,
          committee_meetings: 2,
          committee_funding: 10_000_000,
        },
        cells: {
          'committee_members sex=female role=head': 1,
          'committee_members sex=male': 1,
          'committee_left left_because=retired sex=male': 1,
        },
      },
    ],
    wrong: [
      { change: { ended_on: '2021-06-30' }, faults: { ended_on: 'error', ended_because: 'error' } },
      { change: { members: [{ ...HEAD, left_on: '2021-07-01' }] }, faults: { members: 'error' } },
      { change: { members: [HEAD, { ...HEAD, person: 'X' }] }, faults: { members: 'error' } },
      { change: { members: [{ ...HEAD, role: 'deputy' }] }, faults: { members: 'warning' } },
      { change: { members: [BEFORE, HEAD] }, faults: { members: 'warning' } },
      {
        change: { evaluations: [1, 2].map(() => ({ year: year(2021), grade: 'good' })), rules: false },
        faults: { evaluations: 'error' },
      },
      {
        change: { members: [{ person: 'X', role: 'head' }] },
        faults: { 'members.0.sex': 'error', 'members.0.post': 'error', 'members.0.since': 'error' },
      },
    ],
  },
  {
    register: 'key-leadership',
    right: [
      {
        record: {
          title: 'UBND huyện Vũ Thư',
          agency: 'huyen-vu-thu',
          kind: 'peoples_committee',
          level: 'district',
          from: '2021-07-01',
          leaders: { '': 4, 'sex=female': 1, 'sex=male': 3 },
          head_woman: true,
        },
        counts: {
          agencies: 1,
          agencies_woman_key_leader: 1,
          state_agencies: 1,
          state_agencies_woman_key_leader: 1,
          agencies_headed_by_woman: 1,
          key_leaders: 4,
        },
        cells: { 'key_leaders sex=female': 1 },
      },
      {
        record: {
          title: 'Huyện đoàn',
          kind: 'mass_organisation',
          level: 'district',
          from: '2021-07-01',
          leaders: { '': 2, 'sex=female': 0, 'sex=male': 2 },
          head_woman: false,
        },
        counts: { agencies: 1, key_leaders: 2 },
      },
    ],
    wrong: [
      {
        change: { to: '2021-06-30', leaders: { '': 16, 'sex=female': 0 } },
        faults: { to: 'error', head_woman: 'error', leaders: 'warning' },
      },
      { change: { leaders: { '': 3 } }, faults: { leaders: 'error' } },
      { change: { leaders: { '': 0, 'sex=female': 0 }, head_woman: false }, faults: { leaders: 'error' } },
    ],
  },
  {
    register: 'women-leader',
    right: [
      {
        record: {
          person: 'Vũ Thị Mẫu',
          position: 'department',
          post: 'Phó Giám đốc Sở',
          rank: 'deputy',
          agency: 'Sở Tư pháp',
          level: 'province',
          key: true,
          minority: true,
          appointed_on: '2022-04-01',
          entry: 'appointed',
          decision: '800/QĐ-UBND',
          planned: true,
        },
        counts: {
          women_leaders: 1,
          women_key_leaders: 1,
          women_leaders_minority: 1,
          women_leaders_appointed: 1,
          women_leaders_from_plan: 1,
        },
        cells: { 'women_leaders_appointed entry=appointed level=province': 1 },
      },
      {
        record: {
          person: 'Ngô Thị Mẫu',
          position: 'council',
          post: 'Phó Chủ tịch HĐND',
          rank: 'deputy',
          agency: 'HĐND huyện',
          level: 'district',
          key: true,
          appointed_on: '2016-06-01',
          entry: 'elected',
          left_on: '2021-05-31',
          exit: 'term_end',
          successor_sex: 'female',
        },
        counts: {
          women_leaders: 0,
          women_key_leaders: 0,
          women_leaders_appointed: 1,
          women_leaders_left: 1,
        },
        cells: { 'women_leaders_left exit=term_end': 1 },
      },
    ],
    wrong: [
      {
        change: { left_on: '2022-03-31', rank: 'member' },
        faults: { left_on: 'error', exit: 'error', rank: 'warning' },
      },
      { change: { person: ' ', key: undefined }, faults: { person: 'error', key: 'error' } },
    ],
  },
  {
    register: 'leader-planning',
    right: [
      {
        record: {
          title: 'Sở Tư pháp',
          position: 'department',
          level: 'province',
          term: 't2021_2026',
          approved_on: '2022-05-01',
          planned: { '': 6, 'sex=female': 2, 'sex=male': 4, 'youth=under_40': 3 },
        },
        counts: { planned_leaders: 6, leader_plans: 1, leader_plans_with_women: 1 },
        cells: { 'planned_leaders sex=female term=t2021_2026': 2, 'planned_leaders youth=under_40': 3 },
      },
    ],
    wrong: [
      {
        change: { replaced_on: '2022-04-30', planned: { '': 6 } },
        faults: { replaced_on: 'error', planned: 'error' },
      },
      { change: { planned: { '': 6, 'sex=female': 0 } }, faults: { planned: 'warning' } },
    ],
  },
  {
    register: 'elected-women',
    right: [
      {
        record: {
          title: 'HĐND xã Minh Lãng',
          kind: 'council',
          level: 'commune',
          term: 't2021_2026',
          from: '2021-05-23',
          newly_elected: true,
          candidates: { '': 45, 'sex=female': 18, 'sex=male': 27 },
          elected: { '': 27, 'sex=female': 8, 'sex=male': 19, 'youth=under_40': 6 },
          full_time: 2,
          full_time_women: 1,
          chair_woman: false,
          deputy_woman: true,
        },
        counts: {
          elected_bodies: 1,
          elected_members: 27,
          election_candidates: 45,
          elected_full_time: 2,
          elected_full_time_women: 1,
          elected_bodies_woman_leader: 1,
        },
        cells: { 'elected_members sex=female': 8, 'election_candidates sex=female': 18 },
      },
      {
        record: {
          title: 'HĐND xã Minh Lãng',
          kind: 'council',
          level: 'commune',
          term: 't2021_2026',
          from: '2022-08-01',
          newly_elected: false,
          elected: { '': 26, 'sex=female': 7, 'sex=male': 19 },
          chair_woman: false,
          deputy_woman: false,
          remarks: 'Một đại biểu nữ chuyển công tác',
        },
        counts: { elected_bodies: 1, elected_members: 26 },
      },
    ],
    wrong: [
      {
        change: {
          to: '2021-05-22',
          candidates: { '': 26 },
          elected: { '': 27, 'sex=female': 0 },
          full_time: 28,
          full_time_women: 29,
          chair_woman: true,
        },
        faults: {
          to: 'error',
          candidates: 'error',
          full_time: 'error',
          full_time_women: 'error',
          chair_woman: 'error',
        },
      },
      {
        change: { candidates: { '': 45, 'sex=female': 7 }, kind: 'national_assembly' },
        faults: { candidates: 'error', level: 'warning' },
      },
      {
        of: 1,
        change: { elected: { '': 26 }, remarks: '' },
        faults: { elected: 'error', remarks: 'error' },
      },
    ],
  },
];

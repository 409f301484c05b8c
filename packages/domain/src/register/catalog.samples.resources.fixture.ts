import { type Sample, year } from './catalog.samples.model.fixture.ts';

export const RESOURCE_SAMPLES: readonly Sample[] = [
  {
    register: 'budget-entry',
    right: [
      {
        record: {
          title: 'Tập huấn cán bộ',
          step: 'estimate',
          budget_year: year(2022),
          counts_on: '2022-01-01',
          source: 'province',
          purpose: 'training',
          amount: 250_000_000,
        },
        counts: { budget_estimated: 250_000_000 },
      },
      {
        record: {
          title: 'Tập huấn cán bộ: giảm 10%',
          step: 'cut',
          budget_year: year(2022),
          counts_on: '2022-07-01',
          source: 'province',
          purpose: 'training',
          amount: 20_000_000,
          document: '1100/QĐ-UBND',
          reason: 'Tiết kiệm chi thường xuyên',
        },
        counts: { budget_allocated: -20_000_000 },
      },
      {
        record: {
          title: 'Lớp tập huấn tháng 6',
          step: 'spending',
          budget_year: year(2022),
          counts_on: '2022-06-10',
          source: 'province',
          purpose: 'training',
          amount: 30_000_000,
          allocation: 'phan-bo-2022',
        },
        counts: { budget_spent: 30_000_000 },
        cells: { 'budget_spent purpose=training source=province': 30_000_000 },
      },
    ],
    wrong: [
      {
        change: { counts_on: '2021-12-20', amount: 0, step: 'allocation' },
        faults: { counts_on: 'error', document: 'error', amount: 'error' },
      },
      { change: { amount: 250 }, faults: { amount: 'warning' } },
      { of: 1, change: { reason: '' }, faults: { reason: 'error' } },
    ],
  },
  {
    register: 'mobilised-resource',
    right: [
      {
        record: {
          title: 'Ủng hộ chăn màn cho nhà tạm lánh',
          kind: 'goods',
          giver: 'enterprise',
          giver_name: 'Công ty Mẫu',
          purpose: 'services',
          received_on: '2022-04-10',
          amount: 15_000_000,
          goods: '20 bộ chăn màn',
          uses: [{ on: '2022-05-01', what: 'Cấp cho 4 địa chỉ tin cậy', amount: 12_000_000 }],
        },
        counts: { mobilised_contributions: 1, mobilised_amount: 15_000_000, mobilised_used: 12_000_000 },
      },
      {
        record: {
          title: 'Sửa nhà tạm lánh',
          kind: 'labour',
          giver: 'community',
          purpose: 'models',
          received_on: '2022-04-10',
          amount: 6_000_000,
          days: 30,
        },
        counts: { mobilised_contributions: 1, mobilised_amount: 6_000_000, mobilised_days: 30 },
      },
    ],
    wrong: [
      {
        change: { uses: [{ on: '2022-05-01', what: 'x', amount: 15_000_001 }], giver_name: '' },
        faults: { uses: 'error', giver_name: 'error' },
      },
      {
        change: { uses: [{ on: '2022-04-09', what: 'x', amount: 1 }], goods: '' },
        faults: { uses: 'error', goods: 'error' },
      },
      { of: 1, change: { amount: 0 }, faults: { amount: 'error' } },
    ],
  },
  {
    register: 'award',
    right: [
      {
        record: {
          title: 'Thành tích công tác bình đẳng giới năm 2021',
          form: 'province',
          level: 'province',
          proposed_on: '2022-01-20',
          proposal: '12/TTr-SLĐTBXH',
          outcome: 'given',
          decided_on: '2022-03-01',
          decision: '450/QĐ-UBND',
          recipients: [
            { kind: 'collective', name: 'Hội LHPN huyện' },
            { kind: 'individual', name: 'Mai Thị Mẫu', sex: 'female', unit: 'Sở Tư pháp' },
            { kind: 'individual', name: 'Tạ Văn Mẫu', sex: 'male' },
          ],
          bonus: 6_000_000,
        },
        counts: { awards_proposed: 3, awards_given: 3, award_bonus: 6_000_000 },
        cells: { 'awards_given sex=female': 1, 'awards_given kind=collective': 1 },
      },
      {
        record: {
          title: 'Thành tích năm 2022',
          form: 'certificate',
          level: 'district',
          proposed_on: '2022-11-01',
          outcome: 'pending',
          recipients: [{ kind: 'collective', name: 'UBND xã Minh Lãng' }],
        },
        counts: { awards_proposed: 1 },
      },
    ],
    wrong: [
      {
        change: {
          decided_on: '2022-01-19',
          decision: '',
          recipients: [{ kind: 'individual', name: 'X' }],
        },
        faults: { decided_on: 'error', decision: 'error', recipients: 'error' },
      },
      {
        of: 1,
        change: { recipients: [{ kind: 'collective', name: 'X', sex: 'male' }] },
        faults: { recipients: 'error' },
      },
    ],
  },
  {
    register: 'equality-commitment',
    right: [
      {
        record: {
          title: 'Báo Thái Bình',
          kind: 'press',
          level: 'province',
          year: year(2022),
          informed_on: '2022-03-01',
          ways: ['conference'],
          informed: { '': 60, 'sex=female': 28, 'sex=male': 32 },
          committed: true,
          committed_on: '2022-03-15',
          commitment: 'Tăng số tin, bài về bình đẳng giới',
          media_index: true,
        },
        counts: {
          bodies_informed: 1,
          bodies_committed: 1,
          people_informed: 60,
          press_bodies: 1,
          press_bodies_gender_index: 1,
        },
      },
      {
        record: {
          title: 'Đảng ủy xã Minh Lãng',
          kind: 'party',
          level: 'commune',
          year: year(2022),
          place: 'xa-minh-lang',
          informed_on: '2022-03-01',
          ways: ['document'],
          committed: false,
        },
        counts: { bodies_informed: 1 },
        cells: { 'bodies_informed kind=party level=commune': 1 },
      },
    ],
    wrong: [
      {
        change: { committed_on: '2022-02-28', commitment: '', year: year(2021) },
        faults: { committed_on: 'error', commitment: 'error', informed_on: 'error' },
      },
      {
        change: { committed_on: '', media_index: undefined },
        faults: { committed_on: 'error', media_index: 'error' },
      },
    ],
  },
];

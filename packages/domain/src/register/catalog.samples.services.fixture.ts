import { quarter, type Sample, year } from './catalog.samples.model.fixture.ts';

export const SERVICE_SAMPLES: readonly Sample[] = [
  {
    register: 'loudspeaker-item',
    right: [
      {
        record: {
          title: 'Gương nữ trưởng thôn',
          kind: 'article',
          subject: 'women',
          first_on: '2022-03-08',
          times: 4,
          minutes: 7.5,
          place: 'xa-minh-lang',
        },
        counts: { loudspeaker_items: 1, loudspeaker_broadcasts: 4, loudspeaker_minutes: 30 },
      },
    ],
    wrong: [
      {
        change: { times: 0, place: '', first_on: '2022-11-25' },
        faults: { times: 'error', place: 'error', first_on: 'error' },
      },
    ],
  },
  {
    register: 'training-class',
    right: [
      {
        record: {
          title: 'Tập huấn lồng ghép giới',
          topic: 'mainstreaming',
          level: 'province',
          starts_on: '2022-06-01',
          ends_on: '2022-06-02',
          days: 2,
          audience: ['drafters'],
          participants: { '': 40, 'sex=female': 25, 'sex=male': 15, 'post=leader': 12 },
          certificates: 38,
          tested: true,
          before: 50,
          after: 71.5,
          cost: 30_000_000,
        },
        counts: {
          training_classes: 1,
          training_participants: 40,
          training_certificates: 38,
          training_person_days: 80,
          training_cost: 30_000_000,
        },
        cells: {
          'training_participants sex=female topic=mainstreaming': 25,
          'training_participants post=leader': 12,
        },
      },
      {
        record: {
          title: 'Bồi dưỡng kỹ năng sống',
          topic: 'other',
          other_topic: 'Kỹ năng sống',
          level: 'commune',
          starts_on: '2022-06-01',
          ends_on: '2022-06-01',
          days: 0.5,
          audience: ['people'],
          participants: { '': 30 },
        },
        counts: { training_classes: 1, training_participants: 30, training_person_days: 15 },
      },
    ],
    wrong: [
      {
        change: { ends_on: '2022-05-31', certificates: 41, after: 49 },
        faults: { ends_on: 'error', certificates: 'error', after: 'warning' },
      },
      {
        of: 1,
        change: { participants: { '': 0 }, other_topic: '' },
        faults: { participants: 'warning', other_topic: 'error' },
      },
    ],
  },
  {
    register: 'model',
    right: [
      {
        record: {
          title: 'Câu lạc bộ Gia đình bình đẳng thôn Trung',
          kind: 'equality_club',
          origin: 'replicated',
          place: 'xa-minh-lang',
          opened_on: '2020-03-01',
          members: { '': 35, 'sex=female': 20, 'sex=male': 15 },
          assessments: [
            {
              year: year(2020),
              grade: 'fair',
              conclusion: 'keep',
              members: 30,
              women: 18,
              meetings: 8,
              funding: 2_000_000,
            },
            { year: year(2021), grade: 'good', conclusion: 'replicate', meetings: 12, funding: 3_000_000 },
          ],
        },
        counts: {
          models: 1,
          models_opened: 1,
          model_members: 35,
          model_assessments: 2,
          model_members_of_year: 30,
          model_women_of_year: 18,
          model_meetings: 20,
          model_funding: 5_000_000,
        },
        cells: { 'model_assessments grade=good': 1, 'model_members sex=male': 15 },
      },
    ],
    wrong: [
      {
        change: { assessments: [{ year: year(2021), grade: 'good', members: 5, women: 6 }] },
        faults: { assessments: 'error' },
      },
      { change: { closed_on: '2020-02-29' }, faults: { closed_on: 'error', closed_because: 'error' } },
      {
        change: { assessments: [2021, 2021].map((of) => ({ year: year(of), grade: 'good' })) },
        faults: { assessments: 'error' },
      },
    ],
  },
  {
    register: 'service-provider',
    right: [
      {
        record: {
          title: 'Địa chỉ tin cậy thôn Trung',
          kind: 'trusted_address',
          ownership: 'community',
          place: 'xa-minh-lang',
          address: 'Nhà văn hóa thôn Trung',
          listed: true,
          phone: '0227 000 0000',
          all_day: true,
          contact: 'Nguyễn Thị Mẫu',
          opened_on: '2019-05-01',
          services: ['shelter', 'essentials', 'referral'],
          places: [
            { since: '2019-05-01', count: 3 },
            { since: '2022-03-01', count: 4 },
          ],
          staff: { '': 5, 'sex=female': 4, 'sex=male': 1 },
          trained: 3,
          facilities: ['room', 'locked', 'first_aid'],
          quality: [
            { on: '2021-06-01', result: 'partly', mend_by: '2021-09-01', mended_on: '2021-08-15' },
            { on: '2022-06-01', result: 'meets' },
          ],
          stays: [
            { quarter: quarter(2022, 1), people: 3, women: 2, children: 1, nights: 5 },
            { quarter: quarter(2022, 2), people: 1, women: 1, nights: 2 },
          ],
        },
        counts: {
          service_providers: 1,
          shelter_places: 4,
          service_staff: 5,
          service_staff_trained: 3,
          quality_checks: 2,
          quality_mended: 1,
          shelter_stays: 4,
          shelter_stays_women: 3,
          shelter_stays_children: 1,
          shelter_nights: 7,
        },
        cells: { 'quality_checks result=meets': 1, 'service_staff sex=female': 4 },
      },
      {
        record: {
          title: 'Trung tâm Công tác xã hội và Bảo trợ xã hội tỉnh',
          kind: 'social_work',
          ownership: 'public',
          place: 'phuong-ky-ba',
          address: 'Phường Kỳ Bá',
          listed: true,
          opened_on: '2015-01-01',
          services: ['shelter', 'psychology'],
          places: [{ since: '2015-01-01', count: 10 }],
          gbv_active: true,
        },
        counts: {
          service_providers: 1,
          shelter_places: 10,
          public_social_facilities: 1,
          public_social_facilities_gbv: 1,
        },
      },
      {
        record: {
          title: 'Bệnh viện đa khoa',
          kind: 'health',
          ownership: 'public',
          place: 'phuong-ky-ba',
          address: 'Phường Kỳ Bá',
          listed: true,
          opened_on: '2010-01-01',
          services: ['health'],
          lgbt_care: true,
        },
        counts: { service_providers: 1, lgbt_health_facilities: 1 },
      },
    ],
    wrong: [
      {
        change: {
          closed_on: '2019-04-30',
          closed_because: 'merged',
          trained: 6,
          services: ['essentials'],
          quality: [{ on: '2022-06-01', result: 'partly', mended_on: '2022-05-01' }],
          stays: [{ quarter: quarter(2022, 1), people: 3, women: 4 }],
        },
        faults: {
          closed_on: 'error',
          trained: 'error',
          services: 'warning',
          quality: 'error',
          stays: 'error',
        },
      },
      {
        change: {
          places: undefined,
          address: '',
          quality: [{ on: '2022-06-01', result: 'fails' }],
          stays: [1, 2].map((people) => ({ quarter: quarter(2022, 1), people })),
        },
        faults: { places: 'error', address: 'error', quality: 'warning', stays: 'error' },
      },
      {
        change: { places: [1, 2].map((count) => ({ since: '2022-01-01', count })) },
        faults: { places: 'error' },
      },
      { of: 1, change: { gbv_active: undefined }, faults: { gbv_active: 'error' } },
      { of: 2, change: { kind: 'hotline' }, faults: { phone: 'error' } },
      { change: { closed_on: '2022-01-01' }, faults: { closed_because: 'error' } },
    ],
  },
];

import { type Sample, year } from './catalog.samples.model.fixture.ts';

export const COMMUNICATION_SAMPLES: readonly Sample[] = [
  {
    register: 'communication-product',
    right: [
      {
        record: {
          title: 'Tờ rơi Phòng, chống bạo lực gia đình',
          kind: 'leaflet',
          subject: 'violence',
          making: 'copied',
          released_on: '2022-05-10',
          permit: '12/GP-STTTT ngày 05/5/2022',
          copies: 5000,
          audience: ['people', 'men'],
          access: ['braille'],
          distribution: [
            { recipient: 'huyen-vu-thu', copies: 3000, on: '2022-05-12' },
            { recipient: 'huyen-dong-hung', copies: 1500, on: '2022-06-01' },
          ],
          cost: 7_500_000,
          source: 'province',
        },
        counts: {
          communication_products: 1,
          product_copies: 5000,
          product_copies_distributed: 4500,
          products_accessible: 1,
          product_cost: 7_500_000,
        },
        cells: { 'product_copies kind=leaflet subject=violence': 5000 },
      },
      {
        record: {
          title: 'Video Chia sẻ việc nhà',
          kind: 'video',
          subject: 'gender_equality',
          making: 'new',
          released_on: '2022-10-01',
          minutes: 3.5,
          audience: ['men'],
        },
        counts: { communication_products: 1, product_video_minutes: 3.5 },
      },
    ],
    wrong: [
      {
        change: {
          copies: 4000,
          source: undefined,
          distribution: [{ recipient: 'huyen-vu-thu', copies: 4001, on: '2022-05-12' }],
        },
        faults: { distribution: 'error', source: 'error' },
      },
      {
        change: { distribution: [{ recipient: 'huyen-vu-thu', copies: 1, on: '2022-05-09' }] },
        faults: { distribution: 'warning' },
      },
      {
        of: 1,
        change: { minutes: undefined, audience: [] },
        faults: { minutes: 'error', audience: 'error' },
      },
    ],
  },
  {
    register: 'media-item',
    right: [
      {
        record: {
          title: 'Bình đẳng giới trong gia đình trẻ',
          kind: 'tv_column',
          column_name: 'Phụ nữ và cuộc sống',
          outlet: 'Đài PT-TH Thái Bình',
          level: 'province',
          subject: 'gender_equality',
          first_on: '2022-03-15',
          times: 3,
          minutes: 15,
          access: ['sign'],
        },
        counts: { media_items: 1, media_broadcasts: 3, media_minutes: 45, media_columns: 1 },
      },
      {
        record: {
          title: 'Nhà tạm lánh ở xã',
          kind: 'online',
          outlet: 'Báo Thái Bình điện tử',
          level: 'province',
          subject: 'services',
          first_on: '2022-04-02',
          address: 'https://example.vn/nha-tam-lanh',
        },
        counts: { media_items: 1 },
        cells: { 'media_items kind=online subject=services': 1 },
      },
      {
        record: {
          title: 'Gương nữ trưởng thôn',
          kind: 'print',
          outlet: 'Báo Thái Bình',
          level: 'province',
          subject: 'women',
          first_on: '2022-04-02',
        },
        counts: { media_items: 1 },
      },
    ],
    wrong: [
      {
        change: { column_name: '', minutes: 1000.5, first_on: '2022-11-25' },
        faults: { column_name: 'error', minutes: 'error', first_on: 'error' },
      },
      { change: { times: 201, minutes: 15 }, faults: { minutes: 'warning' } },
      { of: 1, change: { address: '' }, faults: { address: 'error' } },
    ],
  },
  {
    register: 'campaign-event',
    right: [
      {
        record: {
          title: 'Hội thi Tìm hiểu Luật Bình đẳng giới',
          kind: 'contest',
          occasion: 'month_of_action',
          subject: 'law',
          level: 'district',
          starts_on: '2022-11-15',
          ends_on: '2022-11-16',
          mode: 'both',
          held_at: 'Nhà văn hóa huyện',
          place: 'xa-minh-lang',
          partners: 'Hội LHPN huyện',
          audience: ['people', 'men'],
          participants: { '': 150, 'sex=female': 90, 'sex=male': 60, 'disability=disabled': 4 },
          reach: 1200,
          entries: 30,
          prizes: 6,
          cost: 25_000_000,
          source: 'district',
        },
        counts: {
          events: 1,
          event_participants: 150,
          event_online_reach: 1200,
          law_sessions: 1,
          contest_entries: 30,
          event_cost: 25_000_000,
        },
        cells: { 'event_participants sex=male': 60, 'event_participants disability=disabled': 4 },
      },
      {
        record: {
          title: 'Gặp mặt cán bộ nữ lãnh đạo chủ chốt',
          kind: 'leaders',
          occasion: 'march_8',
          subject: 'gender_equality',
          level: 'province',
          starts_on: '2022-03-07',
          mode: 'in_person',
          audience: ['women'],
          participants: { '': 120 },
        },
        counts: { events: 1, event_participants: 120 },
      },
    ],
    wrong: [
      {
        change: { ends_on: '2022-11-14', prizes: 31, starts_on: '2022-11-15', mode: 'x' },
        faults: { ends_on: 'error', prizes: 'error', mode: 'error' },
      },
      {
        change: { starts_on: '2022-10-01', participants: { '': 0 }, mode: 'online', place: undefined },
        faults: { starts_on: 'warning', participants: 'warning' },
      },
      {
        change: { participants: undefined, kind: 'talk', source: '' },
        faults: { participants: 'error', source: 'error' },
      },
    ],
  },
  {
    register: 'month-of-action',
    right: [
      {
        record: {
          year: year(2021),
          theme: 'Đảm bảo an sinh xã hội, tăng quyền năng cho phụ nữ và trẻ em gái',
          plan: '145/KH-UBND',
          planned_on: '2021-11-01',
          launched: true,
          launched_on: '2021-11-15',
          report: '210/BC-UBND',
          reported_on: '2021-12-25',
          slogans: 320,
        },
        counts: {
          action_month_plans: 1,
          action_month_launches: 1,
          action_month_reports: 1,
          action_month_banners: 320,
        },
      },
      {
        record: { year: year(2022), theme: 'Xóa bỏ bạo lực', plan: '150/KH-UBND', planned_on: '2022-11-01' },
        counts: { action_month_plans: 1 },
      },
    ],
    wrong: [
      {
        change: { launched_on: '2021-10-31', reported_on: '2021-10-31', year: year(2022) },
        faults: { launched_on: 'error', reported_on: 'error', planned_on: 'warning' },
      },
      {
        change: { launched_on: '', reported_on: '' },
        faults: { launched_on: 'error', reported_on: 'error' },
      },
    ],
  },
  {
    register: 'digital-communication',
    right: [
      {
        record: {
          title: 'Năm điều nên biết về bình đẳng giới',
          platform: 'facebook',
          kind: 'picture',
          subject: 'gender_equality',
          posted_on: '2022-07-01',
          address: 'https://example.vn/5-dieu',
          reach: 5200,
          interactions: 340,
          measured_on: '2022-07-31',
        },
        counts: { digital_posts: 1, digital_reach: 5200, digital_interactions: 340 },
      },
      {
        record: {
          title: 'Bảng tin: Tháng hành động',
          platform: 'board',
          kind: 'article',
          subject: 'violence',
          posted_on: '2022-11-15',
        },
        counts: { digital_posts: 1 },
      },
    ],
    wrong: [
      {
        change: { measured_on: '2022-06-30', interactions: 5201, address: '' },
        faults: { measured_on: 'error', address: 'error', interactions: 'warning' },
      },
      { change: { measured_on: '' }, faults: { measured_on: 'error' } },
    ],
  },
  {
    register: 'misinformation',
    right: [
      {
        record: {
          title: 'Tin giả nói luật cấm nam giới làm trưởng thôn',
          topic: 'policy',
          platform: 'facebook',
          found_on: '2022-08-01',
          handled_on: '2022-08-04',
          way: 'article',
          rebuttal: 'Bài đính chính trên Cổng thông tin điện tử',
          rebuttal_reach: 8000,
          result: 'rebutted',
        },
        counts: { misinformation_found: 1, misinformation_rebutted: 1, rebuttal_reach: 8000 },
        cells: { 'misinformation_rebutted topic=policy way=article': 1 },
      },
      {
        record: {
          title: 'Bài viết bôi xấu nữ cán bộ',
          topic: 'women_leaders',
          platform: 'zalo',
          found_on: '2022-09-01',
        },
        counts: { misinformation_found: 1 },
      },
    ],
    wrong: [
      {
        change: { handled_on: '2022-07-31', rebuttal: '' },
        faults: { handled_on: 'error', rebuttal: 'error' },
      },
      { change: { way: '' }, faults: { way: 'error' } },
    ],
  },
  {
    register: 'role-model',
    right: [
      {
        record: {
          title: 'Trần Văn Mẫu',
          kind: 'individual',
          sex: 'male',
          group: 'man',
          field: 'violence',
          place: 'xa-minh-lang',
          recognised_on: '2022-03-01',
          story: 'Vận động 20 gia đình trong thôn không bạo lực.',
          consent: true,
          shown: [
            { on: '2022-03-08', channel: 'event' },
            { on: '2022-04-01', channel: 'press', where: 'Báo Thái Bình' },
          ],
        },
        counts: { role_models: 1, role_models_recognised: 1, role_model_introductions: 2 },
        cells: { 'role_models sex=male group=man': 1, 'role_model_introductions channel=press': 1 },
      },
      {
        record: {
          title: 'Tổ phụ nữ thôn Đông',
          kind: 'collective',
          group: 'collective',
          field: 'community',
          recognised_on: '2022-03-01',
          story: 'Duy trì quỹ giúp nhau.',
          consent: true,
        },
        counts: { role_models: 1, role_models_recognised: 1 },
      },
    ],
    wrong: [
      {
        change: {
          consent: false,
          ended_on: '2022-02-28',
          shown: [{ on: '2022-02-01', channel: 'event' }],
        },
        faults: { consent: 'error', ended_on: 'error', shown: 'error' },
      },
      { change: { sex: '', story: '' }, faults: { sex: 'error', story: 'error' } },
    ],
  },
];

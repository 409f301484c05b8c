import { month, type Sample, year } from './catalog.samples.model.fixture.ts';

const RATINGS = { committee: 'good', policy: 'fair', staff: 'weak', violence: 'good', impact: 'fair' };
const FINDING = {
  content: 'staff',
  severity: 'shortcoming',
  finding: 'Quy hoạch cấp phó chưa có nữ',
  remedy: 'Bổ sung nữ vào quy hoạch',
  responsible: 'so-tu-phap',
  due_on: '2022-09-30',
};

export const OVERSIGHT_SAMPLES: readonly Sample[] = [
  {
    register: 'inspection-programme',
    right: [
      {
        record: {
          title: 'Kế hoạch kiểm tra công tác bình đẳng giới năm 2022',
          number: '25/KH-SLĐTBXH',
          decided_on: '2022-02-15',
          year: year(2022),
          level: 'province',
          visits: [
            { inspected: 'huyen-vu-thu', form: 'check', contents: ['committee'], month: month(2022, 6) },
            { inspected: 'so-tu-phap', form: 'check', contents: ['staff'], month: month(2022, 8) },
          ],
        },
        counts: { inspection_programmes: 1, inspections_planned: 2 },
      },
    ],
    wrong: [
      {
        change: {
          decided_on: '2021-05-01',
          visits: [{ inspected: 'x', form: 'check', contents: ['staff'], month: month(2023, 6) }],
        },
        faults: { visits: 'error', decided_on: 'warning' },
      },
      {
        change: { visits: [{ inspected: 'x', form: 'visit', contents: [], month: year(2022) }] },
        faults: { 'visits.0.form': 'error', 'visits.0.contents': 'error', 'visits.0.month': 'error' },
      },
    ],
  },
  {
    register: 'inspection',
    right: [
      {
        record: {
          title: 'Kiểm tra công tác vì sự tiến bộ của phụ nữ tại Sở',
          form: 'check',
          planned: 'planned',
          programme: 'ke-hoach-2022',
          level: 'province',
          inspected: 'so-tu-phap',
          decision: '112/QĐ-SLĐTBXH ngày 01/6/2022',
          starts_on: '2022-06-14',
          ends_on: '2022-06-15',
          team: [
            { person: 'Lê Thị Mẫu', sex: 'female', role: 'head', post: 'Phó Giám đốc Sở' },
            { person: 'Phạm Văn Mẫu', sex: 'male', role: 'member' },
          ],
          ...RATINGS,
          findings: [
            FINDING,
            { ...FINDING, severity: 'violation', done_on: '2022-08-01', proof: 'Đã bổ sung 2 nữ' },
          ],
          conclusion: '45/TB-SLĐTBXH',
          concluded_on: '2022-07-01',
          rechecked_on: '2022-10-10',
          recheck: 'Còn một kiến nghị chưa xong',
        },
        counts: {
          inspections: 1,
          inspections_concluded: 1,
          inspections_rechecked: 1,
          inspection_findings: 2,
          remedies_due: 2,
          remedies_done: 1,
          inspection_team_members: 2,
        },
        cells: {
          'inspection_findings severity=violation content=staff': 1,
          'inspection_team_members sex=female role=head': 1,
        },
      },
      {
        record: {
          title: 'Tự kiểm tra cuối năm',
          form: 'self',
          planned: 'unplanned',
          level: 'district',
          inspected: 'huyen-vu-thu',
          starts_on: '2022-11-01',
        },
        counts: { inspections: 1 },
      },
    ],
    wrong: [
      {
        change: {
          ends_on: '2022-06-13',
          team: [{ person: 'A', sex: 'male', role: 'member' }],
          policy: 'weak',
          violence: 'weak',
          impact: 'weak',
          findings: [{ ...FINDING, content: 'committee', due_on: '2022-06-01' }],
          concluded_on: '2022-06-01',
          rechecked_on: '2022-06-14',
        },
        faults: {
          ends_on: 'error',
          team: 'error',
          policy: 'error',
          staff: 'error',
          violence: 'error',
          impact: 'error',
          findings: 'error',
          concluded_on: 'error',
          rechecked_on: 'error',
        },
      },
      {
        change: { committee: 'weak', findings: [{ ...FINDING, done_on: '2022-06-01', proof: 'x' }] },
        faults: { committee: 'error', findings: 'error' },
      },
      { change: { findings: [{ ...FINDING, done_on: '2022-07-01' }] }, faults: { findings: 'warning' } },
      {
        change: Object.fromEntries(Object.keys(RATINGS).map((content) => [content, 'not_examined'])),
        faults: { committee: 'error' },
      },
      { change: { decision: '', recheck: '' }, faults: { decision: 'error', recheck: 'error' } },
    ],
  },
  {
    register: 'violation',
    right: [
      {
        record: {
          title: 'Thông báo tuyển dụng chỉ nhận nam',
          field: 'labour',
          source: 'inspection',
          inspection: 'kiem-tra-2022-06',
          found_on: '2022-06-14',
          violator: 'enterprise',
          handling: 'fine',
          decision: '77/QĐ-XPHC',
          decided_on: '2022-07-01',
          fine: 20_000_000,
          executed_on: '2022-07-20',
        },
        counts: { violations: 1, violations_handled: 1, violation_fines: 20_000_000, violations_remedied: 1 },
        cells: { 'violations_handled handling=fine field=labour': 1 },
      },
      {
        record: {
          title: 'Cản trở vợ tham gia sinh hoạt',
          field: 'family',
          source: 'complaint',
          found_on: '2022-06-14',
          violator: 'individual',
          sex: 'male',
        },
        counts: { violations: 1 },
        cells: { 'violations sex=male': 1 },
      },
    ],
    wrong: [
      { change: { decided_on: '2022-06-13' }, faults: { decided_on: 'error' } },
      {
        change: { executed_on: '2022-06-30', fine: 61_000_000, decision: '' },
        faults: { executed_on: 'error', decision: 'error', fine: 'warning' },
      },
      { of: 1, change: { sex: '', handling: 'reminder' }, faults: { sex: 'error', decided_on: 'error' } },
    ],
  },
  {
    register: 'complaint',
    right: [
      {
        record: {
          title: 'Không được xét nâng bậc trong thời gian thai sản',
          kind: 'complaint',
          channel: 'letter',
          received_on: '2022-03-01',
          number: '15',
          field: 'labour',
          anonymous: false,
          complainant: 'Đỗ Thị Mẫu',
          sex: 'female',
          acceptance: 'accepted',
          accepted_on: '2022-03-07',
          due_on: '2022-04-06',
          extended: false,
          settled_on: '2022-04-01',
          result: 'right',
          decision: '09/QĐ-GQKN',
          measures: 'Nâng bậc theo quy định',
        },
        counts: {
          complaints_received: 1,
          complaints_accepted: 1,
          complaints_settled: 1,
          complaints_settled_in_time: 1,
        },
        cells: { 'complaints_received sex=female kind=complaint': 1 },
      },
      {
        record: {
          title: 'Phản ánh việc phân công công việc',
          kind: 'petition',
          channel: 'online',
          received_on: '2022-03-01',
          field: 'labour',
          anonymous: true,
          acceptance: 'transferred',
          accepted_on: '2022-03-02',
          refused_because: 'Chuyển Liên đoàn Lao động tỉnh',
        },
        counts: { complaints_received: 1 },
      },
    ],
    wrong: [
      {
        change: { accepted_on: '2022-02-28', due_on: '2022-02-28' },
        faults: { accepted_on: 'error', due_on: 'error', settled_on: 'warning' },
      },
      { change: { settled_on: '2022-03-01' }, faults: { settled_on: 'error' } },
      {
        change: { kind: 'denunciation', anonymous: true, decision: '' },
        faults: { acceptance: 'warning', decision: 'error' },
      },
      {
        change: { complainant: '', acceptance: 'refused' },
        faults: { complainant: 'error', refused_because: 'error' },
      },
      { change: { title: '', acceptance: '' }, faults: { title: 'error' } },
    ],
  },
  {
    register: 'mainstreaming-appraisal',
    right: [
      {
        record: {
          title: 'Nghị quyết về hỗ trợ học phí',
          kind: 'council_resolution',
          step: 'appraisal',
          drafter: 'so-giao-duc',
          submitted_on: '2022-04-01',
          appraised_on: '2022-04-20',
          gender_issue: true,
          identified: true,
          forecast: false,
          resources: true,
          data: true,
          result: 'amend',
          opinion: 'Bổ sung dự báo tác động đối với học sinh nữ.',
          followed: 'yes',
          issued_on: '2022-07-10',
          issued: '12/2022/NQ-HĐND',
        },
        counts: {
          documents_appraised: 1,
          documents_with_gender_issue: 1,
          documents_mainstreamed: 1,
          appraisals_followed: 1,
        },
        cells: { 'appraisals_followed followed=yes': 1 },
      },
      {
        record: {
          title: 'Kế hoạch phát triển kinh tế - xã hội năm 2023',
          kind: 'socioeconomic_plan',
          step: 'comment',
          drafter: 'so-ke-hoach',
          appraised_on: '2022-10-20',
          gender_issue: true,
          identified: true,
          forecast: true,
          resources: true,
          targets: 4,
          result: 'meets',
        },
        counts: { documents_appraised: 1, documents_with_gender_issue: 1, gender_targets_included: 4 },
      },
      {
        record: {
          title: 'Quyết định về lệ phí',
          kind: 'committee_decision',
          step: 'comment',
          drafter: 'so-tai-chinh',
          appraised_on: '2022-10-20',
          gender_issue: false,
          result: 'amend',
          opinion: 'Nên có số liệu tách theo giới tính.',
          followed: 'no',
          not_followed_because: 'Không thuộc phạm vi văn bản',
          issued_on: '2022-11-01',
          issued: '30/2022/QĐ-UBND',
        },
        counts: { documents_appraised: 1, appraisals_followed: 1 },
      },
    ],
    wrong: [
      {
        change: { appraised_on: '2022-03-31', issued_on: '2022-03-30', followed: 'pending' },
        faults: { appraised_on: 'error', issued_on: 'error', followed: 'error' },
      },
      {
        of: 1,
        change: { forecast: false, targets: undefined },
        faults: { targets: 'error', result: 'warning' },
      },
      { change: { opinion: '', followed: '' }, faults: { opinion: 'error', followed: 'error' } },
    ],
  },
  {
    register: 'village-convention',
    right: [
      {
        record: {
          title: 'Thôn Trung',
          kind: 'hamlet',
          place: 'xa-minh-lang',
          households: 320,
          recognised_on: '2019-01-10',
          reviewed_on: '2022-05-05',
          contents: ['equality', 'violence'],
          discriminates: false,
        },
        counts: { village_conventions: 1, village_conventions_reviewed: 1, village_conventions_fair: 1 },
      },
      {
        record: {
          title: 'Dòng họ Nguyễn',
          kind: 'clan',
          place: 'xa-minh-lang',
          recognised_on: '2010-01-10',
          reviewed_on: '2022-05-05',
          discriminates: true,
          finding: 'Con gái không được vào gia phả',
          action: 'amend',
          due_on: '2022-12-31',
        },
        counts: {
          village_conventions: 1,
          village_conventions_reviewed: 1,
          village_conventions_discriminating: 1,
        },
      },
      {
        record: { title: 'Thôn Hạ', kind: 'hamlet', place: 'xa-minh-lang', recognised_on: '2019-01-10' },
        counts: { village_conventions: 1 },
      },
    ],
    wrong: [
      {
        change: { replaced_on: '2019-01-09', reviewed_on: '2019-01-09' },
        faults: { replaced_on: 'error', reviewed_on: 'error' },
      },
      { of: 1, change: { due_on: '2022-05-04', finding: '' }, faults: { due_on: 'error', finding: 'error' } },
    ],
  },
];

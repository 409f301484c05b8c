import type { AssignmentExtractData } from './templates/assignment-extract.ts';
import { DUTY_STATES, type PlanTask, type ReportedDuty } from './templates/duties.ts';
import type { DocumentReference, Letterhead } from './templates/plan-reference.ts';
import type { ProgressReportData } from './templates/progress-report.ts';
import type { UrgingLetterData } from './templates/urging-letter.ts';

/** Invented progress on the plan of a province, for tests and for looking at pages. */

export const PLAN: DocumentReference = {
  kind: 'Kế hoạch',
  number: '31/KH-UBND',
  date: '2022-03-11',
  issuer: 'Ủy ban nhân dân tỉnh',
  title: 'Thực hiện công tác bình đẳng giới, vì sự tiến bộ của phụ nữ năm 2022',
};

export function letterhead(symbol: string): Letterhead {
  return {
    heading: {
      superior: 'UBND tỉnh Thái Bình',
      issuer: 'Sở Lao động - Thương binh và Xã hội',
      symbol,
      place: 'Thái Bình',
      date: '2022-11',
    },
    signature: { authority: ['KT. Giám đốc', 'Phó Giám đốc'], name: 'Nguyễn Thị Minh' },
    recipients: ['Lãnh đạo Sở', 'Các sở, ban, ngành, đoàn thể tỉnh', 'UBND các huyện, thành phố'],
    file: 'VT, BĐG',
  };
}

const SECTIONS = [
  { id: 's1', title: 'Thực hiện tổng kết 15 năm thi hành Luật Bình đẳng giới' },
  {
    id: 's2',
    title: 'Đẩy mạnh truyền thông, tuyên truyền, phổ biến, giáo dục chính sách, pháp luật về bình đẳng giới',
  },
  {
    id: 's3',
    title:
      'Nâng cao năng lực và hiệu quả quản lý nhà nước về bình đẳng giới và công tác vì sự tiến bộ của phụ nữ',
  },
];

const TASKS: readonly PlanTask[] = [
  {
    id: 't1',
    section: 's1',
    text: 'Rà soát, thu thập số liệu, thông tin trong phạm vi ngành, lĩnh vực, địa phương quản lý để phục vụ đánh giá 15 năm thi hành Luật Bình đẳng giới, xác định kết quả, thuận lợi, khó khăn, vướng mắc trong quá trình triển khai.',
  },
  {
    id: 't2',
    section: 's1',
    text: 'Xây dựng Báo cáo tổng kết 15 năm thi hành Luật Bình đẳng giới theo hướng dẫn của Bộ Lao động - Thương binh và Xã hội.',
  },
  {
    id: 't3',
    section: 's2',
    text: 'Xây dựng kế hoạch, triển khai thực hiện Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới năm 2022.',
  },
  {
    id: 't4',
    section: 's2',
    text: 'Tích cực xây dựng, phát hành các sản phẩm truyền thông, phổ biến chính sách, pháp luật về bình đẳng giới.',
  },
  {
    id: 't5',
    section: 's3',
    text: 'Tổ chức các lớp tập huấn kỹ năng lồng ghép giới trong xây dựng văn bản quy phạm pháp luật, chiến lược, chương trình, dự án cho cán bộ phụ trách công tác pháp chế.',
  },
  {
    id: 't6',
    section: 's3',
    text: 'Tăng cường công tác thanh tra, kiểm tra, xử lý vi phạm về bình đẳng giới thuộc phạm vi, lĩnh vực, địa bàn quản lý.',
  },
];

const BODIES = [
  'Sở Lao động - Thương binh và Xã hội',
  'Sở Nội vụ',
  'Sở Tư pháp',
  'Sở Thông tin và Truyền thông',
  'Sở Giáo dục và Đào tạo',
  'Công an tỉnh',
  'Hội Liên hiệp Phụ nữ tỉnh',
  'UBND thành phố Thái Bình',
  'UBND huyện Đông Hưng',
  'UBND huyện Hưng Hà',
  'UBND huyện Quỳnh Phụ',
].map((name, index) => ({ id: `b${index}`, name }));

const RESULTS = [
  'Đã ban hành Kế hoạch số 45/KH-SNV ngày 05/4/2022; rà soát xong số liệu của 12 đơn vị trực thuộc, trong đó có 1.245 cán bộ, công chức, viên chức nữ (chiếm 46,3%).',
  'Tổ chức 03 lớp tập huấn cho 236 người, trong đó có 152 nữ.\nPhát hành 5.000 tờ rơi, 24 pa nô tuyên truyền.',
  'Đang tổng hợp số liệu của 34 xã, thị trấn; dự kiến hoàn thành trước ngày 30/11/2022.',
  '',
] as const;

function duty(index: number): ReportedDuty {
  const task = TASKS[index % TASKS.length]?.id ?? 't1';
  const body = BODIES[Math.floor(index / TASKS.length) % BODIES.length]?.id ?? 'b0';
  const state = DUTY_STATES[(index * 7 + (index >> 2)) % DUTY_STATES.length] ?? 'in-progress';
  const result = state === 'not-started' ? '' : (RESULTS[index % RESULTS.length] ?? '');
  return {
    id: `o${index}`,
    task,
    body,
    role: body === 'b6' ? 'requested' : index % 3 === 0 ? 'lead' : 'coordinate',
    ...(index % 5 === 0 ? { cadence: 'Định kỳ 6 tháng' } : { due: `2022-${index % 2 ? '11-30' : '09-15'}` }),
    state,
    ...(state === 'in-progress' ? { percent: 60 } : {}),
    ...(state === 'done-on-time' ? { doneOn: '2022-09-02' } : {}),
    result,
    evidence:
      result === '' ? [] : ['Kế hoạch số 45/KH-SNV', 'bao_cao_tong_ket_15_nam_luat_binh_dang_gioi.pdf'],
  };
}

/** @param duties how many duties; @param words how often the words of each result are repeated */
export function sampleReport(duties = 66, words = 1): ProgressReportData {
  return {
    letterhead: letterhead('BC-SLĐTBXH'),
    addressees: ['Ủy ban nhân dân tỉnh'],
    plan: PLAN,
    asOf: '2022-11-15',
    sections: SECTIONS,
    tasks: TASKS,
    bodies: BODIES,
    duties: Array.from({ length: duties }, (_, index) => {
      const one = duty(index);
      return one.result ? { ...one, result: `${one.result} `.repeat(words) } : one;
    }),
    difficulties: [
      {
        id: 'd1',
        body: 'b8',
        text: 'Kinh phí bố trí cho mô hình địa chỉ tin cậy - nhà tạm lánh tại cộng đồng còn hạn chế, mới đáp ứng 40% nhu cầu',
        standing: {
          kind: 'answered',
          by: 'Sở Tài chính',
          on: '2022-10-07',
          text: 'bổ sung 120.000.000 đồng từ nguồn dự phòng ngân sách tỉnh năm 2022',
        },
      },
      {
        id: 'd2',
        body: 'b4',
        text: 'Chưa có tài liệu thống nhất về giáo dục giới tính cho cấp tiểu học',
        standing: { kind: 'escalated', to: 'Ủy ban nhân dân tỉnh' },
      },
      {
        id: 'd3',
        body: 'b2',
        text: 'Cán bộ làm công tác pháp chế kiêm nhiệm, thường xuyên thay đổi.',
        standing: { kind: 'open' },
      },
    ],
    assessment: {
      strengths:
        'Các cơ quan, đơn vị đã chủ động ban hành kế hoạch, phân công đầu mối và triển khai các nhiệm vụ được giao',
      shortcomings: 'Một số địa phương báo cáo chậm, minh chứng chưa đầy đủ.',
    },
    nextTasks: ['Hoàn thành Báo cáo tổng kết 15 năm thi hành Luật Bình đẳng giới'],
    proposals: [
      {
        to: 'Ủy ban nhân dân tỉnh',
        text: 'Quan tâm bố trí kinh phí cho công tác bình đẳng giới trong dự toán năm 2023',
      },
      {
        to: 'Bộ Lao động - Thương binh và Xã hội',
        text: 'Sớm ban hành tài liệu tập huấn về lồng ghép giới',
      },
    ],
  };
}

/** @param bodies how many bodies are urged */
export function sampleLetter(bodies = 1): UrgingLetterData {
  const chosen = BODIES.slice(1, 1 + bodies);
  return {
    letterhead: {
      ...letterhead('SLĐTBXH-BĐG'),
      signature: { authority: ['Giám đốc'], name: 'Trần Văn Hòa' },
      urgency: 'khan',
    },
    plan: PLAN,
    asOf: '2022-11-10',
    answerBy: '2022-11-20',
    manner: 'đề nghị',
    bodies: chosen,
    duties: chosen.flatMap((body) =>
      TASKS.slice(0, 3).map((task, index) => ({
        id: `${body.id}-${task.id}`,
        body: body.id,
        task: task.text,
        role: 'lead' as const,
        due: ['2022-10-30', '2022-11-07', '2022-11-15'][index] ?? '2022-11-15',
        ...(index === 0 ? { progress: 'Đang thực hiện (60%)' } : {}),
      })),
    ),
    reportsTo: 'Ủy ban nhân dân tỉnh',
    contact: 'bà Lê Thị Hoa, Phòng Bảo vệ, chăm sóc trẻ em và Bình đẳng giới, điện thoại 0227.0000.000',
  };
}

export function sampleExtract(): AssignmentExtractData {
  return {
    letterhead: letterhead('TB-SLĐTBXH'),
    plan: PLAN,
    body: { id: 'b1', name: 'Sở Nội vụ' },
    manner: 'đề nghị',
    sections: SECTIONS,
    duties: TASKS.map((task, index) => ({
      id: `a${index}`,
      section: task.section,
      place: `Mục II.${index + 1}`,
      task: task.text,
      role: index < 2 ? ('lead' as const) : ('coordinate' as const),
      ...(index < 2 ? { due: '2022-11-30' } : { ledBy: 'Sở Lao động - Thương binh và Xã hội' }),
      ...(index === 3 ? { cadence: 'Định kỳ 6 tháng' } : {}),
      expectedProof: 'Báo cáo, danh sách lớp tập huấn, văn bản đã ban hành',
    })),
  };
}

import { expect, test } from 'vitest';
import { readDocument } from './index.ts';

const HEAD = `ỦY BAN NHÂN DÂN
TỈNH MẪU LÂM
Số: 12/KH-UBND
Mẫu Lâm, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Công tác bình đẳng giới năm 2024
UBND tỉnh ban hành Kế hoạch như sau:
I. NỘI DUNG
1. Tổ chức tuyên truyền.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
- Chủ trì triển khai.
2. UBND các xã, phường
- Báo cáo kết quả.
`;
const FOOT = '\nNơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu\n';

/** What the paragraph after the last group is: its kind or part, the label above it, whom it binds. */
function after(paragraph: string): string {
  const { nodes } = readDocument({
    format: 'text',
    text: (HEAD + paragraph + FOOT).normalize('NFC'),
    paragraphs: [],
    tables: [],
    remarks: [],
  });
  const node = nodes.find((one) => one.text === paragraph.split('\n')[0]?.replace(/^\* /, ''));
  const above = nodes.find((one) => one.id === node?.parent)?.label ?? '-';
  return `${node?.part ?? node?.kind} under ${above}: ${node?.bodies.map((body) => body.name).join(', ')}`;
}

test.each([
  ['Trên đây là Kế hoạch công tác năm 2024./.', 'closing under -: '],
  ['Trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Sở Nội vụ để tổng hợp./.', 'closing under -: '],
  ['Quá trình thực hiện, nếu cần sửa đổi, các cơ quan chủ động đề xuất./.', 'closing under -: '],
  [
    'Yêu cầu các sở, ngành, UBND các xã, phường nghiêm túc thực hiện./.',
    'closing under -: các sở, ngành, UBND các xã, phường',
  ],
  [
    'Căn cứ Kế hoạch này, các sở, ngành, địa phương triển khai thực hiện./.',
    'closing under -: các sở, ngành, địa phương',
  ],
  ['Giao Sở Nội vụ theo dõi, đôn đốc, báo cáo UBND tỉnh./.', 'task under II.: Sở Nội vụ'],
  ['Sở Nội vụ có trách nhiệm theo dõi việc thực hiện Kế hoạch này./.', 'task under II.: Sở Nội vụ'],
  [
    'Nhận được Kế hoạch này, đề nghị các đơn vị gửi kế hoạch về Sở Nội vụ trước ngày 15/4/2024./.',
    'task under -: các đơn vị',
  ],
  [
    'Các sở, ngành căn cứ Kế hoạch này xây dựng kế hoạch cụ thể.\nTrên đây là Kế hoạch./.',
    'task under II.: Các sở, ngành',
  ],
  ['Kinh phí thực hiện do ngân sách nhà nước bảo đảm.\nTrên đây là Kế hoạch./.', 'text under II.: '],
  ['(Gửi kèm phụ lục phân công nhiệm vụ)', 'text under II.: '],
])('%s', (paragraph, expected) => {
  expect(after(paragraph)).toBe(expected);
});

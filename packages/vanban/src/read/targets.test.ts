import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { stretchOf } from './stretch.ts';
import { findTargets } from './targets.ts';

const shown = (text: string) =>
  findTargets(stretchOf(text, fold(text), 0, text.length), []).map(
    (target) =>
      `${target.comparator} ${target.value}${target.upper === null ? '' : `-${target.upper}`} ${target.unit}`,
  );

test.each([
  ['Phấn đấu ít nhất 80% cán bộ nữ được tập huấn', ['gte 80 %']],
  ['đạt từ 30% trở lên', ['gte 30 %']],
  ['100% xã, phường có mô hình', ['eq 100 %']],
  ['trên 95% người bị bạo lực được hỗ trợ', ['gt 95 %']],
  ['tối thiểu 60 phút/tháng', ['gte 60 phút/tháng']],
  ['đạt 2 lớp', ['eq 2 lớp']],
  ['tổ chức 03 hội nghị, 05 lớp tập huấn cho 250 người', ['eq 3 hội nghị', 'eq 5 lớp', 'eq 250 người']],
  ['giảm 5% số vụ bạo lực gia đình', ['decrease 5 %']],
  ['tăng thêm 2,5% so với năm 2021', ['increase 2.5 %']],
  ['không quá 10% hộ nghèo', ['lte 10 %']],
  ['dưới 3%', ['lt 3 %']],
  ['giảm xuống còn 111 bé trai/100 bé gái', ['lte 111 bé trai/100 bé gái']],
  ['đạt 50 - 60%', ['between 50-60 %']],
  ['in 1.500 tờ rơi', ['eq 1500 tờ rơi']],
  ['hỗ trợ 20 triệu đồng/mô hình', ['eq 20 triệu đồng/mô hình']],
  ['khoảng 75% cơ quan', ['about 75 %']],
  ['trong thời gian không quá 05 ngày làm việc', ['lte 5 ngày làm việc']],
  // Nothing to be reached.
  ['tổng kết 15 năm thi hành Luật', []],
  ['khóa XV, nhiệm kỳ 2021 - 2026', []],
  ['giai đoạn 2021-2030', []],
  ['Luật số 73/2006/QH11', []],
  ['Điều 5 khoản 2 điểm a', []],
  ['ngày 20/10', []],
])('%s', (text, expected) => {
  expect(shown(text)).toEqual(expected);
});

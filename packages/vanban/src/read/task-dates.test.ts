import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { stretchOf } from './stretch.ts';
import { findTaskDates, type YearContext } from './task-dates.ts';

const plan: YearContext = {
  planYear: 2022,
  issued: '2022-03-11',
  timeOnly: false,
};

function shown(text: string, context: YearContext = plan): string[] {
  const stretch = stretchOf(text, fold(text), 0, text.length);
  return findTaskDates(stretch, context, []).map((date) => {
    const due =
      date.due === null ? '' : ` due ${date.due.day}/${date.due.month ?? date.due.monthOfPeriod ?? '*'}`;
    return `${date.type} ${date.start ?? ''}..${date.end ?? ''}${date.cadence === null ? '' : ` ${date.cadence}`}${due}`;
  });
}

test.each([
  ['từ ngày 15/11 đến 15/12/2022', ['range 2022-11-15..2022-12-15']],
  ['từ ngày 15/11 đến ngày 15/12', ['range 2022-11-15..2022-12-15']],
  ['từ ngày 15 tháng 11 đến ngày 15 tháng 12 năm 2022', ['range 2022-11-15..2022-12-15']],
  ['từ ngày 15/12/2022 đến ngày 15/01/2023', ['range 2022-12-15..2023-01-15']],
  ['từ 15/12 đến 15/01/2023', ['range 2022-12-15..2023-01-15']],
  ['ngày 20-25/10/2022', ['range 2022-10-20..2022-10-25']],
  ['Từ tháng 3 đến tháng 5/2022', ['range 2022-03-01..2022-05-31']],
  ['từ tháng 10/2022 đến hết tháng 02/2023', ['range 2022-10-01..2023-02-28']],
  ['trước ngày 30/11', ['deadline ..2022-11-30']],
  ['trước 30/11/2022', ['deadline ..2022-11-30']],
  ['trước ngày 30 tháng 11 năm 2022', ['deadline ..2022-11-30']],
  ['chậm nhất ngày 05/12/2022', ['deadline ..2022-12-05']],
  ['chậm nhất là ngày 05/12', ['deadline ..2022-12-05']],
  ['xong trước ngày 15/10', ['deadline ..2022-10-15']],
  ['hoàn thành trong tháng 11/2022', ['deadline ..2022-11-30']],
  ['hoàn thành trong quý III/2022', ['deadline ..2022-09-30']],
  ['đến hết ngày 31/12/2022', ['deadline ..2022-12-31']],
  ['trong quý II/2022', ['period 2022-04-01..2022-06-30']],
  ['Quý II, III năm 2022', ['period 2022-04-01..2022-09-30']],
  ['quý 4', ['period 2022-10-01..2022-12-31']],
  ['tháng 11', ['period 2022-11-01..2022-11-30']],
  ['tháng 02 năm 2024', ['period 2024-02-01..2024-02-29']],
  ['Tháng 10 - 11/2022', ['period 2022-10-01..2022-11-30']],
  ['6 tháng đầu năm 2022', ['period 2022-01-01..2022-06-30']],
  ['6 tháng cuối năm', ['period 2022-07-01..2022-12-31']],
  ['trong năm 2022', ['period 2022-01-01..2022-12-31']],
  ['hằng năm', ['cadence .. yearly']],
  ['hàng quý', ['cadence .. quarterly']],
  ['định kỳ 6 tháng, hằng năm', ['cadence .. half-yearly']],
  ['định kỳ hằng tháng', ['cadence .. monthly']],
  ['hằng năm trước ngày 10/12', ['cadence .. yearly due 10/12']],
  ['trước ngày 15/11 hằng năm', ['cadence .. yearly due 15/11']],
  ['trước ngày 15 tháng 11 hàng năm', ['cadence .. yearly due 15/11']],
  ['hằng tháng trước ngày 18', ['cadence .. monthly due 18/*']],
  ['trước ngày 20 hằng tháng', ['cadence .. monthly due 20/*']],
  ['hằng quý, trước ngày 20 tháng cuối quý', ['cadence .. quarterly due 20/last']],
  ['trước ngày 20 của tháng cuối quý', ['cadence .. quarterly due 20/last']],
  ['trước ngày 05 tháng đầu của quý sau', ['cadence .. quarterly due 5/first']],
  [
    'định kỳ 6 tháng (trước ngày 15/6) và hằng năm (trước ngày 15/12)',
    ['cadence .. half-yearly due 15/6', 'cadence .. yearly due 15/12'],
  ],
  ['thường xuyên', ['cadence .. continuous']],
  ['báo cáo đột xuất', ['cadence .. ad-hoc']],
  ['thực hiện ngay sau khi Kế hoạch được ban hành', ['immediate ..']],
  ['nhân ngày Phụ nữ Việt Nam 20/10', ['date 2022-10-20..2022-10-20']],
  ['vào ngày 25 tháng 11 năm 2022', ['date 2022-11-25..2022-11-25']],
  // Not dates of a task.
  ['giai đoạn 2021 - 2025', []],
  ['Chương trình truyền thông về bình đẳng giới đến năm 2030', []],
  ['Kế hoạch năm 2022', []],
  ['nhiệm kỳ 2021 - 2026', []],
  ['ngày 31/02', []],
  ['tỷ lệ 3/4', []],
  ['tháng hành động vì bình đẳng giới', []],
])('%s', (text, expected) => {
  expect(shown(text)).toEqual(expected);
});

test('a bare year is a period where only times are given', () => {
  expect(shown('Năm 2023', { ...plan, timeOnly: true })).toEqual(['period 2023-01-01..2023-12-31']);
  expect(shown('2023 - 2025', { ...plan, timeOnly: true })).toEqual(['period 2023-01-01..2025-12-31']);
  expect(shown('30/9', { ...plan, timeOnly: true })).toEqual(['date 2022-09-30..2022-09-30']);
});

test('without a plan year a day that is past means next year', () => {
  const letter: YearContext = {
    planYear: null,
    issued: '2022-11-20',
    timeOnly: false,
  };
  expect(shown('trước ngày 15/01', letter)).toEqual(['deadline ..2023-01-15']);
  expect(shown('trước ngày 15/12', letter)).toEqual(['deadline ..2022-12-15']);
  expect(
    shown('trước ngày 15/12', {
      planYear: null,
      issued: null,
      timeOnly: false,
    }),
  ).toEqual(['deadline ..']);
});

test('dates of a citation are not the task’s', () => {
  const text = 'Thực hiện Kế hoạch số 56/KH-UBND ngày 13/4/2021 trước ngày 30/6/2022';
  const stretch = stretchOf(text, fold(text), 0, text.length);
  const masked = [{ start: 10, end: 46 }];
  expect(findTaskDates(stretch, plan, masked).map((date) => date.end)).toEqual(['2022-06-30']);
});

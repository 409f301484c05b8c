import { formatNumber, parseNumber } from '@binhdang/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReportValues, reportBody, reportFaults, reportValues } from './report-values.ts';

const VALUES: ReportValues = {
  state: 'in_progress',
  percent: '',
  narrative: 'Đã mở lớp.',
  figures: [{ label: 'Kinh phí', value: '1.250,5', unit: 'triệu đồng' }],
  doneOn: null,
  occurrenceId: null,
  files: [],
  records: [],
};

describe('what is typed into a report', () => {
  it('reads figures as Vietnamese writes them', () => {
    expect(reportFaults(VALUES)).toEqual({});
    expect(reportBody(VALUES, false).figures).toEqual([
      { label: 'Kinh phí', value: 1250.5, unit: 'triệu đồng' },
    ]);
  });

  it.each<[Partial<ReportValues>, Record<string, string>]>([
    [{ narrative: ' ' }, { narrative: 'needed' }],
    [{ state: 'done' }, { doneOn: 'needed' }],
    [
      { figures: [{ label: '', value: '12.5', unit: '' }] },
      { 'figures.0.label': 'needed', 'figures.0.value': 'badNumber' },
    ],
  ])('%j lacks %j', (change, faults) => {
    expect(reportFaults({ ...VALUES, ...change })).toEqual(faults);
  });

  it('sends per cent only where it means something, a day only with done', () => {
    const typed = { ...VALUES, percent: 40, doneOn: '2022-06-10' };
    expect(reportBody(typed, false)).toMatchObject({ percent: null, doneOn: null });
    expect(reportBody({ ...typed, state: 'done' }, true)).toMatchObject({
      percent: 40,
      doneOn: '2022-06-10',
    });
  });

  it('a figure taken up for correction is the same figure when sent again', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e12, max: 1e12 }).map((value) => Number(value.toFixed(4))),
        (value) => {
          const progress = {
            ...VALUES,
            percent: null,
            figures: [{ label: 'Số', value, unit: '' }],
            evidence: [],
          };
          const typed = reportValues(progress as unknown as Parameters<typeof reportValues>[0]);
          expect(reportBody(typed, true).figures[0]?.value).toBeCloseTo(value, 6);
          expect(parseNumber(formatNumber(1234, 'vi'))).toBe(1234);
        },
      ),
    );
  });
});

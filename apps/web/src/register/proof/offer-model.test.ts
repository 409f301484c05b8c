import { describe, expect, test } from 'vitest';
import { type Evidence, type Filled, reached, sentence, withEvidence } from './offer-model.ts';

const record = (id: string, reportable = true): Evidence['records'][number] => ({
  id,
  register: 'training-class',
  registerName: { vi: 'Lớp tập huấn', en: 'Training' },
  title: 'Lớp',
  day: '2022-03-01',
  until: null,
  status: reportable ? 'submitted' : 'draft',
  reportable,
});
const classes: Evidence['figures'][number] = {
  measure: 'training_classes',
  name: { vi: 'Số lớp tập huấn', en: 'Training classes' },
  unit: { vi: 'lớp', en: 'classes' },
  value: 3,
  verifiedValue: 1,
  women: null,
  recordIds: ['a', 'b'],
};
const people = {
  ...classes,
  name: { vi: 'Số lượt người được tập huấn', en: 'People trained' },
  unit: { vi: 'lượt người', en: 'people' },
  value: 1234.5,
  women: 80,
};
const evidence: Evidence = {
  records: [record('a'), record('b'), record('late'), record('draft', false)],
  from: '2022-01-01',
  to: '2022-06-15',
  figures: [classes, people],
};
const empty: Filled = { percent: '', narrative: '', figures: [], records: [] };
const target = { value: 4, unit: 'Lớp', comparator: 'gte', text: 'ít nhất 04 lớp' };

describe('what records say in a report', () => {
  test('is a sentence of their figures', () => {
    expect(sentence(evidence)).toBe(
      'Theo bản ghi trong sổ theo dõi từ 01/01/2022 đến 15/06/2022: số lớp tập huấn 3 lớp; số lượt người được tập huấn 1.234,5 lượt người (nữ 80).',
    );
  });

  test('fills an empty report: words, figures, per cent of the target, and the records that count in the time', () => {
    expect(withEvidence(empty, evidence, { measurable: true, targets: [target] })).toEqual({
      percent: 75,
      narrative: sentence(evidence),
      figures: [
        { label: 'Số lớp tập huấn', value: '3', unit: 'lớp' },
        { label: 'Số lượt người được tập huấn', value: '1234,5', unit: 'lượt người' },
        { label: 'Số lượt người được tập huấn, nữ', value: '80', unit: 'lượt người' },
      ],
      records: ['a', 'b'],
    });
    expect(withEvidence(empty, evidence, { measurable: false, targets: [target] }).percent).toBe('');
  });

  test('stands beside what was typed, and is renewed when taken over again', () => {
    const typed: Filled = {
      percent: 10,
      narrative: 'Đã mở lớp ở 3 xã.\n',
      figures: [{ label: 'Số xã', value: '3', unit: 'xã' }],
      records: ['late'],
    };
    const once = withEvidence(typed, evidence, { measurable: true, targets: [] });
    expect(once).toMatchObject({ percent: 10, records: ['late', 'a', 'b'] });
    expect(once.narrative).toBe(`Đã mở lớp ở 3 xã.\n${sentence(evidence)}`);
    const more = { ...evidence, figures: [{ ...classes, value: 4 }] };
    const twice = withEvidence(once, more, { measurable: true, targets: [] });
    expect(twice.narrative).toBe(`Đã mở lớp ở 3 xã.\n${sentence(more)}`);
    expect(twice.figures.filter(({ label }) => label === 'Số lớp tập huấn')).toEqual([
      { label: 'Số lớp tập huấn', value: '4', unit: 'lớp' },
    ]);
  });

  test('names all records where none of them counts anything', () => {
    const nothing = withEvidence(empty, { ...evidence, figures: [] }, { measurable: false, targets: [] });
    expect(nothing).toEqual({ ...empty, records: ['a', 'b', 'late'] });
  });

  test('reaches only targets of its own unit that are reached from below', () => {
    expect(reached([{ ...target, comparator: 'lte' }], [classes])).toBeUndefined();
    expect(reached([{ ...target, unit: '%' }], [classes])).toBeUndefined();
    expect(reached([{ ...target, unit: '%' }, target], [people, classes])).toEqual({ target, percent: 75 });
  });
});

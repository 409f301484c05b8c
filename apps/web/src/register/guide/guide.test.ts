import { describe, expect, test } from 'vitest';
import { AXES, REGISTERS, register } from '../../../../../packages/domain/src/register/catalog.fixture.ts';
import { guideOf } from './guide.ts';
import { sayCondition } from './say-condition.ts';

describe.each([...REGISTERS])('%s', (_, definition) => {
  const guide = guideOf(definition, AXES);

  test('tells of every field, check and measure, and of the plan it serves', () => {
    expect(guide.sections.flatMap(({ fields }) => fields).length).toBe(
      definition.sections.flatMap(({ fields }) => fields).length,
    );
    const messages = new Set(definition.checks.map(({ message }) => message.vi));
    expect(new Set([...guide.errors, ...guide.warnings])).toEqual(messages);
    expect(guide.measures.length).toBe(definition.measures.length);
    expect(guide.clauses.length).toBeGreaterThan(0);
  });

  test('says how each field is written, in words and not in codes', () => {
    const all = guide.sections.flatMap(({ fields }) => fields.flatMap((field) => [field, ...field.columns]));
    for (const field of all) expect([field.code, field.how.length > 3]).toEqual([field.code, true]);
    const said = JSON.stringify(all.flatMap(({ when, how }) => [...when, how]));
    expect(said).not.toMatch(/r\.\w|==|\bhas\(/);
    for (const { by } of guide.measures) expect(by.join()).not.toMatch(/_|^[a-z]+$/);
  });
});

test.each([
  ['training-class', "r.topic == 'other'", '“Chủ đề chính” là Chủ đề khác'],
  ['training-class', 'r.tested', '“Có kiểm tra trước và sau lớp học” là Có'],
  ['budget-entry', "r.step in ['allocation', 'cut']", '“Bước” là Phân bổ, bổ sung hoặc Điều chỉnh giảm'],
  ['complaint', 'has(r.settled_on)', '“Ngày giải quyết xong” đã ghi'],
  [
    'digital-communication',
    'has(r.reach) || has(r.interactions)',
    '“Số lượt tiếp cận, lượt xem” đã ghi hoặc “Số lượt thích, bình luận, chia sẻ” đã ghi',
  ],
  ['training-class', "sum(r.files, 'x') > 3", undefined],
])('%s: %s', (code, source, said) => {
  expect(sayCondition(source, register(code))).toBe(said);
});

test('how long names are kept is told in years', () => {
  expect(guideOf(register('committee'), AXES).personal).toMatchObject({
    keep: '10 năm',
    fields: ['Thành viên: Họ tên'],
  });
});

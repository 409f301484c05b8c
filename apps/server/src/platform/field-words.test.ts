import * as contract from '@binhdang/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fieldErrors } from './refusal.ts';

const wordsFor = (schema: z.ZodType, value: unknown): contract.Words => {
  const result = schema.safeParse(value);
  if (result.success) throw new Error('was accepted');
  const first = fieldErrors(result.error)[0];
  if (!first) throw new Error('no error');
  return first.message;
};

describe('a field that is wrong', () => {
  test.each([
    ['left out', z.object({ name: z.string() }), {}, 'Cần điền mục này.'],
    ['null', z.string(), null, 'Cần điền mục này.'],
    ['empty', contract.text(100), '  ', 'Cần điền mục này.'],
    ['too short', z.string().min(12), 'ngắn', 'Cần ít nhất 12 ký tự.'],
    ['too long', contract.text(5), 'dài quá đi', 'Dài quá: nhiều nhất 5 ký tự. Hãy viết ngắn lại.'],
    ['no date', contract.CivilDate, '31/12/2022', 'Hãy chọn ngày, hoặc gõ theo ngày/tháng/năm.'],
    ['a day that is not', contract.CivilDate, '2022-02-30', 'Hãy chọn ngày, hoặc gõ theo ngày/tháng/năm.'],
    ['not chosen', contract.Id, '', 'Hãy chọn trong danh sách.'],
    ['none of the choices', contract.Role, 'king', 'Hãy chọn trong danh sách.'],
    ['no mail address', z.email(), 'a@', 'Địa chỉ thư điện tử chưa đúng, ví dụ: ten@example.gov.vn.'],
    ['too small', z.number().min(0), -1, 'Không được nhỏ hơn 0.'],
    ['too large', z.number().max(100), 101, 'Không được lớn hơn 100.'],
    ['not positive', z.number().positive(), 0, 'Phải lớn hơn 0.'],
    ['not whole', z.number().int(), 1.5, 'Cần là số nguyên.'],
    ['no number', z.number(), 'x', 'Cần là một số.'],
    ['no item', z.array(z.string()).min(1), [], 'Cần chọn ít nhất 1 mục.'],
    ['too many items', z.array(z.string()).max(1), ['a', 'b'], 'Nhiều nhất 1 mục.'],
  ])('%s', (_, schema, value, words) => {
    const { vi, en } = wordsFor(schema, value);
    expect(vi).toBe(words);
    expect(en).toMatch(/^[\x20-\x7e]+\.$/);
    expect(en).not.toBe(vi);
  });

  test('is told one thing at a time', () => {
    const result = z
      .object({
        login: z
          .string()
          .min(2)
          .regex(/^[a-z]+$/),
      })
      .safeParse({ login: '' });
    expect(fieldErrors(result.error as z.ZodError)).toHaveLength(1);
  });

  test('what a check says itself is kept, and what nobody foresaw is said by the library', () => {
    const own = z.string().refine(() => false, { params: { vi: 'Của tôi.', en: 'Mine.' } });
    expect(wordsFor(own, 'x')).toEqual({ vi: 'Của tôi.', en: 'Mine.' });
    expect(wordsFor(z.strictObject({}), { x: 1 }).vi).toMatch(/\S/);
  });
});

test('no route tells people of strings, UUIDs or ISO dates when its form is sent empty', () => {
  const routes = Object.values(contract)
    .flatMap((room) => (typeof room === 'object' && room !== null ? Object.values(room) : []))
    .filter(
      (value): value is contract.Route =>
        typeof value === 'object' && value !== null && 'method' in value && 'body' in value,
    )
    .filter((route) => route.method !== 'GET' && !(route.body instanceof z.ZodUndefined));
  expect(routes.length).toBeGreaterThan(30);
  for (const { id, body } of routes) {
    const result = body.safeParse({});
    if (result.success) continue;
    for (const { path, message } of fieldErrors(result.error))
      expect({ id, path, vi: message.vi }).toEqual({
        id,
        path,
        vi: expect.not.stringMatching(/string|UUID|ISO|undefined|mong đợi/),
      });
  }
});

import { describe, expect, it } from 'vitest';
import { readableSize, shownDate, shownNumber, typedDate, typedMoney, typedNumber } from './typed.ts';

const TODAY = '2022-11-24';

describe('what is typed', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1 234', 1234],
    ['0', 0],
    ['', undefined],
    ['  ', undefined],
    // A dot before one digit may be an English decimal point: refused, not guessed.
    ['12.5', '12.5'],
    ['ba mươi', 'ba mươi'],
  ])('number %j is %j', (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });

  it.each([
    ['50 triệu', 50_000_000],
    ['2,5 tỷ', 2_500_000_000],
    ['1.200.000', 1_200_000],
    ['nhiều', 'nhiều'],
    ['', undefined],
  ])('amount %j is %j', (text, value) => {
    expect(typedMoney(text)).toBe(value);
  });

  it.each([
    ['15/6/2022', '2022-06-15'],
    ['15-06-2022', '2022-06-15'],
    ['15062022', '2022-06-15'],
    ['150622', '2022-06-15'],
    ['15/6/21', '2021-06-15'],
    ['15 6', '2022-06-15'],
    ['15/6', '2022-06-15'],
    ['31/2/2022', '31/2/2022'],
    ['hôm qua', 'hôm qua'],
    ['', undefined],
  ])('day %j is %j', (text, value) => {
    expect(typedDate(text, TODAY)).toBe(value);
  });

  it('is shown in good order, and as it was typed where it is nothing', () => {
    expect(shownNumber(1234.5, 1)).toBe('1.234,5');
    expect(shownNumber(1234567, 0)).toBe('1.234.567');
    expect(shownNumber('12.5', 0)).toBe('12.5');
    expect(shownNumber(undefined, 0)).toBe('');
    expect(shownDate('2022-06-05')).toBe('05/06/2022');
    expect(shownDate('31/2/2022')).toBe('31/2/2022');
  });

  it('shows decimals that are too many, since they are why the number is refused', () => {
    expect(shownNumber(1.25, 0)).toBe('1,25');
  });

  it('can be read again as it is shown', () => {
    for (const value of [0, 1, 999, 1000, 1234567, 0.5, 12.25])
      expect(typedNumber(shownNumber(value, 2))).toBe(value);
  });

  it('tells sizes of files', () => {
    expect(readableSize(10)).toBe('1 KB');
    expect(readableSize(480 * 1024)).toBe('480 KB');
    expect(readableSize(3.2 * 1024 * 1024)).toBe('3,2 MB');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLANK,
  capitals,
  cleanText,
  count,
  enumerate,
  formatNumber,
  longDate,
  lowerFirst,
  numberAndSymbol,
  percent,
  pointLetter,
  roman,
  shortDate,
  withoutEndMark,
} from './wording.ts';

describe('dates', () => {
  it('pads days below 10 and the months 1 and 2 only', () => {
    expect(longDate('2022-03-11')).toBe('ngày 11 tháng 3 năm 2022');
    expect(longDate('2022-02-05')).toBe('ngày 05 tháng 02 năm 2022');
    expect(longDate('2022-10-09')).toBe('ngày 09 tháng 10 năm 2022');
    expect(shortDate('2022-01-03')).toBe('03/01/2022');
    expect(shortDate('2022-09-03')).toBe('03/9/2022');
  });

  it('leaves open what is not known before signing', () => {
    expect(longDate('2022-11')).toBe(`ngày${BLANK}tháng 11 năm 2022`);
    expect(longDate('2022')).toBe(`ngày${BLANK}tháng${BLANK}năm 2022`);
    expect(numberAndSymbol(undefined, 'BC-SNV')).toBe(`${BLANK}/BC-SNV`);
    expect(numberAndSymbol(7, 'BC-SNV')).toBe('07/BC-SNV');
    expect(numberAndSymbol(418, 'LĐTBXH-BĐG')).toBe('418/LĐTBXH-BĐG');
  });
});

describe('numbers', () => {
  it('writes thousands with dots and decimals with a comma', () => {
    expect(formatNumber(1234.5)).toBe('1.234,5');
    expect(formatNumber(1234567)).toBe('1.234.567');
    expect(formatNumber(50, 1)).toBe('50,0');
    expect(formatNumber(-0.333)).toBe('-0,33');
  });

  it('counts with two digits below 10', () => {
    expect([0, 5, 9, 10, 1234].map(count)).toEqual(['0', '05', '09', '10', '1.234']);
  });

  it('gives shares with at most one decimal', () => {
    expect(percent(120, 236)).toBe('50,8%');
    expect(percent(1, 2)).toBe('50%');
    expect(percent(0, 0)).toBe('0%');
  });
});

describe('labels', () => {
  it('follows the Vietnamese alphabet', () => {
    expect(Array.from({ length: 9 }, (_, index) => pointLetter(index + 1)).join('')).toBe('abcdđeghi');
    expect(pointLetter(23)).toBe('y');
    expect(pointLetter(24)).toBe('aa');
  });

  it('never gives two points the same letter', () => {
    const letters = Array.from({ length: 200 }, (_, index) => pointLetter(index + 1));
    expect(new Set(letters).size).toBe(200);
  });

  it('writes Roman numbers', () => {
    expect([1, 4, 9, 14, 40, 99].map(roman)).toEqual(['I', 'IV', 'IX', 'XIV', 'XL', 'XCIX']);
  });
});

describe('sentences', () => {
  it('takes one end mark away, but not the dots of an ellipsis', () => {
    expect(withoutEndMark('giải quyết.')).toBe('giải quyết');
    expect(withoutEndMark('giải quyết./.')).toBe('giải quyết');
    expect(withoutEndMark('Sở Nội vụ; ')).toBe('Sở Nội vụ');
    expect(withoutEndMark('văn hóa, thể thao...')).toBe('văn hóa, thể thao...');
  });

  it('keeps acronyms when a sentence goes on', () => {
    expect(lowerFirst('Đôn đốc')).toBe('đôn đốc');
    expect(lowerFirst('UBND tỉnh')).toBe('UBND tỉnh');
    expect(lowerFirst('Ủy ban')).toBe('ủy ban');
  });

  it('joins with "và" and writes Vietnamese capitals', () => {
    expect(enumerate([])).toBe('');
    expect(enumerate(['a'])).toBe('a');
    expect(enumerate(['a', 'b', 'c'])).toBe('a, b và c');
    expect(capitals('Sở Lao động - Thương binh và Xã hội')).toBe('SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI');
  });
});

describe('cleanText', () => {
  it('composes, unifies line ends and drops what neither XML nor PDF can hold', () => {
    expect(cleanText('Tha\u0301i Bi\u0300nh\r\nx\u0000\u0007y\tz\uD800')).toBe('Thái Bình\nxy z');
  });

  it('is stable and leaves no control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }),
    );
  });
});

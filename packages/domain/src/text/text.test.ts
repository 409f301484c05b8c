import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareVietnamese,
  fold,
  formatMoney,
  formatNumber,
  looseNameKey,
  nameKey,
  parseMoney,
  parseNumber,
} from './index.ts';

const LETTERS = [
  ...'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ',
];
const vietnamese = fc
  .array(fc.constantFrom(...LETTERS, ...LETTERS.map((l) => l.toUpperCase()), ' ', '-', '–', ',', '&'), {
    maxLength: 40,
  })
  .map((letters) => letters.join(''));

describe('fold', () => {
  it.each([
    ['Sở  Lao động – TB&XH', 'so lao dong - tb&xh'],
    ['ĐƯỜNG\u00a0Đê', 'duong de'],
    ['Tiến\u200bđộ', 'tiendo'],
    ['nguye\u0302\u0303n', 'nguyen'],
  ])('%s becomes %s', (text, key) => {
    expect(fold(text)).toBe(key);
  });

  it('leaves plain letters only, whatever the marks', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(fold(text)).toMatch(/^[a-z ,&-]*$/);
      }),
    );
  });

  it('is the same for composed and decomposed text, and folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), vietnamese, (any, text) => {
        const both = any + text;
        expect(fold(both.normalize('NFD'))).toBe(fold(both.normalize('NFC')));
        expect(fold(fold(both))).toBe(fold(both));
      }),
    );
  });
});

describe('nameKey', () => {
  it.each([
    ['Hoà Bình', 'Hòa Bình'],
    ['Thuỵ Anh', 'Thụy Anh'],
    ['Quí', 'Quý'],
    ['Mĩ Lộc', 'Mỹ Lộc'],
    ['UBND tỉnh', 'Uỷ ban nhân dân tỉnh'],
    ['Sở KH&ĐT', 'Sở KHĐT'],
    ['Sở VH, TT và DL', 'Sở VHTT&DL'],
    ['Sở Lao động – Thương binh và Xã hội', 'sở lao động, thương binh & xã hội'],
    ['TP. Thái Bình', 'thành phố Thái Bình'],
    ['“Ủy ban nhân dân huyện Vũ Thư”;', 'Ủy ban nhân dân huyện Vũ Thư'],
  ])('%s and %s are one name', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it.each([
    ['xã Quỳnh Hoa', 'xã Quỳnh Hòa'],
    ['Thúy', 'Thúi'],
    ['Tây', 'Tai'],
    ['Sở Y tế', 'Sở Tư pháp'],
    ['Đông Mỹ', 'Đông My'],
  ])('%s and %s are two names', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });

  it('loosely, marks and "và" do not matter', () => {
    expect(looseNameKey('So Ke hoach va Dau tu')).toBe(looseNameKey('Sở Kế hoạch và Đầu tư'));
    expect(looseNameKey('UBND huyen Vu Thu')).toBe(looseNameKey('Ủy ban nhân dân huyện Vũ Thư'));
  });

  it('does not depend on case, composition or outer blanks', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(nameKey(` ${text.normalize('NFD').toUpperCase()} `)).toBe(nameKey(text));
      }),
    );
  });
});

describe('compareVietnamese', () => {
  it('puts letters in the order of the alphabet and numbers by value', () => {
    const sorted = ['Đông', 'Dân', 'Ân', 'An', 'Ăn', 'Mục 10', 'Mục 9', 'Ở', 'Ô', 'O'].sort(
      compareVietnamese,
    );
    expect(sorted).toEqual(['An', 'Ăn', 'Ân', 'Dân', 'Đông', 'Mục 9', 'Mục 10', 'O', 'Ô', 'Ở']);
  });
});

describe('numbers and money', () => {
  it('are written the Vietnamese way', () => {
    expect(formatNumber(1234567.5)).toBe('1.234.567,5');
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5');
    expect(formatNumber(-0)).toBe('0');
    expect(formatMoney(1_234_500)).toBe('1.234.500 đồng');
    expect(formatMoney(2_500_000_000, 'tỷ đồng')).toBe('2,5 tỷ đồng');
  });

  it('come back as the number that was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (thousandths) => {
        expect(parseNumber(formatNumber(thousandths / 1000))).toBe(thousandths / 1000);
      }),
    );
  });

  it.each(['12.5', '1.2345', '1,234,5', '', 'một', '1.234.56', '1e5', '--1', '1 2'])(
    '%j is not guessed at',
    (text) => {
      expect(parseNumber(text)).toBeUndefined();
    },
  );

  it.each([
    ['50 triệu đồng', 50_000_000],
    ['1.234.500 đồng', 1_234_500],
    ['2,5 tỷ', 2_500_000_000],
    ['1,1 triệu', 1_100_000],
    ['300 nghìn đồng', 300_000],
    ['1 200', 1200],
  ])('%s is %d đồng', (text, amount) => {
    expect(parseMoney(text)).toBe(amount);
  });

  it('money without a number is none', () => {
    expect(parseMoney('vài triệu đồng')).toBeUndefined();
    expect(parseMoney('đồng')).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TCVN3, toCp1258, toTcvn3, toVni } from '../../../test/encoders.ts';
import { decodeText } from './decode.ts';
import { TONES, type Tone, VOWELS, withTone } from './letters.ts';
import { isSyllable } from './syllable.ts';
import { fromTcvn3, restoreCapitals } from './tcvn3.ts';
import { fromVni } from './vni.ts';

/** Every Vietnamese letter beyond ASCII, small then capital. */
const SMALL = [
  ...VOWELS.filter((vowel) => vowel > 'z'),
  'đ',
  ...VOWELS.flatMap((vowel) => (Object.keys(TONES) as Tone[]).map((tone) => withTone(vowel, tone))),
];
const ALL = [...SMALL, ...SMALL.map((letter) => letter.toUpperCase())];

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

const SENTENCE =
  'Triển khai thực hiện công tác bình đẳng giới, vì sự tiến bộ của phụ nữ năm 2022 trên địa bàn tỉnh\n' +
  'Số: 31/KH-UBND. Ủy ban nhân dân huyện Vũ Thư; Sở Lao động - Thương binh và Xã hội chủ trì.\n';

describe('tables', () => {
  it('knows 134 letters', () => {
    expect(new Set(ALL).size).toBe(134);
  });
  it.each(SMALL)('TCVN3 %s', (letter) => {
    expect(fromTcvn3(latin(toTcvn3(letter)))).toBe(letter);
  });
  it.each([...'ĂÂÊÔƠƯĐ'])('TCVN3 capital %s', (letter) => {
    expect(fromTcvn3(latin(toTcvn3(letter)))).toBe(letter);
  });
  it.each(ALL)('VNI %s', (letter) => {
    expect(fromVni(latin(toVni(letter)))).toBe(letter);
    expect(fromVni(latin(toVni(`t${letter}nh`)))).toBe(`t${letter}nh`);
  });
  it.each(ALL)('Windows-1258 %s', (letter) => {
    const decoded = decodeText(toCp1258(`${SENTENCE} ${letter}`));
    expect(decoded.encoding).toBe('windows-1258');
    expect(decoded.text.endsWith(` ${letter}`)).toBe(true);
  });
});

describe('any text round-trips', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...ALL, ...'abcdeghiklmnopqrstuvxy 0123456789,.;-'),
    maxLength: 40,
  });
  it('in VNI, where letters could run into each other', () => {
    fc.assert(
      fc.property(letters, (text) => {
        expect(fromVni(latin(toVni(text)))).toBe(text);
      }),
    );
  });
  it('in TCVN3 with toned capitals small', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const stored = [...text].map((char) =>
          TCVN3.has(char) ? char : TCVN3.has(char.toLowerCase()) ? char.toLowerCase() : char,
        );
        expect(fromTcvn3(latin(toTcvn3(text)))).toBe(stored.join(''));
      }),
    );
  });
});

const swap = (bytes: Uint8Array): Uint8Array => bytes.map((_, at) => bytes[at ^ 1] ?? 0);
const utf16le = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('recognition', () => {
  it.each([
    ['utf-8', utf8(SENTENCE)],
    ['utf-8', utf8(`\ufeff${SENTENCE}`)],
    ['utf-16le', utf16le(`\ufeff${SENTENCE}`)],
    ['utf-16be', swap(utf16le(`\ufeff${SENTENCE}`))],
    ['utf-16le', utf16le(SENTENCE)],
    ['utf-16be', swap(utf16le(SENTENCE))],
    ['windows-1258', toCp1258(SENTENCE)],
    ['vni', toVni(SENTENCE)],
    ['vni', utf8(latin(toVni(SENTENCE)))],
  ])('%s', (encoding, bytes) => {
    const decoded = decodeText(bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text.normalize('NFC')).toBe(SENTENCE);
    expect(decoded.sure).toBe(true);
  });
  it.each([toTcvn3(SENTENCE), utf8(latin(toTcvn3(SENTENCE)))])('tcvn3, case as stored', (bytes) => {
    const decoded = decodeText(bytes);
    expect(decoded.encoding).toBe('tcvn3');
    expect(decoded.text).toBe(SENTENCE.replace('Ủ', 'ủ'));
  });
  it('leaves proper text with a few foreign words alone', () => {
    const text = 'Dự án của Viện Goethe và Đại học Köln về Café Müller';
    expect(decodeText(utf8(text))).toEqual({ text, encoding: 'utf-8', sure: true });
  });
  it('leaves other languages alone', () => {
    const text = 'Le comité a été créé à Genève, déjà présenté au siège.';
    expect(decodeText(utf8(text)).text).toBe(text);
  });
  it('repairs only the lines that need it', () => {
    const text = `Dòng này đã là Unicode.\n${latin(toTcvn3('Cộng hòa xã hội chủ nghĩa Việt Nam'))}\n- “abc” –\n`;
    expect(decodeText(utf8(text)).text).toBe(
      'Dòng này đã là Unicode.\nCộng hòa xã hội chủ nghĩa Việt Nam\n- “abc” –\n',
    );
  });
});

describe('capitals that TCVN3 could not store', () => {
  it.each([
    ['Kế HOạCH', 'KẾ HOẠCH'],
    ['I. MụC ĐíCH, YÊU CầU', 'I. MỤC ĐÍCH, YÊU CẦU'],
    ['TM. ủY BAN NHÂN DÂN', 'TM. ỦY BAN NHÂN DÂN'],
    ['Số: 31/KH-UBND', 'Số: 31/KH-UBND'],
    ['UBND ở các huyện', 'UBND ở các huyện'],
    ['Trần Thị Bích Hằng', 'Trần Thị Bích Hằng'],
  ])('%s', (stored, seen) => {
    expect(restoreCapitals(stored)).toBe(seen);
  });
});

describe('syllables', () => {
  it.each('nghiệp quyết giếng gì huyện thuở khuya quốc hoạch hoà hòa uỷ ủy yêu ý ướt đẳng'.split(' '))(
    '%s',
    (word) => {
      expect(isSyllable(word)).toBe(true);
    },
  );
  it.each('céng hßa ngiệp kông cề đảt việtt xyz'.split(' '))('not %s', (word) => {
    expect(isSyllable(word)).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

// Encoders of the tests, written from the code charts and independent of the decoders' tables.
const TCVN3_CHART =
  'à:B5 ả:B6 ã:B7 á:B8 ạ:B9 ă:A8 ằ:BB ẳ:BC ẵ:BD ắ:BE ặ:C6 â:A9 ầ:C7 ẩ:C8 ẫ:C9 ấ:CA ậ:CB đ:AE ' +
  'è:CC ẻ:CE ẽ:CF é:D0 ẹ:D1 ê:AA ề:D2 ể:D3 ễ:D4 ế:D5 ệ:D6 ì:D7 ỉ:D8 ĩ:DC í:DD ị:DE ' +
  'ò:DF ỏ:E1 õ:E2 ó:E3 ọ:E4 ô:AB ồ:E5 ổ:E6 ỗ:E7 ố:E8 ộ:E9 ơ:AC ờ:EA ở:EB ỡ:EC ớ:ED ợ:EE ' +
  'ù:EF ủ:F1 ũ:F2 ú:F3 ụ:F4 ư:AD ừ:F5 ử:F6 ữ:F7 ứ:F8 ự:F9 ỳ:FA ỷ:FB ỹ:FC ý:FD ỵ:FE ' +
  'Ă:A1 Â:A2 Ê:A3 Ô:A4 Ơ:A5 Ư:A6 Đ:A7';
const TCVN3 = new Map(
  TCVN3_CHART.split(' ').map((pair) => [pair.charAt(0), Number.parseInt(pair.slice(2), 16)]),
);

function toTcvn3(text: string): Uint8Array {
  return Uint8Array.from([...text], (char) => {
    const byte = TCVN3.get(char) ?? TCVN3.get(char.toLowerCase()) ?? char.charCodeAt(0);
    if (byte > 0xff) throw new Error(`no TCVN3 for ${char}`);
    return byte;
  });
}

// VNI: the marks as bytes. Small letters; capitals are 0x20 lower.
const VNI_CHART =
  'á:aF9 à:aF8 ả:aFB ã:aF5 ạ:aEF â:aE2 ấ:aE1 ầ:aE0 ẩ:aE5 ẫ:aE3 ậ:aE4 ă:aEA ắ:aE9 ằ:aE8 ẳ:aFA ẵ:aFC ặ:aEB ' +
  'é:eF9 è:eF8 ẻ:eFB ẽ:eF5 ẹ:eEF ê:eE2 ế:eE1 ề:eE0 ể:eE5 ễ:eE3 ệ:eE4 í:ED ì:EC ỉ:E6 ĩ:F3 ị:F2 ' +
  'ó:oF9 ò:oF8 ỏ:oFB õ:oF5 ọ:oEF ô:oE2 ố:oE1 ồ:oE0 ổ:oE5 ỗ:oE3 ộ:oE4 ơ:F4 ớ:F4F9 ờ:F4F8 ở:F4FB ỡ:F4F5 ợ:F4EF ' +
  'ú:uF9 ù:uF8 ủ:uFB ũ:uF5 ụ:uEF ư:F6 ứ:F6F9 ừ:F6F8 ử:F6FB ữ:F6F5 ự:F6EF ý:yF9 ỳ:yF8 ỷ:yFB ỹ:yF5 ỵ:EE đ:F1';
const VNI = new Map<string, number[]>();
for (const pair of VNI_CHART.split(' ')) {
  const [letter = '', code = ''] = pair.split(':');
  const bytes = /^[aeouy]/.test(code)
    ? [code.charCodeAt(0), Number.parseInt(code.slice(1), 16)]
    : (code.match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16));
  VNI.set(letter, bytes);
  VNI.set(
    letter.toUpperCase(),
    bytes.map((byte) => byte - 0x20),
  );
}

function toVni(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((char) => VNI.get(char) ?? [char.charCodeAt(0)]));
}

const CP1258_BASE = new Map([
  ['ă', 0xe3],
  ['Ă', 0xc3],
  ['đ', 0xf0],
  ['Đ', 0xd0],
  ['ơ', 0xf5],
  ['Ơ', 0xd5],
  ['ư', 0xfd],
  ['Ư', 0xdd],
]);
const CP1258_TONE = new Map([
  [TONES.grave, 0xcc],
  [TONES.hook, 0xd2],
  [TONES.tilde, 0xde],
  [TONES.acute, 0xec],
  [TONES.dot, 0xf2],
]);

function toCp1258(text: string): Uint8Array {
  const out: number[] = [];
  for (const char of text) {
    let tone: number | undefined;
    let base = '';
    for (const unit of char.normalize('NFD')) {
      const found = CP1258_TONE.get(unit as (typeof TONES)[Tone]);
      if (found) tone = found;
      else base += unit;
    }
    const letter = base.normalize('NFC');
    out.push(CP1258_BASE.get(letter) ?? letter.charCodeAt(0));
    if (tone) out.push(tone);
  }
  return Uint8Array.from(out);
}

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

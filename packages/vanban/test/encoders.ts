import { TONES, type Tone } from '../src/source/encoding/letters.ts';

// Encoders of the tests, written from the code charts and independent of the decoders' tables.
const TCVN3_CHART =
  'à:B5 ả:B6 ã:B7 á:B8 ạ:B9 ă:A8 ằ:BB ẳ:BC ẵ:BD ắ:BE ặ:C6 â:A9 ầ:C7 ẩ:C8 ẫ:C9 ấ:CA ậ:CB đ:AE ' +
  'è:CC ẻ:CE ẽ:CF é:D0 ẹ:D1 ê:AA ề:D2 ể:D3 ễ:D4 ế:D5 ệ:D6 ì:D7 ỉ:D8 ĩ:DC í:DD ị:DE ' +
  'ò:DF ỏ:E1 õ:E2 ó:E3 ọ:E4 ô:AB ồ:E5 ổ:E6 ỗ:E7 ố:E8 ộ:E9 ơ:AC ờ:EA ở:EB ỡ:EC ớ:ED ợ:EE ' +
  'ù:EF ủ:F1 ũ:F2 ú:F3 ụ:F4 ư:AD ừ:F5 ử:F6 ữ:F7 ứ:F8 ự:F9 ỳ:FA ỷ:FB ỹ:FC ý:FD ỵ:FE ' +
  'Ă:A1 Â:A2 Ê:A3 Ô:A4 Ơ:A5 Ư:A6 Đ:A7';
/** The byte of each letter; a toned capital has none and is stored small. */
export const TCVN3 = new Map(
  TCVN3_CHART.split(' ').map((pair) => [pair.charAt(0), Number.parseInt(pair.slice(2), 16)]),
);

export function toTcvn3(text: string): Uint8Array {
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

export function toVni(text: string): Uint8Array {
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

export function toCp1258(text: string): Uint8Array {
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

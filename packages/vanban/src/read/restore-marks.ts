/** Diacritics given back to the set phrases of a document's form, where a line was typed without any. */

const PHRASES = [
  'cộng hòa xã hội chủ nghĩa việt nam',
  'độc lập - tự do - hạnh phúc',
  'đảng cộng sản việt nam',
  'ủy ban nhân dân',
  'hội đồng nhân dân',
  'thành phố',
  'thị xã',
  'thị trấn',
  'đặc khu',
  'tỉnh',
  'huyện',
  'quận',
  'phường',
  'kế hoạch',
  'quyết định',
  'chỉ thị',
  'nghị quyết',
  'chương trình',
  'thông báo',
  'hướng dẫn',
  'công điện',
  'kính gửi',
  'nơi nhận',
  'phó chủ tịch',
  'chủ tịch',
  'phó giám đốc',
  'giám đốc',
  'phó bí thư',
  'bí thư',
  'chánh văn phòng',
  'văn phòng',
  'trưởng ban',
  'trưởng phòng',
  'thứ trưởng',
  'bộ trưởng',
  'sở nội vụ',
  'sở tư pháp',
  'sở y tế',
  'sở tài chính',
  'xã',
];

/** The same letters without diacritics; the length stays. Expects NFC. */
export function unmarked(text: string): string {
  let out = '';
  for (const char of text) {
    const base = char === 'đ' ? 'd' : char === 'Đ' ? 'D' : (char.normalize('NFD')[0] ?? char);
    out += base.length === char.length ? base : char;
  }
  return out;
}

const COMPILED = PHRASES.map((phrase) => ({
  phrase,
  at: new RegExp(
    `(?<!\\p{L})${unmarked(phrase).replace(/ - /g, '\\s*[-–]\\s*').replace(/ /g, ' ')}(?!\\p{L})`,
    'giu',
  ),
}));
// "So: 12/KH-UBND", "Long Dien, ngay 05 thang 4 nam 2023", "Luu: VT".
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<=^|\s)so(?=\s*[:.]?\s*\d*\s*[/-])/giu, 'số'],
  [/(?<=,\s?)ngay(?=\s*\d)/giu, 'ngày'],
  [/(?<=\d\s)thang(?=\s*\d)/giu, 'tháng'],
  [/(?<=\d\s)nam(?=\s*\d{4})/giu, 'năm'],
  [/(?<=^[-–+\s]*)luu(?=\s*[:\s])/giu, 'lưu'],
];

const OWN_NUMBER = /^so(?=\s*:\s*\d*\s*[/-])/iu;

/** Whether a line has letters, and none of those that only Vietnamese writing has. */
function isUnmarked(text: string): boolean {
  return /[A-Za-z]/.test(text) && unmarked(text) === text;
}

/** The line with the phrases it is sure to hold, in the same length and case; itself when it has diacritics. */
export function restoreMarks(text: string): string {
  // One column of a line may be typed with diacritics and the other without.
  if (!isUnmarked(text)) return text.replace(OWN_NUMBER, (found) => inCase('số', found));
  let out = text;
  for (const { phrase, at } of COMPILED)
    out = out.replace(at, (found) => (found.length === phrase.length ? inCase(phrase, found) : found));
  for (const [at, word] of WORDS) out = out.replace(at, (found) => inCase(word, found));
  return out;
}

function inCase(phrase: string, like: string): string {
  return [...phrase].map((char, i) => (/\p{Lu}/u.test(like[i] ?? '') ? char.toUpperCase() : char)).join('');
}

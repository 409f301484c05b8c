/**
 * Fields of state administration, as the names of ministries (Bộ), departments (Sở) and
 * divisions (Phòng) are made of. The list is national and covers the names before and after
 * the mergers of 2025; a name that is not here is still read by its capitals (`body-names.ts`).
 */

const AND = String.raw`\s*(?:,|-|&|và|\s)\s*(?:và\s+)?`;

/** Name as it is written in full, and a pattern over folded text that also takes abbreviations and slips. */
const FIELDS: readonly (readonly [name: string, pattern: string])[] = [
  [
    'Lao động - Thương binh và Xã hội',
    String.raw`lao động${AND}(?:thương binh|tb)${AND}(?:xã hội|xh)|lao động,?\s*tbxh|lđ\s?[-,]?\s?tb\s?[-&,]?\s?(?:và )?xh`,
  ],
  [
    'Nông nghiệp và Phát triển nông thôn',
    String.raw`nông nghiệp${AND}(?:phát triển nông thôn|ptnt)|nn\s?&?\s?ptnt`,
  ],
  ['Nông nghiệp và Môi trường', String.raw`nông nghiệp${AND}môi trường|nn\s?&?\s?mt`],
  ['Tài nguyên và Môi trường', String.raw`tài nguyên${AND}môi trường|tn\s?&?\s?mt`],
  [
    'Văn hóa, Thể thao và Du lịch',
    String.raw`văn hóa${AND}thể thao${AND}du lịch|vh\s?,?\s?tt\s?(?:&|và|,)?\s?dl`,
  ],
  ['Văn hóa và Thể thao', String.raw`văn hóa${AND}thể thao|vh\s?&?\s?tt`],
  ['Văn hóa, Khoa học và Thông tin', `văn hóa${AND}khoa học${AND}thông tin`],
  ['Văn hóa - Xã hội', String.raw`văn hóa${AND}xã hội|vh\s?[-&]?\s?xh`],
  ['Văn hóa và Thông tin', String.raw`văn hóa${AND}thông tin|vh\s?&?\s?tt`],
  ['Thông tin và Truyền thông', String.raw`thông tin${AND}truyền thông|tt\s?&?\s?tt`],
  ['Giáo dục và Đào tạo', String.raw`giáo dục${AND}đào tạo|gd\s?&?\s?đt`],
  ['Kế hoạch và Đầu tư', String.raw`kế hoạch${AND}đầu tư|kh\s?&?\s?đt`],
  ['Khoa học và Công nghệ', String.raw`khoa học${AND}công nghệ|kh\s?&?\s?cn`],
  ['Quy hoạch - Kiến trúc', `quy hoạch${AND}kiến trúc`],
  ['Dân tộc và Tôn giáo', `dân tộc${AND}tôn giáo`],
  ['Tài chính - Kế hoạch', `tài chính${AND}kế hoạch`],
  ['Kinh tế, Hạ tầng và Đô thị', `kinh tế${AND}hạ tầng${AND}đô thị`],
  ['Kinh tế và Hạ tầng', `kinh tế${AND}hạ tầng`],
  ['Giao thông vận tải', String.raw`giao thông\s*-?\s*vận tải|gtvt`],
  ['Công Thương', 'công thương'],
  ['An toàn thực phẩm', 'an toàn thực phẩm'],
  ['Quản lý đô thị', 'quản lý đô thị'],
  ['Xây dựng chính quyền và Công tác thanh niên', `xây dựng chính quyền${AND}công tác thanh niên`],
  ['Xây dựng chính quyền', 'xây dựng chính quyền'],
  ['Lao động - Việc làm', `lao động${AND}việc làm`],
  ['Lao động, Người có công', `lao động${AND}người có công`],
  ['Nội vụ', 'nội vụ'],
  ['Tư pháp', 'tư pháp'],
  ['Tài chính', 'tài chính'],
  ['Ngoại vụ', 'ngoại vụ'],
  ['Ngoại giao', 'ngoại giao'],
  ['Xây dựng', 'xây dựng'],
  ['Y tế', 'y tế'],
  ['Du lịch', 'du lịch'],
  ['Dân tộc', 'dân tộc'],
  ['Công an', 'công an'],
  ['Quốc phòng', 'quốc phòng'],
  ['Nông nghiệp', 'nông nghiệp'],
  ['Giáo dục', 'giáo dục'],
  ['Văn hóa', 'văn hóa'],
  ['Kinh tế', 'kinh tế'],
];

export interface Field {
  readonly name: string;
  readonly end: number;
}

const COMPILED = FIELDS.map(([name, pattern]) => ({
  name,
  at: new RegExp(`(?:${pattern})(?![\\p{L}\\p{N}])`, 'uy'),
}));

/** The field that stands at `at` in folded text; the longest name wins because the list has it first. */
export function fieldAt(folded: string, at: number): Field | undefined {
  for (const field of COMPILED) {
    field.at.lastIndex = at;
    const match = field.at.exec(folded);
    if (match) return { name: field.name, end: at + match[0].length };
  }
  return undefined;
}

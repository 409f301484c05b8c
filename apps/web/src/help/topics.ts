/** The guide's texts, taken in when the web is built. */
const files = import.meta.glob<string>('../../../../docs/huong-dan/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Topic {
  /** File name without its ending; the last part of the address. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** All topics in the order of reading. A test holds that these are exactly the files in docs/huong-dan. */
export const ORDER: readonly string[] = [
  'bat-dau',
  'dua-van-ban-vao',
  'ra-soat',
  'phan-cong',
  'phat-hanh',
  'ke-hoach-don-vi',
  'viec-cua-toi',
  'so-theo-doi',
  'ghi-so',
  'nhap-nhieu',
  'nhap-excel',
  'giay-chung-nhan',
  'du-lieu-ca-nhan',
  'ngoai-tuyen',
  'kho-khan-vuong-mac',
  'xac-nhan',
  'xac-nhan-so',
  'lanh-dao',
  'theo-doi',
  'so-lieu',
  'phan-tich',
  'chi-tieu',
  'bao-cao',
  'tong-hop',
  'che-do-bao-cao',
  'lich',
  'don-doc',
  'van-ban-ban-hanh',
  'tong-ket',
  'cong-khai',
  'co-quan',
  'quan-tri',
  'thiet-ke-so',
];

export const topics: readonly Topic[] = ORDER.flatMap((id) => {
  const text = files[`../../../../docs/huong-dan/${id}.md`];
  return text === undefined ? [] : [{ id, text, title: /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? id }];
});

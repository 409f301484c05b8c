/** Why a file is not taken at all. */
import type { BiText } from '@binhdang/domain/register';

/** Hidden sheet of a template: code, version and name of its register. */
export const META_SHEET = '_binh_dang';

/** The file cannot be read as this register. */
export class Refused extends Error {
  readonly words: BiText;
  constructor(words: BiText, options?: ErrorOptions) {
    super(words.en, options);
    this.words = words;
  }
}

export const UNREADABLE: BiText = {
  vi: 'Không tìm thấy dòng tiêu đề của sổ trong tệp. Hãy tải mẫu về và chép dữ liệu vào; tệp là Excel (.xlsx) hoặc CSV lưu dạng UTF-8.',
  en: "The file has no row with the register's headings. Download the template and copy the data into it; the file is Excel (.xlsx) or CSV saved as UTF-8.",
};
export const NO_ROWS: BiText = {
  vi: 'Tệp không có dòng dữ liệu nào dưới dòng tiêu đề.',
  en: 'The file has no row of data below its headings.',
};
export const TOO_MANY = (most: number): BiText => ({
  vi: `Tệp có hơn ${most} dòng. Hãy chia thành nhiều tệp.`,
  en: `The file has more than ${most} rows. Please divide it into several.`,
});
export const OTHER_REGISTER = (of: string, wanted: BiText): BiText => ({
  vi: `Đây là mẫu của sổ “${of}”, không phải “${wanted.vi}”. Hãy mở đúng sổ, hoặc tải mẫu của sổ này.`,
  en: `This is the template of the register "${of}", not "${wanted.en}". Open that register, or download this one's template.`,
});

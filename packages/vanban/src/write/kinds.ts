/**
 * The kinds of administrative document and their abbreviations (Decree 30/2020/NĐ-CP, Article 7 and
 * Appendix III). The abbreviation opens the symbol of a document ("BC-SLĐTBXH"); an official letter
 * has none, "CV" is only how it is spoken of and serves here as its code.
 */
export const DOCUMENT_KINDS = {
  NQ: 'Nghị quyết',
  QĐ: 'Quyết định',
  CT: 'Chỉ thị',
  QC: 'Quy chế',
  QyĐ: 'Quy định',
  TC: 'Thông cáo',
  TB: 'Thông báo',
  HD: 'Hướng dẫn',
  CTr: 'Chương trình',
  KH: 'Kế hoạch',
  PA: 'Phương án',
  ĐA: 'Đề án',
  DA: 'Dự án',
  BC: 'Báo cáo',
  BB: 'Biên bản',
  TTr: 'Tờ trình',
  HĐ: 'Hợp đồng',
  CĐ: 'Công điện',
  BGN: 'Bản ghi nhớ',
  BTT: 'Bản thỏa thuận',
  GUQ: 'Giấy ủy quyền',
  GM: 'Giấy mời',
  GGT: 'Giấy giới thiệu',
  GNP: 'Giấy nghỉ phép',
  PG: 'Phiếu gửi',
  PC: 'Phiếu chuyển',
  PB: 'Phiếu báo',
  CV: 'Công văn',
} as const;

export type KindCode = keyof typeof DOCUMENT_KINDS;

export const KIND_CODES = Object.keys(DOCUMENT_KINDS) as [KindCode, ...KindCode[]];

/** "BC" of report and "SLĐTBXH" give "BC-SLĐTBXH"; an official letter gives "SLĐTBXH" or "SLĐTBXH-BĐG". */
export function symbolFor(kind: KindCode, bodyCode: string, unitCode?: string): string {
  if (kind === 'CV') return unitCode ? `${bodyCode}-${unitCode}` : bodyCode;
  return `${kind}-${bodyCode}`;
}

import type { Words } from '@binhdang/contract';

/** What was done to a body, as its history tells it; a test holds that no change is missing. */
export const historyActions: Readonly<Record<string, Words>> = {
  'system.loadBodies': { vi: 'nạp danh mục cơ quan', en: 'loaded the bodies' },
  'org.createBody': { vi: 'thêm cơ quan', en: 'added the body' },
  'org.editBody': { vi: 'sửa loại, ghi chú', en: 'edited kind and note' },
  'org.renameBody': { vi: 'đổi tên từ một ngày', en: 'renamed it from a day' },
  'org.correctName': { vi: 'sửa lỗi tên', en: 'corrected the name' },
  'org.moveBody': { vi: 'chuyển cấp trên từ một ngày', en: 'moved it from a day' },
  'org.closeBody': { vi: 'kết thúc hoạt động', en: 'ended the body' },
  'org.addCode': { vi: 'thêm mã', en: 'added a code' },
  'org.endCode': { vi: 'thôi dùng một mã', en: 'ended a code' },
  'org.addAlias': { vi: 'thêm tên khác', en: 'added an alias' },
  'org.removeAlias': { vi: 'bỏ một tên khác', en: 'removed an alias' },
};

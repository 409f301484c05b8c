/** Statuses of records, groups of registers, in words. */
import type { register, Words } from '@binhdang/contract';
import type { RegisterDefinition } from '@binhdang/domain/register';

export const STATUS_NAMES: Readonly<Record<register.RecordStatus, Words>> = {
  draft: { vi: 'Bản nháp', en: 'Draft' },
  submitted: { vi: 'Chờ xác nhận', en: 'Awaiting verification' },
  returned: { vi: 'Bị trả lại', en: 'Returned' },
  verified: { vi: 'Đã xác nhận', en: 'Verified' },
};

export const DELETED: Words = { vi: 'Đã xóa', en: 'Deleted' };

/** In order of the menu. */
export const GROUP_NAMES: Readonly<Record<RegisterDefinition['group'], Words>> = {
  communication: { vi: 'Truyền thông', en: 'Communication' },
  capacity: { vi: 'Tập huấn, nâng cao năng lực', en: 'Training' },
  services: { vi: 'Mô hình, dịch vụ hỗ trợ', en: 'Models and services' },
  people: { vi: 'Tổ chức và cán bộ nữ', en: 'Committees and women leaders' },
  mainstreaming: { vi: 'Lồng ghép giới', en: 'Gender mainstreaming' },
  oversight: { vi: 'Kiểm tra, giám sát', en: 'Inspection and oversight' },
  resources: { vi: 'Kinh phí, khen thưởng', en: 'Money and awards' },
  sector: { vi: 'Sổ của ngành, đoàn thể', en: 'Registers of sectors' },
};

/** Who sees what is in a register. */
export const SIGHT_NAMES: Readonly<Record<RegisterDefinition['sight'], Words>> = {
  plan: {
    vi: 'Cơ quan ghi và cơ quan cấp trên cùng xem',
    en: 'Seen by the body and those who oversee it',
  },
  body: { vi: 'Chỉ cơ quan ghi xem', en: 'Seen by the body alone' },
  restricted: { vi: 'Sổ mật: chỉ cán bộ được giao xem', en: 'Confidential: its officers alone' },
};

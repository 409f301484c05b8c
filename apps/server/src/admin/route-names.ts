import * as contract from '@binhdang/contract';

interface Named {
  readonly id: string;
  readonly name: contract.Words;
}

/** Every write of the contract with its name, and what the system itself does: the actions of audit lines. */
export function routesInContract(): Named[] {
  return NAMES;
}

const BY_THE_SYSTEM: readonly Named[] = [
  { id: 'system.loadBodies', name: { vi: 'Nạp danh mục cơ quan', en: 'Load bodies' } },
  { id: 'system.loadDemoPeople', name: { vi: 'Nạp người dùng thử', en: 'Load demo people' } },
  { id: 'system.loadRegisters', name: { vi: 'Nạp các sổ theo dõi', en: 'Load registers' } },
  { id: 'system.loadIndicators', name: { vi: 'Nạp các chỉ tiêu', en: 'Load indicators' } },
  {
    id: 'system.createAdministrator',
    name: { vi: 'Tạo quản trị viên từ dòng lệnh', en: 'Make an administrator from the command line' },
  },
  {
    id: 'system.sweepFiles',
    name: { vi: 'Xóa tệp tải lên không gắn vào đâu', en: 'Remove uploads attached to nothing' },
  },
  {
    id: 'register.checkImport',
    name: { vi: 'Kiểm tra tệp nhập vào sổ', en: 'Check a file brought into a register' },
  },
  {
    id: 'register.writeImport',
    name: { vi: 'Ghi các dòng của tệp nhập vào sổ', en: 'Write the rows of an import' },
  },
  { id: 'system.importFailed', name: { vi: 'Dừng một lần nhập không xong', en: 'Give up an import' } },
  {
    id: 'system.sweepImports',
    name: { vi: 'Xóa tệp của các lần nhập đã lâu', en: 'Let go of files of old imports' },
  },
];

const NAMES: Named[] = [
  ...Object.values(contract)
    .flatMap((room) => (typeof room === 'object' && room !== null ? Object.values(room) : []))
    .filter(isRoute)
    .filter((route) => route.method !== 'GET')
    .map((route) => ({ id: route.id, name: route.summary })),
  ...BY_THE_SYSTEM,
];

function isRoute(value: unknown): value is contract.Route {
  return (
    typeof value === 'object' && value !== null && 'id' in value && 'method' in value && 'summary' in value
  );
}

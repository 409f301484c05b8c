/** The main navigation, in its order on screen. An entry appears once a room has a page at its path. */
import {
  IconAlertTriangle,
  IconBellRinging,
  IconBuildingBank,
  IconCalendar,
  IconChartBar,
  IconChartGridDots,
  IconChartHistogram,
  IconChecklist,
  IconClipboardList,
  IconFileStack,
  IconFileText,
  IconGavel,
  IconHelpCircle,
  IconHistoryToggle,
  IconListCheck,
  IconNotebook,
  IconReport,
  IconSettings,
  IconTable,
  IconTargetArrow,
  IconWorld,
} from '@tabler/icons-react';
import type { NavigationEntry } from './room.ts';

const WORKING = ['lead_officer', 'leader', 'focal_officer', 'viewer'] as const;
const OVERSEEING = ['lead_officer', 'leader', 'viewer'] as const;

export const navigation: readonly NavigationEntry[] = [
  {
    path: '/viec-cua-toi',
    words: { vi: 'Việc của tôi', en: 'My work' },
    icon: IconChecklist,
    roles: ['focal_officer', 'lead_officer'],
  },
  {
    path: '/cho-xac-nhan',
    words: { vi: 'Chờ xác nhận', en: 'To judge' },
    icon: IconGavel,
    roles: ['lead_officer'],
  },
  {
    path: '/so-theo-doi',
    words: { vi: 'Sổ theo dõi', en: 'Registers' },
    icon: IconNotebook,
    roles: WORKING,
  },
  { path: '/bao-cao', words: { vi: 'Báo cáo', en: 'Reports' }, icon: IconReport, roles: WORKING },
  {
    path: '/lanh-dao',
    words: { vi: 'Lãnh đạo', en: 'Leader’s view' },
    icon: IconChartBar,
    roles: ['leader', 'lead_officer'],
  },
  { path: '/ke-hoach', words: { vi: 'Kế hoạch', en: 'Plans' }, icon: IconClipboardList, roles: WORKING },
  {
    path: '/ke-hoach-don-vi',
    words: { vi: 'Kế hoạch của đơn vị', en: 'Plans of bodies' },
    icon: IconFileStack,
    roles: WORKING,
  },
  {
    path: '/nhiem-vu',
    words: { vi: 'Theo dõi nhiệm vụ', en: 'Track tasks' },
    icon: IconListCheck,
    roles: OVERSEEING,
  },
  {
    path: '/ma-tran',
    words: { vi: 'Ma trận nhiệm vụ', en: 'Task matrix' },
    icon: IconTable,
    roles: OVERSEEING,
  },
  { path: '/so-lieu', words: { vi: 'Số liệu', en: 'Figures' }, icon: IconChartHistogram, roles: WORKING },
  {
    path: '/phan-tich',
    words: { vi: 'Phân tích', en: 'Pivot' },
    icon: IconChartGridDots,
    roles: WORKING,
  },
  {
    path: '/chi-tieu',
    words: { vi: 'Chỉ tiêu', en: 'Indicators' },
    icon: IconTargetArrow,
    roles: WORKING,
  },
  { path: '/lich', words: { vi: 'Lịch', en: 'Calendar' }, icon: IconCalendar, roles: WORKING },
  {
    path: '/kho-khan',
    words: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' },
    icon: IconAlertTriangle,
    roles: WORKING,
  },
  { path: '/don-doc', words: { vi: 'Đôn đốc', en: 'Urging' }, icon: IconBellRinging, roles: WORKING },
  {
    path: '/tong-ket',
    words: { vi: 'Tổng kết Luật', en: 'Review of the law' },
    icon: IconHistoryToggle,
    roles: WORKING,
  },
  {
    path: '/van-ban',
    words: { vi: 'Văn bản ban hành', en: 'Issued documents' },
    icon: IconFileText,
    roles: WORKING,
  },
  {
    path: '/cong-khai/quan-ly',
    words: { vi: 'Trang công khai', en: 'Public page' },
    icon: IconWorld,
    roles: ['lead_officer'],
  },
  {
    path: '/co-quan',
    words: { vi: 'Cơ quan, đơn vị', en: 'Bodies' },
    icon: IconBuildingBank,
    roles: 'everyone',
  },
  {
    path: '/quan-tri',
    words: { vi: 'Quản trị', en: 'Administration' },
    icon: IconSettings,
    roles: ['administrator'],
  },
  { path: '/huong-dan', words: { vi: 'Hướng dẫn', en: 'Guide' }, icon: IconHelpCircle, roles: 'everyone' },
];

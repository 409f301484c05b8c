import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCalendarPlus,
  IconClockExclamation,
  IconFileCheck,
  IconFilePencil,
  IconLock,
  IconMailForward,
  IconReport,
  IconSignature,
} from '@tabler/icons-react';
import type { NotificationKind } from '../../app/room.ts';

const toReport: NotificationKind['to'] = ({ objectId }) => `/bao-cao/${objectId}`;
const toExtensions = () => '/bao-cao/che-do?xem=gia-han';
const toReports = () => '/bao-cao';
const toRequests = () => '/bao-cao/che-do?xem=yeu-cau';

/** How notifications of this room read, and where they lead. */
export const notificationKinds: Readonly<Record<string, NotificationKind>> = {
  'report.submitted': {
    icon: IconMailForward,
    words: { vi: '{body} gửi {report}, {period}', en: '{body} sent {report}, {period}' },
    to: toReport,
  },
  'report.returned': {
    icon: IconArrowBackUp,
    words: {
      vi: '{report}, {period} của {body} bị trả lại để sửa',
      en: '{report}, {period} of {body} was returned to be corrected',
    },
    to: toReport,
  },
  'report.accepted': {
    icon: IconFileCheck,
    words: {
      vi: '{report}, {period} của {body} đã được chấp nhận',
      en: '{report}, {period} of {body} was accepted',
    },
    to: toReport,
  },
  'report.corrected': {
    icon: IconFilePencil,
    words: { vi: '{body} đính chính {report}, {period}', en: '{body} corrected {report}, {period}' },
    to: toReport,
  },
  'report.locked': {
    icon: IconLock,
    words: { vi: '{report}, {period} của {body} đã chốt', en: '{report}, {period} of {body} was locked' },
    to: toReport,
  },
  'report.dueSoon': {
    icon: IconClockExclamation,
    words: { vi: 'Sắp đến hạn: {report}, {period} của {body}', en: 'Due soon: {report}, {period} of {body}' },
    to: toReports,
  },
  'report.overdue': {
    icon: IconAlertTriangle,
    words: { vi: 'Quá hạn: {report}, {period} của {body}', en: 'Overdue: {report}, {period} of {body}' },
    to: toReports,
  },
  'report.requested': {
    icon: IconReport,
    words: { vi: '{body} yêu cầu báo cáo: {report}, {period}', en: '{body} asks for {report}, {period}' },
    to: toReports,
  },
  'report.requestWithdrawn': {
    icon: IconReport,
    words: { vi: '{body} rút yêu cầu báo cáo: {report}', en: '{body} no longer asks for {report}' },
    to: toRequests,
  },
  'report.extensionAsked': {
    icon: IconCalendarPlus,
    words: {
      vi: '{body} xin gia hạn {report}, {period} đến {until}',
      en: '{body} asks for more time for {report}, {period}: until {until}',
    },
    to: toExtensions,
  },
  'report.extensionDecided': {
    icon: IconCalendarPlus,
    words: {
      vi: 'Đã có quyết định về gia hạn {report}, {period} của {body}',
      en: 'The extension of {report}, {period} of {body} was decided',
    },
    to: toExtensions,
  },
  'report.signedOff': {
    icon: IconSignature,
    words: {
      vi: 'Lãnh đạo đã ký duyệt {report}, {period} của {body}',
      en: '{report}, {period} of {body} was signed off',
    },
    to: toReport,
  },
  'report.late': {
    icon: IconClockExclamation,
    words: {
      vi: '{body} gửi {report}, {period} sau khi đã tổng hợp',
      en: '{body} sent {report}, {period} after it was consolidated',
    },
    to: toReport,
  },
};

import { dictionary } from './i18n.tsx';

/** Words of the shell. */
export const words = dictionary({
  product: { vi: 'Bình Đẳng', en: 'Bình Đẳng' },
  productLine: {
    vi: 'Theo dõi thực hiện kế hoạch bình đẳng giới',
    en: 'Carrying out the plan on gender equality',
  },
  skip: { vi: 'Đến nội dung chính', en: 'Skip to the main content' },
  openMenu: { vi: 'Mở danh mục', en: 'Open navigation' },
  closeMenu: { vi: 'Đóng danh mục', en: 'Close navigation' },
  navigation: { vi: 'Danh mục chính', en: 'Main navigation' },
  search: { vi: 'Tìm kiếm', en: 'Search' },
  searchHint: { vi: 'Tìm nhiệm vụ, cơ quan, văn bản', en: 'Search tasks, bodies, documents' },
  toLight: { vi: 'Chuyển sang nền sáng', en: 'Switch to light' },
  toDark: { vi: 'Chuyển sang nền tối', en: 'Switch to dark' },
  account: { vi: 'Tài khoản', en: 'Account' },
  changePassword: { vi: 'Đổi mật khẩu', en: 'Change password' },
  mailOn: { vi: 'Thư nhắc việc: đang nhận', en: 'Reminders by mail: on' },
  mailOff: { vi: 'Thư nhắc việc: đã tắt', en: 'Reminders by mail: off' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  notifications: { vi: 'Thông báo', en: 'Notifications' },
  notificationsUnread: { vi: 'Thông báo, {count} chưa đọc', en: 'Notifications, {count} unread' },
  noNotifications: { vi: 'Chưa có thông báo nào.', en: 'No notifications yet.' },
  markAllRead: { vi: 'Đánh dấu đã đọc tất cả', en: 'Mark all as read' },
  unread: { vi: 'Chưa đọc', en: 'Unread' },
  otherNotification: { vi: 'Có thông báo mới', en: 'There is news' },
  offline: {
    vi: 'Ngoại tuyến: mất kết nối, nội dung đang nhập vẫn được giữ.',
    en: 'Offline: no connection; what you are typing is kept.',
  },
  offlineWith: {
    vi: 'Vẫn ghi được vào sổ theo dõi; sẽ gửi khi có mạng.',
    en: 'You can still enter records; they are sent when there is a connection.',
  },
  waiting: { vi: 'Chờ gửi: {count} bản ghi', en: 'Waiting to be sent: {count} records' },
  waitingNeedYou: {
    vi: 'Chờ gửi: {count} bản ghi, {need} cần bạn xem lại',
    en: 'Waiting to be sent: {count} records, {need} need you',
  },
  trial: {
    vi: 'Bản dùng thử: ngày làm việc {date}.',
    en: 'Trial: the working day is {date}.',
  },
  newVersion: { vi: 'Đã có phiên bản mới của trang.', en: 'A new version of this site is ready.' },
  reload: { vi: 'Tải lại', en: 'Reload' },
  notFound: { vi: 'Không tìm thấy trang', en: 'Page not found' },
  notFoundText: {
    vi: 'Địa chỉ này không có trang nào. Có thể đường dẫn bị gõ sai hoặc nội dung đã được chuyển đi.',
    en: 'There is no page at this address. It may be mistyped, or the content was moved.',
  },
  toStart: { vi: 'Về trang đầu', en: 'To the start page' },
  broken: { vi: 'Trang này gặp lỗi', en: 'This page failed' },
  brokenText: {
    vi: 'Nội dung bạn nhập vẫn được giữ. Hãy thử mở lại trang; nếu vẫn lỗi, hãy báo quản trị viên.',
    en: 'What you typed is kept. Try opening the page again; if it goes on, tell the administrator.',
  },
  again: { vi: 'Thử lại', en: 'Try again' },
});

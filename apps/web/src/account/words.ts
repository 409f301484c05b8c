import { dictionary } from '../app/i18n.tsx';

export const words = dictionary({
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  login: { vi: 'Tên đăng nhập', en: 'User name' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  forgotten: {
    vi: 'Quên mật khẩu? Hãy liên hệ quản trị viên của cơ quan thường trực.',
    en: 'Forgotten your password? Ask the administrator of the standing body.',
  },
  needLogin: { vi: 'Hãy nhập tên đăng nhập.', en: 'Please enter your user name.' },
  needPassword: { vi: 'Hãy nhập mật khẩu.', en: 'Please enter your password.' },
  changePassword: { vi: 'Đổi mật khẩu', en: 'Change password' },
  mustChange: {
    vi: 'Đây là mật khẩu được cấp lần đầu. Hãy đặt mật khẩu của riêng bạn để tiếp tục.',
    en: 'This password was given to you. Please set one of your own to go on.',
  },
  current: { vi: 'Mật khẩu hiện tại', en: 'Present password' },
  next: { vi: 'Mật khẩu mới', en: 'New password' },
  nextHint: {
    vi: 'Từ 12 ký tự trở lên. Một câu dễ nhớ tốt hơn một từ khó.',
    en: 'At least 12 characters. A sentence you remember is better than a difficult word.',
  },
  repeat: { vi: 'Nhập lại mật khẩu mới', en: 'New password again' },
  tooShort: {
    vi: 'Mật khẩu mới cần ít nhất 12 ký tự.',
    en: 'The new password needs at least 12 characters.',
  },
  notSame: { vi: 'Hai lần nhập không giống nhau.', en: 'The two entries differ.' },
  sameAsOld: {
    vi: 'Mật khẩu mới phải khác mật khẩu hiện tại.',
    en: 'The new password must differ from the present one.',
  },
  save: { vi: 'Lưu mật khẩu mới', en: 'Save the new password' },
  changed: { vi: 'Đã đổi mật khẩu.', en: 'The password was changed.' },
  showPassword: { vi: 'Hiện hoặc ẩn mật khẩu', en: 'Show or hide the password' },
});

import { dictionary } from '../../app/i18n.tsx';

/** Frame of the guides; what they say is in Vietnamese, as the rest of the guide. */
export const words = dictionary({
  guide: { vi: 'Hướng dẫn', en: 'Guide' },
  guides: { vi: 'Hướng dẫn từng sổ theo dõi', en: 'Guide to each register' },
  guidesHint: {
    vi: 'Mỗi sổ ghi gì, ai ghi, kiểm tra gì, tính vào số liệu nào. Viết theo đúng biểu mẫu đang áp dụng.',
    en: 'In Vietnamese: what each register holds, who writes it, what is checked, what it counts. Made from the form in force.',
  },
  title: { vi: 'Sổ: {register}', en: 'Register: {register}' },
  print: { vi: 'In', en: 'Print' },
  toRegister: { vi: 'Mở sổ', en: 'Open the register' },
  template: { vi: 'Tải mẫu Excel', en: 'Excel template' },
});

import { dictionary } from '../app/i18n.tsx';

export const words = dictionary({
  guide: { vi: 'Hướng dẫn sử dụng', en: 'Guide' },
  topics: { vi: 'Các chủ đề', en: 'Topics' },
  inVietnamese: { vi: '', en: 'The guide is written in Vietnamese.' },
  notFound: {
    vi: 'Không có chủ đề này. Hãy chọn trong danh sách.',
    en: 'There is no such topic. Please choose one of the list.',
  },
  registers: { vi: 'Sổ theo dõi', en: 'Registers' },
  registerGuides: { vi: 'Hướng dẫn từng sổ theo dõi', en: 'Guide to each register' },
  forDevelopers: { vi: 'Dành cho người phát triển', en: 'For developers' },
  apiDocs: { vi: 'Tài liệu API (OpenAPI 3.1)', en: 'API documentation (OpenAPI 3.1)' },
});

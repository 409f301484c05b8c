/** A register with a column of every type that a list can show; for tests and benches of lists. */
import { RegisterDefinition } from '@binhdang/domain/register';

const words = (vi: string) => ({ vi, en: vi });
const unit = words('tin');
const field = (code: string, type: string, more: object = {}) => ({ code, type, name: words(code), ...more });

/** Twelve columns is the most that a list has: those of rarer types are in the form and can be put in their place. */
export const EVERY_COLUMN = RegisterDefinition.parse({
  code: 'every-column',
  version: 1,
  name: words('Sổ có mọi loại cột'),
  purpose: words('Thử danh sách'),
  group: 'communication',
  clauses: ['P9'],
  nature: 'event',
  day: 'on',
  sight: 'plan',
  personal: { purpose: words('Thử'), keepMonths: 12 },
  lists: {
    kinds: ['Bài viết', 'Ảnh', 'Đưa tin', 'Tọa đàm', 'Hội thi', 'Ấn phẩm'].map((vi, at) => ({
      code: `k${at}`,
      name: words(vi),
    })),
    audience: ['Người dân', 'Học sinh', 'Cán bộ', 'Phụ nữ khuyết tật'].map((vi, at) => ({
      code: `a${at}`,
      name: words(vi),
    })),
  },
  sections: [
    {
      name: words('Nội dung'),
      fields: [
        field('title', 'text', { required: true }),
        field('kind', 'choice', { list: 'kinds' }),
        field('audience', 'choices', { list: 'audience' }),
        field('on', 'date', { required: true }),
        field('period', 'period', { kinds: ['month', 'quarter', 'year'] }),
        field('times', 'number', { unit }),
        field('cost', 'money'),
        field('people', 'grid', { unit, cells: [['sex']] }),
        field('each', 'computed', { unit, value: 'r.cost / r.times' }),
        field('place', 'place', { level: 'commune' }),
        field('partner', 'body'),
        field('online', 'yes_no'),
        field('remarks', 'text', { lines: 3 }),
        field('speaker', 'person'),
        field('visits', 'table', { columns: [field('note', 'text')] }),
        field('pictures', 'file', { max: 5 }),
        field('earlier', 'link', { register: 'every-column' }),
      ],
    },
  ],
  checks: [],
  measures: [],
  list: {
    columns: [
      'title',
      'kind',
      'audience',
      'on',
      'period',
      'times',
      'cost',
      'people',
      'each',
      'place',
      'partner',
      'online',
    ],
    filters: ['kind', 'audience', 'period', 'times', 'place', 'partner', 'online'],
  },
  proves: [],
});

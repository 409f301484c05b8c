/** Types of fields as an administrator reads them. */
import type { Words } from '@binhdang/contract';
import type { Level, PeriodKind } from '@binhdang/domain';
import type { FieldType } from '@binhdang/domain/register';
import {
  IconAlignLeft,
  IconBuilding,
  IconCalendar,
  IconCalendarEvent,
  IconCash,
  IconCheckbox,
  IconCircleDot,
  IconHash,
  IconLink,
  IconListCheck,
  IconMapPin,
  IconMathFunction,
  IconPaperclip,
  IconTable,
  IconTableColumn,
  IconUser,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

type Icon = ComponentType<{ readonly size?: number | string }>;

interface TypeName {
  readonly name: Words;
  readonly about: Words;
  readonly icon: Icon;
}

/** In order of the menu: what is used most comes first. */
export const FIELD_TYPES: Readonly<Record<FieldType, TypeName>> = {
  text: {
    name: { vi: 'Chữ', en: 'Text' },
    about: { vi: 'Tên, nội dung, nhận xét', en: 'Titles, content, remarks' },
    icon: IconAlignLeft,
  },
  number: {
    name: { vi: 'Số', en: 'Number' },
    about: { vi: 'Số lượng, có đơn vị tính', en: 'A quantity with its unit' },
    icon: IconHash,
  },
  date: {
    name: { vi: 'Ngày', en: 'Date' },
    about: { vi: 'Một ngày', en: 'One day' },
    icon: IconCalendar,
  },
  choice: {
    name: { vi: 'Chọn một', en: 'One choice' },
    about: { vi: 'Một mục của danh mục', en: 'One of a list' },
    icon: IconCircleDot,
  },
  choices: {
    name: { vi: 'Chọn nhiều', en: 'Several choices' },
    about: { vi: 'Nhiều mục của danh mục', en: 'Several of a list' },
    icon: IconListCheck,
  },
  yes_no: {
    name: { vi: 'Có hoặc không', en: 'Yes or no' },
    about: { vi: 'Một câu hỏi', en: 'A question' },
    icon: IconCheckbox,
  },
  grid: {
    name: { vi: 'Số người theo phân tổ', en: 'Count with breakdowns' },
    about: { vi: 'Tổng số, trong đó nữ, dân tộc…', en: 'A total, of which women, minorities…' },
    icon: IconTableColumn,
  },
  money: {
    name: { vi: 'Tiền', en: 'Money' },
    about: { vi: 'Số đồng', en: 'In đồng' },
    icon: IconCash,
  },
  period: {
    name: { vi: 'Kỳ', en: 'Period' },
    about: { vi: 'Tháng, quý, năm', en: 'A month, quarter, year' },
    icon: IconCalendarEvent,
  },
  body: {
    name: { vi: 'Cơ quan', en: 'Body' },
    about: { vi: 'Một cơ quan, đơn vị', en: 'A body of the tree' },
    icon: IconBuilding,
  },
  place: {
    name: { vi: 'Địa bàn', en: 'Place' },
    about: { vi: 'Tỉnh, huyện hoặc xã', en: 'A province, district or commune' },
    icon: IconMapPin,
  },
  person: {
    name: { vi: 'Người', en: 'Person' },
    about: { vi: 'Họ tên một người; là dữ liệu cá nhân', en: 'A name; personal data' },
    icon: IconUser,
  },
  table: {
    name: { vi: 'Bảng nhiều dòng', en: 'Table of rows' },
    about: { vi: 'Các dòng cùng kiểu, ví dụ thành viên', en: 'Rows alike, as of members' },
    icon: IconTable,
  },
  file: {
    name: { vi: 'Tệp, ảnh', en: 'Files, pictures' },
    about: { vi: 'Văn bản, hình ảnh kèm theo', en: 'Documents and pictures' },
    icon: IconPaperclip,
  },
  link: {
    name: { vi: 'Liên kết bản ghi', en: 'Link to a record' },
    about: { vi: 'Một bản ghi của sổ khác', en: 'A record of another register' },
    icon: IconLink,
  },
  computed: {
    name: { vi: 'Tự tính', en: 'Computed' },
    about: { vi: 'Tính từ các trường khác', en: 'From the other fields' },
    icon: IconMathFunction,
  },
};

/** What a column of a table may be. */
export const COLUMN_TYPES = [
  'text',
  'number',
  'date',
  'choice',
  'choices',
  'yes_no',
  'money',
  'period',
  'body',
  'place',
  'person',
] as const satisfies readonly FieldType[];

export const LEVEL_NAMES: Readonly<Record<Level, Words>> = {
  central: { vi: 'Trung ương', en: 'Central' },
  province: { vi: 'Tỉnh', en: 'Province' },
  district: { vi: 'Huyện', en: 'District' },
  commune: { vi: 'Xã', en: 'Commune' },
};

export const PERIOD_NAMES: Readonly<Record<PeriodKind, Words>> = {
  month: { vi: 'Tháng', en: 'Month' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  half: { vi: '6 tháng', en: 'Half year' },
  nine_months: { vi: '9 tháng', en: 'Nine months' },
  year: { vi: 'Năm', en: 'Year' },
};

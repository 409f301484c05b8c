import { expect, test } from 'vitest';
import { findBodyNames } from './body-names.ts';
import { fold } from './fold.ts';

const names = (text: string) =>
  findBodyNames(text, fold(text)).map(
    (one) => `${one.head === undefined ? '' : `${one.head} > `}${one.name}`,
  );

test.each([
  [
    'Sở Lao động – Thương binh & Xã hội, Sở KH&ĐT và Sở NN&PTNT',
    [
      'Sở Lao động - Thương binh và Xã hội',
      'Sở Kế hoạch và Đầu tư',
      'Sở Nông nghiệp và Phát triển nông thôn',
    ],
  ],
  ['các Sở: Nội vụ, Tài chính và Y tế', ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế']],
  ['Giám đốc Sở Nông nghiệp và Môi trường', ['Giám đốc > Sở Nông nghiệp và Môi trường']],
  ['Chánh Văn phòng Ủy ban nhân dân tỉnh', ['Chánh Văn phòng > Văn phòng Ủy ban nhân dân tỉnh']],
  ['Chánh Thanh tra tỉnh', ['Chánh Thanh tra > Thanh tra tỉnh']],
  ['Chủ tịch UBND các huyện, thị xã, thành phố', ['Chủ tịch > UBND các huyện, thị xã, thành phố']],
  [
    'Thủ trưởng các sở, ban, ngành, đoàn thể cấp tỉnh',
    ['Thủ trưởng > các sở, ban, ngành, đoàn thể cấp tỉnh'],
  ],
  ['Ủy ban nhân các huyện', ['Ủy ban nhân dân các huyện']],
  ['UBND các xã, phường, đặc khu', ['UBND các xã, phường, đặc khu']],
  ['Ủy ban nhân dân huyện Mù Cang Chải', ['Ủy ban nhân dân huyện Mù Cang Chải']],
  ['UBND tỉnh Kế hoạch triển khai', ['UBND tỉnh']],
  [
    'Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh',
    ['Công an tỉnh', 'Bộ Chỉ huy Quân sự tỉnh', 'Bộ Chỉ huy Bộ đội Biên phòng tỉnh'],
  ],
  [
    'Ban Dân tộc tỉnh, Ban Quản lý các khu công nghiệp tỉnh',
    ['Ban Dân tộc tỉnh', 'Ban Quản lý các khu công nghiệp tỉnh'],
  ],
  ['Ban vì sự tiến bộ của phụ nữ các cấp', ['Ban vì sự tiến bộ của phụ nữ các cấp']],
  ['Trung tâm Công tác xã hội và Bảo trợ xã hội tỉnh', ['Trung tâm Công tác xã hội và Bảo trợ xã hội tỉnh']],
  ['Ngân hàng Chính sách xã hội chi nhánh tỉnh', ['Ngân hàng Chính sách xã hội chi nhánh tỉnh']],
  [
    'Bảo hiểm xã hội tỉnh, Cục Thuế tỉnh, Kho bạc Nhà nước tỉnh',
    ['Bảo hiểm xã hội tỉnh', 'Cục Thuế tỉnh', 'Kho bạc Nhà nước tỉnh'],
  ],
  [
    'Tỉnh đoàn, Hội Nông dân tỉnh và Hội Cựu chiến binh tỉnh',
    ['Tỉnh đoàn', 'Hội Nông dân tỉnh', 'Hội Cựu chiến binh tỉnh'],
  ],
  [
    'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh',
    ['Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh'],
  ],
  ['Ban Tuyên giáo Tỉnh ủy', ['Ban Tuyên giáo Tỉnh ủy']],
  ['các cơ quan, đơn vị, địa phương liên quan', ['các cơ quan, đơn vị, địa phương liên quan']],
  ['Phòng Văn hóa - Xã hội các xã', ['Phòng Văn hóa - Xã hội các xã']],
  ['Trưởng các thôn', ['Trưởng > các thôn']],
  // Words that only look like names.
  ['ban hành Kế hoạch; hội nghị; cán bộ; toàn bộ; cơ sở; Ban hành', []],
  ['Hội thi, Hội thảo, Báo cáo, Bộ luật Lao động', []],
])('%s', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

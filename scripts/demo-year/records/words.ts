/** What things are called in the made-up year. */

export const SUBJECTS = [
  'gender_equality',
  'law',
  'violence',
  'women',
  'family',
  'sex_ratio',
  'services',
  'abuse',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Of an item on the loudspeakers, online, in the press. */
export const ITEMS: Readonly<Record<Subject, readonly string[]>> = {
  gender_equality: [
    'Bình đẳng giới trong mỗi gia đình',
    'Chia sẻ việc nhà giữa vợ và chồng',
    'Mười điều nên biết về bình đẳng giới',
    'Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030',
    'Vì sao cần lắng nghe trẻ em gái',
  ],
  law: [
    'Luật Bình đẳng giới: những điều cần biết',
    'Luật Phòng, chống bạo lực gia đình',
    'Quyền của lao động nữ theo Bộ luật Lao động năm 2019',
    'Nghị định 125/2021/NĐ-CP về xử phạt vi phạm hành chính về bình đẳng giới',
  ],
  violence: [
    'Nói không với bạo lực gia đình',
    'Nhận biết và phòng ngừa bạo lực trên cơ sở giới',
    'Người bị bạo lực cần làm gì, gọi ai',
    'Hãy lên tiếng khi hàng xóm bị bạo lực',
  ],
  women: [
    'Gương phụ nữ làm kinh tế giỏi',
    'Nữ trưởng thôn được dân tin',
    'Phụ nữ khởi nghiệp từ nghề truyền thống',
    'Cán bộ nữ trẻ ở cơ sở',
  ],
  family: [
    'Xây dựng gia đình no ấm, tiến bộ, hạnh phúc',
    'Nam giới cùng chăm sóc con nhỏ',
    'Ngày Gia đình Việt Nam 28/6',
  ],
  sex_ratio: [
    'Không lựa chọn giới tính thai nhi',
    'Con gái cũng là con',
    'Hệ lụy của mất cân bằng giới tính khi sinh',
  ],
  services: ['Địa chỉ tin cậy ở cộng đồng của xã', 'Tổng đài 111 và cách gọi giúp đỡ'],
  abuse: ['Phòng, chống xâm hại trẻ em', 'Dạy trẻ tự bảo vệ mình'],
};

export const ORGANISERS = 'Hội Liên hiệp Phụ nữ, Đoàn Thanh niên';
export const THEMES: Readonly<Record<number, string>> = {
  2021: 'Đảm bảo an sinh xã hội, tăng quyền năng và tạo cơ hội cho phụ nữ và trẻ em gái nhằm thực hiện bình đẳng giới',
  2022: 'Thúc đẩy bình đẳng giới, tăng quyền năng cho phụ nữ và trẻ em gái nhằm xóa bỏ bạo lực trên cơ sở giới',
};

export const dayIn = (year: number, monthAndDay: string): string => `${year}-${monthAndDay}`;

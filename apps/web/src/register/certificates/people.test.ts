import { expect, test } from 'vitest';
import { peopleIn } from './people.ts';

test('a list is read as it is typed or pasted from Excel', () => {
  const text = [
    'STT\tHọ và tên\tNăm sinh\tĐơn vị',
    '1\tNguyễn Thị Mẫu\t1985\tSở Tư pháp',
    '',
    'Bùi Văn  Mẫu; 05/03/1990; Phòng Tư pháp; Huyện Vũ Thư',
    '  Đỗ Ngọc Ánh ',
    '2.\tLê Thị Mẫu\t\tXã Minh Lãng',
  ].join('\r\n');
  expect(peopleIn(text)).toEqual([
    { name: 'Nguyễn Thị Mẫu', born: '1985', unit: 'Sở Tư pháp' },
    { name: 'Bùi Văn Mẫu', born: '05/03/1990', unit: 'Phòng Tư pháp, Huyện Vũ Thư' },
    { name: 'Đỗ Ngọc Ánh', born: '', unit: '' },
    { name: 'Lê Thị Mẫu', born: '', unit: 'Xã Minh Lãng' },
  ]);
});

import { describe, expect, it } from 'vitest';
import { fittingSize, isPicture, LONGEST_SIDE, renamed } from './picture.ts';

describe('pictures', () => {
  it('are drawn with their longest side shortened, never enlarged', () => {
    expect(fittingSize(4000, 3000)).toEqual({ width: LONGEST_SIDE, height: 1200 });
    expect(fittingSize(3000, 4000)).toEqual({ width: 1200, height: LONGEST_SIDE });
    expect(fittingSize(800, 600)).toEqual({ width: 800, height: 600 });
    expect(fittingSize(16000, 1)).toEqual({ width: LONGEST_SIDE, height: 1 });
  });

  it('are known by kind or name', () => {
    expect(isPicture({ name: 'a.pdf', type: 'application/pdf' })).toBe(false);
    expect(isPicture({ name: 'IMG_1.HEIC', type: '' })).toBe(true);
    expect(isPicture({ name: 'x', type: 'image/jpeg' })).toBe(true);
  });

  it('get the ending of what they became', () => {
    expect(renamed('Ảnh hội nghị.HEIC', 'image/jpeg')).toBe('Ảnh hội nghị.jpg');
    expect(renamed('so.do.png', 'image/png')).toBe('so.do.png');
    expect(renamed('.png', 'image/jpeg')).toBe('anh.jpg');
  });
});

/** A focal officer enters a training class by keyboard, makes mistakes, mends them, submits, and goes on with the next. */
import type { Locator, Page } from '@playwright/test';
import { api, expect, open, test } from './support.ts';

/** A cell of the breakdown grid, by its label. */
const cell = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });

async function next(page: Page, expected: Locator): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(expected).toBeFocused();
}

test('enters a training class by keyboard, mends mistakes, submits', async ({ signedIn }) => {
  const page = await signedIn('so-tu-phap');
  await open(page, '/so-theo-doi/training-class/ghi-moi');
  const title = page.getByRole('textbox', { name: 'Tên lớp' });
  const from = page.getByRole('textbox', { name: 'Từ ngày' });
  const to = page.getByRole('textbox', { name: 'Đến ngày' });
  const days = page.getByRole('textbox', { name: 'Số ngày học' });
  const topic = page.getByRole('combobox', { name: 'Chủ đề chính' });

  // From field to field by Enter; days are typed short, and the last day before the first by mistake.
  await expect(title).toBeFocused();
  await page.keyboard.type('Tap huan long ghep gioi');
  await next(page, topic);
  await topic.selectOption('mainstreaming');
  await next(page, page.getByRole('radio', { name: 'Cấp tỉnh' }));
  await page.keyboard.press('Space');
  await next(page, from);
  await page.keyboard.type('15/6');
  await next(page, to);
  await expect(from).toHaveValue('15/06/2022');
  await page.keyboard.type('14062022');
  await next(page, days);
  await expect(to).toHaveAccessibleDescription('Ngày kết thúc phải từ ngày bắt đầu trở đi.');
  await page.keyboard.type('2.5');
  await next(page, page.getByRole('textbox', { name: 'Địa điểm' }));
  await expect(days).toHaveAccessibleDescription(/viết như 1\.234,5/);

  // A commune is found without its marks.
  const place = page.getByRole('combobox', { name: /^Xã, phường/ });
  await next(page, place);
  await page.keyboard.type('vu hoi');
  await expect(page.getByRole('option', { name: /xã Vũ Hội/ })).toHaveAttribute(
    'data-combobox-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(place).toHaveValue(/Vũ Hội$/);
  await page.getByRole('checkbox', { name: 'Lãnh đạo, quản lý' }).check();

  // The grid adds up while it is typed, and fills the cell that follows.
  await cell(page, 'Tổng số').fill('45');
  await page.keyboard.press('ArrowDown');
  await expect(cell(page, 'nữ')).toBeFocused();
  await page.keyboard.type('30');
  await expect(page.getByText('Cộng 30/45 · còn thiếu 15')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('=');
  await expect(cell(page, 'nam')).toHaveValue('15');
  await expect(page.getByText('Cộng 45/45 · ✓ đủ')).toBeVisible();

  // What is wrong is listed; the cursor goes to the first, and a line of the list to the other.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Còn 2 chỗ cần sửa trước khi gửi')).toBeVisible();
  await expect(to).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('16/6/2022');
  await page.getByRole('button', { name: /Số ngày học.*phải là một số/ }).click();
  await expect(days).toBeFocused();
  await days.fill('2,5');

  // A reload loses nothing.
  await page.waitForTimeout(1000);
  await page.reload();
  await expect(page.getByText('Đã khôi phục nội dung bạn nhập dở')).toBeVisible();
  await expect(title).toHaveValue('Tap huan long ghep gioi');
  await expect(cell(page, 'nam')).toHaveValue('15');

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('“Tap huan long ghep gioi” đã gửi')).toBeVisible();

  // The next begins with place and topic of the one before, and nothing of its figures.
  await expect(page.getByRole('button', { name: 'Ghi tiếp' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title).toHaveValue('');
  await expect(topic).toHaveValue('mainstreaming');
  await expect(place).toHaveValue(/Vũ Hội$/);
  await expect(cell(page, 'Tổng số')).toHaveValue('');
});

test('a button is pressed although messages appear as its field is left; a removed row comes back', async ({
  signedIn,
}) => {
  const page = await signedIn('so-tu-phap');
  await open(page, '/so-theo-doi/committee/ghi-moi');
  const members = page.getByRole('button', { name: 'Thêm dòng: Thành viên' });
  await members.click();
  const name = page.getByRole('textbox', { name: 'Họ tên' });
  await expect(name).toBeFocused();
  await name.fill('Nguyễn Văn Thử');
  // What is missing in the row is said above the next button, which moves down under the pointer.
  await page.getByRole('button', { name: 'Thêm dòng: Đánh giá hằng năm' }).click();
  await expect(page.getByText('Hãy nhập “Nhiệm vụ trong Ban”.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Xếp loại' })).toBeVisible();
  await page.getByRole('button', { name: 'Bỏ dòng 1' }).first().click();
  await expect(name).toHaveCount(0);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(name).toHaveValue('Nguyễn Văn Thử');
});

test('two people change one record: both sides are shown, and neither is lost', async ({ signedIn }) => {
  const page = await signedIn('so-tu-phap');
  await open(page, '/so-theo-doi');
  const { writableBodies } = await api<{ writableBodies: { id: string }[] }>(
    page,
    'get',
    '/api/registers/training-class',
  );
  const { id } = await api<{ id: string }>(page, 'post', '/api/registers/training-class/records', {
    bodyId: writableBodies[0]?.id,
    submit: false,
    values: { title: 'Lớp hai người sửa', days: 1 },
  });
  const other = await signedIn('so-tu-phap');
  const title = (side: Page): Locator => side.getByRole('textbox', { name: 'Tên lớp' });
  await open(page, `/ban-ghi/${id}/sua`);
  await open(other, `/ban-ghi/${id}/sua`);
  await title(other).fill('Lớp do người kia sửa');
  await other.keyboard.press('Control+s');
  await expect(other.getByText(/Đã lưu nháp/)).toBeVisible();

  await title(page).fill('Lớp do tôi sửa');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Nội dung vừa được người khác sửa' });
  await expect(dialog.getByText('Lớp do tôi sửa')).toBeVisible();
  await expect(dialog.getByText('Lớp do người kia sửa')).toBeVisible();
  await dialog.getByRole('button', { name: 'Quay lại nhập tiếp' }).click();
  await expect(title(page)).toHaveValue('Lớp do tôi sửa');
  await page.keyboard.press('Control+s');
  await dialog.getByRole('button', { name: 'Dùng nội dung của tôi' }).click();
  await expect(page.getByText(/Đã lưu nháp/)).toBeVisible();
  const kept = await api<{ values: { title: string } }>(page, 'get', `/api/records/${id}`);
  expect(kept.values.title).toBe('Lớp do tôi sửa');
});

test('sends photos small and without what the camera wrote into them', async ({ signedIn }) => {
  const page = await signedIn('so-tu-phap');
  await open(page, '/so-theo-doi/training-class/ghi-moi');
  const sent = page.waitForResponse((answer) => answer.url().includes('/api/files?'));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'hoi-nghi.jpg', mimeType: 'image/jpeg', buffer: await photo(page) });
  const stored = (await (await sent).json()) as { id: string; sizeBytes: number };
  await expect(
    page
      .getByRole('paragraph')
      .filter({ hasText: /hoi-nghi\.jpg: ảnh .* đã bỏ vị trí và thông tin máy chụp/ }),
  ).toBeVisible();
  const bytes = await (await page.request.get(`/api/files/${stored.id}`)).body();
  for (const trace of ['Exif', 'May anh rieng', '2022:06:15']) expect(bytes.includes(trace)).toBe(false);
  const size = await page.evaluate(`(async () => {
    const { width, height } = await createImageBitmap(await (await fetch('/api/files/${stored.id}')).blob());
    return { width, height };
  })()`);
  // Turned upright, as the camera noted that it was held.
  expect(size).toEqual({ width: 1200, height: 1600 });
});

/** A photo of 2000 by 1500 dots that carries place, camera and time, and is to be turned by a quarter. */
async function photo(page: Page): Promise<Buffer> {
  const plain = await page.evaluate<string>(`(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 2000;
    canvas.height = 1500;
    const drawing = canvas.getContext('2d');
    for (let i = 0; i < 400; i++) {
      drawing.fillStyle = 'hsl(' + i * 7 + ' 70% 50%)';
      drawing.fillRect((i * 97) % 2000, (i * 61) % 1500, 160, 120);
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1];
  })()`);
  const picture = Buffer.from(plain, 'base64');
  const exif = exifSegment();
  return Buffer.concat([picture.subarray(0, 2), exif, picture.subarray(2)]);
}

/** An APP1 segment: camera, time, orientation 6 (a quarter turn) and a GPS directory with latitude and longitude. */
function exifSegment(): Buffer {
  const make = Buffer.from('May anh rieng\0', 'latin1');
  const time = Buffer.from('2022:06:15 08:00:00\0', 'latin1');
  const entries = 4;
  const afterFirst = 8 + 2 + entries * 12 + 4;
  const gpsAt = afterFirst + make.length + time.length;
  const gpsValues = gpsAt + 2 + 4 * 12 + 4;
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const line = Buffer.alloc(12);
    line.writeUInt16LE(tag, 0);
    line.writeUInt16LE(type, 2);
    line.writeUInt32LE(count, 4);
    line.writeUInt32LE(value, 8);
    return line;
  };
  const directory = (lines: readonly Buffer[]): Buffer => {
    const count = Buffer.alloc(2);
    count.writeUInt16LE(lines.length);
    return Buffer.concat([count, ...lines, Buffer.alloc(4)]);
  };
  const rational = (...numbers: readonly number[]): Buffer =>
    Buffer.concat(
      numbers.map((number) => {
        const pair = Buffer.alloc(8);
        pair.writeUInt32LE(number, 0);
        pair.writeUInt32LE(1, 4);
        return pair;
      }),
    );
  const header = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);
  const first = directory([
    entry(0x010f, 2, make.length, afterFirst),
    entry(0x0112, 3, 1, 6),
    entry(0x0132, 2, time.length, afterFirst + make.length),
    entry(0x8825, 4, 1, gpsAt),
  ]);
  const gps = directory([
    entry(1, 2, 2, 0x4e),
    entry(2, 5, 3, gpsValues),
    entry(3, 2, 2, 0x45),
    entry(4, 5, 3, gpsValues + 24),
  ]);
  const tiff = Buffer.concat([header, first, make, time, gps, rational(20, 26, 46), rational(106, 20, 10)]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const start = Buffer.alloc(4);
  start.writeUInt16BE(0xffe1, 0);
  start.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([start, body]);
}

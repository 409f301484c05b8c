/** A department brings in 500 training classes from Excel with three mistakes, mends them, imports, sees them counted. */
import {
  classRows,
  withMistakes,
  workbook,
} from '../apps/server/src/register/excel/training-file.fixture.ts';
import { api, expect, expectAccessible, expectNoOverflow, open, PHONE, settled, test } from './support.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Totals {
  readonly items: readonly { readonly value: number }[];
}

test('imports 500 rows with three mistakes, mended, and sees them counted', async ({ signedIn }) => {
  const page = await signedIn('so-xay-dung');
  const file = async (name: string, rows: Awaited<ReturnType<typeof classRows>>) => ({
    name,
    mimeType: XLSX,
    buffer: Buffer.from(await workbook(rows)),
  });
  await open(page, '/so-theo-doi/training-class');
  await page.getByRole('link', { name: 'Nhập từ Excel' }).click();
  const template = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải mẫu Excel' }).click();
  expect((await template).suggestedFilename()).toMatch(/^mau-training-class-v\d+\.xlsx$/);

  // Every wrong cell is named as Excel calls it; nothing can be imported yet.
  await page
    .getByLabel('Chọn tệp Excel hoặc CSV')
    .setInputFiles(await file('lop.xlsx', withMistakes(classRows(500))));
  await expect(page.getByText(/Tệp còn 3 lỗi, nên chưa nhập được dòng nào/)).toBeVisible({ timeout: 60_000 });
  const faults = page.getByRole('table', { name: 'Lỗi theo ô' });
  await expect(faults.getByText(/D11$/)).toBeVisible();
  await expect(faults.getByText(/“Nấu ăn” không có trong danh mục/)).toBeVisible();
  await expect(faults.getByText(/cộng lại là 32, khác 30/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Nhập .* dòng vào sổ/ })).toHaveCount(0);
  await expectAccessible(page, 'an import with faults');
  const marked = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải tệp có đánh dấu lỗi' }).click();
  expect((await marked).suggestedFilename()).toBe('lop - loi.xlsx');

  // Mended and handed in again.
  await page.getByLabel('Chọn tệp đã sửa').setInputFiles(await file('lop.xlsx', classRows(500)));
  await expect(page.getByText('Tất cả 500 dòng đều nhập được.')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Nhập 500 dòng vào sổ' }).click();
  await expect(page.getByText('Đã nhập 500 bản ghi').first()).toBeVisible({ timeout: 60_000 });
  const desktop = page.viewportSize();
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page, 'an import that is done');
  await expectAccessible(page, 'an import that is done');
  if (desktop) await page.setViewportSize(desktop);

  await page.getByRole('link', { name: 'Xem các bản ghi vừa nhập' }).click();
  await settled(page);
  await expect(page.getByText(/500 bản ghi/).first()).toBeVisible();
  const { writableBodies } = await api<{ writableBodies: { id: string }[] }>(
    page,
    'get',
    '/api/registers/training-class',
  );
  const { items } = await api<Totals>(
    page,
    'get',
    `/api/facts?measure=training_classes&bodyId=${writableBodies[0]?.id}&from=2022-01-01&to=2022-12-31`,
  );
  expect(items.reduce((sum, { value }) => sum + value, 0)).toBe(500);
});

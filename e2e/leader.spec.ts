/** Leader: one page that tells where the plan stands, each number opening to what it counts. */
import { expect, open, test } from './support.ts';

test('every number of the leader’s page opens to that many obligations', async ({ signedIn }) => {
  const page = await signedIn('leader');
  await open(page, '/');
  await expect(page.getByRole('heading', { level: 1, name: 'Tình hình thực hiện' })).toBeVisible();
  for (const name of [/^Quá hạn/, /^Đúng tiến độ/]) {
    const tile = page.getByRole('list').getByRole('link', { name }).first();
    const count = /[\d.]+/.exec((await tile.textContent()) ?? '')?.[0] ?? '';
    await tile.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Theo dõi nhiệm vụ' })).toBeVisible();
    // "8 nhiệm vụ", or "Đang hiện 50 trong 1.003" where not all are on the page yet.
    await expect(page.getByRole('status').filter({ hasText: /nhiệm vụ$|^Đang hiện/ })).toHaveText(
      new RegExp(
        `^(${count.replace('.', '\\.')} nhiệm vụ|Đang hiện \\d+ trong ${count.replace('.', '\\.')})$`,
      ),
    );
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Tình hình thực hiện' })).toBeVisible();
  }
});

test('the chart has its figures as a table', async ({ signedIn }) => {
  const page = await signedIn('leader');
  await open(page, '/lanh-dao');
  // There from the beginning: reports are owed whether or not anybody has sent one.
  const chart = page.locator('figure').filter({ hasText: 'Báo cáo định kỳ đến hạn' });
  await chart.getByText('Xem số liệu dạng bảng').click();
  await expect(chart.getByRole('columnheader', { name: 'Tỷ lệ đúng hạn' })).toBeVisible();
});

test('the map is walked by keys, opens to a body’s figures, and is saved as a picture', async ({
  signedIn,
}) => {
  const page = await signedIn('leader');
  await open(page, '/lanh-dao');
  const map = page.getByRole('group', { name: /^Bản đồ ô/ });
  await map.getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  const commune = map.locator('[data-level="commune"]:focus');
  await expect(commune).toHaveAccessibleName(/^Ủy ban nhân dân (xã|phường|thị trấn) .+, .+: /);
  await page.keyboard.press('Enter');
  await expect(commune).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('link', { name: 'Trang của đơn vị' })).toBeVisible();
  const name = /^Lưu hình hoặc in: Số bản ghi/;
  await page.getByRole('button', { name }).click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /SVG/ }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('so-ban-ghi-da-gui-trong-nam.svg');
});

test('finds without diacritics, and goes from the matrix to one obligation', async ({ signedIn }) => {
  const page = await signedIn('leader');
  await open(page, '/lanh-dao');
  await page.getByRole('banner').getByRole('searchbox').fill('phong chong mua ban nguoi');
  await page.getByRole('banner').getByRole('searchbox').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Tìm kiếm' })).toBeVisible();
  await page
    .getByRole('link', { name: /phòng, chống mua bán người/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/(nhiem-vu|ke-hoach)\//);

  await open(page, '/ma-tran');
  const grid = page.getByRole('grid', { name: 'Ma trận nhiệm vụ' });
  await grid
    .getByRole('gridcell', { name: /Công an tỉnh: (Phối hợp|Tham gia),/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nhiệm vụ được giao' })).toBeVisible();
});

test('the calendar can be taken onto the telephone by a private link', async ({ signedIn }) => {
  const page = await signedIn('leader');
  await open(page, '/lich');
  await page.getByRole('button', { name: 'Đưa lịch vào điện thoại' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

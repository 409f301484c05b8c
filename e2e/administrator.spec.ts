/** Administrator: accounts, the audit and its verification. */
import { DESKTOP, expect, open, signInByHand, test } from './support.ts';

test('creates an account; its person must set a password of their own first', async ({
  signedIn,
  browser,
}) => {
  const admin = await signedIn('admin');
  await open(admin, '/quan-tri');
  await admin.getByRole('button', { name: 'Thêm tài khoản' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Thêm tài khoản' });
  await dialog.getByLabel(/^Tên đăng nhập/).fill('le-thi-hanh-trinh');
  await dialog.getByLabel(/^Họ và tên/).fill('Lê Thị Hành Trình');
  await dialog.getByLabel(/^Chức danh/).fill('Chuyên viên');
  await dialog.getByLabel('Vai trò').selectOption('Cán bộ đầu mối');
  await dialog.getByRole('combobox', { name: 'Cơ quan' }).fill('so tu phap');
  await admin.getByRole('option', { name: 'Sở Tư pháp', exact: true }).click();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  const given = admin.getByRole('dialog', { name: /^Mật khẩu khởi đầu/ });
  const start = (await given.locator('code').textContent()) ?? '';
  expect(start.length).toBeGreaterThanOrEqual(12);
  await given.getByRole('button', { name: 'Tôi đã ghi lại' }).click();
  await expect(admin.getByRole('heading', { level: 1, name: 'Lê Thị Hành Trình' })).toBeVisible();
  await expect(admin.getByText('Chưa đổi mật khẩu khởi đầu')).toBeVisible();

  const context = await browser.newContext({ viewport: DESKTOP });
  const page = await context.newPage();
  await signInByHand(page, 'le-thi-hanh-trinh', start);
  await expect(page.getByRole('heading', { level: 1, name: 'Đổi mật khẩu' })).toBeVisible();
  await page.goto('/viec-cua-toi');
  await expect(page.getByRole('heading', { level: 1, name: 'Đổi mật khẩu' })).toBeVisible();
  const own = 'mot cau de nho cua rieng toi';
  await page.getByRole('textbox', { name: 'Mật khẩu hiện tại' }).fill(start);
  await page.getByRole('textbox', { name: 'Mật khẩu mới', exact: true }).fill(own);
  await page.getByRole('textbox', { name: 'Nhập lại mật khẩu mới' }).fill('khac');
  await page.getByRole('button', { name: 'Lưu mật khẩu mới' }).click();
  await expect(page.getByText('Hai lần nhập không giống nhau.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Nhập lại mật khẩu mới' }).fill(own);
  await page.getByRole('button', { name: 'Lưu mật khẩu mới' }).click();
  await expect(page.getByText('Đã đổi mật khẩu.')).toBeVisible();
  await page.goto('/viec-cua-toi');
  await expect(page.getByText('Nhiệm vụ giao cho Sở Tư pháp')).toBeVisible();

  // A colleague hands work on to the new person, who finds it among what waits.
  const colleague = await signedIn('so-tu-phap');
  await open(colleague, '/viec-cua-toi');
  await colleague
    .getByRole('link', { name: /^Kịp thời xác minh, báo cáo/ })
    .first()
    .click();
  await colleague.getByRole('combobox', { name: 'Giao cho' }).click();
  await colleague.getByRole('option', { name: 'Lê Thị Hành Trình' }).click();
  await expect(colleague.getByText('Đã giao nhiệm vụ.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: /^Chờ tôi/ })).toContainText('Người làm: Lê Thị Hành Trình');
  await context.close();

  // Closing the account ends its way in.
  await open(admin, '/quan-tri');
  await admin.getByRole('searchbox', { name: /^Tìm theo tên/ }).fill('hanh trinh');
  await admin.getByRole('link', { name: 'Lê Thị Hành Trình' }).click();
  await admin.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Khóa tài khoản' }).click();
  await expect(admin.getByText('Đã khóa')).toBeVisible();
});

test('reads who did what, and verifies that no line was touched', async ({ signedIn }) => {
  const page = await signedIn('admin');
  await open(page, '/quan-tri');
  await page.getByRole('tab', { name: 'Nhật ký' }).click();
  const table = page.getByRole('table');
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await page.getByLabel('Việc làm').selectOption('Đăng nhập');
  await expect(page).toHaveURL(/viec=/);
  await page.getByRole('tab', { name: 'Hệ thống' }).click();
  await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
  await expect(page.getByText(/^Nguyên vẹn: [\d.]+ dòng/)).toBeVisible();
});

test('sees no work of the bodies', async ({ signedIn }) => {
  const page = await signedIn('admin');
  await open(page, '/quan-tri');
  const navigation = page.getByRole('navigation', { name: 'Danh mục chính' });
  await expect(navigation.getByRole('link')).toHaveText(['Cơ quan, đơn vị', 'Quản trị', 'Hướng dẫn']);
});

/** Anybody: signing in, language, look, phone, keyboard, a lost connection. */
import { DESKTOP, expect, expectNoOverflow, open, PASSWORD, PHONE, signInByHand, test } from './support.ts';

test('without a session every address leads to signing in, and from there on to where one wanted', async ({
  page,
}) => {
  await page.goto('/viec-cua-toi');
  await expect(page).toHaveURL(/\/dang-nhap\?tiep=/);
  await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill('so-y-te');
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill('khong-phai-mat-khau');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Tên đăng nhập' })).toHaveValue('so-y-te');
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
});

test('signing out ends the session', async ({ page }) => {
  await signInByHand(page, 'so-y-te');
  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  // The address changes at once, and then once more with a full load, which would break off a visit begun before it.
  const loaded = page.waitForEvent('load');
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await loaded;
  await expect(page).toHaveURL(/\/dang-nhap/);
  await page.goto('/viec-cua-toi');
  await expect(page).toHaveURL(/\/dang-nhap/);
});

test('the language is the person’s and stays', async ({ signedIn }) => {
  const page = await signedIn('so-vhttdl');
  await open(page, '/viec-cua-toi');
  await page.getByRole('button', { name: 'EN, English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible();
  await page.getByRole('button', { name: 'VI, Tiếng Việt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
});

test('light and dark, kept on the machine', async ({ signedIn }) => {
  const page = await signedIn('so-y-te');
  await open(page, '/viec-cua-toi');
  await page.getByRole('button', { name: 'Chuyển sang nền tối' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Chuyển sang nền sáng' })).toBeVisible();
});

test('on a phone the navigation opens and closes', async ({ signedIn }) => {
  const page = await signedIn('so-y-te', { viewport: PHONE });
  await open(page, '/viec-cua-toi');
  const navigation = page.getByRole('navigation', { name: 'Danh mục chính' });
  await expect(navigation).not.toBeInViewport();
  await page.getByRole('button', { name: 'Mở danh mục' }).click();
  await navigation.getByRole('link', { name: 'Cơ quan, đơn vị' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cơ quan, đơn vị' })).toBeVisible();
  await expect(navigation).not.toBeInViewport();
  await expectNoOverflow(page, 'Cơ quan, đơn vị');
});

test('a lost connection is told, and what was typed is still there afterwards', async ({ signedIn }) => {
  const page = await signedIn('so-y-te');
  await open(page, '/viec-cua-toi');
  await page
    .getByRole('link', { name: /^Triển khai các hoạt động bảo đảm thực hiện mục tiêu/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Báo cáo tiến độ' }).click();
  const narrative = page.getByLabel(/^Kết quả, nội dung đã làm/);
  await page.context().setOffline(true);
  await expect(page.getByText('Mất kết nối, nội dung đang nhập vẫn được giữ.')).toBeVisible();
  await narrative.fill('Đã truyền thông tại 20 xã.');
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Thử lại' })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('Mất kết nối, nội dung đang nhập vẫn được giữ.')).toBeHidden();
  await expect(narrative).toHaveValue('Đã truyền thông tại 20 xã.');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByText('Đã gửi báo cáo.')).toBeVisible();
});

test('signing in and reporting with the keyboard alone', async ({ page }) => {
  await page.setViewportSize(DESKTOP);
  await page.goto('/dang-nhap');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Goes on with Tab until the element has the focus, as a person looking for it would. */
  const tabTo = async (name: RegExp | string, role: 'link' | 'button' | 'textbox' | 'radio') => {
    const target = page.getByRole(role, { name }).first();
    await expect(target).toBeVisible();
    for (let step = 0; step < 80; step += 1) {
      if ((await target.and(page.locator(':focus')).count()) > 0) return;
      await press('Tab');
    }
    throw new Error(`Tab does not reach ${name}`);
  };
  await tabTo('Tên đăng nhập', 'textbox');
  await page.keyboard.type('so-gddt');
  await press('Tab');
  await page.keyboard.type(PASSWORD);
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
  await press('Tab');
  await tabTo(/^Thực hiện nghiêm việc lồng ghép/, 'link');
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Nhiệm vụ được giao' })).toBeFocused();
  await tabTo('Báo cáo tiến độ', 'button');
  await press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Báo cáo tiến độ' })).toBeFocused();
  await tabTo(/^Kết quả, nội dung đã làm/, 'textbox');
  await page.keyboard.type('Đã lồng ghép trong chương trình học.');
  await tabTo('Gửi báo cáo', 'button');
  await press('Enter');
  await expect(page.getByText('Đã lồng ghép trong chương trình học.')).toBeVisible();
});

test('is kept for offline use: without a network it still opens', async ({ signedIn }) => {
  const page = await signedIn('so-y-te', { serviceWorkers: 'allow' });
  await open(page, '/viec-cua-toi');
  expect(await page.evaluate('navigator.serviceWorker.ready.then((one) => one.active !== null)')).toBe(true);
  const manifest = await page.request.get(
    (await page.locator('link[rel="manifest"]').getAttribute('href')) ?? '',
  );
  expect(await manifest.json()).toMatchObject({
    name: expect.stringContaining('Bình Đẳng'),
    display: 'standalone',
  });
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: 'Thử lại' })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
});

test('an address without a page says so', async ({ signedIn }) => {
  const page = await signedIn('so-y-te');
  await page.goto('/khong-co-trang-nay');
  await expect(page.getByRole('heading', { name: 'Không tìm thấy trang' })).toBeVisible();
  await page.getByRole('link', { name: 'Về trang đầu' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
});

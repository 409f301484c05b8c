/** Focal officer of a district: reports, and sees its own work only. */
import { api, expect, open, test } from './support.ts';

interface MyWork {
  readonly items: readonly { readonly id: string; readonly task: string; readonly standing: string }[];
}

test('reports what is late as done; the work leaves the list of what presses', async ({ signedIn }) => {
  const page = await signedIn('huyen-vu-thu');
  await open(page, '/viec-cua-toi');
  const late = page.getByRole('region', { name: 'Quá hạn (1)' });
  await expect(late.getByText(/trễ \d+ ngày/)).toBeVisible();
  await late
    .getByRole('link', { name: /^Tổ chức các hoạt động hưởng ứng/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Báo cáo tiến độ' }).click();
  await page.getByRole('radio', { name: 'Đã hoàn thành' }).check();
  await page.getByLabel(/^Kết quả, nội dung đã làm/).fill('Đã gặp mặt 45 cán bộ nữ lãnh đạo chủ chốt.');
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await expect(page.getByRole('textbox', { name: 'Ngày hoàn thành' })).toHaveAccessibleDescription(
    /Chưa nhập mục này/,
  );
  await page.getByRole('textbox', { name: 'Ngày hoàn thành' }).fill('20/10/2022');
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await expect(page.getByText('Đã gửi báo cáo.')).toBeVisible();
  await open(page, '/viec-cua-toi');
  await expect(page.getByRole('region', { name: /^Quá hạn/ })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Đã báo cáo, chờ xác nhận (1)' })).toBeVisible();
});

test('of another body’s work not even the existence shows', async ({ signedIn }) => {
  const department = await signedIn('so-y-te');
  await open(department, '/viec-cua-toi');
  const { items } = await api<MyWork>(department, 'get', '/api/my-work');
  const foreign = items[0]?.id;
  const page = await signedIn('huyen-vu-thu');
  const says = 'Không tìm thấy, hoặc bạn không được xem nội dung này.';
  await page.goto(`/nhiem-vu/${foreign}`);
  await expect(page.getByText(says)).toBeVisible();
  await page.goto('/nhiem-vu/01a20d2b-9085-7057-b65e-54e0074bc5af');
  await expect(page.getByText(says)).toBeVisible();
  await open(page, '/tim-kiem?q=khám+sức+khỏe');
  await expect(page.getByText('Sở Y tế ·')).toHaveCount(0);
});

test('pages of other roles say so, and are not in the navigation', async ({ signedIn }) => {
  const page = await signedIn('huyen-vu-thu');
  await open(page, '/viec-cua-toi');
  const navigation = page.getByRole('navigation', { name: 'Danh mục chính' });
  for (const name of ['Chờ xác nhận', 'Lãnh đạo', 'Quản trị']) {
    await expect(navigation.getByRole('link', { name })).toHaveCount(0);
  }
  for (const path of ['/cho-xac-nhan', '/quan-tri']) {
    await page.goto(path);
    await expect(page.getByText('Bạn không có quyền xem trang này')).toBeVisible();
  }
  await page.goto('/lanh-dao');
  await expect(page.getByText('Bạn không theo dõi kế hoạch nào.')).toBeVisible();
});

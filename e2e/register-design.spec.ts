/** The administrator adds a choice and a measure to a register without touching code; old records still read right. */
import { api, expect, expectAccessible, expectNoOverflow, open, PHONE, test } from './support.ts';

interface Register {
  readonly number: number;
  readonly writableBodies: readonly { readonly id: string }[];
}

const CLASS = {
  title: 'Tập huấn trước khi sửa sổ',
  topic: 'mainstreaming',
  level: 'district',
  starts_on: '2022-05-10',
  ends_on: '2022-05-11',
  days: 2,
  audience: ['leaders'],
  participants: { '': 40, 'sex=female': 25, 'sex=male': 15 },
};

test('adds “Hình thức” to training; it is counted, and what was recorded before reads as it was', async ({
  signedIn,
}) => {
  test.setTimeout(240_000);
  const officer = await signedIn('huyen-vu-thu');
  await open(officer, '/so-theo-doi');
  const before = await api<Register>(officer, 'get', '/api/registers/training-class');
  const enter = (values: object) =>
    api<{ id: string }>(officer, 'post', '/api/registers/training-class/records', {
      bodyId: before.writableBodies[0]?.id,
      values,
      submit: true,
    });
  const old = await enter(CLASS);

  const admin = await signedIn('admin');
  await open(admin, '/quan-tri');
  await admin.getByRole('tab', { name: 'Sổ theo dõi' }).click();
  await admin.getByRole('link', { name: 'Lớp tập huấn' }).click();
  await admin.getByRole('button', { name: 'Sửa sổ' }).click();

  await admin.getByRole('button', { name: 'Địa điểm', exact: true }).click();
  await admin.getByRole('button', { name: 'Thêm trường vào phần Lớp học' }).click();
  await admin.getByRole('menuitem', { name: /^Chọn một/ }).click();
  const name = admin.getByRole('textbox', { name: 'Tên', exact: true });
  await expect(name).toBeFocused();
  await name.fill('Hình thức');
  await admin.getByRole('textbox', { name: 'Lựa chọn 1', exact: true }).fill('Trực tuyến');
  await admin.getByRole('button', { name: 'Thêm lựa chọn' }).click();
  await admin.getByRole('textbox', { name: 'Lựa chọn 2', exact: true }).fill('Trực tiếp');
  await admin.keyboard.press('Tab');
  await expect(admin.getByRole('textbox', { name: 'Mã', exact: true })).toHaveValue('hinh_thuc');
  // One step too far is taken back.
  await admin.getByRole('button', { name: 'Nhân đôi' }).click();
  await expect(admin.getByRole('button', { name: 'Hình thức (bản sao)', exact: true })).toBeVisible();
  await admin.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(admin.getByRole('button', { name: 'Hình thức (bản sao)', exact: true })).toHaveCount(0);

  await admin.getByRole('tab', { name: 'Số liệu' }).click();
  await admin.getByRole('button', { name: 'Thêm số liệu' }).click();
  const measure = admin.locator('section').last();
  await measure.getByRole('textbox', { name: 'Tên', exact: true }).fill('Số lớp theo hình thức');
  // Nobody can publish what is not finished; the list of findings leads there.
  await admin.getByText('Còn 1 chỗ cần sửa').click();
  await admin.getByRole('button', { name: 'Hãy nhập đơn vị tính.' }).click();
  await measure.getByRole('textbox', { name: 'Đơn vị tính', exact: true }).fill('lớp');
  await measure.getByRole('combobox', { name: 'Chia theo lựa chọn' }).focus();
  await admin.keyboard.press('ArrowDown');
  await admin.getByRole('option', { name: 'Hình thức' }).click();
  await admin.keyboard.press('Escape');
  await expect(admin.getByText(/^Còn \d+ chỗ cần sửa/)).toHaveCount(0);

  await admin.getByRole('tab', { name: 'Nhập thử' }).click();
  await expect(admin.getByRole('radio', { name: 'Trực tuyến' })).toBeVisible();
  await admin.getByRole('button', { name: 'Kiểm tra bản ghi thử' }).click();
  await expect(admin.getByText(/Bản ghi này chưa gửi được/)).toBeVisible();
  await admin.getByRole('tab', { name: 'Thay đổi' }).click();
  await expect(admin.getByText(/^Thêm trường “Hình thức”/)).toBeVisible();
  await expect(admin.getByText(/^Thêm số liệu “Số lớp theo hình thức”/)).toBeVisible();

  await admin.getByRole('button', { name: 'Ban hành' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ban hành' }).click();
  await expect(dialog.getByText('Hãy ghi lý do.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Lý do sửa sổ' }).fill('Theo công văn về học trực tuyến');
  await dialog.getByRole('button', { name: 'Ban hành' }).click();
  await expect(admin.getByRole('heading', { name: `Phiên bản ${before.number + 1}` })).toBeVisible();

  // The officer finds the field in the form, the old record as it was.
  await open(officer, '/so-theo-doi/training-class/ghi-moi');
  await expect(officer.getByRole('radio', { name: 'Trực tuyến' })).toBeVisible();
  await enter({ ...CLASS, title: 'Tập huấn sau khi sửa sổ', hinh_thuc: 'truc_tuyen' });
  await open(officer, `/ban-ghi/${old.id}`);
  await expect(officer.getByRole('heading', { level: 1, name: CLASS.title })).toBeVisible();
  await expect(officer.getByText('Lồng ghép vấn đề bình đẳng giới').first()).toBeVisible();

  // The lead officer sees it counted.
  const lead = await signedIn('lead');
  await open(lead, '/so-theo-doi');
  const { items } = await api<{ items: { breakdown: Record<string, string>; value: number }[] }>(
    lead,
    'get',
    '/api/facts?measure=so_lop_theo_hinh_thuc&by=choice',
  );
  expect(items).toMatchObject([{ breakdown: { hinh_thuc: 'truc_tuyen' }, value: 1 }]);
});

test('every part of the designer on a phone and by keyboard', async ({ signedIn }) => {
  test.setTimeout(240_000);
  const admin = await signedIn('admin', { viewport: PHONE });
  await open(admin, '/quan-tri/so-theo-doi/model');
  await admin.getByRole('button', { name: 'Sửa sổ' }).click();
  const outline = admin.getByRole('navigation', { name: 'Các trường của biểu mẫu' });
  const first = outline.getByRole('button', { name: /^Tên/ }).first();
  await first.focus();
  const order = () => outline.getByRole('listitem').allInnerTexts();
  const was = await order();
  await admin.keyboard.press('Alt+ArrowDown');
  expect(await order()).toEqual([was[1], was[0], ...was.slice(2)]);
  await expect(first).toBeFocused();
  await admin.keyboard.press('Control+z');
  expect(await order()).toEqual(was);
  for (const part of ['bieu-mau', 'danh-muc', 'kiem-tra', 'so-lieu', 'chung', 'thu', 'thay-doi', 'lich-su']) {
    await open(admin, `/quan-tri/so-theo-doi/model?phan=${part}`);
    await expectNoOverflow(admin, part);
    await expectAccessible(admin, part);
  }
  await admin.getByRole('button', { name: 'Bỏ bản nháp' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Bỏ bản nháp' }).click();
  await expect(admin.getByRole('button', { name: 'Sửa sổ' })).toBeVisible();
});

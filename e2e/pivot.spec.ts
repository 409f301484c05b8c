/** Figures on rows and columns of one's own: built, drawn, saved for those who oversee the plan, opened down to the record. */
import { api, expect, open, test } from './support.ts';

const TITLE = 'Tập huấn bình đẳng giới cho doanh nghiệp trong khu công nghiệp';
const CLASS = {
  title: TITLE,
  topic: 'gender_equality',
  level: 'province',
  starts_on: '2022-04-12',
  ends_on: '2022-04-12',
  days: 1,
  audience: ['drafters'],
  participants: { '': 37, 'sex=female': 21, 'sex=male': 16 },
};
const NAME = 'Tập huấn theo giới tính';

test('a pivot is built, saved, shared upwards and opened down to its records', async ({ signedIn }) => {
  const officer = await signedIn('bql-kkt-kcn');
  await open(officer, '/phan-tich');
  const { writableBodies } = await api<{ writableBodies: { id: string }[] }>(
    officer,
    'get',
    '/api/registers/training-class',
  );
  await api(officer, 'post', '/api/registers/training-class/records', {
    bodyId: writableBodies[0]?.id,
    values: CLASS,
    submit: true,
  });

  await officer.getByRole('combobox', { name: 'Số liệu' }).fill('luot nguoi duoc tap huan');
  await officer.getByRole('option', { name: 'Số lượt người được tập huấn' }).click();
  await officer.keyboard.press('Escape');
  await officer.getByRole('combobox', { name: 'Dòng' }).fill('gioi tinh');
  await officer.getByRole('option', { name: 'Giới tính' }).click();
  await officer.keyboard.press('Escape');
  const women = officer.getByRole('row', { name: /^nữ/ });
  await expect(women.getByRole('link', { name: /21, có bản ghi chưa xác nhận/ })).toBeVisible();

  await officer.getByRole('button', { name: 'Đã lưu' }).click();
  await officer.getByRole('menuitem', { name: 'Lưu bảng này…' }).click();
  const dialog = officer.getByRole('dialog', { name: 'Lưu bảng phân tích' });
  await dialog.getByLabel('Tên').fill(NAME);
  await dialog.getByLabel('Cơ quan tôi và mọi người theo dõi kế hoạch').check();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toBeHidden();

  await women.getByRole('link').first().click();
  await expect(officer.getByText('1 bản ghi, cộng 21 lượt người')).toBeVisible();
  await expect(officer.getByRole('link', { name: TITLE })).toBeVisible();

  const leader = await signedIn('leader');
  await open(leader, '/phan-tich');
  await leader.getByRole('link', { name: NAME, exact: true }).click();
  await expect(leader.getByRole('row', { name: /^nữ/ })).toBeVisible();
  await leader.getByText('Cột chồng').click();
  await expect(leader.getByRole('img', { name: /^Số lượt người được tập huấn/ })).toBeVisible();
});

/** Records of registers: the lead officer finds, verifies and returns them; the focal officer mends what came back. */
import type { Page } from '@playwright/test';
import { api, expect, open, settled, test } from './support.ts';

interface Register {
  readonly writableBodies: readonly { readonly id: string }[];
}

const training = (title: string, people: number, change: Record<string, unknown> = {}) => ({
  title,
  topic: 'mainstreaming',
  level: 'province',
  starts_on: '2022-05-04',
  ends_on: '2022-05-05',
  days: 2,
  audience: ['drafters'],
  participants: { '': people, 'sex=female': people - 10, 'sex=male': 10 },
  ...change,
});

/** Entered and submitted by the person through the API: the form is another journey's. */
async function enter(
  page: Page,
  register: string,
  records: readonly Record<string, unknown>[],
): Promise<string[]> {
  await open(page, '/huong-dan');
  const { writableBodies } = await api<Register>(page, 'get', `/api/registers/${register}`);
  const ids: string[] = [];
  for (const values of records) {
    const { id } = await api<{ id: string }>(page, 'post', `/api/registers/${register}/records`, {
      bodyId: writableBodies[0]?.id,
      values,
      submit: true,
    });
    ids.push(id);
  }
  return ids;
}

test('the lead officer finds a record by its register, filters and sorts, and opens it', async ({
  signedIn,
}) => {
  await enter(await signedIn('so-gddt'), 'training-class', [
    training('Lồng ghép giới cho giáo viên mầm non', 40),
    training('Kỹ năng lãnh đạo cho cán bộ nữ', 25, {
      topic: 'leadership',
      starts_on: '2022-06-01',
      ends_on: '2022-06-02',
    }),
    training('Lồng ghép giới cho hiệu trưởng mầm non', 120, {
      starts_on: '2022-03-01',
      ends_on: '2022-03-02',
    }),
  ]);
  const page = await signedIn('lead');
  await open(page, '/so-theo-doi');
  await page.getByLabel('Tìm sổ').fill('tap huan');
  await page.getByRole('link', { name: 'Lớp tập huấn', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lớp tập huấn' })).toBeVisible();

  await page.getByLabel('Tìm trong bản ghi').fill('long ghep mam non');
  await expect(page.getByRole('link', { name: 'Kỹ năng lãnh đạo cho cán bộ nữ' })).toBeHidden();
  await page.getByRole('combobox', { name: 'Chủ đề chính' }).click();
  await page.getByRole('option', { name: 'Lồng ghép vấn đề bình đẳng giới' }).click();
  const titles = page.getByRole('table').getByRole('link');
  await page.getByRole('button', { name: /^Số người học/ }).click();
  await expect(page.getByRole('columnheader', { name: /^Số người học/ })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(titles).toHaveText([
    'Lồng ghép giới cho giáo viên mầm non',
    'Lồng ghép giới cho hiệu trưởng mầm non',
  ]);
  await page.getByRole('button', { name: /^Số người học/ }).click();
  await expect(titles).toHaveText([
    'Lồng ghép giới cho hiệu trưởng mầm non',
    'Lồng ghép giới cho giáo viên mầm non',
  ]);

  // The address holds all of it.
  await page.reload();
  await settled(page);
  await expect(titles).toHaveText([
    'Lồng ghép giới cho hiệu trưởng mầm non',
    'Lồng ghép giới cho giáo viên mầm non',
  ]);
  await titles.first().click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Lồng ghép giới cho hiệu trưởng mầm non' }),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: 'nữ 110 91,7%' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Được tính vào số liệu' })).toContainText('120 lượt người');
});

test('verifies by keyboard and returns with remarks; the body mends it and it comes back changed', async ({
  signedIn,
}) => {
  const body = await signedIn('so-y-te');
  await enter(body, 'training-class', [
    training('Lớp thứ nhất', 31),
    training('Lớp thứ hai', 32, { starts_on: '2022-05-05' }),
    training('Lớp thứ ba', 33, { starts_on: '2022-05-06', ends_on: '2022-05-06' }),
    training('Lớp thứ tư', 34, { starts_on: '2022-05-07', ends_on: '2022-05-08' }),
  ]);
  const lead = await signedIn('lead');
  await open(lead, '/cho-xac-nhan');
  await lead.getByRole('link', { name: /^Bản ghi trong sổ/ }).click();
  await expect(lead.getByRole('heading', { level: 1, name: 'Xác nhận bản ghi' })).toBeVisible();
  await lead.getByRole('combobox', { name: 'Cơ quan, đơn vị' }).click();
  await lead.getByRole('option', { name: /^Sở Y tế/ }).click();
  await expect(lead.getByText('Bản ghi 1 trong 4')).toBeVisible();
  const opened = (title: string) => lead.getByRole('heading', { level: 2, name: title });
  await expect(opened('Lớp thứ nhất')).toBeVisible();
  await expect(lead.getByRole('row', { name: 'nữ 21 67,7%' })).toBeVisible();

  // One by itself, after which the next opens; then two at once.
  await lead.getByRole('heading', { level: 1 }).focus();
  await lead.keyboard.press('v');
  await expect(lead.getByText('Đã xác nhận 1 bản ghi.')).toBeVisible();
  await expect(opened('Lớp thứ hai')).toBeVisible();
  await lead.keyboard.press('x');
  await lead.keyboard.press('j');
  await expect(opened('Lớp thứ ba')).toBeVisible();
  await lead.keyboard.press('x');
  await lead.getByRole('button', { name: 'Xác nhận 2 bản ghi' }).click();
  await expect(lead.getByText('Đã xác nhận 2 bản ghi.')).toBeVisible();
  await expect(lead.getByText('Lần này đã xử lý 3, còn 1.')).toBeVisible();

  await expect(opened('Lớp thứ tư')).toBeVisible();
  await lead.getByRole('button', { name: 'Trả lại', exact: true }).click();
  const remarks = lead.getByRole('textbox', { name: 'Ý kiến' });
  await expect(remarks).toHaveAccessibleDescription(/Hãy ghi rõ vì sao trả lại/);
  await remarks.fill('Ghi lại số nam dự lớp.');
  await remarks.press('Control+Enter');
  await expect(lead.getByText('Không có bản ghi nào chờ xác nhận trong phạm vi đang lọc.')).toBeVisible();

  await open(body, '/so-theo-doi');
  await body.getByRole('button', { name: /thông báo/i }).click();
  await body.getByText('Bản ghi bị trả lại (“Ghi lại số nam dự lớp.”): Lớp thứ tư').click();
  await expect(body.getByRole('alert').getByText('Ghi lại số nam dự lớp.')).toBeVisible();
  await body.getByRole('link', { name: 'Sửa' }).click();
  await body.getByLabel(/^Tên lớp/).fill('Lớp thứ tư, đã sửa');
  await body.getByRole('button', { name: /^Gửi/ }).click();
  await expect(body.getByText('Chờ xác nhận')).toBeVisible();

  await open(lead, '/so-theo-doi/cho-xac-nhan');
  await lead.getByRole('combobox', { name: 'Cơ quan, đơn vị' }).click();
  await lead.getByRole('option', { name: /^Sở Y tế/ }).click();
  await expect(opened('Lớp thứ tư, đã sửa')).toBeVisible();
  await expect(lead.getByRole('row', { name: 'Tên lớp Lớp thứ tư Lớp thứ tư, đã sửa' })).toBeVisible();
});

/** Many records at once: pasted from Excel with a mistake in them, sent through a broken line, each entered once. */
import type { Page } from '@playwright/test';
import { api, expect, open, test } from './support.ts';

const HEADINGS = [
  'Tên lớp',
  'Chủ đề chính',
  'Cấp tổ chức',
  'Từ ngày',
  'Đến ngày',
  'Số ngày học',
  'Đối tượng',
  'Số người học',
];
const NAMES = ['Lớp dán một', 'Lớp dán hai', 'Lớp dán ba', 'Lớp dán bốn'];
const SHEET = [
  HEADINGS,
  ...NAMES.map((name, at) => [
    name,
    'long ghep van de binh dang gioi',
    'cap huyen',
    '1/6/2022',
    at === 1 ? '31/2/2022' : '2/6/2022',
    '2',
    'Người dân; Lãnh đạo, quản lý',
    '40',
  ]),
];

const found = async (page: Page) =>
  (
    await api<{ items: { title: string }[] }>(
      page,
      'get',
      '/api/registers/training-class/records?limit=200&q=lop+dan',
    )
  ).items
    .map(({ title }) => title)
    .sort();

test('four classes come from Excel, one is mended, and none is entered twice', async ({ signedIn }) => {
  const page = await signedIn('so-khcn', { permissions: ['clipboard-read', 'clipboard-write'] });
  await open(page, '/so-theo-doi/training-class/nhap-nhieu');
  const grid = page.getByRole('grid');
  await grid.focus();
  await page.evaluate(
    // The server's types, under which journeys are checked, know a navigator without a clipboard.
    (text) =>
      (navigator as unknown as { clipboard: { writeText(text: string): Promise<void> } }).clipboard.writeText(
        text,
      ),
    SHEET.map((row) => row.join('\t')).join('\r\n'),
  );
  await page.keyboard.press('Control+v');
  await expect(page.getByText('4 dòng · 1 lỗi')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.getByText(/không phải là ngày có thật/).first()).toBeVisible();
  await page.keyboard.type('2/6');
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 dòng · không có lỗi')).toBeVisible();

  // The second reaches the server, and its answer is lost on the way.
  let sent = 0;
  await page.route('**/api/registers/training-class/records', async (route) => {
    if (route.request().method() !== 'POST' || ++sent !== 2) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: 'Gửi 4 dòng' }).click();
  await expect(page.getByText('Đã gửi 1 bản ghi.')).toBeVisible();
  await expect(page.getByText('3 dòng · không có lỗi')).toBeVisible();
  // The page is closed and opened again; the rows are still there.
  await page.waitForTimeout(1_000);
  await page.unroute('**/api/registers/training-class/records');
  await page.reload();
  await expect(page.getByText('3 dòng · không có lỗi')).toBeVisible();
  await page.getByRole('button', { name: 'Gửi 3 dòng' }).click();
  await expect(page.getByText('Đã gửi 3 bản ghi.')).toBeVisible();
  expect(await found(page)).toEqual([...NAMES].sort());
});

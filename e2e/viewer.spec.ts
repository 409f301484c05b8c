/** Viewer: reads what the People's Committee sees, and changes nothing. */
import { api, expect, open, test } from './support.ts';

interface Lines {
  readonly items: readonly { readonly id: string }[];
}

test('reads the plan, the work of every body and its reports', async ({ signedIn }) => {
  const page = await signedIn('viewer');
  await open(page, '/');
  await expect(page.getByRole('heading', { level: 1, name: 'Theo dõi nhiệm vụ' })).toBeVisible();
  const table = page.getByRole('table', { name: 'Theo dõi nhiệm vụ' });
  await table.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Nội dung được giao' })).toBeVisible();
  await page.getByRole('link', { name: 'Xem trong kế hoạch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kế hoạch 31/KH-UBND' })).toBeVisible();
});

test('is offered nothing to write, on any page', async ({ signedIn }) => {
  const page = await signedIn('viewer');
  await open(page, '/nhiem-vu');
  const writing =
    /^(Báo cáo tiến độ|Xác nhận|Trả lại|Nêu khó khăn|Đưa văn bản vào|Ban hành|Phân công|Rà soát|Thêm cơ quan|Đôn đốc|Soạn)/;
  const { items } = await api<Lines>(page, 'get', '/api/overview/obligations?limit=1');
  const { items: plans } = await api<Lines>(page, 'get', '/api/plans');
  const paths = [
    '/nhiem-vu',
    `/nhiem-vu/${items[0]?.id}`,
    '/ke-hoach',
    `/ke-hoach/${plans[0]?.id}`,
    '/kho-khan',
    '/co-quan',
    '/ma-tran',
    '/lich',
  ];
  for (const path of paths) {
    await open(page, path);
    await expect(page.getByRole('main').getByRole('button', { name: writing }), path).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('link', { name: writing }), path).toHaveCount(0);
  }
});

test('and where it asks all the same, is refused', async ({ signedIn }) => {
  const page = await signedIn('viewer');
  await open(page, '/nhiem-vu');
  const { items } = await api<Lines>(page, 'get', '/api/overview/obligations?limit=1');
  const answer = await page.request.post(`/api/obligations/${items[0]?.id}/progress`, {
    headers: { origin: new URL(page.url()).origin },
    data: {
      state: 'done',
      percent: null,
      narrative: 'Không được ghi.',
      figures: [],
      doneOn: '2022-11-01',
      occurrenceId: null,
      evidence: [],
      version: 1,
    },
  });
  expect(answer.status()).toBe(403);
  await page.goto(`/ke-hoach/00000000-0000-7000-8000-000000000000/phan-cong`);
  await expect(page.getByText('Không tìm thấy, hoặc bạn không được xem nội dung này.')).toBeVisible();
});

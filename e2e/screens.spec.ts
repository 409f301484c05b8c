/** Every screen of every role: nothing sticks out on a phone, and nobody is shut out (axe), at 1440 and at 360 pixels. */
import type { Page } from '@playwright/test';
import {
  api,
  DESKTOP,
  expect,
  expectAccessible,
  expectNoOverflow,
  open,
  PHONE,
  settled,
  test,
} from './support.ts';

interface Things {
  readonly items: readonly { readonly id: string }[];
}

const firstOf = async (page: Page, path: string): Promise<string> =>
  (await api<Things>(page, 'get', path)).items[0]?.id ?? '';

/** Addresses of what other journeys have left; none when this file runs alone. */
async function someOf(page: Page, path: string, addresses: (id: string) => string[]): Promise<string[]> {
  const id = await firstOf(page, path);
  return id === '' ? [] : addresses(id);
}

/** A draft of the half-yearly report of the person's own body. */
async function draftOf(page: Page): Promise<string> {
  const span = 'from=2022-12-01&to=2022-12-31&mine=true&series=equality-half';
  const { items } = await api<{ items: { duty: string; period: string; body: { id: string } }[] }>(
    page,
    'get',
    `/api/reporting/owed?${span}`,
  );
  const { duty, period, body } = items[0] ?? { duty: '', period: '', body: { id: '' } };
  const { id } = await api<{ id: string }>(page, 'post', '/api/reports', { duty, period, bodyId: body.id });
  return `/bao-cao/${id}`;
}

interface Screens {
  readonly login: string;
  /** Into so many tests they are dealt out, which may run side by side. */
  readonly parts?: number;
  readonly screens: (page: Page) => Promise<string[]>;
}

/** Screens by role. What several roles see alike is checked with axe for the first of them only. */
const SCREENS: readonly Screens[] = [
  {
    login: 'lead',
    parts: 4,
    screens: async (page) => {
      const plan = await firstOf(page, '/api/plans');
      const obligation = await firstOf(page, '/api/overview/obligations?limit=1');
      return [
        '/lanh-dao',
        '/tong-ket',
        '/tong-ket/moi',
        '/ke-hoach',
        `/ke-hoach/${plan}`,
        `/ke-hoach/${plan}?xem=noi-nhan`,
        `/ke-hoach/${plan}?xem=phien-ban`,
        `/ke-hoach/${plan}/ra-soat`,
        `/ke-hoach/${plan}/phan-cong`,
        '/cho-xac-nhan',
        '/nhiem-vu',
        `/nhiem-vu/${obligation}`,
        '/ma-tran',
        '/so-lieu',
        '/so-lieu?soLieu=training_classes,training_participants,complaints_received&cot=quy&theo=sex',
        '/so-lieu/ban-ghi?soLieu=training_classes&tu=2022-01-01&den=2022-12-31',
        '/phan-tich',
        '/phan-tich?soLieu=training_classes,training_participants&dong=huyen&cot=theo-quy',
        '/phan-tich?soLieu=training_participants&dong=theo-thang&cot=sex&xem=chong',
        '/chi-tieu',
        '/chi-tieu?xem=co-quan',
        '/chi-tieu/MT2.1',
        '/lich',
        '/lich?xem=danh-sach',
        '/lich?xem=dong-thoi-gian',
        '/tim-kiem?q=binh+dang',
        '/ke-hoach-don-vi',
        `/ke-hoach-don-vi/bao-phu/${plan}`,
        `/ke-hoach-don-vi/bao-phu/${plan}?xem=co-quan`,
        `/ke-hoach-don-vi/bao-phu/${plan}?xem=ma-tran`,
        `/ke-hoach-don-vi/bao-phu/${plan}?xem=cap-tren`,
        `/ke-hoach-don-vi/bao-phu/${plan}?xem=nam-sau`,
        '/don-doc',
        '/don-doc?xem=da-gui',
        '/van-ban',
        '/cong-khai/quan-ly',
        '/van-ban/soan',
        '/van-ban/soan?loai=assignment_extract',
        ...(await someOf(page, '/api/composed-documents', (id) => [
          `/van-ban/${id}`,
          `/van-ban/${id}?xem=loi-van`,
          `/van-ban/${id}?xem=ky`,
        ])),
        '/so-theo-doi',
        '/so-theo-doi/training-class?loc=topic:mainstreaming&tu=2022-01-01',
        '/so-theo-doi/committee?ngay=2022-11-24',
        '/so-theo-doi/cho-xac-nhan',
        ...(await someOf(page, '/api/registers/training-class/records', (id) => [`/ban-ghi/${id}`])),
        '/kho-khan',
        ...(await someOf(page, '/api/difficulties', (id) => [`/kho-khan/${id}`])),
      ];
    },
  },
  {
    login: 'so-cong-thuong',
    parts: 2,
    screens: async (page) => [
      '/viec-cua-toi',
      `/nhiem-vu/${await firstOf(page, '/api/my-work')}`,
      `/ke-hoach/${await firstOf(page, '/api/plans')}`,
      '/so-theo-doi/cho-gui',
      '/so-theo-doi/training-class/ghi-moi',
      '/so-theo-doi/committee/ghi-moi',
      '/so-theo-doi/inspection/ghi-moi',
      '/so-theo-doi/training-class/nhap-excel',
      '/so-theo-doi/training-class/nhap-nhieu',
      '/huong-dan/so',
      '/huong-dan/so/inspection',
      '/kho-khan',
      '/lich',
      '/van-ban',
      '/van-ban/soan',
      '/don-doc',
      '/huong-dan',
      '/huong-dan/viec-cua-toi',
      '/doi-mat-khau',
    ],
  },
  {
    login: 'admin',
    screens: async (page) => [
      '/quan-tri',
      `/quan-tri/tai-khoan/${await firstOf(page, '/api/admin/users')}`,
      '/quan-tri/nhat-ky',
      '/quan-tri/he-thong',
      '/quan-tri/so-theo-doi',
      '/quan-tri/so-theo-doi/training-class',
      '/co-quan',
      `/co-quan/${await firstOf(page, '/api/bodies?q=so+tu+phap')}`,
      '/co-quan/nhom',
      `/co-quan/nhom/${await firstOf(page, '/api/body-groups')}`,
    ],
  },
  {
    login: 'huyen-hung-ha',
    screens: async (page) => [
      '/viec-cua-toi',
      '/kho-khan',
      '/ke-hoach',
      '/don-doc',
      '/bao-cao',
      '/bao-cao?xem=cho-duyet',
      '/bao-cao?xem=tat-ca',
      '/bao-cao/ma/2345-6789-ABCD',
      await draftOf(page),
    ],
  },
  { login: 'leader', screens: async () => ['/lanh-dao', '/nhiem-vu', '/ma-tran', '/kho-khan', '/van-ban'] },
  { login: 'viewer', screens: async () => ['/nhiem-vu', '/ke-hoach', '/lich', '/van-ban', '/don-doc'] },
];

const seenAlike = new Set<string>();

for (const { login, screens, parts = 1 } of SCREENS) {
  for (let part = 0; part < parts; part++) {
    test(`screens of ${login}${parts > 1 ? `, part ${part + 1}` : ''}`, async ({ signedIn }) => {
      test.setTimeout(600_000);
      const page = await signedIn(login);
      await open(page, '/huong-dan');
      const own = (await screens(page)).filter((_, at) => at % parts === part);
      for (const path of own) await expectSound(page, path);
    });
  }
}

async function expectSound(page: Page, path: string): Promise<void> {
  await page.setViewportSize(DESKTOP);
  await open(page, path);
  await test.step(path, async () => {
    if (!seenAlike.has(path)) await expectAccessible(page, path);
    await page.setViewportSize(PHONE);
    await settled(page);
    await expectNoOverflow(page, path);
    if (!seenAlike.has(path)) await expectAccessible(page, path);
  });
  seenAlike.add(path);
}

test('the sign-in page', async ({ page }) => {
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    await page.goto('/dang-nhap');
    await expect(page.getByRole('button', { name: 'Đăng nhập' })).toBeVisible();
    await expectNoOverflow(page, '/dang-nhap');
    await expectAccessible(page, '/dang-nhap');
  }
});

test('the public page', async ({ page }) => {
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    for (const path of ['', '/chi-tieu', '/so-lieu', '/van-ban', '/du-lieu-mo', '?lang=en']) {
      await page.goto(`/cong-khai${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoOverflow(page, `/cong-khai${path}`);
      await expectAccessible(page, `/cong-khai${path}`);
    }
  }
});

test('in the dark the contrast holds', async ({ signedIn }) => {
  const page = await signedIn('lead');
  await open(page, '/huong-dan');
  await page.getByRole('button', { name: 'Chuyển sang nền tối' }).click();
  for (const path of [
    '/lanh-dao',
    '/nhiem-vu',
    '/ma-tran',
    '/so-theo-doi/training-class',
    '/kho-khan',
    '/co-quan',
  ]) {
    await open(page, path);
    await expectAccessible(page, `${path} in the dark`);
  }
});

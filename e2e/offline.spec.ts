/**
 * Entering without a connection, as a commune's officer does on a phone: in a browser that has taken the site in, behind
 * a line that is cut, also in the middle of a send.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { api, expect, expectAccessible, PHONE, signInByHand, test, watch } from './support.ts';

/** Nowhere else in the system: where it is found on the machine, an entry can be read. */
const PLANTED = 'Chuyện nhà bác Mẫu ở thôn Thí Dụ';
const REGISTER = '/so-theo-doi/loudspeaker-item';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The line between the browser and the server. */
class Line {
  #server: Server | undefined;
  readonly #sockets = new Set<Socket>();
  readonly #target: number;
  port = 0;
  /** The server gets what is sent, and its answers are lost. */
  losing = false;

  constructor(target: number) {
    this.#target = target;
  }

  async open(): Promise<void> {
    const server = createServer((browser) => {
      const site = connect(this.#target, '127.0.0.1');
      for (const socket of [browser, site]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.#sockets.delete(socket);
          browser.destroy();
          site.destroy();
        });
      }
      browser.pipe(site);
      site.on('data', (answer) => {
        if (this.losing) browser.destroy();
        else browser.write(answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
    this.#server = server;
  }

  /** As when the server dies: whatever is under way breaks off, and nobody answers. */
  async cut(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

interface Phone {
  readonly line: Line;
  readonly context: BrowserContext;
  page: Page;
}

/** One phone for all journeys, as it is one for all days of its owner: taking the site in is most of the time. */
test.describe.configure({ mode: 'serial' });
let owned: Promise<Phone> | undefined;
const phone = (browser: Browser, baseURL: string | undefined) => {
  owned ??= prepared(browser, baseURL, 'xa-13195');
  return owned;
};
test.afterAll(async () => {
  const last = await owned;
  await last?.context.close();
  await last?.line.cut();
});

/** A phone signed in by hand, once it has kept what it needs. */
async function prepared(browser: Browser, baseURL: string | undefined, login: string): Promise<Phone> {
  const line = new Line(Number(new URL(baseURL ?? '').port));
  await line.open();
  const context = await browser.newContext({
    viewport: PHONE,
    serviceWorkers: 'allow',
    baseURL: `http://127.0.0.1:${line.port}`,
  });
  const page = await context.newPage();
  await signInByHand(page, login);
  await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
  await page.goto('/so-theo-doi/cho-gui');
  await expect(page.getByText(/trên máy này cập nhật lúc/)).toBeVisible();
  await page.evaluate('navigator.serviceWorker.ready');
  return { line, context, page };
}

async function away({ context, line }: Phone): Promise<void> {
  await line.cut();
  await context.setOffline(true);
}

async function back({ context, line }: Phone): Promise<void> {
  await line.open();
  await context.setOffline(false);
}

async function fill(page: Page, title: string): Promise<void> {
  await page.goto(`${REGISTER}/ghi-moi`);
  await page.getByRole('textbox', { name: 'Tên tin, bài' }).fill(title);
  await page.getByLabel('Loại', { exact: false }).first().selectOption({ label: 'Bài' });
  await page
    .getByLabel('Nội dung', { exact: false })
    .first()
    .selectOption({ label: 'Gương phụ nữ tiêu biểu' });
  await page.getByRole('textbox', { name: 'Phát lần đầu ngày' }).fill('8/3/2022');
  await page.getByRole('textbox', { name: 'Số lượt phát' }).fill('4');
  const place = page.getByRole('combobox', { name: 'Xã, phường, thị trấn' });
  await place.fill('hong ly');
  await page.getByRole('option', { name: /xã Hồng Lý/ }).click();
}

const submit = (page: Page) => page.getByRole('button', { name: 'Gửi', exact: true }).click();
const arrived = (page: Page, title: string) =>
  expect(
    page.getByRole('region', { name: 'Đã gửi gần đây' }).getByRole('link', { name: title, exact: true }),
  ).toBeVisible();
const saved = (page: Page) =>
  expect(page.getByRole('heading', { name: 'Đã lưu trên máy này, sẽ gửi khi có mạng.' })).toBeVisible();

interface Found {
  readonly total: number;
  readonly items: readonly { readonly id: string; readonly version: number }[];
}
const onServer = (page: Page, q: string) =>
  api<Found>(page, 'get', `/api/registers/loudspeaker-item/records?q=${encodeURIComponent(q)}`);

interface Lying {
  readonly rows: number;
  /** Of the words looked for, those that were found in the databases, and in what is kept beside them. */
  readonly found: readonly string[];
  readonly beside: readonly string[];
}

/** Looks for words in all that lies in the browser's stores: whoever copies the machine's disk finds this. */
const lying = (page: Page, words: readonly string[]) =>
  page.evaluate<Lying>(`(${READ_ALL})(${JSON.stringify(words)})`);

/** Runs in the page. */
const READ_ALL = `async (words) => {
  const told = [];
  const tell = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      for (const letters of ['utf-8', 'utf-16le']) told.push(new TextDecoder(letters).decode(value));
    } else if (typeof value === 'object' && value !== null && !(value instanceof CryptoKey)) {
      Object.values(value).forEach(tell);
    } else told.push(String(value));
  };
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      tell(await done(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  const beside = JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
  const inside = told.join(' ');
  return {
    rows: told.length,
    found: words.filter((word) => inside.includes(word)),
    beside: words.filter((word) => beside.includes(word)),
  };
}`;

test('a commune records a loudspeaker item on a phone without a connection', async ({ browser, baseURL }) => {
  const mine = await phone(browser, baseURL);
  const { context } = mine;
  let { page } = mine;
  const errors: string[] = [];
  watch(page, errors);
  await away(mine);
  await fill(page, PLANTED);
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'loa-thon.png', mimeType: 'image/png', buffer: PNG });
  await expect(page.getByText(/Đã giữ .* trên máy này/).first()).toBeVisible();
  await submit(page);
  await saved(page);
  await expect(page.getByText(/Ngoại tuyến/)).toBeVisible();

  // Nothing of it lies open on the phone.
  const { rows, found, beside } = await lying(page, [PLANTED, 'bác Mẫu', 'loa-thon', 'loudspeaker-item']);
  expect(rows).toBeGreaterThan(20);
  expect(found).toEqual([]);
  // Which form was filled in last is remembered, what was entered is not.
  expect(beside).toEqual(['loudspeaker-item']);

  // The tab is closed and opened again, still without a connection.
  await page.close();
  page = await context.newPage();
  mine.page = page;
  watch(page, errors);
  await page.goto(REGISTER);
  const waiting = page.getByRole('region', { name: 'Trên máy này, chưa gửi (1)' });
  await expect(waiting.getByRole('link', { name: PLANTED })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Chờ gửi: 1 bản ghi' })).toBeVisible();
  await waiting.getByRole('link', { name: PLANTED }).click();
  await page.getByRole('textbox', { name: 'Số lượt phát' }).fill('6');
  await page.getByRole('button', { name: 'Lưu và gửi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Chờ gửi' })).toBeVisible();
  await expectAccessible(page, 'Chờ gửi');

  await back(mine);
  await arrived(page, PLANTED);
  await expect(page.getByRole('link', { name: /^Chờ gửi: / })).toHaveCount(0);
  const { total, items } = await onServer(page, PLANTED);
  expect(total).toBe(1);
  const record = await api<{ values: Record<string, unknown>; files: { name: string }[] }>(
    page,
    'get',
    `/api/records/${items[0]?.id}`,
  );
  expect(record.values).toMatchObject({ times: 6, first_on: '2022-03-08' });
  expect(record.files).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('a line cut in the middle of a send, and a server that dies, make no second record', async ({
  browser,
  baseURL,
}) => {
  const mine = await phone(browser, baseURL);
  const { page, line } = mine;
  await fill(page, 'Cắt giữa chừng');
  line.losing = true;
  await submit(page);
  await saved(page);
  // The outbox has tried as well, and lost the answer again.
  await line.cut();
  line.losing = false;
  await page.goto('/so-theo-doi/cho-gui');
  await expect(page.getByRole('link', { name: 'Cắt giữa chừng', exact: true })).toBeVisible();
  await line.open();
  await arrived(page, 'Cắt giữa chừng');
  expect((await onServer(page, 'Cắt giữa chừng')).total).toBe(1);
});

test('a record that was changed meanwhile shows both sides, and what is chosen of both is sent', async ({
  browser,
  baseURL,
}) => {
  const mine = await phone(browser, baseURL);
  const { page } = mine;
  await fill(page, 'Hai người sửa');
  const kept = page.waitForResponse(
    async (answer) =>
      answer.url().includes('/api/records/recent') && (await answer.text()).includes('Hai người sửa'),
  );
  await submit(page);
  await expect(page.getByRole('heading', { name: 'Đã ghi vào sổ' })).toBeVisible();
  const [record] = (await onServer(page, 'Hai người sửa')).items;
  const path = `/api/records/${record?.id}`;
  const { values } = await api<{ values: Record<string, unknown> }>(page, 'get', path);
  await kept;
  // It is sealed and put away a moment after it has come.
  await page.waitForTimeout(500);

  await away(mine);
  await page.goto(`/ban-ghi/${record?.id}/sua`);
  await page.getByRole('textbox', { name: 'Tên tin, bài' }).fill('Hai người sửa, bản trên điện thoại');
  await page.getByRole('textbox', { name: 'Số lượt phát' }).fill('9');
  await page.getByRole('button', { name: /^Lưu/ }).first().click();
  await expect(page.getByText('Đã lưu trên máy này').first()).toBeVisible();
  // At the office somebody else changes the same record.
  const office = await browser.newContext({ baseURL: baseURL ?? '' });
  const desk = await office.newPage();
  await signInByHand(desk, 'xa-13195');
  await expect(desk.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
  await api(desk, 'put', path, {
    version: record?.version,
    values: { ...values, title: 'Hai người sửa, bản ở trụ sở', minutes: 5 },
    submit: true,
  });

  await back(mine);
  await page.goto('/so-theo-doi/cho-gui');
  await expect(page.getByText('Có người đã sửa trước')).toBeVisible();
  await page.getByRole('link', { name: /^Mở “/ }).click();
  const title = page.getByRole('group', { name: /^Tên tin, bài/ });
  await expect(title.getByText('bản trên điện thoại')).toBeVisible();
  await expect(title.getByText('bản ở trụ sở')).toBeVisible();
  await expect(page.getByRole('group', { name: /Thời lượng một lượt.*chỉ người khác sửa/ })).toBeVisible();
  await expectAccessible(page, 'Hai bản');
  await title.getByRole('radio', { name: /^Của bạn/ }).check();
  await page.getByRole('button', { name: 'Gửi bản đã chọn' }).click();
  await arrived(page, 'Hai người sửa, bản trên điện thoại');
  const now = await api<{ values: Record<string, unknown>; versions: unknown[] }>(page, 'get', path);
  expect(now.values).toMatchObject({ title: 'Hai người sửa, bản trên điện thoại', times: 9, minutes: 5 });
  expect(now.versions).toHaveLength(3);
  await office.close();
});

test('signing out asks about what waits, and leaves nothing; the next person finds nothing', async ({
  browser,
  baseURL,
}) => {
  const mine = await phone(browser, baseURL);
  const { page } = mine;
  await away(mine);
  await fill(page, PLANTED);
  await submit(page);
  await saved(page);
  const signOut = async () => {
    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  };
  await signOut();
  const dialog = page.getByRole('dialog', { name: 'Còn 1 bản ghi chưa gửi' });
  await expect(dialog.getByRole('button', { name: 'Gửi rồi đăng xuất' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Ở lại' }).click();
  await signOut();
  await dialog.getByRole('checkbox', { name: /sẽ mất/ }).check();
  await dialog.getByRole('button', { name: 'Bỏ 1 bản ghi và đăng xuất' }).click();
  await expect(page).toHaveURL(/\/dang-nhap/);
  expect(await lying(page, ['Mẫu'])).toEqual({ rows: 0, found: [], beside: [] });
  expect(await page.evaluate('document.cookie')).not.toContain('binhdang_offline');
  await page.goto(REGISTER);
  await expect(page.getByText(PLANTED)).toHaveCount(0);
  await expect(page.getByText('Không kết nối được với máy chủ').first()).toBeVisible();

  // With the connection the old session does not come back.
  await back(mine);
  await page.goto('/viec-cua-toi');
  await expect(page).toHaveURL(/\/dang-nhap/);
  await signInByHand(page, 'xa-13192');
  await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
  await page.goto('/so-theo-doi/cho-gui');
  await expect(page.getByText('Không có bản ghi nào chờ gửi')).toBeVisible();
});

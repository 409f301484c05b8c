/** What the journeys share: signed-in browsers that watch for errors, and what every screen is held to. */
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';

export { expect };

export const PASSWORD = 'binh-dang-2022';
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 740 };

type State = NonNullable<BrowserContextOptions['storageState']>;

/** A demo account's browser, already signed in. */
type SignedIn = (login: string, options?: BrowserContextOptions) => Promise<Page>;

/** Sessions of this worker: each account signs in once, as a person does in the morning. */
const sessions = new Map<string, Promise<State>>();

export const test = base.extend<{ signedIn: SignedIn }>({
  /** Nobody is left with an error of the script; refusals of the server are part of some journeys. */
  signedIn: async ({ browser, baseURL }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    const errors: string[] = [];
    await use(async (login, options = {}) => {
      const context = await browser.newContext({
        viewport: DESKTOP,
        ...options,
        storageState: await sessionOf(login),
      });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, errors);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(errors, 'errors in the browser').toEqual([]);

    async function sessionOf(who: string): Promise<State> {
      const known = sessions.get(who) ?? openSession(who);
      sessions.set(who, known);
      return known;
    }
    async function openSession(who: string): Promise<State> {
      const context = await browser.newContext();
      const answer = await context.request.post('/api/account/sign-in', {
        data: { login: who, password: PASSWORD },
        headers: { origin: baseURL ?? '' },
      });
      expect(answer.status(), `signing in as ${who}`).toBe(200);
      const state = await context.storageState();
      await context.close();
      return state;
    }
  },
});

/** Notes what the page's script gets wrong. */
export function watch(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      errors.push(message.text());
    }
  });
}

/** Fills the sign-in page, as somebody does by hand. */
export async function signInByHand(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.goto('/dang-nhap');
  await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill(login);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

/** Opens a screen and waits until what it shows has come. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** The page has its heading and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Đang tải…')).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** Notes a fault and goes on, so that one run tells all. */
const noting = expect.configure({ soft: true });

/** Nothing sticks out to the right of the screen. */
export async function expectNoOverflow(page: Page, where: string): Promise<void> {
  const over = () =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  await noting
    .poll(over, { message: `${where} at ${page.viewportSize()?.width} px sticks out`, timeout: 3000 })
    .toBe(0);
}

/** Nothing serious by the rules of WCAG 2.1 AA and axe's own good practice. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
      // What passes is not told: of a list with a thousand rows that is most of the time.
      resultTypes: ['violations'],
    })
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  noting(serious, `${where} at ${page.viewportSize()?.width} px`).toEqual([]);
}

/** Calls the API as the page's person does; for what a journey needs to be there and is another's journey. */
export async function api<T>(
  page: Page,
  method: 'get' | 'post' | 'put',
  path: string,
  data?: unknown,
): Promise<T> {
  const answer = await page.request[method](path, {
    ...(data === undefined ? {} : { data }),
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

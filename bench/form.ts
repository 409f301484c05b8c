/**
 * The form of a definition with 200 fields, in Chromium on the built web: script from the press on "Ghi mới" until the
 * last field stands, in a browser that has the register's list open and has never seen the form, and once more after.
 */
import { RegisterDefinition } from '@binhdang/domain/register';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { type Figure, median } from './figure.ts';
import { type BenchSystem, openBenchSystem } from './system.ts';

const FIELDS = 200;
const LIMIT = 200;
const TIMES = 5;
const CODE = 'bench-form';

export async function run(): Promise<Figure[]> {
  const system = await openBenchSystem();
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
    ],
  });
  try {
    await system.owner.query(`set app.action = 'bench.load'`);
    await system.owner.query(
      `insert into register_definition (id, code, number, definition, origin, applies_from)
       values (gen_random_uuid(), $1, 1, $2, 'administrator', '1900-01-01')`,
      [CODE, JSON.stringify(LONG)],
    );
    const cookie = await system.signIn('so-tu-phap');
    const [first, again]: [number[], number[]] = [[], []];
    for (let at = 0; at < TIMES; at++) {
      const [cold, warm] = await openedTwice(browser, system, cookie);
      first.push(cold);
      again.push(warm);
    }
    const note = `beside: the limit of 200 ms; ${FIELDS} fields of ${new Set(ALL.map(({ type }) => type)).size} types, conditions, checks and computed fields`;
    return [
      {
        name: 'form.200-fields.first',
        ours: median(first),
        beside: LIMIT,
        unit: 'ms',
        aim: 1,
        note: `${note}; with reading the page's own script`,
      },
      { name: 'form.200-fields.again', ours: median(again), beside: LIMIT, unit: 'ms', aim: 1, note },
    ];
  } finally {
    await browser.close();
    await system.close();
  }
}

async function openedTwice(browser: Browser, system: BenchSystem, cookie: string): Promise<[number, number]> {
  const context = await browser.newContext({ locale: 'vi-VN', serviceWorkers: 'block' });
  try {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: system.origin }]);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.goto(`${system.origin}/so-theo-doi/${CODE}`);
    const cold = await opened(page, devtools);
    await page.goBack();
    const warm = await opened(page, devtools);
    return [cold, warm];
  } finally {
    await context.close();
  }
}

/** Milliseconds of script while the form opens. */
async function opened(page: Page, devtools: CDPSession): Promise<number> {
  const link = page.locator('a[href*="/ghi-moi"]').first();
  await link.waitFor();
  await page.waitForLoadState('networkidle');
  const before = await scriptOf(devtools);
  await link.click();
  await page
    .getByText(`Mục ${FIELDS - 1}`, { exact: true })
    .first()
    .waitFor({ state: 'attached' });
  // Until nothing more is drawn: the browser has had a moment for itself.
  await page.evaluate('new Promise((done) => requestIdleCallback(done))');
  return (await scriptOf(devtools)) - before;
}

async function scriptOf(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000;
}

// ---------------------------------------------------------------- the definition
const words = (vi: string) => ({ vi, en: vi });
const unit = words('người');
const KINDS = [
  (at: number) => ({ type: 'text', ...(at % 60 === 0 ? { lines: 3 } : {}) }),
  () => ({ type: 'number', unit, min: 0, max: 10_000 }),
  () => ({ type: 'choice', list: 'choices' }),
  () => ({ type: 'date' }),
  () => ({ type: 'yes_no' }),
  () => ({ type: 'money' }),
  () => ({ type: 'choices', list: 'choices' }),
  () => ({ type: 'period', kinds: ['month', 'quarter', 'year'] }),
  () => ({ type: 'grid', unit, cells: [['sex'], ['age']] }),
  (at: number) => ({ type: 'computed', unit, value: `r.f${at - 8} * 2.0` }),
];
const ALL = Array.from({ length: FIELDS }, (_, index) => {
  const at = index + 1;
  const kind = KINDS[index % KINDS.length]?.(at) ?? { type: 'text' };
  const hidden = at % 10 === 6 ? { shownWhen: `!has(r.f${at - 4}) || r.f${at - 4} < 5000.0` } : {};
  return {
    code: `f${at}`,
    name: words(`Mục ${at}`),
    ...kind,
    ...hidden,
    ...(at <= 4 ? { required: true } : {}),
  };
});
const LONG = RegisterDefinition.parse({
  code: CODE,
  version: 1,
  name: words('Sổ hai trăm mục'),
  purpose: words('Đo tốc độ'),
  group: 'capacity',
  clauses: ['P12'],
  nature: 'event',
  day: 'f4',
  sight: 'plan',
  lists: {
    choices: Array.from({ length: 12 }, (_, at) => ({ code: `c${at}`, name: words(`Lựa chọn ${at + 1}`) })),
  },
  sections: Array.from({ length: 10 }, (_, at) => ({
    name: words(`Phần ${at + 1}`),
    fields: ALL.slice(at * 20, at * 20 + 20),
  })),
  checks: Array.from({ length: 20 }, (_, at) => ({
    code: `check${at}`,
    that: `!has(r.f${at * 10 + 2}) || r.f${at * 10 + 2} <= 9000.0`,
    message: words('Số này lớn bất thường.'),
    field: `f${at * 10 + 2}`,
    severity: 'warning',
  })),
  measures: [],
  list: { columns: ['f1', 'f2', 'f3', 'f4'], filters: ['f3'] },
  proves: [],
});

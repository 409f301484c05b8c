// npm test: installs what is missing (packages, Debian's Chromium where it may), then passes everything:
// types, style, arrows between rooms, unit and property tests, server tests on a real PostgreSQL, browser journeys.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDebianPostgres } from './debian-postgres.mjs';
import { buildWeb, installPackages, ROOT } from './install.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const node = installPackages();
const chromium = process.env.CHROMIUM ?? findChromium();
const bin = (...parts) => join(ROOT, 'node_modules', ...parts);
const steps = [
  ['Kiểu / types (server, packages)', [bin('typescript/bin/tsc'), '-p', '.']],
  ['Kiểu / types (web)', [bin('typescript/bin/tsc'), '-p', 'apps/web']],
  ['Cách viết / style', [bin('@biomejs/biome/bin/biome'), 'check', '.']],
  [
    'Mũi tên giữa các phòng / arrows',
    [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      'apps',
      'packages',
      '--config',
      '.dependency-cruiser.cjs',
    ],
  ],
];
// A log keeps the colours of every single dot otherwise.
const PLAIN = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
const counts = { passed: 0, failed: 0 };

// Side by side; what each says is printed when it is done.
await Promise.all(
  steps.map(async ([title, args]) => {
    const { status, said } = await runQuietly(args);
    console.log(`\n== ${title}\n${said}`);
    count(status === 0 ? 1 : 0, status === 0 ? 0 : 1);
  }),
);
console.log('\n== Vitest');
vitest();
await onDebianPostgres();
console.log('\n== Trình duyệt / browser');
buildWeb(node);
playwright();

console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

function runQuietly(args) {
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
      });
    child.on('close', (status) => resolve({ status, said: said.trimEnd() }));
  });
}

function count(passed, failed) {
  counts.passed += passed;
  counts.failed += failed;
}

/** The server's tests once more on an installed PostgreSQL, as DATABASE_URL would use it. */
async function onDebianPostgres() {
  const postgres = await startDebianPostgres();
  if (!postgres) {
    console.log('\n== PostgreSQL 15+ của máy: không có, bỏ qua / none on this machine, skipped');
    return;
  }
  console.log(`\n== Máy chủ trên / server on ${postgres.bin}`);
  try {
    // Random worlds were many on the first; here fewer show that both databases say the same.
    vitest(['--project', 'server'], { TEST_DATABASE_URL: postgres.url, PROPERTY_RUNS: '12' });
  } finally {
    postgres.stop();
  }
}

function vitest(args = [], env = {}) {
  const first = vitestRun(args, env);
  const broken = first.failed === 0 && first.status !== 0 ? first.brokenOff : [];
  if (broken.length === 0) {
    count(first.passed, first.failed + (first.status !== 0 && first.failed === 0 ? 1 : 0));
    return;
  }
  // The process died under these files without any test failing (Node itself crashes now and then when threads end,
  // nodejs/node#56312). They run once more; dying twice is a failure.
  console.log(
    `\n== Tiến trình bị ngắt, chạy lại / process died, once more: ${broken.map(({ name }) => name)}`,
  );
  const again = vitestRun([...args, ...broken.map(({ name }) => name)], env);
  const passedBefore = broken.reduce((sum, { passed }) => sum + passed, 0);
  count(
    first.passed - passedBefore + again.passed,
    again.failed + (again.status !== 0 && again.failed === 0 ? 1 : 0),
  );
}

/** Runs Vitest; `brokenOff` are files of which no test failed and yet not all came to an end. */
function vitestRun(args, env) {
  const report = join(ROOT, 'test-results/vitest.json');
  rmSync(report, { force: true });
  const { status } = spawnSync(
    node,
    [
      bin('vitest/vitest.mjs'),
      'run',
      ...args,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...PLAIN, ...env } },
  );
  const result = readJson(report);
  const countOf = (file, state) => file.assertionResults.filter((one) => one.status === state).length;
  return {
    status,
    passed: result?.numPassedTests ?? 0,
    failed: result?.numFailedTests ?? 0,
    brokenOff: (result?.testResults ?? [])
      .filter((file) => file.status !== 'passed' && countOf(file, 'pending') > 0)
      .map((file) => ({ name: file.name, passed: countOf(file, 'passed') })),
  };
}

function playwright() {
  if (!chromium) {
    console.error(
      'Không có Chromium và không tự cài được. Cài gói "chromium" rồi chạy lại, hoặc đặt CHROMIUM=đường-dẫn.',
    );
    count(0, 1);
    return;
  }
  // Screens are looked at with what the journeys have left: the same data, the system started once more.
  const data = mkdtempSync(join(tmpdir(), 'binhdang-e2e-'));
  journeys(['--project', 'journeys'], data);
  journeys(['--project', 'screens', '--workers', '2'], data);
  rmSync(data, { recursive: true, force: true });
}

function journeys(args, data) {
  const report = join(ROOT, 'test-results/playwright.json');
  rmSync(report, { force: true });
  const { status } = spawnSync(
    node,
    [bin('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts', ...args],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: {
        ...process.env,
        CHROMIUM: chromium,
        E2E_DATA_FOLDER: data,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    },
  );
  const stats = readJson(report)?.stats;
  const failed = (stats?.unexpected ?? 0) + (status !== 0 && !stats?.unexpected ? 1 : 0);
  count((stats?.expected ?? 0) + (stats?.flaky ?? 0), failed);
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Debian's Chromium; as root on a Debian machine it is installed when missing. */
function findChromium() {
  const found = () => CHROMIUM.find((path) => existsSync(path));
  if (found() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found();
  console.log('Đang cài Chromium / installing Chromium…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  return found();
}

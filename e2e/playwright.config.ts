import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// The whole system as a user starts it, on a fresh data folder; journeys share it and run one after the other.
const port = Number(process.env['E2E_PORT'] ?? 18_080);
const dataFolder = process.env['E2E_DATA_FOLDER'] ?? mkdtempSync(join(tmpdir(), 'binhdang-e2e-'));
process.env['E2E_DATA_FOLDER'] = dataFolder;

export default defineConfig({
  testDir: '.',
  // Journeys change what they meet and run one after the other; screens only look, and may run side by side.
  projects: [
    { name: 'journeys', testIgnore: /screens\.spec/, outputDir: '../test-results/e2e' },
    {
      name: 'screens',
      testMatch: /screens\.spec/,
      fullyParallel: true,
      outputDir: '../test-results/e2e-screens',
    },
  ],
  workers: 1,
  // Once more, and said so as “flaky”: what fails twice is wrong.
  retries: 1,
  fullyParallel: false,
  timeout: 120_000,
  // A machine under load is slow, not wrong.
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    actionTimeout: 20_000,
    // Each new browser would take in the whole site for later; one journey lets it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" apps/server/src/main.ts`,
    cwd: '..',
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      ...(process.env as Record<string, string>),
      PORT: String(port),
      DATA_FOLDER: dataFolder,
      LOG_LEVEL: 'warn',
    },
  },
});

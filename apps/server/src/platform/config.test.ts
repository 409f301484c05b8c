import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, VARIABLES } from './config.ts';

const messageOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('was accepted');
};

describe('without any variable', () => {
  test('the system runs by itself, for trying out, on loopback', () => {
    expect(readConfig({})).toMatchObject({
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: 8080,
      demo: true,
      LOG_LEVEL: 'warn',
      UPLOAD_LIMIT_MB: 25,
      TRUST_PROXY: false,
    });
  });

  test('an empty variable is one that is not given', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', DEMO: '' })).toEqual(readConfig({}));
  });
});

describe('demo accounts', () => {
  const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://binhdang.example.gov.vn' };

  test('are there with the embedded database and, where asked for, with another', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://x' }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL: 'postgres://x', DEMO: 'true' }).demo).toBe(true);
    expect(readConfig({ DEMO: 'no' }).demo).toBe(false);
  });

  test('are refused in production', () => {
    expect(readConfig(production).demo).toBe(false);
    expect(readConfig({ ...production, DEMO: 'false' }).demo).toBe(false);
    expect(messageOf({ ...production, DEMO: '1' })).toMatch(/^DEMO: .*production.*Remove DEMO/);
  });

  test('production needs its address', () => {
    expect(messageOf({ NODE_ENV: 'production' })).toMatch(/^PUBLIC_URL: .*https:\/\//);
  });
});

test('every variable says what it is for', () => {
  for (const [name, purpose] of Object.entries(VARIABLES))
    expect({ name, purpose }).not.toEqual({ name, purpose: '' });
});

describe('a wrong variable', () => {
  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['NODE_ENV', 'prod'],
    ['PUBLIC_URL', 'binhdang.example.gov.vn'],
    ['PUBLIC_URL', 'ftp://binhdang.example.gov.vn'],
    ['LOG_LEVEL', 'loud'],
    ['SMTP_URL', 'mail.example.gov.vn:25'],
    ['UPLOAD_LIMIT_MB', '0'],
    ['SESSION_HOURS', '-1'],
    ['TRUST_PROXY', 'maybe'],
    ['METRICS_TOKEN', 'short'],
    ['DATABASE_POOL', '0'],
    ['DATABASE_URL', 'mysql://localhost/x'],
  ])('%s=%s is named, with what was given and what would do', (name, value) => {
    const message = messageOf({ [name]: value });
    expect(message).toContain(`  ${name}:`);
    expect(message).toContain(VARIABLES[name]);
    if (!/URL=|TOKEN/.test(`${name}=`) || name === 'PUBLIC_URL')
      expect(message).toContain(`Given: "${value}"`);
    expect(message).toContain('Cấu hình chưa đúng / configuration is wrong');
  });

  test('all wrong ones are named at once', () => {
    const message = messageOf({ PORT: 'x', LOG_LEVEL: 'y', SESSION_HOURS: 'z' });
    for (const name of ['PORT', 'LOG_LEVEL', 'SESSION_HOURS']) expect(message).toContain(`  ${name}:`);
  });

  test('a secret that is wrong is not repeated', () => {
    const message = messageOf({ METRICS_TOKEN: 'geheim', SMTP_URL: 'user:matkhau@mail' });
    expect(message).not.toMatch(/geheim|matkhau/);
  });
});

test('the operators’ handbook names every variable, its default, and none that is not there', () => {
  const handbook = readFileSync(join(import.meta.dirname, '../../../../docs/van-hanh.md'), 'utf8');
  const rows = [...handbook.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\|/gm)];
  expect(rows.map((row) => row[1]).sort()).toEqual(Object.keys(VARIABLES).sort());
  const defaults = readConfig({}) as unknown as Record<string, unknown>;
  for (const [, name = '', given] of rows) {
    // Its own folder is worked out at start.
    if (name === 'DATA_FOLDER') continue;
    const known = defaults[name];
    expect({ name, given }).toEqual({ name, given: known === undefined ? undefined : String(known) });
  }
});

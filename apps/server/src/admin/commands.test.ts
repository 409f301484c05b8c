/** The operators' commands as they are run: a process of its own, its output and exit code. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';

const SCRIPTS = join(import.meta.dirname, '../../../../scripts');

let system: System;
let folder: string;
beforeAll(async () => {
  system = await openSystem();
  folder = mkdtempSync(join(tmpdir(), 'binhdang-commands-'));
});
afterAll(async () => {
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(
  script: string,
  given: readonly string[] = [],
  database = system.services.config.DATABASE_URL,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(SCRIPTS, script), ...given], {
      env: { ...process.env, DATABASE_URL: database, DATA_FOLDER: folder },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => {
      out += String(part);
    });
    child.stderr.on('data', (part: Buffer) => {
      err += String(part);
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe('audit:verify', () => {
  test('says OK and prints the heads, which it takes back as anchors', async () => {
    const sound = await run('audit-verify.ts');
    expect(sound).toMatchObject({ code: 0, err: '' });
    expect(sound.out).toMatch(/^OK: \d{3,} dòng/);
    const heads = sound.out.split('\n').filter((line) => /^\d+ \d+ [0-9a-f]{64}$/.test(line));
    expect(heads.length).toBeGreaterThan(0);
    const file = join(folder, 'anchors.txt');
    writeFileSync(file, heads.join('\n'));
    expect((await run('audit-verify.ts', ['--anchors', file])).out).toContain(`${heads.length} dấu mốc`);
    writeFileSync(file, heads.map((line) => line.replace(/.{4}$/, '0000')).join('\n'));
    const foreign = await run('audit-verify.ts', ['--anchors', file]);
    expect(foreign).toMatchObject({ code: 1, out: '' });
    expect(foreign.err).toMatch(/BROKEN: chain \d+, seq \d+: .*anchor/);
  });

  test('names the line that was tampered with', async () => {
    const { rows } = await system.owner.query<{ chain: number; seq: number }>(
      `update audit_line set after = after || '{"name": "khác"}'
        where (chain, seq) = (select chain, seq from audit_line where object_kind = 'body_name' limit 1)
       returning chain, seq, after`,
    );
    const line = rows[0];
    expect(await run('audit-verify.ts')).toEqual({
      code: 1,
      out: '',
      err: `HỎNG / BROKEN: chain ${line?.chain}, seq ${line?.seq}: nội dung bị sửa / the content was altered\n`,
    });
  });

  test('says when it could not check', async () => {
    const nowhere = await run('audit-verify.ts', [], '');
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toContain('no database in');
  });
});

describe('create-admin', () => {
  test('prints a start password, once, and nothing of it stays in the database', async () => {
    const made = await run('create-admin.ts', ['--login', 'quan-tri-moi', '--name', 'Quản Trị Mới']);
    expect(made).toMatchObject({ code: 0, err: '' });
    const password = /[a-z0-9]{4}(-[a-z0-9]{4}){3}/.exec(made.out)?.[0];
    expect(password).toBeDefined();
    const { rows } = await system.owner.query<{ row: string }>(
      `select u::text as row from app_user u where login = 'quan-tri-moi'
       union all select l::text from audit_line l where action = 'system.createAdministrator'`,
    );
    expect(rows).toHaveLength(3);
    for (const { row } of rows) expect(row).not.toContain(password);
    for (const { row } of rows.slice(1)) expect(row).not.toContain('argon2');
  });

  test('says what is missing, by the option that gives it', async () => {
    const refused = await run('create-admin.ts');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^--login: .+\n--name: /);
  });
});

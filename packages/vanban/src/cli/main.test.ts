import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlanText } from '../../test/fixtures.ts';
import { placeOf } from './findings.ts';
import { main } from './main.ts';

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(argv: readonly string[], input: readonly Uint8Array[] = []): Promise<Result> {
  let out = '';
  let err = '';
  const code = await main(argv, {
    readInput: async function* () {
      yield* input;
    },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

let folder = '';
const file = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanban-'));
  await writeFile(file('plan.txt'), readPlanText());
  await writeFile(
    file('letter.txt'),
    'Kính gửi: Sở Nội vụ\n\nĐề nghị Sở Nội vụ báo cáo trước ngày 30/11/2022.\n',
  );
  await writeFile(
    file('noise.bin'),
    Uint8Array.from({ length: 999 }, (_, at) => (at * 7919) % 256),
  );
});
afterAll(() => rm(folder, { recursive: true }));

describe('vanban read', () => {
  it('prints the tree as JSON', async () => {
    const { code, out, err } = await run(['read', file('plan.txt')]);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ document: { number: '31/KH-UBND' }, source: { format: 'text' } });
  });

  it('leads names to the bodies of a table', async () => {
    await writeFile(file('bodies.json'), JSON.stringify({ bodies: [{ id: 'snv', name: 'Sở Nội vụ' }] }));
    const { out } = await run(['read', file('plan.txt'), '--bodies', file('bodies.json')]);
    expect(out).toContain('"id": "snv"');
  });

  it('reads standard input', async () => {
    const { code, out } = await run(['read', '-', '--text'], [Buffer.from('Kế ho'), Buffer.from('ạch')]);
    expect([code, out]).toEqual([0, 'Kế hoạch']);
  });
});

describe('vanban check', () => {
  it('lists findings with their place, and fails when some are errors', async () => {
    const { code, out } = await run(['check', file('letter.txt')]);
    expect(code).toBe(1);
    expect(out).toMatch(/^LỖI /m);
    expect(out).toMatch(/\d+ lỗi, \d+ cảnh báo, \d+ lưu ý \/ \d+ errors/);
  });

  it('prints findings as JSON', async () => {
    const { out } = await run(['check', file('letter.txt'), '--json']);
    const { findings } = JSON.parse(out) as {
      findings: { severity: string; message: { vi: string; en: string } }[];
    };
    expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
    for (const { message } of findings) expect([message.vi, message.en]).not.toContain('');
  });

  it('counts lines and columns from one', () => {
    expect(placeOf('ab\ncd\n', 0)).toEqual({ line: 1, column: 1 });
    expect(placeOf('ab\ncd\n', 4)).toEqual({ line: 2, column: 2 });
  });
});

describe('vanban schema', () => {
  it('prints the published schema', async () => {
    const { code, out } = await run(['schema']);
    expect(code).toBe(0);
    expect(out).toBe(await readFile(new URL('../../schema.json', import.meta.url), 'utf8'));
  });
});

describe('what goes wrong', () => {
  it.each([
    ['a file that is no document', () => ['read', file('noise.bin')], 'not-a-document'],
    ['a file beyond the limit', () => ['read', file('plan.txt'), '--max-mb', '0.01'], 'too-large'],
    ['a missing file', () => ['read', file('none.txt')], 'cannot open'],
    ['a folder', () => ['read', folder], 'is a folder'],
    ['no file', () => ['read'], 'exactly one file'],
    ['two files', () => ['read', file('plan.txt'), file('letter.txt')], 'exactly one file'],
    ['an unknown command', () => ['print', 'x'], 'no command "print"'],
    ['an unknown option', () => ['read', '--frob', 'x'], '--frob'],
    ['a bad limit', () => ['read', file('plan.txt'), '--max-mb', 'x'], '--max-mb'],
    [
      'bodies of another shape',
      () => ['read', file('plan.txt'), '--bodies', file('letter.txt')],
      'cannot read the bodies',
    ],
    ['nothing at all', () => [], 'no command'],
  ])('%s: exit 2, told in both languages on standard error', async (_, argv, words) => {
    const { code, out, err } = await run(argv());
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err.trim().split('\n').length).toBeGreaterThanOrEqual(2);
  });

  it('stops reading an input that goes on beyond the limit', async () => {
    let taken = 0;
    const code = await main(['read', '-', '--max-mb', '1'], {
      readInput: async function* () {
        for (;;) {
          taken += 1;
          yield new Uint8Array(300_000);
        }
      },
      out: () => {},
      err: () => {},
    });
    expect([code, taken]).toEqual([2, 4]);
  });
});

describe('bin/vanban.js', () => {
  const bin = fileURLToPath(new URL('../../bin/vanban.js', import.meta.url));
  it('runs as a program', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [bin, '--help']);
    expect(stdout).toContain('vanban read');
  });

  it('answers with the exit code of the command', async () => {
    await expect(
      promisify(execFile)(process.execPath, [bin, 'read', file('noise.bin')]),
    ).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not-a-document'),
    });
  });
});

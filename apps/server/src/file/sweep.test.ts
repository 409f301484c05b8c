import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportProgress } from '../../test/progress.ts';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { folderStore } from '../platform/file-store.ts';
import { sweepFiles } from './sweep.ts';

let system: System;
let plan: PublishedPlan;
let focal: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  focal = await system.person('so-tu-phap');
});
afterAll(() => system.close());

const upload = (text: string) =>
  focal.call(files.uploadFile, {
    query: { bodyId: focal.bodyId },
    file: { name: 'minh-chung.txt', bytes: Buffer.from(text) },
  });

async function age(id: string, days: number): Promise<void> {
  await system.owner.query(`select set_config('app.action', 'test', false)`);
  await system.owner.query(
    `update stored_file set created_at = present() - make_interval(days => $2) where id = $1`,
    [id, days],
  );
}

const rows = async (ids: readonly string[]) =>
  (
    await system.owner.query<{ id: string }>('select id from stored_file where id = any ($1)', [ids])
  ).rows.map(({ id }) => id);

test('uploads attached to nothing go after a week; those that a report or a document needs stay', async () => {
  const [loose, young, attached] = [await upload('bỏ'), await upload('mới'), await upload('minh chứng')];
  const obligationId = plan.obligation('so-tu-phap', 0).id;
  await reportProgress(focal, obligationId, { evidence: [{ fileId: attached.id, caption: null }] });
  const { rows: documents } = await system.owner.query<{ id: string }>(
    'select file_id as id from document where file_id is not null',
  );
  for (const { id } of [loose, attached, ...documents]) await age(id, 8);
  await age(young.id, 6);

  expect(await sweepFiles(system.services)).toBe(1);
  expect(await rows([loose.id, young.id, attached.id])).toEqual(expect.not.arrayContaining([loose.id]));
  expect(await rows([young.id, attached.id, ...documents.map(({ id }) => id)])).toHaveLength(
    2 + documents.length,
  );
  expect((await focal.ask(files.downloadFile, { params: { fileId: loose.id } })).status).toBe(404);
  const kept = await focal.ask(files.downloadFile, { params: { fileId: attached.id } });
  expect(kept.bytes.toString()).toBe('minh chứng');
  const { rows: audited } = await system.owner.query(
    `select action, actor_id from audit_line where object_id = $1 and operation = 'delete'`,
    [loose.id],
  );
  expect(audited).toEqual([{ action: 'system.sweepFiles', actor_id: null }]);
});

test('a content that another upload names as well stays on the disk', async () => {
  const [first, second] = [await upload('cùng nội dung'), await upload('cùng nội dung')];
  await age(first.id, 8);
  expect(await sweepFiles(system.services)).toBe(1);
  const kept = await focal.ask(files.downloadFile, { params: { fileId: second.id } });
  expect(kept.bytes.toString()).toBe('cùng nội dung');
});

describe('the store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'binhdang-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const store = folderStore(folder);
  const place = (sha256: Buffer) => {
    const hex = sha256.toString('hex');
    return join(folder, hex.slice(0, 2), hex);
  };
  const long = new Date(Date.now() - 2 * 86_400_000);

  test('removes a content of long ago, and is not upset by one that is gone', async () => {
    const { sha256 } = await store.put(Buffer.from('cũ'));
    await utimes(place(sha256), long, long);
    await store.remove(sha256);
    await expect(readFile(place(sha256))).rejects.toThrow('ENOENT');
    await store.remove(sha256);
  });

  test('keeps what somebody has just put again: its row is on the way', async () => {
    const { sha256 } = await store.put(Buffer.from('tải lại'));
    await utimes(place(sha256), long, long);
    await store.put(Buffer.from('tải lại'));
    await store.remove(sha256);
    expect(await readFile(place(sha256), 'utf8')).toBe('tải lại');
  });
});

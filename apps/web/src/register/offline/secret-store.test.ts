import { expect, test } from 'vitest';
import { memoryShelf, SOME_PART } from './memory-shelf.fixture.ts';
import { newLocalPart, sealerOf } from './seal.ts';
import { secretStore } from './secret-store.ts';

const PLANTED = 'Hội nghị tại thôn Mẫu';

async function filled() {
  const shelf = await memoryShelf();
  const sealer = await sealerOf(shelf.local, SOME_PART, shelf.storeId);
  const store = secretStore('person', shelf, sealer);
  await store.put('draft', 'loudspeaker-item', { title: PLANTED });
  await store.putFile('anh-1', new File([PLANTED], `${PLANTED}.txt`, { type: 'text/plain' }));
  return { shelf, store };
}

test('gives back what was put, and forgets what was removed', async () => {
  const { store } = await filled();
  expect(await store.get('draft', 'loudspeaker-item')).toEqual({ title: PLANTED });
  expect(await store.list('draft')).toEqual([{ title: PLANTED }]);
  const file = await store.getFile('anh-1');
  expect([file?.name, file?.type, await file?.text()]).toEqual([`${PLANTED}.txt`, 'text/plain', PLANTED]);
  await store.remove('draft', ['loudspeaker-item']);
  expect(await store.get('draft', 'loudspeaker-item')).toBeUndefined();
});

test('files that nothing names any more go, once they are old', async () => {
  const { store } = await filled();
  await store.putFile('anh-2', new File(['b'], 'b.jpg'));
  await store.sweepFiles(new Set(['anh-2']), Date.now() - 1000);
  expect(await store.getFile('anh-1')).toBeDefined();
  await store.sweepFiles(new Set(['anh-2']), Date.now() + 1000);
  expect(await store.getFile('anh-1')).toBeUndefined();
  expect(await store.getFile('anh-2')).toBeDefined();
});

test('nothing of it lies open, neither what was written nor under which name', async () => {
  const { shelf } = await filled();
  const lying = [...shelf.rows.values()]
    .map(({ name, group, iv, content }) =>
      [name, group, Buffer.from(iv).toString('latin1'), Buffer.from(content).toString('utf8')].join(' '),
    )
    .join('\n');
  for (const word of [PLANTED, 'thôn', 'title', 'loudspeaker', 'anh-1']) expect(lying).not.toContain(word);
});

test('without either part of the key nothing opens', async () => {
  const { shelf } = await filled();
  const other = 'b3RoZXIgcGFydCBvZiB0aGlydHkgdHdvIGJ5dGVzICE=';
  for (const sealer of [
    await sealerOf(shelf.local, other, shelf.storeId),
    await sealerOf(await newLocalPart(), SOME_PART, shelf.storeId),
  ]) {
    const store = secretStore('person', shelf, sealer);
    expect(await store.list('draft')).toEqual([]);
    expect(await store.get('draft', 'loudspeaker-item')).toBeUndefined();
  }
});

test('a row put in another’s place does not open', async () => {
  const { shelf, store } = await filled();
  await store.put('draft', 'other', { title: 'khác' });
  const [first, second] = [...shelf.rows.values()].filter(({ group }) => group === 'draft');
  if (!first || !second) throw new Error('two drafts were put');
  shelf.rows.set(second.name, { ...first, name: second.name });
  await expect(store.get('draft', 'other')).rejects.toThrow();
  expect(await store.list('draft')).toEqual([{ title: PLANTED }]);
});

import { expect, test, vi } from 'vitest';
import { ApiProblem } from '../../app/api.ts';
import { localFileId, type OutboxEntry, type RecordEntry, type Theirs } from './entry.ts';
import { memoryStore } from './memory-shelf.fixture.ts';
import { Outbox, type OutboxServer, type Written } from './outbox.ts';

const TEXT = { title: { vi: 'vì sao', en: 'why' } };
const offline = () => new ApiProblem('offline', 0, { code: 'offline', text: TEXT });
const refused = (code: string, more: object = {}) =>
  new ApiProblem('refused', code === 'internal' ? 500 : 409, { code, text: TEXT, ...more });

/** A server that keeps records by id and knows keys; `fail` is asked before and after each write. */
class FakeServer implements OutboxServer {
  readonly records = new Map<string, { version: number; values: unknown }>();
  readonly calls: string[] = [];
  readonly uploads: string[] = [];
  readonly #keys = new Map<string, Written>();
  before: (entry: OutboxEntry) => void = () => undefined;
  /** Throws to lose the answer of what was done. */
  after: (entry: OutboxEntry) => void = () => undefined;

  create = async (entry: OutboxEntry) => this.#once(entry, () => 1);
  change = async (entry: OutboxEntry, version: number) =>
    this.#once(entry, () => {
      const current = this.records.get(entry.recordId);
      if (current?.version !== version)
        throw refused('edit-conflict', { current: { status: 'submitted', title: '', ...current } });
      return version + 1;
    });
  upload = async (file: File, _bodyId: string, key: string) => {
    this.uploads.push(key);
    return { id: `stored ${file.name}`, name: file.name, mediaType: file.type, sizeBytes: 1, sha256: '' };
  };

  async #once(entry: OutboxEntry, version: () => number): Promise<Written> {
    this.before(entry);
    const known = this.#keys.get(entry.key);
    const answer = known ?? {
      id: entry.recordId,
      version: version(),
      status: 'submitted' as const,
      warnings: [],
    };
    if (known === undefined) {
      this.calls.push(entry.title);
      this.records.set(entry.recordId, { version: answer.version, values: entry.values });
      this.#keys.set(entry.key, answer);
    }
    this.after(entry);
    return answer;
  }
}

let made = 0;
const record = (title: string, more: Partial<RecordEntry> = {}): RecordEntry => ({
  register: 'loudspeaker-item',
  definitionId: 'definition',
  number: 1,
  body: { id: 'body', name: 'UBND xã Mẫu', shortName: null },
  values: { title },
  submit: true,
  recordId: `record-${++made}`,
  title,
  names: {},
  ...more,
});

async function outboxOn(server = new FakeServer(), mayStill = () => true) {
  const store = await memoryStore();
  let last: Promise<unknown> = Promise.resolve();
  const one = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const onSent = vi.fn();
  const options = {
    store,
    server,
    mayStill,
    onSent,
    onChange: () => undefined,
    locks: { changing: one, sending: (work: () => Promise<void>) => work() },
  };
  return { outbox: new Outbox(options), server, store, onSent, again: () => new Outbox(options) };
}

test('entries go out in the order they were written, once, and are seen to have arrived', async () => {
  const { outbox, server, onSent } = await outboxOn();
  for (const title of ['một', 'hai', 'ba']) await outbox.add(record(title));
  expect(await outbox.send()).toBe('done');
  expect(server.calls).toEqual(['một', 'hai', 'ba']);
  expect(await outbox.entries()).toEqual([]);
  expect((await outbox.sent()).map(({ title }) => title).sort()).toEqual(['ba', 'hai', 'một']);
  expect(onSent).toHaveBeenCalledTimes(3);
});

test('an answer that is lost on the way makes no second record', async () => {
  const { outbox, server } = await outboxOn();
  await outbox.add(record('một'));
  await outbox.add(record('hai'));
  server.after = () => {
    throw offline();
  };
  expect(await outbox.send()).toBe('later');
  expect(server.calls).toEqual(['một']);
  expect((await outbox.entries()).map(({ tried, state }) => [tried, state])).toEqual([
    [true, 'waiting'],
    [false, 'waiting'],
  ]);
  server.after = () => undefined;
  expect(await outbox.send()).toBe('done');
  expect(server.calls).toEqual(['một', 'hai']);
});

test('a tab that died in the middle of sending leaves an entry that the next one sends', async () => {
  const { outbox, server, store, again } = await outboxOn();
  const entry = await outbox.add(record('một'));
  await store.put('outbox', entry.id, { ...entry, state: 'sending', tried: true });
  expect(await again().send()).toBe('done');
  expect(server.calls).toEqual(['một']);
});

test('changing what was never sent replaces it; what may have arrived is followed by a change', async () => {
  const { outbox, server } = await outboxOn();
  const first = record('một');
  await outbox.add(first);
  await outbox.add({ ...first, title: 'một, sửa', values: { title: 'một, sửa' } });
  expect((await outbox.entries()).map(({ title }) => title)).toEqual(['một, sửa']);

  server.after = () => {
    throw offline();
  };
  await outbox.send();
  server.after = () => undefined;
  await outbox.add({ ...first, title: 'sửa lần hai', values: { title: 'sửa lần hai' } });
  expect(await outbox.entries()).toHaveLength(2);
  expect(await outbox.send()).toBe('done');
  expect(server.calls).toEqual(['một, sửa', 'sửa lần hai']);
  expect(server.records.get(first.recordId)).toEqual({ version: 2, values: { title: 'sửa lần hai' } });
});

test('mending an entry whose answer is missing loses neither what was sent nor what was mended', async () => {
  const { outbox, server } = await outboxOn();
  const entry = await outbox.add(record('một'));
  server.after = () => {
    throw offline();
  };
  await outbox.send();
  server.after = () => undefined;
  expect(await outbox.mend(entry.id, { title: 'đã sửa', values: { title: 'đã sửa' } })).toBe(true);
  await outbox.send();
  expect(server.records.get(entry.recordId)).toEqual({ version: 2, values: { title: 'đã sửa' } });
});

test('a refusal keeps the entry with its reason, holds up its own record only, and can be mended', async () => {
  const { outbox, server } = await outboxOn();
  const bad = await outbox.add(record('sai'));
  await outbox.add(record('khác'));
  server.before = ({ title }) => {
    if (title === 'sai')
      throw refused('invalid-input', { errors: [{ path: 'values.title', message: TEXT.title }] });
  };
  expect(await outbox.send()).toBe('done');
  expect(server.calls).toEqual(['khác']);
  expect(await outbox.entries()).toMatchObject([
    {
      id: bad.id,
      state: 'needs-you',
      refused: { code: 'invalid-input', errors: [{ path: 'values.title' }] },
    },
  ]);
  await outbox.send();
  expect(await outbox.entries()).toHaveLength(1);
  await outbox.mend(bad.id, { title: 'đúng', values: { title: 'đúng' } });
  expect(await outbox.send()).toBe('done');
  expect(server.calls).toEqual(['khác', 'đúng']);
});

test('a conflict keeps both sides; what the person chose goes on top of theirs', async () => {
  const { outbox, server } = await outboxOn();
  server.records.set('record-x', { version: 3, values: { title: 'của họ', times: 2 } });
  const entry = await outbox.add(
    record('của tôi', { recordId: 'record-x', base: { version: 2, values: { title: 'cũ' } } }),
  );
  await outbox.send();
  const [waiting] = await outbox.entries();
  expect(waiting).toMatchObject({
    state: 'needs-you',
    values: { title: 'của tôi' },
    refused: { code: 'edit-conflict', theirs: { version: 3, values: { title: 'của họ', times: 2 } } },
  });
  const theirs = waiting?.refused?.theirs as Theirs;
  await outbox.settle(entry.id, { title: 'của tôi', times: 2 }, theirs, null);
  await outbox.send();
  expect(server.records.get('record-x')).toEqual({ version: 4, values: { title: 'của tôi', times: 2 } });
});

test('a change whose answer was lost and whose key is forgotten is known by what stands there', async () => {
  const { outbox, server } = await outboxOn();
  server.records.set('record-y', { version: 3, values: { b: [1], title: 'mới' } });
  await outbox.add(
    record('mới', {
      recordId: 'record-y',
      values: { title: 'mới', b: [1] },
      base: { version: 2, values: {} },
    }),
    { tried: true },
  );
  expect(await outbox.send()).toBe('done');
  expect(await outbox.entries()).toEqual([]);
  expect(server.records.get('record-y')?.version).toBe(3);
});

test('files go before their entry, each once, and then leave this machine', async () => {
  const { outbox, server, store } = await outboxOn();
  const [one, two] = [localFileId(), localFileId()];
  await store.putFile(one, new File(['a'], 'a.jpg'));
  await store.putFile(two, new File(['b'], 'b.jpg'));
  const entry = await outbox.add(record('ảnh', { values: { photos: [one, two] } }));
  server.before = () => {
    throw offline();
  };
  await outbox.send();
  server.before = () => undefined;
  await outbox.send();
  expect(server.uploads).toEqual([one, two]);
  expect(server.records.get(entry.recordId)?.values).toEqual({ photos: ['stored a.jpg', 'stored b.jpg'] });
  expect([await store.getFile(one), await store.getFile(two)]).toEqual([undefined, undefined]);
});

test('a file that can be read no more is told, and nothing is sent without it', async () => {
  const { outbox, server } = await outboxOn();
  await outbox.add(record('ảnh', { values: { photos: [localFileId()] } }));
  await outbox.send();
  expect(await outbox.entries()).toMatchObject([{ state: 'needs-you', refused: { code: 'file-lost' } }]);
  expect(server.calls).toEqual([]);
});

test('discarding removes the entry, its files and what follows from it', async () => {
  const { outbox, store } = await outboxOn();
  const file = localFileId();
  await store.putFile(file, new File(['a'], 'a.jpg'));
  const entry = await outbox.add(record('bỏ', { values: { photos: [file] } }), { tried: true });
  await outbox.add({ ...entry, values: { photos: [file], title: 'sửa' } });
  expect(await outbox.entries()).toHaveLength(2);
  expect(await outbox.discard(entry.id)).toBe(true);
  expect(await outbox.entries()).toEqual([]);
  expect(await store.getFile(file)).toBeUndefined();
});

test('the end of the session stops sending and loses nothing', async () => {
  const { outbox, server } = await outboxOn();
  await outbox.add(record('một'));
  server.before = () => {
    throw refused('sign-in-needed');
  };
  expect(await outbox.send()).toBe('signed-out');
  expect(await outbox.entries()).toMatchObject([{ state: 'waiting' }]);
});

test('nothing goes out under another person’s session', async () => {
  const { outbox, server } = await outboxOn(new FakeServer(), () => false);
  await outbox.add(record('một'));
  expect(await outbox.send()).toBe('signed-out');
  expect(server.calls).toEqual([]);
  expect(await outbox.entries()).toMatchObject([{ state: 'waiting', tried: false }]);
});

test('an entry on which the server fails again and again does not hold up the others for ever', async () => {
  const { outbox, server } = await outboxOn();
  await outbox.add(record('độc'));
  await outbox.add(record('lành'));
  server.before = ({ title }) => {
    if (title === 'độc') throw refused('internal');
  };
  for (const expected of ['later', 'later', 'later', 'done']) expect(await outbox.send()).toBe(expected);
  expect(server.calls).toEqual(['lành']);
  const [left] = await outbox.entries();
  expect(left).toMatchObject({ state: 'needs-you', refused: { code: 'internal' } });
  server.before = () => undefined;
  await outbox.again(left?.id ?? '');
  expect(await outbox.send()).toBe('done');
  expect(server.calls).toEqual(['lành', 'độc']);
});

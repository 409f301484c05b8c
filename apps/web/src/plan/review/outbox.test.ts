import { applyChange, editTree, type PlanEdit, type PlanTree, type TreeChange } from '@binhdang/domain';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../app/api.ts';
import { Outbox, type OutboxServer, type OutboxStorage, type Pending, pendingStorage } from './outbox.ts';
import { idOf, reviewOf, SOURCE, TREE } from './review.fixture.ts';

const words = { title: { vi: 'x', en: 'x' } };
const offline = () => new ApiProblem('offline', 0, { code: 'offline', text: words });
const by = { id: idOf(700), name: 'Cán bộ' };

/** Does what the real server does with edits, as far as the outbox sees it. */
class Server implements OutboxServer {
  tree: PlanTree = TREE;
  readonly log: TreeChange[] = [];
  readonly #answers = new Map<string, Awaited<ReturnType<OutboxServer['edit']>>>();
  readonly calls: string[] = [];
  /** What goes wrong with the next call: before the server has it, or on the way back. */
  fail: 'before' | 'after' | undefined;

  readonly edit: OutboxServer['edit'] = (edit, base, key) =>
    this.#call(`edit ${edit.type}`, key, () => {
      const change = editTree(this.tree, edit, contextOf());
      if (typeof change === 'string')
        throw new ApiProblem('refused', 409, { code: 'wrong-state', text: words });
      const stale = [...change.before.nodes, ...change.before.bodies].filter(
        (row) => base[row.id] !== row.version,
      );
      if (stale.length > 0) {
        const current = { nodes: stale, bodies: [] };
        throw new ApiProblem('refused', 409, { code: 'edit-conflict', text: words, current });
      }
      this.log.push(change);
      return this.#write(change);
    });

  readonly undo: OutboxServer['undo'] = (seq, key) =>
    this.#call(`undo ${seq}`, key, () => {
      const change = seq === this.log.length ? this.log.pop() : undefined;
      if (!change) throw new ApiProblem('refused', 409, { code: 'edit-conflict', text: words, current: {} });
      return this.#write({ before: change.after, after: change.before });
    });

  readonly redo: OutboxServer['redo'] = () => Promise.reject(new Error('not needed here'));

  /** Somebody else's edit. */
  otherwise(edit: PlanEdit): void {
    const change = editTree(this.tree, edit, contextOf());
    if (typeof change === 'string') throw new Error(change);
    this.log.push(change);
    this.#write(change);
  }

  textOf(n: number): string | undefined {
    return this.tree.nodes.find((node) => node.id === idOf(n))?.text;
  }

  async #call(name: string, key: string, run: () => Awaited<ReturnType<OutboxServer['edit']>>) {
    await Promise.resolve();
    const { fail } = this;
    this.fail = undefined;
    this.calls.push(name);
    if (fail === 'before') throw offline();
    const answer = this.#answers.get(key) ?? run();
    this.#answers.set(key, answer);
    if (fail === 'after') throw offline();
    return answer;
  }

  #write(change: TreeChange) {
    const versions = new Map([...this.tree.nodes, ...this.tree.bodies].map((row) => [row.id, row.version]));
    const next = <Row extends { id: string; version: number }>(row: Row) => ({
      ...row,
      version: (versions.get(row.id) ?? 0) + 1,
    });
    const after = { nodes: change.after.nodes.map(next), bodies: change.after.bodies.map(next) };
    this.tree = applyChange(this.tree, { before: change.before, after });
    const stays = new Set([...after.nodes, ...after.bodies].map((row) => row.id));
    const gone = (rows: readonly { id: string }[]) =>
      rows.map((row) => row.id).filter((id) => !stays.has(id));
    const seq = this.log.length;
    return {
      ...after,
      goneNodes: gone(change.before.nodes),
      goneBodies: gone(change.before.bodies),
      undo: seq === 0 ? null : { seq, operation: 'setText', by, at: '' },
      redo: null,
    };
  }
}

const contextOf = () => ({
  source: SOURCE,
  userId: idOf(700),
  now: '2022-03-11T02:00:00Z',
  newId: () => crypto.randomUUID(),
});

class Memory implements OutboxStorage {
  kept: readonly Pending[] = [];
  readonly load = () => this.kept;
  readonly save = (pending: readonly Pending[]) => {
    this.kept = pending;
  };
}

let server: Server;
let storage: Memory;
const open = (onStale?: () => void) =>
  new Outbox(reviewOf({ nodes: server.tree.nodes, bodies: server.tree.bodies }), {
    server,
    storage,
    userId: idOf(700),
    ...(onStale ? { onStale } : {}),
  });
const say = (n: number, text: string): PlanEdit => ({ type: 'setText', nodeId: idOf(n), text });
const shown = (outbox: Outbox, n: number) =>
  outbox.state().tree.nodes.find((node) => node.id === idOf(n))?.text;
/** All that is under way comes to its end; retries are not waited for. */
const calm = () => vi.advanceTimersByTimeAsync(1);

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  storage = new Memory();
});
afterEach(() => vi.useRealTimers());

describe('an edit', () => {
  test('is shown at once, kept until it is answered, and those after it are based on the answer', async () => {
    const outbox = open();
    outbox.do(say(2, 'một'));
    outbox.do(say(2, 'hai'));
    expect(shown(outbox, 2)).toBe('hai');
    expect(storage.kept).toHaveLength(2);
    await calm();
    expect(server.textOf(2)).toBe('hai');
    expect(server.calls).toEqual(['edit setText', 'edit setText']);
    expect(storage.kept).toEqual([]);
    expect(outbox.state()).toMatchObject({ phase: 'idle', problem: undefined });
  });

  test('that changes nothing is not sent, and one that cannot be done is refused here', async () => {
    const outbox = open();
    expect(outbox.do(say(2, 'Tổ chức tập huấn'))).toBeUndefined();
    expect(outbox.do({ type: 'indent', nodeId: idOf(2) })).toBe('nothing-to-indent-under');
    await calm();
    expect(server.calls).toEqual([]);
  });
});

describe('without a connection', () => {
  test('edits wait, are tried again, and go out in order', async () => {
    const outbox = open();
    server.fail = 'before';
    outbox.do(say(2, 'một'));
    outbox.do(say(3, 'hai'));
    await calm();
    expect(outbox.state().phase).toBe('waiting');
    expect(shown(outbox, 3)).toBe('hai');
    await vi.advanceTimersByTimeAsync(1_000);
    expect([server.textOf(2), server.textOf(3)]).toEqual(['một', 'hai']);
  });

  test('what a closed page left behind is shown and sent by the next', async () => {
    server.fail = 'before';
    const closed = open();
    closed.do(say(2, 'một'));
    await calm();
    closed.close();
    const outbox = open();
    expect(shown(outbox, 2)).toBe('một');
    await calm();
    expect(server.textOf(2)).toBe('một');
    expect(storage.kept).toEqual([]);
  });

  test('an edit whose answer was lost is done once', async () => {
    const outbox = open();
    server.fail = 'after';
    outbox.do({
      type: 'add',
      newId: idOf(50),
      parentId: idOf(1),
      afterId: idOf(3),
      kind: 'task',
      label: null,
      text: 'Mới',
    });
    await calm();
    outbox.retry();
    await calm();
    expect(server.log).toHaveLength(1);
    expect(outbox.state().tree.nodes.filter((node) => node.text === 'Mới')).toHaveLength(1);
  });
});

describe('undo', () => {
  test('of an edit that was never sent takes it away', async () => {
    const outbox = open();
    server.fail = 'before';
    outbox.do(say(2, 'một'));
    outbox.do(say(3, 'hai'));
    await calm();
    expect(await outbox.undo()).toBe(idOf(3));
    expect(shown(outbox, 3)).toBe('Báo cáo kết quả');
    outbox.retry();
    await calm();
    expect([server.textOf(2), server.textOf(3)]).toEqual(['một', 'Báo cáo kết quả']);
  });

  test.each(['before', 'after'] as const)(
    'of an edit whose answer is missing (lost %s) undoes it',
    async (lost) => {
      const outbox = open();
      server.fail = lost;
      outbox.do(say(2, 'một'));
      await calm();
      await outbox.undo();
      expect(shown(outbox, 2)).toBe('Tổ chức tập huấn');
      outbox.do(say(3, 'hai'));
      outbox.retry();
      await calm();
      expect([server.textOf(2), server.textOf(3)]).toEqual(['Tổ chức tập huấn', 'hai']);
      expect(shown(outbox, 2)).toBe('Tổ chức tập huấn');
      expect(outbox.state()).toMatchObject({ phase: 'idle', pending: [] });
    },
  );

  test('while the edit is on its way undoes it as soon as it has arrived', async () => {
    const outbox = open();
    outbox.do(say(2, 'một'));
    await outbox.undo();
    expect(shown(outbox, 2)).toBe('Tổ chức tập huấn');
    await calm();
    expect(server.calls).toEqual(['edit setText', 'undo 1']);
    expect(server.textOf(2)).toBe('Tổ chức tập huấn');
  });

  test('of what is saved asks the server and says which entry it was', async () => {
    const outbox = open();
    outbox.do(say(2, 'một'));
    await calm();
    expect(await outbox.undo()).toBe(idOf(2));
    expect(shown(outbox, 2)).toBe('Tổ chức tập huấn');
  });

  test('of a step that is no longer the last loads the plan again instead of guessing', async () => {
    const stale = vi.fn();
    const outbox = open(stale);
    outbox.do(say(2, 'một'));
    await calm();
    server.otherwise(say(3, 'của người khác'));
    await outbox.undo();
    expect(stale).toHaveBeenCalledOnce();
    expect(server.textOf(2)).toBe('một');
    expect(outbox.state().problem).toBeInstanceOf(ApiProblem);
  });
});

describe('somebody else came first', () => {
  const conflict = async () => {
    const stale = vi.fn();
    const outbox = open(stale);
    server.otherwise(say(2, 'của người khác'));
    outbox.do(say(2, 'của tôi'));
    outbox.do(say(3, 'tiếp theo'));
    await calm();
    expect(outbox.state()).toMatchObject({ phase: 'stopped', pending: [{}, {}] });
    expect(storage.kept).toHaveLength(2);
    expect(stale).toHaveBeenCalledOnce();
    return outbox;
  };

  test('neither text is lost until the person has chosen; mine goes over theirs', async () => {
    const outbox = await conflict();
    expect(server.textOf(2)).toBe('của người khác');
    outbox.settle('mine');
    await calm();
    expect([server.textOf(2), server.textOf(3)]).toEqual(['của tôi', 'tiếp theo']);
  });

  test('or theirs stays, and what was done after goes out', async () => {
    const outbox = await conflict();
    outbox.settle('theirs');
    await calm();
    expect([server.textOf(2), server.textOf(3)]).toEqual(['của người khác', 'tiếp theo']);
    expect(shown(outbox, 2)).toBe('của người khác');
  });
});

describe('the plan loaded again', () => {
  test('brings what others did, beneath what waits to be sent', async () => {
    const outbox = open();
    server.fail = 'before';
    outbox.do(say(2, 'của tôi'));
    await calm();
    const writes = outbox.writes();
    server.otherwise(say(3, 'của người khác'));
    outbox.renew(reviewOf(server.tree), writes);
    expect([shown(outbox, 2), shown(outbox, 3)]).toEqual(['của tôi', 'của người khác']);
  });

  test('is passed over when something was written meanwhile', async () => {
    const outbox = open();
    const [before, writes] = [reviewOf(server.tree), outbox.writes()];
    outbox.do(say(2, 'một'));
    await calm();
    outbox.renew(before, writes);
    expect(shown(outbox, 2)).toBe('một');
  });
});

describe('kept in the browser', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    });
  });
  afterEach(() => vi.unstubAllGlobals());
  const one = (key: string): Pending => ({ key, edit: say(2, key), base: {} });

  test('two tabs leave each other’s edits alone', () => {
    const [a, b] = [pendingStorage('u', 'p'), pendingStorage('u', 'p')];
    expect([a.load(), b.load()]).toEqual([[], []]);
    a.save([one('a1')]);
    b.save([one('b1')]);
    a.save([one('a1'), one('a2')]);
    b.save([]);
    expect(pendingStorage('u', 'p').load()).toMatchObject([{ key: 'a1' }, { key: 'a2' }]);
    a.save([]);
    expect(kept.size).toBe(0);
  });

  test('what is damaged counts as nothing', () => {
    kept.set('binhdang.review.u.p', '{');
    expect(pendingStorage('u', 'p').load()).toEqual([]);
  });
});

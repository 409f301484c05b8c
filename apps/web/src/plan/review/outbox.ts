/**
 * Edits on their way to the server. Each is shown at once and kept on this machine until it is answered; they go out
 * one after the other, so that each is based on what the one before it made.
 */
import type { planReview } from '@binhdang/contract';
import {
  applyChange,
  EDIT_REFUSALS,
  type EditRefusal,
  editTree,
  type PlanEdit,
  type PlanTree,
  type TreeChange,
} from '@binhdang/domain';
import { ApiProblem } from '../../app/api.ts';

export interface Pending {
  /** Idempotency key: sent twice, done once. */
  readonly key: string;
  readonly edit: PlanEdit;
  readonly base: Readonly<Record<string, number>>;
  /** Sent at least once: the server may have it, although no answer came. */
  readonly tried?: true;
  /** Taken back since: it is not shown any more, and undone as soon as the server says that it has it. */
  readonly takenBack?: true;
  /** The server has it as this step, which is still to be undone. */
  readonly step?: { readonly seq: number; readonly key: string };
}

export interface ReviewState {
  /** As the screen shows it: what the server has and what waits to be sent. */
  readonly tree: PlanTree;
  readonly pending: readonly Pending[];
  /** idle: all is saved; sending; waiting: no connection, will be tried again; stopped: an answer needs the person. */
  readonly phase: 'idle' | 'sending' | 'waiting' | 'stopped';
  readonly problem: unknown;
  readonly undo: planReview.EditStep | null;
  readonly redo: planReview.EditStep | null;
}

export interface OutboxServer {
  readonly edit: (edit: PlanEdit, base: Pending['base'], key: string) => Promise<planReview.EditAnswer>;
  readonly undo: (seq: number, key: string) => Promise<planReview.EditAnswer>;
  readonly redo: (seq: number, key: string) => Promise<planReview.EditAnswer>;
}

export interface OutboxStorage {
  readonly load: () => readonly Pending[];
  readonly save: (pending: readonly Pending[]) => void;
}

interface OutboxOptions {
  readonly server: OutboxServer;
  readonly storage: OutboxStorage;
  readonly userId: string;
  readonly newId?: () => string;
  /** Somebody else has changed the plan: the whole is to be loaded again, and given to `renew`. */
  readonly onStale?: () => void;
}

const RETRY_MS = [1_000, 3_000, 8_000, 20_000];

export class Outbox {
  readonly planId: string;
  readonly #options: OutboxOptions;
  readonly #listeners = new Set<() => void>();
  #source: string;
  /** What the server has, as far as known. */
  #saved: PlanTree;
  #state: ReviewState;
  #attempts = 0;
  /** Grows when something is sent and when it is answered. */
  #writes = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(review: planReview.Review, options: OutboxOptions) {
    this.planId = review.plan.id;
    this.#options = options;
    this.#source = review.source;
    this.#saved = { nodes: review.nodes, bodies: review.bodies };
    const pending = options.storage.load();
    const { undo, redo } = review;
    this.#state = { tree: this.#saved, pending, phase: 'idle', problem: undefined, undo, redo };
    this.#show({ tree: this.#replayed(pending) });
    void this.#pump();
  }

  readonly state = (): ReviewState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** To be asked before the server's state is loaded, and given to `renew` with it. */
  readonly writes = (): number => this.#writes;

  /**
   * The server's state loaded afresh; what waits to be sent stays on top of it. Passed over if anything was written
   * while it was being loaded: it may be older than what is known.
   */
  renew(review: planReview.Review, writes: number): void {
    if (this.#state.phase === 'sending' || writes !== this.#writes) return;
    this.#source = review.source;
    this.#saved = { nodes: review.nodes, bodies: review.bodies };
    this.#show({ tree: this.#replayed(this.#state.pending), undo: review.undo, redo: review.redo });
  }

  /** Shows the edit and sends it. @returns why it cannot be done, if so */
  do(edit: PlanEdit): EditRefusal | undefined {
    const change = this.#work(this.#state.tree, edit);
    if (typeof change === 'string') return change;
    if (
      change.before.nodes.length +
        change.after.nodes.length +
        change.before.bodies.length +
        change.after.bodies.length ===
      0
    )
      return undefined;
    const one: Pending = { key: crypto.randomUUID(), edit, base: versionsOf(change) };
    this.#queue([...this.#state.pending, one], applyChange(this.#state.tree, change));
    void this.#pump();
    return undefined;
  }

  /**
   * Takes back the last edit: one that was never sent simply goes, one whose answer is missing is undone after it.
   * @returns an entry that it concerned
   */
  async undo(): Promise<string | undefined> {
    const { pending, phase, undo } = this.#state;
    const at = pending.findLastIndex((one) => !one.takenBack);
    const last = pending[at];
    if (last) {
      if (phase === 'stopped' && at === 0) this.settle('theirs');
      else {
        const rest = last.tried ? pending.with(at, { ...last, takenBack: true }) : pending.toSpliced(at, 1);
        this.#queue(rest, this.#replayed(rest));
      }
      return entryOf(last.edit);
    }
    // One more undo is on its way; what comes before it is known only when that is answered.
    if (pending.length > 0 || !undo || phase === 'sending') return undefined;
    return this.#step(() => this.#options.server.undo(undo.seq, crypto.randomUUID()));
  }

  /** Does again what undo took back last. @returns an entry that it concerned */
  async redo(): Promise<string | undefined> {
    const { pending, redo } = this.#state;
    if (pending.length > 0 || !redo) return undefined;
    return this.#step(() => this.#options.server.redo(redo.seq, crypto.randomUUID()));
  }

  /** Tries again now what waits for a connection. */
  retry(): void {
    clearTimeout(this.#timer);
    this.#attempts = 0;
    void this.#pump();
  }

  /** After a conflict: does the same to what the server has now, or lets it go. */
  settle(how: 'mine' | 'theirs'): void {
    const [first, ...rest] = this.#state.pending;
    if (!first || this.#state.phase !== 'stopped') return;
    const change = how === 'mine' ? this.#work(this.#saved, first.edit) : undefined;
    const again =
      change === undefined || typeof change === 'string'
        ? []
        : [{ key: crypto.randomUUID(), edit: first.edit, base: versionsOf(change) }];
    const pending = rebased([...again, ...rest], this.#saved);
    this.#show({ phase: 'idle', problem: undefined });
    this.#queue(pending, this.#replayed(pending));
    void this.#pump();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #pump(): Promise<void> {
    const [first, ...others] = this.#state.pending;
    if (!first || this.#state.phase === 'sending' || this.#state.phase === 'stopped') return;
    clearTimeout(this.#timer);
    this.#writes += 1;
    this.#show({ phase: 'sending', problem: undefined });
    this.#queue([{ ...first, tried: true }, ...others], this.#state.tree);
    const { server } = this.#options;
    try {
      const answer = first.step
        ? await server.undo(first.step.seq, first.step.key)
        : await server.edit(first.edit, first.base, first.key);
      this.#answered(answer);
    } catch (problem) {
      this.#failed(problem);
      return;
    }
    void this.#pump();
  }

  #answered(answer: planReview.EditAnswer): void {
    this.#attempts = 0;
    this.#writes += 1;
    const [first, ...rest] = this.#state.pending;
    if (first?.takenBack && !first.step && answer.undo) {
      // It was taken back while it was on its way. It is not shown in between, and undone next.
      const step = { seq: answer.undo.seq, key: crypto.randomUUID() };
      this.#show({ phase: 'idle' });
      this.#queue([{ ...first, step }, ...rest], this.#state.tree);
    } else this.#take(answer, rest);
  }

  async #step(send: () => Promise<planReview.EditAnswer>): Promise<string | undefined> {
    this.#writes += 1;
    this.#show({ phase: 'sending', problem: undefined });
    let touched: string | undefined;
    try {
      const answer = await send();
      this.#writes += 1;
      this.#take(answer, this.#state.pending);
      touched = answer.nodes[0]?.id ?? answer.bodies[0]?.nodeId;
    } catch (problem) {
      // Nothing waits to be sent again: the person presses the button once more, knowing what would happen now.
      this.#show({ phase: 'idle', problem });
      this.#writes += 1;
      this.#options.onStale?.();
    }
    void this.#pump();
    return touched;
  }

  #take(answer: planReview.EditAnswer, rest: readonly Pending[]): void {
    this.#saved = merged(this.#saved, answer);
    const pending = rebased(rest, this.#saved);
    this.#show({ phase: 'idle', undo: answer.undo, redo: answer.redo });
    this.#queue(pending, this.#replayed(pending));
  }

  #failed(problem: unknown): void {
    if (problem instanceof ApiProblem && problem.passing) {
      const wait = RETRY_MS[Math.min(this.#attempts, RETRY_MS.length - 1)] ?? 20_000;
      this.#attempts += 1;
      this.#timer = setTimeout(() => void this.#pump(), wait);
      this.#show({ phase: 'waiting', problem });
      return;
    }
    this.#writes += 1;
    const [first, ...rest] = this.#state.pending;
    if (first?.takenBack) {
      // Refused, so there is nothing to undo; or its undoing is refused: then it stands, and the person is told.
      this.#show({ phase: 'idle', problem: first.step ? problem : undefined });
      this.#queue(rest, this.#replayed(rest));
      this.#options.onStale?.();
      void this.#pump();
      return;
    }
    if (problem instanceof ApiProblem && problem.code === 'edit-conflict') {
      const current = problem.current as PlanTree;
      this.#saved = merged(this.#saved, { nodes: [...current.nodes], bodies: [...current.bodies] });
      this.#options.onStale?.();
    }
    this.#show({ phase: 'stopped', problem });
  }

  #work(tree: PlanTree, edit: PlanEdit): TreeChange | EditRefusal {
    return editTree(tree, edit, {
      source: this.#source,
      userId: this.#options.userId,
      now: new Date().toISOString(),
      newId: this.#options.newId ?? (() => crypto.randomUUID()),
    });
  }

  /** What is shown: the server's tree with all that waits done to it; an edit it has already does nothing. */
  #replayed(pending: readonly Pending[]): PlanTree {
    return pending.reduce((tree, { edit, takenBack }) => {
      if (takenBack) return tree;
      const change = this.#work(tree, edit);
      return typeof change === 'string' ? tree : applyChange(tree, change);
    }, this.#saved);
  }

  #queue(pending: readonly Pending[], tree: PlanTree): void {
    this.#options.storage.save(pending);
    const { phase, problem } = this.#state;
    const settled = pending.length === 0 && phase === 'waiting';
    if (settled) clearTimeout(this.#timer);
    this.#show({ pending, tree, ...(settled ? { phase: 'idle', problem: undefined } : { phase, problem }) });
  }

  #show(values: Partial<ReviewState>): void {
    this.#state = { ...this.#state, ...values };
    for (const tell of this.#listeners) tell();
  }
}

const entryOf = (edit: PlanEdit | undefined): string | undefined =>
  edit && 'nodeId' in edit ? edit.nodeId : undefined;

const versionsOf = ({ before }: TreeChange): Record<string, number> =>
  Object.fromEntries([...before.nodes, ...before.bodies].map((row) => [row.id, row.version]));

/** Edits that wait were based on rows that the ones before them changed; those are now what they are based on. */
function rebased(pending: readonly Pending[], saved: PlanTree): Pending[] {
  const versions = new Map([...saved.nodes, ...saved.bodies].map((row) => [row.id, row.version]));
  return pending.map((one) => ({
    ...one,
    base: Object.fromEntries(
      Object.entries(one.base).map(([id, version]) => [id, versions.get(id) ?? version]),
    ),
  }));
}

function merged(
  tree: PlanTree,
  { nodes, bodies, goneNodes = [], goneBodies = [] }: Partial<planReview.EditAnswer>,
): PlanTree {
  const put = <Row extends { readonly id: string }>(
    rows: readonly Row[],
    fresh: readonly Row[],
    gone: readonly string[],
  ) => {
    const next = new Map(fresh.map((row) => [row.id, row]));
    const kept = rows.filter((row) => !gone.includes(row.id)).map((row) => next.get(row.id) ?? row);
    const known = new Set(kept.map((row) => row.id));
    return [...kept, ...fresh.filter((row) => !known.has(row.id))];
  };
  return {
    nodes: put(tree.nodes, nodes ?? [], goneNodes),
    bodies: put(tree.bodies, bodies ?? [], goneBodies),
  };
}

/** Words of a refusal that was seen before anything was sent. */
export const refusalWords = (refusal: EditRefusal) => EDIT_REFUSALS[refusal];

/**
 * Kept in localStorage: it is written at once, even while the page is being closed. Tabs share the place; each writes
 * and takes away only what it has itself, and what another tab left behind is sent by the next one that opens: the
 * idempotency key keeps it from being done twice.
 */
export function pendingStorage(userId: string, planId: string): OutboxStorage {
  const place = `binhdang.review.${userId}.${planId}`;
  let own = new Set<string>();
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(place) ?? '[]') as Pending[];
    } catch {
      // Storage is blocked or damaged: nothing was kept.
      return [];
    }
  };
  return {
    load: () => {
      const all = read();
      own = new Set(all.map((one) => one.key));
      return all;
    },
    save: (pending) => {
      const all = [...read().filter((one) => !own.has(one.key)), ...pending];
      own = new Set(pending.map((one) => one.key));
      try {
        if (all.length === 0) localStorage.removeItem(place);
        else localStorage.setItem(place, JSON.stringify(all));
      } catch {
        // Storage is blocked or full: edits still go out while the page is open.
      }
    },
  };
}

/** Saving a record: sent at once where that can be, otherwise kept on this machine and sent later. */
import { register } from '@binhdang/contract';
import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem, call } from '../../app/api.ts';
import { isOffline } from '../../app/connection.ts';
import type { Me } from '../../app/session.ts';
import { localFilesIn, type OutboxEntry, type RecordEntry } from './entry.ts';
import type { Written } from './outbox.ts';
import { start } from './room.ts';

export type Submitted =
  | { readonly kind: 'sent'; readonly written: Written }
  | { readonly kind: 'waiting'; readonly entry: OutboxEntry };

/** An answer that takes longer is waited for by the outbox, and the person goes on. */
const PATIENCE_MS = 20_000;

/**
 * Saves. Whatever the network does, the entry is made once: the outbox sends it again under the same key and id.
 * @throws ApiProblem where the server refuses it, and where it can neither be sent nor kept
 */
export async function submitRecord(
  me: Me,
  queries: QueryClient,
  entry: RecordEntry,
  key: string = crypto.randomUUID(),
): Promise<Submitted> {
  const running = await start(me, queries).catch(() => undefined);
  if (running === undefined) return { kind: 'sent', written: await send(entry, key) };
  const { outbox, sendNow, recordSaved } = running;
  const later = async (tried: boolean): Promise<Submitted> => {
    const kept = await outbox.add(entry, { tried, key });
    sendNow();
    return { kind: 'waiting', entry: kept };
  };
  // What is typed about a record that waits comes after that.
  const before = (await outbox.entries()).some(({ recordId }) => recordId === entry.recordId);
  if (before || isOffline() || localFilesIn(entry.values).length > 0) return later(false);
  try {
    const written = await send(entry, key, AbortSignal.timeout(PATIENCE_MS));
    recordSaved();
    return { kind: 'sent', written };
  } catch (problem) {
    const slow = problem instanceof DOMException;
    const unknown = problem instanceof ApiProblem && problem.kind !== 'refused';
    if (!slow && !unknown) throw problem;
    return later(true);
  }
}

function send(entry: RecordEntry, idempotencyKey: string, signal?: AbortSignal): Promise<Written> {
  const common = { idempotencyKey, ...(signal === undefined ? {} : { signal }) };
  const { values, submit, base } = entry;
  return base === undefined
    ? call(register.createRecord, {
        ...common,
        params: { register: entry.register },
        body: {
          id: entry.recordId,
          bodyId: entry.body.id,
          values: { ...values },
          submit,
          definitionId: entry.definitionId,
          obligationIds: [...(entry.obligationIds ?? [])],
        },
      })
    : call(register.changeRecord, {
        ...common,
        params: { recordId: entry.recordId },
        body: { version: base.version, values: { ...values }, submit, reason: entry.reason ?? null },
      });
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMe } from '../../app/session.ts';
import type { OutboxEntry, SentEntry } from './entry.ts';
import type { Outbox } from './outbox.ts';
import { onOutbox, start } from './room.ts';

export interface OutboxView {
  /** undefined while it is being opened; null where nothing can be kept. */
  readonly outbox: Outbox | null | undefined;
  readonly entries: readonly OutboxEntry[];
  readonly sent: readonly SentEntry[];
  readonly sendNow: () => void;
}

const NOTHING: OutboxView = { outbox: undefined, entries: [], sent: [], sendNow: () => undefined };

/** What waits to be sent, as it changes, in whichever tab. */
export function useOutbox(): OutboxView {
  const me = useMe();
  const queries = useQueryClient();
  const [view, setView] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once for a person, whatever else of them changes
  useEffect(() => {
    if (me === undefined) return;
    let over = false;
    const load = async () => {
      const running = await start(me, queries);
      if (running === undefined) {
        if (!over) setView({ ...NOTHING, outbox: null });
        return;
      }
      const { outbox, sendNow } = running;
      const [entries, sent] = await Promise.all([outbox.entries(), outbox.sent()]);
      if (!over) setView({ outbox, entries, sent, sendNow });
    };
    const reload = () => void load().catch(() => undefined);
    reload();
    const off = onOutbox(reload);
    return () => {
      over = true;
      off();
    };
  }, [me?.id, queries]);
  return view;
}

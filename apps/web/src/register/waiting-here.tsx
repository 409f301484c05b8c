/** What waits on this machine, where records are shown. The outbox is loaded only where something waits. */
import { lazy, Suspense } from 'react';
import { useWaiting } from '../app/offline.ts';
import { useMe } from '../app/session.ts';

const room = () => import('./offline/waiting-entries.tsx');
const Entries = lazy(async () => ({ default: (await room()).WaitingEntries }));
const Change = lazy(async () => ({ default: (await room()).WaitingChange }));

/** Above a register's list. */
export function WaitingOf({ register }: { readonly register: string }) {
  const { total } = useWaiting(useMe()?.id);
  return total === 0 ? null : (
    <Suspense>
      <Entries register={register} />
    </Suspense>
  );
}

/** On a record's page. */
export function WaitingChangeOf({ recordId }: { readonly recordId: string }) {
  const { total } = useWaiting(useMe()?.id);
  return total === 0 ? null : (
    <Suspense>
      <Change recordId={recordId} />
    </Suspense>
  );
}

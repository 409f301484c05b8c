import { planReview } from '@binhdang/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call, read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { useMe } from '../../app/session.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { reviewRoute } from '../routes.tsx';
import { Outbox, type OutboxServer, pendingStorage } from './outbox.ts';
import { ReviewScreen } from './review-screen.tsx';
import { words } from './words.ts';

/** `/ke-hoach/:planId/ra-soat` */
export function ReviewPage() {
  const { planId } = reviewRoute.useParams();
  const t = useWords(words);
  const me = useMe();
  const [outbox, setOutbox] = useState<Outbox>();
  const writes = useRef(0);
  const { queryKey, queryFn } = read(planReview.review, { params: { planId } });
  // Also when the person comes back to this tab: somebody else may have corrected the plan meanwhile.
  const review = useQuery({
    queryKey,
    queryFn: (context) => {
      writes.current = outbox?.writes() ?? 0;
      return queryFn(context);
    },
    refetchOnWindowFocus: 'always',
  });
  const loaded = review.data;
  const refetch = useRef(review.refetch);
  refetch.current = review.refetch;
  useEffect(() => {
    if (!loaded || !me) return;
    setOutbox((known) => {
      if (known && known.planId === loaded.plan.id) {
        known.renew(loaded, writes.current);
        return known;
      }
      known?.close();
      const storage = pendingStorage(me.id, loaded.plan.id);
      const onStale = () => void refetch.current();
      return new Outbox(loaded, { server: serverOf(loaded.plan.id), storage, userId: me.id, onStale });
    });
  }, [loaded, me]);
  useEffect(() => {
    const retry = () => outbox?.retry();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [outbox]);
  if (loaded && outbox && outbox.planId === planId) return <ReviewScreen review={loaded} outbox={outbox} />;
  return (
    <Page title={t('title')} crumbs={[{ title: t('plans'), to: '/ke-hoach' }]}>
      {review.isError ? (
        <Failure problem={review.error} onRetry={() => void review.refetch()} />
      ) : (
        <Loading lines={10} />
      )}
    </Page>
  );
}

function serverOf(planId: string): OutboxServer {
  const params = { planId };
  return {
    edit: (edit, base, idempotencyKey) =>
      call(planReview.edit, { params, body: { edit, base: { ...base } }, idempotencyKey }),
    undo: (seq, idempotencyKey) => call(planReview.undo, { params, body: { seq }, idempotencyKey }),
    redo: (seq, idempotencyKey) => call(planReview.redo, { params, body: { seq }, idempotencyKey }),
  };
}

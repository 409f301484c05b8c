import { Group, Progress, Select, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Desk } from './desk.tsx';
import { waitingRoute } from './routes.ts';
import { type Queue, useQueue } from './use-queue.ts';
import type { Verdict } from './use-verdict.ts';
import { WaitingTabs } from './waiting-tabs.tsx';
import { words } from './words.ts';

/** Records of all registers that wait for the person's verdict, judged one after the other or many at once. */
export function WaitingPage() {
  const t = useWords(words);
  const search = waitingRoute.useSearch();
  const { queue, pages } = useQueue(search);
  const [tally, setTally] = useState<TallyState>();
  const narrowed = search.so !== undefined || search.coQuan !== undefined;
  return (
    <Page title={t('title')} subtitle={t('about')} crumbs={[{ title: t('registers'), to: '/so-theo-doi' }]}>
      <WaitingTabs at="records" />
      {queue !== undefined && (queue.total > 0 || narrowed) && <Filters queue={queue} />}
      {tally !== undefined && queue !== undefined && <Tally {...tally} left={queue.total} />}
      {pages.isPending && <Loading lines={8} />}
      {pages.isError && <Failure problem={pages.error} onRetry={() => void pages.refetch()} />}
      {queue !== undefined && queue.items.length === 0 && (
        <Empty icon={IconCircleCheck} text={t(narrowed ? 'noneHere' : 'none')} />
      )}
      {queue !== undefined && queue.items.length > 0 && (
        <Desk
          queue={queue}
          onJudged={(verdict, lot, count) =>
            setTally((before) => ({ verdict, count, done: (before?.done ?? 0) + lot }))
          }
        />
      )}
    </Page>
  );
}

interface TallyState {
  /** The verdict given last, and on how many. */
  readonly verdict: Verdict;
  readonly count: number;
  /** In this sitting. */
  readonly done: number;
}

/** In its place on the page: a message that flies in would cover the buttons of the next verdict. */
function Tally({ verdict, count, done, left }: TallyState & { readonly left: number }) {
  const t = useWords(words);
  const tally = t('tally', { done, left });
  return (
    <Group gap="sm" className="no-print">
      <Text size="sm" role="status">
        <b>{t(verdict, { count })}</b> {tally}
      </Text>
      <Progress value={(done / (done + left)) * 100} w="min(16rem, 100%)" aria-label={tally} />
    </Group>
  );
}

function Filters({ queue }: { readonly queue: Queue }) {
  const t = useWords(words);
  const say = useSay();
  const search = waitingRoute.useSearch();
  const navigate = waitingRoute.useNavigate();
  return (
    <Group gap="md" className="no-print">
      <Select
        label={t('register')}
        placeholder={t('allRegisters')}
        clearable
        searchable
        w="min(22rem, 100%)"
        data={queue.byRegister.map(({ register, name, count }) => ({
          value: register,
          label: `${say(name)} (${count})`,
        }))}
        value={search.so ?? null}
        onChange={(so) => void navigate({ search: (before) => ({ ...before, so: so ?? undefined }) })}
      />
      <Select
        label={t('body')}
        placeholder={t('allBodies')}
        clearable
        searchable
        w="min(22rem, 100%)"
        data={queue.byBody.map(({ body, count }) => ({ value: body.id, label: `${body.name} (${count})` }))}
        value={search.coQuan ?? null}
        onChange={(coQuan) =>
          void navigate({ search: (before) => ({ ...before, coQuan: coQuan ?? undefined }) })
        }
      />
    </Group>
  );
}

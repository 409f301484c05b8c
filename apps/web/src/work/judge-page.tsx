import { type OutputOf, work } from '@binhdang/contract';
import {
  Alert,
  Button,
  Card,
  Checkbox,
  Group,
  Select,
  Stack,
  Text,
  Textarea,
  UnstyledButton,
} from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { holds, useMe } from '../app/session.ts';
import { WaitingTabs } from '../register/judge/waiting-tabs.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { NotAllowed } from '../ui/not-allowed.tsx';
import { Page } from '../ui/page.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { JudgeCard } from './judge-card.tsx';
import { judgeRoute } from './routes.tsx';
import { useReload } from './use-reload.ts';
import { judgeWords, words } from './words.ts';
import classes from './work.module.css';

type Queue = OutputOf<typeof work.toJudge>;

/** Reports that wait for the lead officer's verdict, judged one after the other by keyboard or many at once. */
export function JudgePage() {
  const t = useWords(judgeWords);
  const me = useMe();
  const search = judgeRoute.useSearch();
  const allowed = holds(me, ['lead_officer']);
  const query = useQuery({
    ...read(work.toJudge, { query: { planId: search.keHoach, bodyId: search.coQuan } }),
    enabled: allowed,
    placeholderData: (previous) => previous,
  });
  const queue = query.data;
  if (!allowed) return <NotAllowed />;
  return (
    <Page title={t('title')} subtitle={queue && t('subtitle', { total: queue.total })}>
      <WaitingTabs at="progress" />
      {queue !== undefined && <Filters queue={queue} />}
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {queue?.items.length === 0 && <Empty icon={IconCircleCheck} text={t('none')} />}
      {queue !== undefined && queue.items.length > 0 && <Desk items={queue.items} />}
    </Page>
  );
}

function Filters({ queue }: { readonly queue: Queue }) {
  const t = useWords(words);
  const tj = useWords(judgeWords);
  const search = judgeRoute.useSearch();
  const navigate = judgeRoute.useNavigate();
  return (
    <Group gap="md" className="no-print">
      {(queue.plans.length > 1 || search.keHoach !== undefined) && (
        <Select
          label={t('plan')}
          placeholder={tj('allPlans')}
          clearable
          data={queue.plans.map(({ id, number, title }) => ({ value: id, label: number ?? title }))}
          value={search.keHoach ?? null}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, keHoach: value ?? undefined }) })
          }
        />
      )}
      {(queue.bodies.length > 1 || search.coQuan !== undefined) && (
        <Select
          label={t('body')}
          placeholder={tj('allBodies')}
          clearable
          searchable
          w="min(24rem, 100%)"
          data={queue.bodies.map(({ body, count }) => ({ value: body.id, label: `${body.name} (${count})` }))}
          value={search.coQuan ?? null}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, coQuan: value ?? undefined }) })
          }
        />
      )}
    </Group>
  );
}

function Desk({ items }: { readonly items: Queue['items'] }) {
  const t = useWords(words);
  const tj = useWords(judgeWords);
  const reload = useReload();
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [remarks, setRemarks] = useState('');
  const [missing, setMissing] = useState(false);
  const [stale, setStale] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const submit = useSubmit(work.judge, {
    outdates: ['work', 'overview'],
    onConflict: () => {
      setStale(true);
      reload();
    },
    onDone: () => {
      setChosen(new Set());
      setRemarks('');
      setStale(false);
    },
  });
  // After a verdict the queue is shorter: the same place then holds the next report.
  const index = Math.min(at, items.length - 1);
  const current = items[index];
  const selected = items.filter(({ progress }) => chosen.has(progress.id));
  const go = (step: number) => setAt(Math.max(0, Math.min(items.length - 1, index + step)));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const judge = async (verdict: 'verified' | 'returned') => {
    const judged = selected.length > 0 ? selected : current ? [current] : [];
    if (judged.length === 0 || submit.pending) return;
    if (verdict === 'returned' && remarks.trim() === '') {
      setMissing(true);
      box.current?.focus();
      return;
    }
    const done = await submit.run({
      body: {
        items: judged.map(({ progress }) => ({ progressId: progress.id, version: progress.version })),
        verdict,
        remarks: remarks.trim() === '' ? null : remarks,
      },
    });
    if (done) notifications.show({ message: tj(verdict, { count: judged.length }), color: 'green' });
  };
  useHotkeys([
    ['J', () => go(1)],
    ['ArrowRight', () => go(1)],
    ['K', () => go(-1)],
    ['ArrowLeft', () => go(-1)],
    ['V', () => void judge('verified')],
    ['R', () => box.current?.focus()],
    ['X', () => current && toggle(current.progress.id)],
  ]);
  if (current === undefined) return null;
  const many = selected.length;
  return (
    <div className={classes.desk}>
      <Card p={0} component="section" aria-label={tj('list')} className={classes.queue}>
        {items.map((item, place) => (
          <div key={item.progress.id} className={classes.pick} data-current={place === index || undefined}>
            <Checkbox
              aria-label={tj('select', { body: item.body.name })}
              checked={chosen.has(item.progress.id)}
              onChange={() => toggle(item.progress.id)}
            />
            <UnstyledButton
              className={classes.open}
              aria-current={place === index || undefined}
              onClick={() => setAt(place)}
            >
              <Text size="sm" fw={600}>
                {item.body.name}
              </Text>
              <Text size="sm" lineClamp={2}>
                {item.task}
              </Text>
            </UnstyledButton>
          </div>
        ))}
      </Card>
      <Stack gap="sm">
        <Group justify="space-between" className="no-print">
          <Text size="sm" aria-live="polite">
            {tj('position', { at: index + 1, of: items.length })}
          </Text>
          <Group gap="xs">
            <Button variant="default" size="sm" disabled={index === 0} onClick={() => go(-1)}>
              {tj('previous')}
            </Button>
            <Button variant="default" size="sm" disabled={index === items.length - 1} onClick={() => go(1)}>
              {tj('next')}
            </Button>
          </Group>
        </Group>
        <JudgeCard item={current} />
        {many > 0 && (
          <Alert color="official" role="status">
            <Group justify="space-between">
              {tj('selected', { count: many })}
              <Button size="compact-sm" variant="default" onClick={() => setChosen(new Set())}>
                {tj('clear')}
              </Button>
            </Group>
          </Alert>
        )}
        {stale && <Alert color="yellow">{tj('stale')}</Alert>}
        <Textarea
          ref={box}
          label={tj('remarksOptional')}
          value={remarks}
          autosize
          minRows={2}
          maxLength={4000}
          error={missing ? t('remarksNeeded') : undefined}
          onChange={(event) => {
            setRemarks(event.currentTarget.value);
            setMissing(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void judge('returned');
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group className="no-print">
          <Button loading={submit.pending} onClick={() => void judge('verified')}>
            {many > 0 ? tj('verifySelected', { count: many }) : t('verify')}
          </Button>
          <Button
            color="red"
            variant="outline"
            loading={submit.pending}
            onClick={() => void judge('returned')}
          >
            {many > 0 ? tj('returnSelected', { count: many }) : t('return')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed" visibleFrom="sm" className="no-print">
          {tj('keys')}
        </Text>
      </Stack>
    </div>
  );
}

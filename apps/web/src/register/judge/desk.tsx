/** The list of what waits beside the record that is open, with the verdict beneath it. */
import { register } from '@binhdang/contract';
import { Alert, Button, Card, Group, Progress, Stack, Text, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queryKey, read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import classes from './judge.module.css';
import { JudgedRecord } from './judged-record.tsx';
import type { Queue } from './use-queue.ts';
import { useVerdict, type Verdict } from './use-verdict.ts';
import { WaitingList } from './waiting-list.tsx';
import { words } from './words.ts';

interface DeskProps {
  readonly queue: Queue;
  /** After each verdict; the page says it, for the desk goes when nothing is left on it. */
  readonly onJudged: (verdict: Verdict, lot: number, inAll: number) => void;
}

export function Desk({ queue, onJudged }: DeskProps) {
  const t = useWords(words);
  const queries = useQueryClient();
  const { items } = queue;
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [remarks, setRemarks] = useState('');
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  // After a verdict the list is shorter: the same place then holds the next record.
  const index = Math.min(at, items.length - 1);
  const current = items[index];
  const selected = items.filter(({ id }) => chosen.has(id));
  const verdict = useVerdict({
    onJudged,
    // Not judged by a second press: first they are looked at.
    onChanged: (ids) => {
      setChosen((before) => new Set([...before].filter((id) => !ids.has(id))));
      setAt(
        Math.max(
          0,
          items.findIndex(({ id }) => ids.has(id)),
        ),
      );
    },
  });
  const { submit, progress, changed } = verdict;
  usePrefetch(items[index + 1]?.id);
  const go = (step: number) => setAt(Math.max(0, Math.min(items.length - 1, index + step)));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const judge = async (which: Verdict) => {
    const judged = selected.length > 0 ? selected : current ? [current] : [];
    if (judged.length === 0 || submit.pending || progress !== undefined) return;
    if (which === 'returned' && remarks.trim() === '') {
      setMissing(true);
      box.current?.focus();
      return;
    }
    const before = items.slice(0, index).filter(({ id }) => judged.some((one) => one.id === id)).length;
    const all = await verdict.judge(judged, which, remarks);
    // The list alone is waited for: what was typed while the rest loads anew must not be taken back.
    await queries.invalidateQueries({ queryKey: queryKey(register.waiting).slice(0, 2) });
    if (all) {
      setAt(index - before);
      setChosen(new Set());
      setRemarks('');
    }
    void queries.invalidateQueries({ queryKey: ['register'] });
  };
  useHotkeys([
    ['J', () => go(1)],
    ['K', () => go(-1)],
    ['X', () => current && toggle(current.id)],
    ['V', () => void judge('verified')],
    ['R', () => box.current?.focus()],
  ]);
  const pane = useTopOf(current?.id);
  if (current === undefined) return null;
  const many = selected.length;
  const busy = submit.pending || progress !== undefined;
  return (
    <div className={classes.desk}>
      <WaitingList
        queue={queue}
        currentId={current.id}
        chosen={chosen}
        onOpen={(id) => setAt(items.findIndex((item) => item.id === id))}
        onChoose={setChosen}
      />
      <Stack gap="sm" className={classes.pane ?? ''} ref={pane}>
        <Group justify="space-between" className="no-print">
          <div>
            <Text size="sm" aria-live="polite">
              {t('position', { at: index + 1, of: queue.total })}
            </Text>
            <Text size="xs" c="dimmed" visibleFrom="md">
              {t('keys')}
            </Text>
          </div>
          <Group gap="xs">
            <Button variant="default" size="sm" disabled={index === 0} onClick={() => go(-1)}>
              {t('previous')}
            </Button>
            <Button variant="default" size="sm" disabled={index === items.length - 1} onClick={() => go(1)}>
              {t('next')}
            </Button>
          </Group>
        </Group>
        <JudgedRecord key={current.id} item={current} />
        <Card component="section" aria-label={t('verdict')} className={`${classes.verdict} no-print`} p="sm">
          <Stack gap="sm">
            {many > 0 && (
              <Group justify="space-between" role="status">
                <Text size="sm" fw={600}>
                  {t('selected', { count: many })}
                </Text>
                <Button size="compact-sm" variant="default" onClick={() => setChosen(new Set())}>
                  {t('clear')}
                </Button>
              </Group>
            )}
            {changed.length > 0 && (
              <Alert color="yellow" role="alert">
                {t('changed')}
                <ul>
                  {changed.map(({ id, title }) => (
                    <li key={id}>{title}</li>
                  ))}
                </ul>
              </Alert>
            )}
            <div className={classes.say}>
              <Textarea
                ref={box}
                label={t('remarks')}
                placeholder={t('remarksHint')}
                value={remarks}
                autosize
                minRows={1}
                maxRows={8}
                maxLength={2000}
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
              <Button loading={busy} onClick={() => void judge('verified')}>
                {many > 0 ? t('verifySelected', { count: many }) : t('verify')}
              </Button>
              <Button color="red" variant="outline" loading={busy} onClick={() => void judge('returned')}>
                {many > 0 ? t('returnSelected', { count: many }) : t('return')}
              </Button>
            </div>
            {submit.problem !== undefined && <Failure problem={submit.problem} />}
            {progress !== undefined && (
              <>
                <Text size="sm" role="status">
                  {t('judging', progress)}
                </Text>
                <Progress
                  value={(progress.done / progress.total) * 100}
                  aria-label={t('judging', progress)}
                />
              </>
            )}
          </Stack>
        </Card>
      </Stack>
    </div>
  );
}

/** Another record is read from its beginning, wherever in the one before the reader was. */
function useTopOf(id: string | undefined) {
  const pane = useRef<HTMLDivElement>(null);
  const shown = useRef(id);
  useEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    const top = pane.current?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight * 0.6) pane.current?.scrollIntoView({ block: 'start' });
  }, [id]);
  return pane;
}

/** What comes next is there when one gets to it. */
function usePrefetch(recordId: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (recordId !== undefined) void queries.prefetchQuery(read(register.record, { params: { recordId } }));
  }, [queries, recordId]);
}

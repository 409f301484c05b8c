/** What waits, by register and body: opened one at a time, chosen many at a time. */
import type { register } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Button, Card, Checkbox, Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import classes from './judge.module.css';
import type { Queue } from './use-queue.ts';
import { words } from './words.ts';

type Item = register.WaitingRecord;

interface WaitingListProps {
  readonly queue: Queue;
  readonly currentId: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly onOpen: (id: string) => void;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

export function WaitingList({ queue, currentId, chosen, onOpen, onChoose }: WaitingListProps) {
  const t = useWords(words);
  const say = useSay();
  const codes = [...new Set(queue.items.map((item) => item.register))];
  const set = (items: readonly Item[], on: boolean) => {
    const next = new Set(chosen);
    for (const { id } of items) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChoose(next);
  };
  return (
    <Card p={0} component="section" aria-label={t('list')} className={classes.queue ?? ''} data-list>
      {codes.map((code) => {
        const items = queue.items.filter((item) => item.register === code);
        const name = say(queue.nameOf(code));
        const picked = items.filter(({ id }) => chosen.has(id)).length;
        return (
          <section key={code} aria-label={name}>
            <div className={classes.group}>
              <Checkbox
                aria-label={t('selectGroup', { name })}
                checked={picked === items.length}
                indeterminate={picked > 0 && picked < items.length}
                onChange={() => set(items, picked < items.length)}
              />
              <Text size="sm" fw={700}>
                {name}
              </Text>
            </div>
            {items.map((item, at) => (
              <Pick
                key={item.id}
                item={item}
                // Said once for all that follow of the same body.
                withBody={items[at - 1]?.body.id !== item.body.id}
                current={item.id === currentId}
                chosen={chosen.has(item.id)}
                onOpen={() => onOpen(item.id)}
                onChoose={() => set([item], !chosen.has(item.id))}
              />
            ))}
          </section>
        );
      })}
      {queue.more !== undefined && (
        <Button variant="subtle" fullWidth loading={queue.loadingMore} onClick={queue.more}>
          {t('loadMore')}
        </Button>
      )}
    </Card>
  );
}

/** Height of a register's heading, which stays on top of the list. */
const HEADING = 64;

interface PickProps {
  readonly item: Item;
  readonly withBody: boolean;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly onOpen: () => void;
  readonly onChoose: () => void;
}

function Pick({ item, withBody, current, chosen, onOpen, onChoose }: PickProps) {
  const t = useWords(words);
  const row = useRef<HTMLDivElement>(null);
  // By the keyboard one walks out of what is in sight. Only the list moves, never the page beneath it.
  useEffect(() => {
    const list = row.current?.closest<HTMLElement>('[data-list]');
    if (!current || !row.current || !list) return;
    const [own, frame] = [row.current.getBoundingClientRect(), list.getBoundingClientRect()];
    if (own.top < frame.top + HEADING) list.scrollTop -= frame.top + HEADING - own.top;
    else if (own.bottom > frame.bottom) list.scrollTop += own.bottom - frame.bottom;
  }, [current]);
  return (
    <>
      {withBody && (
        <Text size="xs" c="dimmed" className={classes.body ?? ''}>
          {item.body.name}
        </Text>
      )}
      <div ref={row} className={classes.pick} data-current={current || undefined}>
        <Checkbox
          aria-label={t('select', { title: item.title, body: item.body.name })}
          checked={chosen}
          onChange={onChoose}
        />
        <UnstyledButton className={classes.open} aria-current={current || undefined} onClick={onOpen}>
          <Text size="sm" lineClamp={2} fw={500}>
            {item.title}
          </Text>
          <Text size="xs" c="dimmed">
            {[formatDate(item.day), ...(item.again ? [t('again')] : [])].join(' · ')}
          </Text>
        </UnstyledButton>
      </div>
    </>
  );
}

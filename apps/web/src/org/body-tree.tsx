import { org } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { ActionIcon, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { BodyLink } from './body-link.tsx';
import classes from './org.module.css';
import { useKinds } from './use-kinds.ts';
import { words } from './words.ts';

interface BranchProps {
  readonly on: CivilDate;
  readonly under?: string;
  /** Branches still to be opened by themselves, so that the first view shows something useful. */
  readonly open: number;
}

/** One branch of the tree; deeper ones are loaded when they are opened. */
export function Branch({ on, under, open }: BranchProps) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(
    read(org.branch, { query: { on, ...(under === undefined ? {} : { under }) } }),
  );
  if (error) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={3} />;
  if (data.items.length === 0) return <Empty text={t('noneFound')} />;
  return (
    <ul className={under === undefined ? classes.tree : undefined}>
      {data.items.map((item) => (
        <Node key={item.id} item={item} on={on} open={open} />
      ))}
    </ul>
  );
}

function Node({
  item,
  on,
  open,
}: {
  readonly item: org.BranchItem;
  readonly on: CivilDate;
  readonly open: number;
}) {
  const t = useWords(words);
  const { nameOf } = useKinds();
  const [opened, setOpened] = useState(open > 0 && item.childCount > 0 && item.level === 'province');
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <li>
      <div className={classes.row}>
        {item.childCount > 0 ? (
          <ActionIcon
            aria-expanded={opened}
            aria-label={t(opened ? 'collapse' : 'expand', { name: item.name })}
            onClick={() => setOpened(!opened)}
          >
            <Chevron size={18} aria-hidden />
          </ActionIcon>
        ) : (
          <span className={classes.leaf} />
        )}
        <div>
          <BodyLink body={item} on={on} />{' '}
          <Text span size="xs" c="dimmed" className={classes.beside}>
            {nameOf(item.kind)}
            {item.childCount > 0 && ` · ${t('beneathCount', { count: item.childCount })}`}
          </Text>
        </div>
      </div>
      {opened && <Branch on={on} under={item.id} open={open - 1} />}
    </li>
  );
}

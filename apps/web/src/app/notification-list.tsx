import { account } from '@binhdang/contract';
import { Button, Group, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import { IconBell, IconInfoCircle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { call, read } from './api.ts';
import { type Filling, useLanguage, useSay, useWords } from './i18n.tsx';
import { formatInstant } from './instant.ts';
import classes from './notification-bell.module.css';
import { notificationKinds } from './notification-kinds.ts';
import { words } from './words.ts';

/** What happened, the latest first; pressing a line marks it read and leads there. */
export function NotificationList({ onLeave }: { readonly onLeave: () => void }) {
  const t = useWords(words);
  const queries = useQueryClient();
  const router = useRouter();
  const list = useQuery(read(account.notifications));
  const mark = useMutation({
    mutationFn: (ids: string[] | undefined) =>
      call(account.markRead, { body: ids === undefined ? {} : { ids } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
  const open = (notification: account.Notification) => {
    if (notification.readAt === null) mark.mutate([notification.id]);
    const to = notificationKinds[notification.kind]?.to?.(notification);
    if (to !== undefined) router.history.push(to);
    onLeave();
  };
  if (list.error) return <Failure problem={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Loading lines={3} />;
  return (
    <>
      <Group justify="space-between" p="sm" pb="xs">
        <Text fw={600}>{t('notifications')}</Text>
        {list.data.unread > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => mark.mutate(undefined)}
            loading={mark.isPending}
          >
            {t('markAllRead')}
          </Button>
        )}
      </Group>
      {list.data.items.length === 0 ? (
        <Empty icon={IconBell} text={t('noNotifications')} />
      ) : (
        <ScrollArea.Autosize mah="60vh" type="auto">
          <ul className={classes.list}>
            {list.data.items.map((item) => (
              <li key={item.id}>
                <NotificationLine item={item} onOpen={() => open(item)} />
              </li>
            ))}
          </ul>
        </ScrollArea.Autosize>
      )}
    </>
  );
}

function NotificationLine({
  item,
  onOpen,
}: {
  readonly item: account.Notification;
  readonly onOpen: () => void;
}) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const kind = notificationKinds[item.kind];
  const Icon = kind?.icon ?? IconInfoCircle;
  return (
    <UnstyledButton onClick={onOpen} className={classes.line} data-unread={item.readAt === null || undefined}>
      <Icon size={20} />
      <span>
        {item.readAt === null && <span className="visually-hidden">{t('unread')}: </span>}
        {kind === undefined ? t('otherNotification') : say(kind.words, fillingOf(item.detail))}
        <Text component="span" display="block" size="xs" c="dimmed">
          {formatInstant(item.createdAt, language)}
        </Text>
      </span>
    </UnstyledButton>
  );
}

function fillingOf(detail: Readonly<Record<string, unknown>>): Filling {
  return Object.fromEntries(
    Object.entries(detail).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}

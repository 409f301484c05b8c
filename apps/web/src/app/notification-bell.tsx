import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Loading } from '../ui/loading.tsx';
import { useWords } from './i18n.tsx';
import { words } from './words.ts';

const NotificationList = lazy(async () => ({
  default: (await import('./notification-list.tsx')).NotificationList,
}));

/** Bell with the count of what is unread, and the list beneath it. */
export function NotificationBell({ unread }: { readonly unread: number }) {
  const t = useWords(words);
  const [opened, setOpened] = useState(false);
  const label = unread > 0 ? t('notificationsUnread', { count: unread }) : t('notifications');
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={360}
      shadow="md"
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Indicator
        disabled={unread === 0}
        label={unread > 99 ? '99+' : unread}
        size={18}
        offset={6}
        color="red"
      >
        <Popover.Target>
          <ActionIcon aria-label={label} onClick={() => setOpened((was) => !was)}>
            <IconBell size={22} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label={t('notifications')}>
        <Suspense fallback={<Loading lines={3} />}>
          <NotificationList onLeave={() => setOpened(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

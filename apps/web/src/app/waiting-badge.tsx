import { ActionIcon, Indicator } from '@mantine/core';
import { IconCloudUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from './i18n.tsx';
import { useWaiting } from './offline.ts';
import { words } from './words.ts';

/** How many entries wait on this machine; there only while some do. */
export function WaitingBadge({ userId }: { readonly userId: string }) {
  const t = useWords(words);
  const { total, needYou } = useWaiting(userId);
  if (total === 0) return null;
  const label =
    needYou > 0 ? t('waitingNeedYou', { count: total, need: needYou }) : t('waiting', { count: total });
  return (
    <Indicator
      label={total > 99 ? '99+' : total}
      size={18}
      offset={6}
      color={needYou > 0 ? 'red' : 'official'}
    >
      <ActionIcon component={Link} to="/so-theo-doi/cho-gui" aria-label={label} title={label}>
        <IconCloudUpload size={22} aria-hidden />
      </ActionIcon>
    </Indicator>
  );
}

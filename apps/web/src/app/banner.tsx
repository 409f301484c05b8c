import { Anchor } from '@mantine/core';
import { IconInfoCircle, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import classes from './banner.module.css';
import { useOffline } from './connection.ts';
import { useWords } from './i18n.tsx';
import { offlinePart } from './offline-part.ts';
import { words } from './words.ts';

interface BannerProps {
  readonly icon?: ComponentType<{ readonly size?: number | string; readonly 'aria-hidden'?: boolean }>;
  readonly children: ReactNode;
}

/** One line above the page that holds for all of it. */
export function Banner({ icon: Icon = IconInfoCircle, children }: BannerProps) {
  return (
    <div className={`${classes.banner} no-print`} role="status">
      <Icon size={20} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

/** Says that the server cannot be reached, as soon as that is known, and what can be done all the same. */
export function OfflineBanner({ userId }: { readonly userId?: string }) {
  const t = useWords(words);
  if (!useOffline()) return null;
  const kept = userId !== undefined && offlinePart()?.userId === userId;
  return (
    <Banner icon={IconPlugConnectedX}>
      {t('offline')}
      {kept && (
        <>
          {' '}
          <Anchor component={Link} to="/so-theo-doi" inherit c="inherit" underline="always">
            {t('offlineWith')}
          </Anchor>
        </>
      )}
    </Banner>
  );
}

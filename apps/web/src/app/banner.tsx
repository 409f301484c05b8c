import { IconInfoCircle, IconPlugConnectedX } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useSyncExternalStore } from 'react';
import classes from './banner.module.css';
import { useWords } from './i18n.tsx';
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

/** Says that the browser has no network, as soon as it knows. */
export function OfflineBanner() {
  const t = useWords(words);
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  return online ? null : <Banner icon={IconPlugConnectedX}>{t('offline')}</Banner>;
}

function listen(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

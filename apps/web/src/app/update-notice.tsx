import { Button, Dialog, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from './i18n.tsx';
import { words } from './words.ts';

interface UpdateNoticeProps {
  /** Registers the service worker; gives the way to put a waiting version in force. */
  readonly register: (options: { onNeedRefresh: () => void }) => (reload?: boolean) => Promise<void>;
}

/** Offers a new version instead of forcing it: somebody may be in the middle of a form. */
export function UpdateNotice({ register }: UpdateNoticeProps) {
  const t = useWords(words);
  const [update, setUpdate] = useState<(reload?: boolean) => Promise<void>>();
  useEffect(() => {
    const apply = register({ onNeedRefresh: () => setUpdate(() => apply) });
  }, [register]);
  return (
    <Dialog opened={update !== undefined} onClose={() => setUpdate(undefined)} withCloseButton size="sm">
      <Group justify="space-between" pr="lg">
        <Text size="sm">{t('newVersion')}</Text>
        <Button size="sm" onClick={() => void update?.(true)}>
          {t('reload')}
        </Button>
      </Group>
    </Dialog>
  );
}

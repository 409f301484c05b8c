import { Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useWords } from '../app/i18n.tsx';
import { Empty } from './empty.tsx';
import { words } from './words.ts';

/** In place of a page that this person's roles do not open. */
export function NotAllowed() {
  const t = useWords(words);
  return (
    <section>
      <Title order={2} ta="center">
        {t('notAllowed')}
      </Title>
      <Empty icon={IconLock} text={t('notAllowedText')} />
    </section>
  );
}

import { Anchor } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from './i18n.tsx';
import { words } from './words.ts';

/** For addresses that no room knows. */
export function NotFoundPage() {
  const t = useWords(words);
  return (
    <Page title={t('notFound')}>
      <Empty
        icon={IconMapQuestion}
        text={t('notFoundText')}
        action={
          <Anchor component={Link} to="/">
            {t('toStart')}
          </Anchor>
        }
      />
    </Page>
  );
}

import { Button } from '@mantine/core';
import { IconMoodConfuzed } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Page } from '../ui/page.tsx';
import { ApiProblem } from './api.ts';
import { useWords } from './i18n.tsx';
import { words } from './words.ts';

interface PageErrorProps {
  readonly error: unknown;
  readonly reset: () => void;
}

/** Shown in place of a page that threw; the shell around it stays usable. */
export function PageError({ error, reset }: PageErrorProps) {
  const t = useWords(words);
  const router = useRouter();
  const again = () => {
    // After a new release the old page's files are gone; only a full load finds the new ones.
    if (isMissingChunk(error)) window.location.reload();
    else {
      reset();
      void router.invalidate();
    }
  };
  if (error instanceof ApiProblem) {
    return (
      <Page title={t('broken')}>
        <Failure problem={error} onRetry={again} />
      </Page>
    );
  }
  return (
    <Page title={t('broken')}>
      <Empty
        icon={IconMoodConfuzed}
        text={t('brokenText')}
        action={<Button onClick={again}>{t('again')}</Button>}
      />
    </Page>
  );
}

function isMissingChunk(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message);
}

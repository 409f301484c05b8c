import { Alert, Button, Group } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import type { Draft } from './use-draft.ts';
import { words } from './words.ts';

/** Says that typed content came back, and offers to throw it away. */
export function DraftNotice({ draft }: { readonly draft: Draft }) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (draft.restoredAt === undefined) return null;
  return (
    <Alert variant="outline" icon={<IconRestore aria-hidden />} role="status">
      <Group justify="space-between" gap="sm">
        {t('draftRestored', { time: formatInstant(draft.restoredAt, language) })}
        <Button size="compact-sm" variant="default" onClick={draft.discard}>
          {t('discardDraft')}
        </Button>
      </Group>
    </Alert>
  );
}

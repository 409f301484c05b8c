import { Skeleton, Stack } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

/** Grey lines in place of what is being loaded; told to screen readers once. */
export function Loading({ lines = 5 }: { readonly lines?: number }) {
  const t = useWords(words);
  return (
    <Stack gap="sm" role="status" aria-live="polite">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never change
        <Skeleton key={line} height={line === 0 ? 28 : 18} width={line === 0 ? '45%' : `${95 - line * 7}%`} />
      ))}
    </Stack>
  );
}

import { formatDate } from '@binhdang/domain';
import { List, Text } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { Part } from '../ui/part.tsx';
import type { Answer } from './indicator-page.tsx';
import { words } from './words.ts';

/** Earlier definitions; nothing to see while there is only the shipped one. */
export function VersionsPart({ answer: { versions } }: { readonly answer: Answer }) {
  const t = useWords(words);
  if (versions.length < 2) return null;
  return (
    <Part title={t('versions')}>
      <List>
        {versions.map(({ number, appliesFrom, reason, madeBy }) => (
          <List.Item key={number}>
            {t('versionLine', { number, date: formatDate(appliesFrom) })}
            <Text size="sm" c="dimmed">
              {madeBy ? `${madeBy.name}: ${reason ?? ''}` : t('shipped')}
            </Text>
          </List.Item>
        ))}
      </List>
    </Part>
  );
}

import { formatDate } from '@binhdang/domain';
import { Button, Group, List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useWords } from '../app/i18n.tsx';
import { Part } from '../ui/part.tsx';
import type { Answer } from './indicator-page.tsx';
import { ReviseForm } from './revise-form.tsx';
import { words } from './words.ts';

/** Earlier definitions, and the form to change the one in force; nothing to see where neither is. */
export function VersionsPart({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const [changing, { open, close }] = useDisclosure(false);
  const { versions, allowed, head } = answer;
  const mayRevise = allowed.includes('indicator.revise');
  if (versions.length < 2 && !mayRevise) return null;
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
      {mayRevise && !changing && (
        <Group className="no-print">
          <Button variant="default" onClick={open}>
            {t('changeDefinition')}
          </Button>
        </Group>
      )}
      {changing && <ReviseForm key={head.number} answer={answer} onClose={close} />}
    </Part>
  );
}

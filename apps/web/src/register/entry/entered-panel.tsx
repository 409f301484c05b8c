import { Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconClockHour4 } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import type { Saved } from './new-record.tsx';
import { words } from './words.ts';

interface EnteredPanelProps {
  readonly saved: Saved;
  readonly obligationId: string | undefined;
  readonly onAnother: () => void;
}

/** A record was submitted: enter the next, which Enter does, or look at it. */
export function EnteredPanel({ saved, obligationId, onAnother }: EnteredPanelProps) {
  const t = useWords(words);
  const say = useSay();
  const { waiting = false } = saved;
  const another = useRef<HTMLButtonElement>(null);
  useEffect(() => another.current?.focus(), []);
  return (
    <Card role="status">
      <Stack gap="sm">
        <Group gap="xs">
          {waiting ? (
            <IconClockHour4 size={24} aria-hidden color="var(--mantine-color-yellow-7)" />
          ) : (
            <IconCircleCheck size={24} aria-hidden color="var(--mantine-color-green-7)" />
          )}
          <Title order={2} size="h3">
            {t(waiting ? 'savedHere' : 'done')}
          </Title>
        </Group>
        {waiting ? (
          <Text>{t('savedHereText')}</Text>
        ) : (
          <Text>{saved.title === undefined ? t('doneUntitled') : t('doneText', { title: saved.title })}</Text>
        )}
        {saved.warnings.length > 0 && (
          <div>
            <Text size="sm">{t('stood')}</Text>
            <List size="sm">
              {saved.warnings.map(({ path, message }) => (
                <List.Item key={`${path} ${message.vi}`}>{say(message)}</List.Item>
              ))}
            </List>
          </div>
        )}
        <Group gap="sm">
          <Button ref={another} onClick={onAnother}>
            {t('another')}
          </Button>
          {waiting ? (
            <LinkButton variant="default" to="/so-theo-doi/cho-gui">
              {t('toOutbox')}
            </LinkButton>
          ) : (
            <LinkButton variant="default" to="/ban-ghi/$recordId" params={{ recordId: saved.id }}>
              {t('openRecord')}
            </LinkButton>
          )}
          {obligationId !== undefined && (
            <LinkButton variant="default" to="/nhiem-vu/$obligationId" params={{ obligationId }}>
              {t('toObligation')}
            </LinkButton>
          )}
        </Group>
      </Stack>
    </Card>
  );
}

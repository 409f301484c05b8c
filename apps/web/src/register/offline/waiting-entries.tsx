import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import classes from './offline.module.css';
import { StateBadge } from './state-badge.tsx';
import { useOutbox } from './use-outbox.ts';
import { words } from './words.ts';

/** Above a register's list: entries of it that are on this machine only. */
export function WaitingEntries({ register }: { readonly register: string }) {
  const t = useWords(words);
  const { entries } = useOutbox();
  const own = entries.filter((entry) => entry.register === register);
  if (own.length === 0) return null;
  const name = t('waitingHere', { count: own.length });
  return (
    <Card component="section" aria-label={name} padding="sm" className={`${classes.waiting} no-print`}>
      <Title order={2} size="h5" mb="xs">
        {name}
      </Title>
      <Stack component="ul" gap="xs" className={classes.list}>
        {own.map((entry) => (
          <Group key={entry.id} component="li" justify="space-between" gap="xs">
            <AppLink
              to="/so-theo-doi/cho-gui/$entryId"
              params={{ entryId: entry.id }}
              className={classes.title}
            >
              {entry.title || t('untitled')}
            </AppLink>
            <StateBadge
              entry={entry}
              behind={own.some((one) => one.recordId === entry.recordId && one.seq < entry.seq)}
            />
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

/** On a record's page: a change of it waits here. */
export function WaitingChange({ recordId }: { readonly recordId: string }) {
  const t = useWords(words);
  const { entries } = useOutbox();
  const last = entries.findLast((entry) => entry.recordId === recordId);
  if (last === undefined) return null;
  return (
    <Card padding="sm" className={`${classes.waiting} no-print`}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {t('changeWaits')}{' '}
          <AppLink to="/so-theo-doi/cho-gui/$entryId" params={{ entryId: last.id }}>
            {t('open')}
          </AppLink>
        </Text>
        <StateBadge entry={last} behind={false} />
      </Group>
    </Card>
  );
}

import { Alert, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCircleCheck, IconCloudUpload, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useOffline } from '../../app/connection.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { useMe } from '../../app/session.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { loadedRegister, registerQuery } from '../use-register.ts';
import { localFilesIn, type OutboxEntry, type SentEntry } from './entry.ts';
import { saveText, textOf } from './export-entry.ts';
import classes from './offline.module.css';
import type { Outbox } from './outbox.ts';
import { keptAt } from './room.ts';
import { StateBadge } from './state-badge.tsx';
import { useOutbox } from './use-outbox.ts';
import { words } from './words.ts';

/** What waits on this machine: how it stands with each entry, and what may be done about it. */
export function OutboxPage() {
  const t = useWords(words);
  const { outbox, entries, sent, sendNow } = useOutbox();
  const offline = useOffline();
  return (
    <Page
      title={t('outbox')}
      subtitle={t('outboxAbout')}
      crumbs={[{ title: t('registers'), to: '/so-theo-doi' }]}
      actions={
        entries.some(({ state }) => state === 'waiting') && (
          <Button leftSection={<IconSend size={18} aria-hidden />} disabled={offline} onClick={sendNow}>
            {t('sendNow')}
          </Button>
        )
      }
    >
      {outbox === undefined && <Loading lines={4} />}
      {outbox === null && <Alert color="yellow">{t('cannotKeep')}</Alert>}
      {outbox && entries.length === 0 && <Empty icon={IconCloudUpload} text={t('nothingWaits')} />}
      {outbox && entries.length > 0 && (
        <Stack component="ul" gap="sm" className={classes.list} aria-live="polite">
          {entries.map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              outbox={outbox}
              sendNow={sendNow}
              behind={entries.some((one) => one.recordId === entry.recordId && one.seq < entry.seq)}
            />
          ))}
        </Stack>
      )}
      {sent.length > 0 && <Sent sent={sent} />}
      {outbox && <KeptAt />}
    </Page>
  );
}

interface EntryProps {
  readonly entry: OutboxEntry;
  readonly outbox: Outbox;
  readonly sendNow: () => void;
  readonly behind: boolean;
}

function Entry({ entry, outbox, sendNow, behind }: EntryProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const title = entry.title || t('untitled');
  const files = localFilesIn(entry.values).length;
  const { data } = useQuery(registerQuery(entry.register, entry.number));
  const about = [
    data && say((data.definition as unknown as { name: { vi: string; en: string } }).name),
    entry.body.shortName ?? entry.body.name,
    t(entry.base === undefined ? 'kindNew' : 'kindChange') + (entry.submit ? '' : ` (${t('asDraft')})`),
    files > 0 && t('filesWaiting', { count: files }),
    t('savedAt', { at: formatInstant(entry.savedAt, language) }),
  ].filter(Boolean);
  const discard = async () => {
    if (await outbox.discard(entry.id)) return;
    notifications.show({ color: 'red', message: t('beingSent') });
  };
  return (
    <Card component="li" padding="md" className={classes.entry}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <AppLink to="/so-theo-doi/cho-gui/$entryId" params={{ entryId: entry.id }} className={classes.title}>
          {title}
        </AppLink>
        <StateBadge entry={entry} behind={behind} />
      </Group>
      <Text size="sm" c="dimmed">
        {about.join(' · ')}
      </Text>
      <Why entry={entry} />
      <Group gap="xs" mt="xs">
        <Ways entry={entry} outbox={outbox} sendNow={sendNow} title={title} />
        <Button
          size="sm"
          variant="default"
          disabled={data === undefined}
          onClick={() => {
            if (data === undefined) return;
            saveText(textOf(entry, loadedRegister(data), language, t), `${entry.register}-${entry.id}.txt`);
          }}
        >
          {t('exportFile')}
        </Button>
        <ConfirmButton
          size="sm"
          variant="default"
          color="red"
          label={t('discard')}
          question={t('discardQuestion', { title })}
          onConfirm={discard}
        />
      </Group>
    </Card>
  );
}

function Ways({ entry, outbox, sendNow, title }: Omit<EntryProps, 'behind'> & { readonly title: string }) {
  const t = useWords(words);
  const stuck = entry.state === 'needs-you';
  const clash = entry.refused?.theirs !== undefined;
  return (
    <>
      <LinkButton
        size="sm"
        variant={stuck ? 'filled' : 'default'}
        to="/so-theo-doi/cho-gui/$entryId"
        params={{ entryId: entry.id }}
        aria-label={t('openEntry', { title })}
      >
        {t(!stuck ? 'open' : clash ? 'seeBoth' : 'mend')}
      </LinkButton>
      {stuck && !clash && (
        <Button size="sm" variant="default" onClick={() => void outbox.again(entry.id).then(sendNow)}>
          {t('again')}
        </Button>
      )}
    </>
  );
}

/** What the server said, and about which fields. */
export function Why({ entry: { refused } }: { readonly entry: OutboxEntry }) {
  const t = useWords(words);
  const say = useSay();
  if (refused === undefined) return null;
  const { title, detail } = refused.text;
  return (
    <Alert color="red" variant="outline" mt="xs" p="xs" title={t('refusedBecause')}>
      <Text size="sm">{say(detail ?? title)}</Text>
      {refused.errors.length > 0 && (
        <List size="sm">
          {refused.errors.map(({ path, message }) => (
            <List.Item key={path}>{say(message)}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

function Sent({ sent }: { readonly sent: readonly SentEntry[] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <section aria-label={t('sentLately')}>
      <Title order={2} size="h4" mb="xs">
        {t('sentLately')}
      </Title>
      <Stack component="ul" gap={4} className={classes.list}>
        {sent.map((one) => (
          <Group key={one.recordId} component="li" gap="xs" wrap="nowrap">
            <IconCircleCheck size={18} aria-hidden className={classes.sign} />
            <Text size="sm">
              <AppLink to="/ban-ghi/$recordId" params={{ recordId: one.recordId }}>
                {one.title || t('untitled')}
              </AppLink>
              {` · ${t('sent').toLowerCase()} ${formatInstant(one.sentAt, language)}`}
            </Text>
          </Group>
        ))}
      </Stack>
    </section>
  );
}

/** Of when the forms and records are that can be read without a connection. */
function KeptAt() {
  const t = useWords(words);
  const me = useMe();
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['offline', 'keptAt', me?.id],
    queryFn: async () => (await keptAt(me?.id ?? '')) ?? null,
    refetchInterval: 5_000,
  });
  if (data === undefined) return null;
  return (
    <Text size="sm" c="dimmed">
      {data === null ? t('notKeptYet') : t('keptAt', { at: formatInstant(data, language) })}
    </Text>
  );
}

import { overview } from '@binhdang/contract';
import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Failure } from '../ui/failure.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { words } from './words.ts';

/** Making, replacing and revoking the private link by which a calendar program fetches one's due days. */
export function FeedButton() {
  const t = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarShare size={18} aria-hidden />} onClick={open}>
        {t('feed')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('feed')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <FeedPanel />
      </Modal>
    </>
  );
}

function FeedPanel() {
  const t = useWords(words);
  const { language } = useLanguage();
  const { data, error } = useQuery(read(overview.feed));
  const [link, setLink] = useState<string>();
  const open = useSubmit(overview.openFeed, {
    outdates: ['overview'],
    onDone: ({ path }) => setLink(`${window.location.origin}${path}`),
  });
  const close = useSubmit(overview.closeFeed, { outdates: ['overview'], onDone: () => setLink(undefined) });
  const problem = open.problem ?? close.problem ?? error ?? undefined;
  const at = data?.createdAt ?? null;
  return (
    <Stack>
      <Text>{t('feedText')}</Text>
      {link === undefined ? (
        <Text c="dimmed">
          {at === null ? t('feedNone') : t('feedSince', { at: formatInstant(at, language) })}
        </Text>
      ) : (
        <Stack gap="xs">
          <TextInput
            readOnly
            label={t('feedOnce')}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={link}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? t('copied') : t('copy')}</Button>}
          </CopyButton>
        </Stack>
      )}
      {problem !== undefined && <Failure problem={problem} />}
      <Group justify="flex-end">
        {at === null ? (
          <Button loading={open.pending} onClick={() => void open.run({})}>
            {t('feedCreate')}
          </Button>
        ) : (
          <>
            <ConfirmButton
              variant="default"
              color="red"
              label={t('feedRevoke')}
              question={t('feedRevokeQuestion')}
              pending={close.pending}
              onConfirm={() => close.run({})}
            />
            <ConfirmButton
              variant="default"
              label={t('feedReplace')}
              question={t('feedReplaceQuestion')}
              pending={open.pending}
              onConfirm={() => open.run({})}
            />
          </>
        )}
      </Group>
    </Stack>
  );
}

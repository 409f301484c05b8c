import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useOffline } from '../../app/connection.ts';
import { useWords } from '../../app/i18n.tsx';
import { useWaiting } from '../../app/offline.ts';
import type { Me } from '../../app/session.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { useOutbox } from './use-outbox.ts';
import { words } from './words.ts';

interface SignOutDialogProps {
  readonly me: Me;
  readonly onSignOut: () => unknown;
  readonly onClose: () => void;
}

/** Signing out while entries wait: send them first, stay, or let them go, knowingly. */
export function SignOutDialog({ me, onSignOut, onClose }: SignOutDialogProps) {
  const t = useWords(words);
  const offline = useOffline();
  const { total, needYou } = useWaiting(me.id);
  const { sendNow } = useOutbox();
  const [sending, setSending] = useState(false);
  const [sure, setSure] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when all that was to be sent has gone
  useEffect(() => {
    if (!sending) return;
    if (total === 0) void onSignOut();
    else if (offline || total === needYou) setSending(false);
  }, [sending, total, needYou, offline]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('leaving', { count: total })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t('leavingText', { count: total })}</Text>
        {offline && <Text fw={600}>{t('leavingOffline')}</Text>}
        {needYou > 0 && (
          <Text>
            <AppLink to="/so-theo-doi/cho-gui" onClick={onClose}>
              {t('leavingRefused', { count: needYou })}
            </AppLink>
          </Text>
        )}
        <Group>
          <Button
            disabled={offline || total === needYou}
            loading={sending}
            onClick={() => {
              setSending(true);
              sendNow();
            }}
          >
            {t('sendThenLeave')}
          </Button>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('stay')}
          </Button>
        </Group>
        <Checkbox
          label={t('discardConfirm', { count: total })}
          checked={sure}
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
        <Button variant="outline" color="red" disabled={!sure} onClick={() => void onSignOut()}>
          {t('discardThenLeave', { count: total })}
        </Button>
      </Stack>
    </Modal>
  );
}

import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

interface StartPasswordProps {
  /** Shown while it is there. */
  readonly password: string | undefined;
  readonly name: string;
  readonly onClose: () => void;
}

/** The one time a start password is seen. Closes only on purpose. */
export function StartPassword({ password, name, onClose }: StartPasswordProps) {
  const t = useWords(words);
  return (
    <Modal
      opened={password !== undefined}
      onClose={onClose}
      title={`${t('startPassword')}: ${name}`}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        <Alert icon={<IconKey aria-hidden />} variant="outline">
          {t('startPasswordText')}
        </Alert>
        <Text ta="center">
          <Code fz="xl">{password}</Code>
        </Text>
        <Group justify="flex-end">
          <CopyButton value={password ?? ''}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('handedOver')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

interface ConfirmButtonProps extends ButtonProps {
  /** What the button does, also the dialog's title and its confirming button. */
  readonly label: string;
  /** What will happen, so that the person can decide. */
  readonly question: ReactNode;
  /** The dialog closes when it resolves to anything but false. */
  readonly onConfirm: () => unknown;
  readonly pending?: boolean;
}

/** A button for what cannot be taken back. */
export function ConfirmButton({
  label,
  question,
  onConfirm,
  pending = false,
  ...button
}: ConfirmButtonProps) {
  const t = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  const confirm = async () => {
    if ((await onConfirm()) !== false) close();
  };
  return (
    <>
      <Button {...button} onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={label} closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack>
          <Text component="div">{question}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t('cancel')}
            </Button>
            <Button color={button.color ?? 'official'} loading={pending} onClick={() => void confirm()}>
              {label}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

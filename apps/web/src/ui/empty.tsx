import { Stack, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';

interface EmptyProps {
  readonly icon?: ComponentType<{ readonly size?: number | string; readonly stroke?: number | string }>;
  /** What is not here, and why that may be. */
  readonly text: string;
  /** What may be done about it. */
  readonly action?: ReactNode;
}

export function Empty({ icon: Icon = IconInbox, text, action }: EmptyProps) {
  return (
    <Stack align="center" gap="sm" py="xl" px="md">
      <span aria-hidden>
        <Icon size={40} stroke={1.4} />
      </span>
      <Text ta="center" c="dimmed" maw="34rem">
        {text}
      </Text>
      {action}
    </Stack>
  );
}

import type { cascade } from '@binhdang/contract';
import { Badge } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconHourglass, IconPencil } from '@tabler/icons-react';
import { useSay } from '../app/i18n.tsx';
import { STATE_NAMES } from './words.ts';

const LOOKS = {
  draft: { color: 'gray', icon: IconPencil },
  submitted: { color: 'blue', icon: IconHourglass },
  returned: { color: 'red', icon: IconArrowBackUp },
  received: { color: 'green', icon: IconCircleCheck },
} as const;

/** Where a plan has got to, in words with a sign. */
export function StateBadge({ state }: { readonly state: cascade.BodyPlanState }) {
  const say = useSay();
  const { color, icon: Icon } = LOOKS[state];
  return (
    <Badge variant="outline" color={color} tt="none" leftSection={<Icon size={14} aria-hidden />}>
      {say(STATE_NAMES[state])}
    </Badge>
  );
}

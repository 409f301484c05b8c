/** Where a record stands: in words, with a sign and a colour of its own. */
import type { register } from '@binhdang/contract';
import {
  IconArrowBackUp,
  IconHourglass,
  IconPencil,
  IconRosetteDiscountCheck,
  IconTrash,
} from '@tabler/icons-react';
import { useSay } from '../app/i18n.tsx';
import classes from '../ui/standing-badge.module.css';
import { DELETED, STATUS_NAMES } from './status-names.ts';

const LOOKS = {
  draft: { tone: 'none', icon: IconPencil },
  submitted: { tone: 'calm', icon: IconHourglass },
  returned: { tone: 'bad', icon: IconArrowBackUp },
  verified: { tone: 'good', icon: IconRosetteDiscountCheck },
} as const;

interface StatusBadgeProps {
  readonly status: register.RecordStatus;
  /** Then where it stood is of no account any more. */
  readonly deleted?: boolean;
}

export function StatusBadge({ status, deleted = false }: StatusBadgeProps) {
  const say = useSay();
  if (deleted)
    return (
      <span className={classes.badge} data-tone="none">
        <IconTrash size={16} aria-hidden />
        {say(DELETED)}
      </span>
    );
  const { tone, icon: Icon } = LOOKS[status];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={16} aria-hidden />
      {say(STATUS_NAMES[status])}
    </span>
  );
}

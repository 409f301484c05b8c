/** Where a record stands: in words, with a sign and a colour of its own. */
import type { register } from '@binhdang/contract';
import { IconArrowBackUp, IconHourglass, IconPencil, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useSay } from '../app/i18n.tsx';
import classes from '../ui/standing-badge.module.css';
import { STATUS_NAMES } from './status-names.ts';

const LOOKS = {
  draft: { tone: 'none', icon: IconPencil },
  submitted: { tone: 'calm', icon: IconHourglass },
  returned: { tone: 'bad', icon: IconArrowBackUp },
  verified: { tone: 'good', icon: IconRosetteDiscountCheck },
} as const;

export function StatusBadge({ status }: { readonly status: register.RecordStatus }) {
  const say = useSay();
  const { tone, icon: Icon } = LOOKS[status];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={16} aria-hidden />
      {say(STATUS_NAMES[status])}
    </span>
  );
}

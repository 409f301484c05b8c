import { STANDING_NAMES, type Standing } from '@binhdang/domain';
import {
  IconAlertOctagon,
  IconArrowBackUp,
  IconCalendarQuestion,
  IconCircleCheck,
  IconCircleMinus,
  IconClockExclamation,
  IconHourglass,
  IconPlayerPause,
  IconPlayerPlay,
  IconRosetteDiscountCheck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useSay } from '../app/i18n.tsx';
import classes from './standing-badge.module.css';

type Tone = 'bad' | 'warn' | 'calm' | 'good' | 'none';

export const STANDING_LOOKS: Record<
  Standing,
  {
    readonly tone: Tone;
    readonly icon: ComponentType<{ readonly size?: number | string; readonly 'aria-hidden'?: boolean }>;
  }
> = {
  late: { tone: 'bad', icon: IconAlertOctagon },
  returned: { tone: 'bad', icon: IconArrowBackUp },
  due_soon: { tone: 'warn', icon: IconClockExclamation },
  no_movement: { tone: 'warn', icon: IconPlayerPause },
  undated: { tone: 'none', icon: IconCalendarQuestion },
  on_track: { tone: 'calm', icon: IconPlayerPlay },
  awaiting_verification: { tone: 'calm', icon: IconHourglass },
  done_late: { tone: 'good', icon: IconCircleCheck },
  done_on_time: { tone: 'good', icon: IconRosetteDiscountCheck },
  not_applicable: { tone: 'none', icon: IconCircleMinus },
};

/** Where an obligation stands: in words, with a sign and a colour of its own, so that none is needed alone. */
export function StandingBadge({ standing }: { readonly standing: Standing }) {
  const say = useSay();
  const { tone, icon: Icon } = STANDING_LOOKS[standing];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={16} aria-hidden />
      {say(STANDING_NAMES[standing])}
    </span>
  );
}

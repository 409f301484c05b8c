import type { report } from '@binhdang/contract';
import { Badge } from '@mantine/core';
import {
  IconAlertOctagon,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconClockExclamation,
  IconHourglass,
  IconLock,
  IconPencil,
} from '@tabler/icons-react';
import { useSay } from '../../app/i18n.tsx';
import { STATE_COLORS, STATE_NAMES, TIMELINESS_NAMES } from './names.ts';

const STATE_ICONS = {
  draft: IconPencil,
  submitted: IconHourglass,
  returned: IconArrowBackUp,
  accepted: IconCircleCheck,
  locked: IconLock,
} as const;

export function StateBadge({ state }: { readonly state: report.ReportState }) {
  const say = useSay();
  const Icon = STATE_ICONS[state];
  return (
    <Badge variant="light" color={STATE_COLORS[state]} leftSection={<Icon size={15} aria-hidden />}>
      {say(STATE_NAMES[state])}
    </Badge>
  );
}

const TIMELINESS_LOOKS = {
  on_time: { color: 'green', icon: IconCircleCheck },
  late: { color: 'orange', icon: IconClockExclamation },
  overdue: { color: 'red', icon: IconAlertOctagon },
  due_soon: { color: 'orange', icon: IconClockExclamation },
  open: { color: 'gray', icon: IconClock },
  exempt: { color: 'gray', icon: IconCircleMinus },
} as const;

export function TimelinessBadge({ timeliness }: { readonly timeliness: report.ReportTimeliness }) {
  const say = useSay();
  const { color, icon: Icon } = TIMELINESS_LOOKS[timeliness];
  return (
    <Badge variant="light" color={color} leftSection={<Icon size={15} aria-hidden />}>
      {say(TIMELINESS_NAMES[timeliness])}
    </Badge>
  );
}

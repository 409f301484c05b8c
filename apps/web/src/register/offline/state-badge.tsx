import { IconAlertTriangle, IconArrowsSplit2, IconClockHour4, IconLoader2 } from '@tabler/icons-react';
import { useWords } from '../../app/i18n.tsx';
import classes from '../../ui/standing-badge.module.css';
import type { OutboxEntry } from './entry.ts';
import { words } from './words.ts';

const LOOKS = {
  waiting: { tone: 'calm', icon: IconClockHour4 },
  waitingBehind: { tone: 'calm', icon: IconClockHour4 },
  sending: { tone: 'calm', icon: IconLoader2 },
  needsYou: { tone: 'bad', icon: IconAlertTriangle },
  conflict: { tone: 'bad', icon: IconArrowsSplit2 },
} as const;

/** How it stands with an entry, in words, with a sign and a colour of its own. */
export function StateBadge({ entry, behind }: { readonly entry: OutboxEntry; readonly behind: boolean }) {
  const t = useWords(words);
  const state = stateOf(entry, behind);
  const { tone, icon: Icon } = LOOKS[state];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={16} aria-hidden />
      {t(state)}
    </span>
  );
}

function stateOf({ state, refused }: OutboxEntry, behind: boolean): keyof typeof LOOKS {
  if (state === 'needs-you') return refused?.theirs === undefined ? 'needsYou' : 'conflict';
  return state === 'waiting' && behind ? 'waitingBehind' : state;
}

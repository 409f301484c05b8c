import type { campaign } from '@binhdang/contract';
import { Badge } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

const COLORS: Record<campaign.ContributionState, string> = {
  asked: 'gray',
  draft: 'official',
  submitted: 'orange',
  returned: 'red',
  accepted: 'green',
};

/** How far a body is, in words. */
export function StateBadge({ state }: { readonly state: campaign.ContributionState }) {
  const t = useWords(words);
  return (
    <Badge color={COLORS[state]} variant="light">
      {t(`state_${state}`)}
    </Badge>
  );
}

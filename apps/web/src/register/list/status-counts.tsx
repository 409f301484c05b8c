/** How many records stand where; a press shows those alone. */
import type { register } from '@binhdang/contract';
import { useSay, useWords } from '../../app/i18n.tsx';
import { STATUS_NAMES } from '../status-names.ts';
import { Pills } from './pills.tsx';
import { STATUSES, type Status } from './search.ts';
import { words } from './words.ts';

interface StatusCountsProps {
  readonly counts: Readonly<Record<register.RecordStatus, number>>;
  readonly chosen: Status | undefined;
  readonly onChange: (status: Status | undefined) => void;
}

export function StatusCounts({ counts, chosen, onChange }: StatusCountsProps) {
  const t = useWords(words);
  const say = useSay();
  const total = STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const choices = [
    { value: undefined, name: t('anyStatus'), count: total },
    ...STATUSES.map((status) => ({ value: status, name: say(STATUS_NAMES[status]), count: counts[status] })),
  ];
  return <Pills label={t('statusCounts')} choices={choices} chosen={chosen} onChange={onChange} />;
}

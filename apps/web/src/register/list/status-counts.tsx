/** How many records stand where; a press shows those alone. */
import type { register } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { UnstyledButton } from '@mantine/core';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { STATUS_NAMES } from '../status-names.ts';
import classes from './records.module.css';
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
  const { language } = useLanguage();
  const total = STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const choices = [
    { status: undefined, name: t('anyStatus'), count: total },
    ...STATUSES.map((status) => ({ status, name: say(STATUS_NAMES[status]), count: counts[status] })),
  ];
  return (
    <fieldset className={`${classes.statuses} no-print`}>
      <legend className="visually-hidden">{t('statusCounts')}</legend>
      {choices.map(({ status, name, count }) => (
        <UnstyledButton
          key={name}
          className={classes.status}
          aria-pressed={chosen === status}
          onClick={() => onChange(chosen === status ? undefined : status)}
        >
          {name} <b>{formatNumber(count, language)}</b>
        </UnstyledButton>
      ))}
    </fieldset>
  );
}

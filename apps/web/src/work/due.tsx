import { formatDate } from '@binhdang/domain';
import { Text } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { dueWords } from './due-words.ts';
import { words } from './words.ts';
import classes from './work.module.css';

/** A due day and, while the work is open, how far off it is. */
export function Due({ due, open }: { readonly due: string | null; readonly open: boolean }) {
  const t = useWords(words);
  const today = useToday();
  if (due === null) {
    return (
      <Text size="sm" c="dimmed">
        {t('noDue')}
      </Text>
    );
  }
  const far = open && today !== undefined ? dueWords(due, today) : undefined;
  const late = far?.key === 'daysLate' || far?.key === 'dayLate';
  return (
    <Text size="sm">
      {t('due', { date: formatDate(due) })}
      {far !== undefined && (
        <>
          {', '}
          <span className={late ? classes.late : undefined}>{t(far.key, { days: far.days })}</span>
        </>
      )}
    </Text>
  );
}

import type { work } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Group, Text } from '@mantine/core';
import { useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { StatusBadge } from '../status-badge.tsx';
import classes from './proof.module.css';
import { words } from './words.ts';

/** The records that a report rests on; those of confidential registers only as a number. */
export function Basis({ records }: { readonly records: readonly work.ReportedRecord[] }) {
  const t = useWords(words);
  if (records.length === 0) return null;
  const hidden = records.filter(({ recordId }) => recordId === null).length;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('basis')}
      </Text>
      <ul className={classes.figures}>
        {records.map(
          ({ recordId, title, day, status, deleted }) =>
            recordId !== null && (
              <li key={recordId}>
                <Group gap="xs">
                  <AppLink to="/ban-ghi/$recordId" params={{ recordId }} size="sm">
                    {title} {day !== null && `(${formatDate(day)})`}
                  </AppLink>
                  {deleted ? (
                    <Text size="sm" c="red">
                      {t('deleted')}
                    </Text>
                  ) : (
                    status !== null && <StatusBadge status={status} />
                  )}
                </Group>
              </li>
            ),
        )}
        {hidden > 0 && <li>{t('hidden', { count: hidden })}</li>}
      </ul>
    </div>
  );
}

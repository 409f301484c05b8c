import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useSay, useWords } from '../../app/i18n.tsx';
import classes from './batch.module.css';
import type { BatchPlan } from './plan.ts';
import type { Fault } from './use-batch.ts';
import { words } from './words.ts';

const MOST_SHOWN = 100;

interface FaultListProps {
  readonly faults: readonly Fault[];
  readonly plan: BatchPlan;
  readonly onGo: (fault: Fault) => void;
}

/** Everything that is wrong, each a way to its cell. */
export function FaultList({ faults, plan, onGo }: FaultListProps) {
  const t = useWords(words);
  const say = useSay();
  if (faults.length === 0) return null;
  return (
    <section aria-label={t('faultList')}>
      <Text fw={600} size="sm">
        {t('faultList')}
      </Text>
      <div className={classes.faults}>
        {faults.slice(0, MOST_SHOWN).map((fault) => (
          <button
            key={`${fault.row} ${fault.column} ${fault.message.vi}`}
            type="button"
            className={classes.fault}
            onClick={() => onGo(fault)}
          >
            <Text component="span" size="sm" c={fault.severity === 'error' ? 'red' : 'dimmed'}>
              {fault.severity === 'error' ? (
                <IconCircleX size={14} aria-hidden />
              ) : (
                <IconAlertTriangle size={14} aria-hidden />
              )}{' '}
              <b>
                {t('faultAt', {
                  row: fault.row + 1,
                  column: plan.columns[fault.column ?? -1]?.heading ?? t('wholeRow'),
                })}
              </b>{' '}
            </Text>
            <Text component="span" size="sm">
              {say(fault.message)}
            </Text>
          </button>
        ))}
        {faults.length > MOST_SHOWN && (
          <Text size="sm" c="dimmed">
            {t('moreFaults', { rest: faults.length - MOST_SHOWN })}
          </Text>
        )}
      </div>
    </section>
  );
}

import type { work } from '@binhdang/contract';
import { formatDate, formatNumber } from '@binhdang/domain';
import { Badge, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { Basis } from '../register/proof/basis.tsx';
import { FileLinks } from '../ui/file-preview.tsx';
import { STATE_NAMES, VERDICT_NAMES } from './state-names.ts';
import { words } from './words.ts';
import classes from './work.module.css';

const VERDICT_COLOURS = { submitted: 'official', verified: 'green', returned: 'red' } as const;

interface ProgressEntryProps {
  readonly progress: work.Progress;
  /** The due day it is for, where there are several. */
  readonly dueOn?: string | null | undefined;
  readonly actions?: ReactNode;
}

/** One report: what it says, its figures and evidence, the verdict and the remarks. */
export function ProgressEntry({ progress, dueOn, actions }: ProgressEntryProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Stack gap="xs">
      <Group gap="sm" justify="space-between">
        <Group gap="sm">
          <Badge color={VERDICT_COLOURS[progress.verdict]} variant="light" tt="none" size="lg">
            {say(VERDICT_NAMES[progress.verdict])}
          </Badge>
          <Text size="sm" fw={600}>
            {say(STATE_NAMES[progress.state])}
            {progress.doneOn !== null && ` (${formatDate(progress.doneOn)})`}
            {progress.percent !== null && `, ${progress.percent}%`}
          </Text>
          {dueOn && (
            <Text size="sm" c="dimmed">
              {t('forOccurrence')} {formatDate(dueOn)}
            </Text>
          )}
        </Group>
        {actions}
      </Group>
      <Text size="sm" c="dimmed">
        {t('reportedBy', {
          name: progress.reportedBy.name,
          when: formatInstant(progress.reportedAt, language),
        })}
      </Text>
      <Text className={classes.prose}>{progress.narrative}</Text>
      {progress.figures.length > 0 && (
        <table className={classes.figures}>
          <tbody>
            {progress.figures.map((figure) => (
              <tr key={`${figure.label} ${figure.value}`}>
                <th scope="row">{figure.label}</th>
                <td>{formatNumber(figure.value, language)}</td>
                <th>{figure.unit}</th>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {progress.evidence.length > 0 && (
        <FileLinks list={progress.evidence.map(({ fileId, ...file }) => ({ ...file, id: fileId }))} />
      )}
      <Basis records={progress.records} />
      {progress.remarks !== null && (
        <div className={classes.remarks} data-good={progress.verdict === 'verified' || undefined}>
          {progress.remarks}
          {progress.judgedBy !== null && progress.judgedAt !== null && (
            <Text size="sm" c="dimmed">
              {t('judgedBy', {
                name: progress.judgedBy.name,
                when: formatInstant(progress.judgedAt, language),
              })}
            </Text>
          )}
        </div>
      )}
    </Stack>
  );
}
